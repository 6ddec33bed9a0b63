//! Visible harm: what boards and their staff look at whether or not anything is targeted.

use goodhart_levers::{PerStream, Stream};
use goodhart_targets::{Better, Dashboard, Indicator};

use crate::attention::{Attention, Item, Subject};
use crate::judgement::spread;
use crate::{Parameters, Provider};

/// The harm that each stream shows. The list is fixed: it does not depend on any target.
const SHOWN: [(Stream, Indicator); 15] = [
    (Stream::Emergency, Indicator::EdLeftUnseen),
    (Stream::Emergency, Indicator::EdMeanMinutes),
    (Stream::Wards, Indicator::WardSafety),
    (Stream::Discharge, Indicator::DelayedDischarges),
    (Stream::Discharge, Indicator::LengthOfStay),
    (Stream::Outpatients, Indicator::ElectiveList),
    (Stream::FollowUps, Indicator::FollowUpOverdue),
    (Stream::Theatres, Indicator::ElectiveMeanWait),
    (Stream::Diagnostics, Indicator::DiagnosticsWithin6w),
    (Stream::Ambulance, Indicator::AmbulanceC2Mean),
    (Stream::SocialCare, Indicator::SocialWaiting),
    (Stream::GpAccess, Indicator::GpWithin14d),
    (Stream::GpAccess, Indicator::GpUrgentWithin1d),
    (Stream::LongTermCare, Indicator::GpContinuity),
    (Stream::LongTermCare, Indicator::QofDm020),
];

/// The concerns of one provider.
pub(crate) fn of(provider: Provider) -> impl Iterator<Item = (Stream, Indicator)> {
    SHOWN
        .into_iter()
        .filter(move |(stream, _)| provider.streams().contains(stream))
}

/// Concerns as items of an agenda: each weighs as much as it is visible and as it has worsened.
pub(crate) fn agenda(
    provider: Provider,
    dashboard: &Dashboard,
    visibility: &PerStream<f64>,
    p: &Parameters,
) -> Vec<Item> {
    of(provider)
        .map(|(stream, indicator)| Item {
            subject: Subject::Concern(indicator),
            weight: p.attention.local_weight.get()
                * visibility[stream]
                * motive(worsened(dashboard, indicator, p), p),
            quantity: Some(indicator),
        })
        .collect()
}

/// How much worse each stream looks than at the start, as far as the board has a grip on it [spreads]. Concerns come first on the agenda
/// that was looked at.
pub(crate) fn seen(
    provider: Provider,
    dashboard: &Dashboard,
    attention: &Attention,
    p: &Parameters,
) -> PerStream<f64> {
    let mut sum = PerStream::uniform(0.0);
    let mut shown = PerStream::uniform(0.0);
    for ((stream, indicator), grip) in of(provider).zip(attention.grips(&p.attention)) {
        sum[stream] += grip * worsened(dashboard, indicator, p);
        shown[stream] += 1.0;
    }
    for &stream in provider.streams() {
        sum[stream] /= shown[stream];
    }
    sum
}

/// Professional motive where harm looks worse by `worsened` [spreads]: 1 at the start, never below a floor that keeps a
/// service whose figures are good from being stripped.
pub(crate) fn motive(worsened: f64, p: &Parameters) -> f64 {
    const LEAST: f64 = 0.25;
    const MOST: f64 = 4.0;
    (1.0 + p.allocation.harm_response.get() * worsened).clamp(LEAST, MOST)
}

fn worsened(dashboard: &Dashboard, indicator: Indicator, p: &Parameters) -> f64 {
    let view = dashboard.view(indicator);
    if view.cases <= 0.0 {
        return 0.0;
    }
    let rise = (view.recent - view.start) / spread(indicator.unit(), view.start, &p.judgement);
    match indicator.better() {
        Better::Lower => rise,
        Better::Higher => -rise,
        Better::Neutral => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stream_shows_some_harm() {
        for provider in Provider::ALL {
            for &stream in provider.streams() {
                assert!(
                    of(provider).any(|(shown, _)| shown == stream),
                    "{}",
                    stream.id()
                );
            }
        }
    }

    #[test]
    fn every_concern_has_a_good_side() {
        assert!(
            SHOWN
                .iter()
                .all(|(_, indicator)| indicator.better() != Better::Neutral)
        );
    }
}
