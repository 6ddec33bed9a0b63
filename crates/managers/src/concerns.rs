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
                    .iter()
                    .map(|&programme| worsened(dashboard, programme, p))
                    .sum();
                sum / programmes(stream).len().max(1) as f64
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

/// All programmes by stream, and where those of each stream end.
type ByStream = ([Indicator; PROGRAMMES.len()], [usize; Stream::ALL.len()]);

const fn by_stream() -> ByStream {
    let mut sorted = [PROGRAMMES[0]; PROGRAMMES.len()];
    let mut ends = [0; Stream::ALL.len()];
    let (mut stream, mut end) = (0, 0);
    while stream < ends.len() {
        let mut at = 0;
        while at < sorted.len() {
            if PROGRAMMES[at].stream() as usize == stream {
                sorted[end] = PROGRAMMES[at];
                end += 1;
            }
            at += 1;
        }
        ends[stream] = end;
        stream += 1;
    }
    (sorted, ends)
}

/// Indicators of the programmes of a stream.
pub(crate) fn programmes(stream: Stream) -> &'static [Indicator] {
    static SORTED: ByStream = by_stream();
    let (sorted, ends) = &SORTED;
    let from = (stream as usize)
        .checked_sub(1)
        .map_or(0, |before| ends[before]);
    &sorted[from..ends[stream as usize]]
}

/// How much worse each concern of a provider looks than at the start [spreads].
pub(crate) fn all_worsened(
    provider: Provider,
    dashboard: &Dashboard,
    p: &Parameters,
) -> Vec<(Stream, f64)> {
    of(provider)
        .map(|(stream, shown)| (stream, shown.worsened(stream, dashboard, p)))
        .collect()
}

/// Concerns as items of an agenda: each weighs as much as it is visible and as it has worsened. Programmes come as one item: a quality
/// committee, whose slots they share alike.
pub(crate) fn agenda(
    provider: Provider,
    worsened: &[(Stream, f64)],
    visibility: &PerStream<f64>,
    p: &Parameters,
) -> Vec<Item> {
    of(provider)
        .zip(worsened)
        .map(|((stream, shown), &(_, worsened))| {
            let (subject, about) = shown.item(stream);
            Item {
                subject,
                weight: p.attention.local_weight.get() * visibility[stream] * motive(worsened, p),
                about,
            }
        })
        .collect()
}

/// How much worse each stream looks than at the start, as far as the board has a grip on it [spreads]. Concerns come first on the agenda
/// that was looked at.
pub(crate) fn seen(
    provider: Provider,
    worsened: &[(Stream, f64)],
    attention: &Attention,
    p: &Parameters,
) -> PerStream<f64> {
    let mut sum = PerStream::uniform(0.0);
    let mut count = PerStream::uniform(0.0);
    for (&(stream, worsened), grip) in worsened.iter().zip(attention.grips(&p.attention)) {
        sum[stream] += grip * worsened;
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
    fn every_programme_stands_with_its_stream() {
        for stream in Stream::ALL {
            let those: Vec<_> = PROGRAMMES
                .iter()
                .copied()
                .filter(|programme| programme.stream() == stream)
                .collect();
            assert_eq!(programmes(stream), those);
        }
    }

    #[test]
    fn every_concern_has_a_good_side() {
        assert!(SHOWN.iter().all(|(_, shown)| *shown == Shown::Together
            || matches!(shown, Shown::By(indicator) if indicator.better() != Better::Neutral)));
    }
}
