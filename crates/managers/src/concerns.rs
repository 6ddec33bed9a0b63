//! Visible harm: what boards and their staff look at whether or not anything is targeted.

use goodhart_levers::{PerStream, Stream};
use goodhart_targets::{Better, Dashboard, Indicator, PROGRAMMES};

use crate::attention::{About, Attention, Item, Subject};
use crate::judgement::spread;
use crate::{Parameters, Provider};

/// The harm that each stream shows. The list is fixed: it does not depend on any target.
const SHOWN: [(Stream, Shown); 20] = [
    (Stream::Emergency, Shown::By(Indicator::EdLeftUnseen)),
    (Stream::Emergency, Shown::By(Indicator::EdMeanMinutes)),
    (Stream::Wards, Shown::By(Indicator::WardSafety)),
    (Stream::Discharge, Shown::By(Indicator::DelayedDischarges)),
    (Stream::Discharge, Shown::By(Indicator::LengthOfStay)),
    (Stream::Outpatients, Shown::By(Indicator::ElectiveList)),
    (Stream::FollowUps, Shown::By(Indicator::FollowUpOverdue)),
    (Stream::Theatres, Shown::By(Indicator::ElectiveMeanWait)),
    (
        Stream::Diagnostics,
        Shown::By(Indicator::DiagnosticsWithin6w),
    ),
    (Stream::Quality, Shown::Together),
    (Stream::Ambulance, Shown::By(Indicator::AmbulanceC2Mean)),
    (Stream::SocialCare, Shown::By(Indicator::SocialWaiting)),
    (Stream::Community, Shown::Together),
    (Stream::Therapies, Shown::By(Indicator::TherapiesWithin6w)),
    (Stream::Prevention, Shown::Together),
    (Stream::GpAccess, Shown::By(Indicator::GpWithin14d)),
    (Stream::GpAccess, Shown::By(Indicator::GpUrgentWithin1d)),
    (Stream::LongTermCare, Shown::By(Indicator::GpContinuity)),
    (Stream::LongTermCare, Shown::By(Indicator::QofDm020)),
    (Stream::LongTermCare, Shown::Together),
];

/// What shows the harm in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// One indicator.
    By(Indicator),
    /// All programmes of the stream.
    Together,
}

impl Shown {
    /// As an item of an agenda.
    fn item(self, stream: Stream) -> (Subject, About) {
        match self {
            Self::By(indicator) => (Subject::Concern(indicator), About::Quantity(indicator)),
            Self::Together => (Subject::Programmes(stream), About::Programmes(stream)),
        }
    }

    /// How much worse it looks than at the start [spreads].
    fn worsened(self, stream: Stream, dashboard: &Dashboard, p: &Parameters) -> f64 {
        match self {
            Self::By(indicator) => worsened(dashboard, indicator, p),
            Self::Together => {
                let sum: f64 = programmes(stream)
                    .map(|programme| worsened(dashboard, programme, p))
                    .sum();
                sum / programmes(stream).count().max(1) as f64
            }
        }
    }
}

/// The concerns of one provider.
pub(crate) fn of(provider: Provider) -> impl Iterator<Item = (Stream, Shown)> {
    SHOWN
        .into_iter()
        .filter(move |(stream, _)| provider.streams().contains(stream))
}

/// Indicators of the programmes of a stream.
pub(crate) fn programmes(stream: Stream) -> impl Iterator<Item = Indicator> {
    PROGRAMMES
        .iter()
        .copied()
        .filter(move |programme| programme.stream() == stream)
}

/// Concerns as items of an agenda: each weighs as much as it is visible and as it has worsened. Programmes come as one item: a quality
/// committee, whose slots they share alike.
pub(crate) fn agenda(
    provider: Provider,
    dashboard: &Dashboard,
    visibility: &PerStream<f64>,
    p: &Parameters,
) -> Vec<Item> {
    of(provider)
        .map(|(stream, shown)| {
            let (subject, about) = shown.item(stream);
            Item {
                subject,
                weight: p.attention.local_weight.get()
                    * visibility[stream]
                    * motive(shown.worsened(stream, dashboard, p), p),
                about,
            }
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
    let mut count = PerStream::uniform(0.0);
    for ((stream, shown), grip) in of(provider).zip(attention.grips(&p.attention)) {
        sum[stream] += grip * shown.worsened(stream, dashboard, p);
        count[stream] += 1.0;
    }
    for &stream in provider.streams() {
        sum[stream] /= count[stream];
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
        assert!(SHOWN.iter().all(|(_, shown)| *shown == Shown::Together
            || matches!(shown, Shown::By(indicator) if indicator.better() != Better::Neutral)));
    }
}
