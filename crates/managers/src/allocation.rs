//! Moving clinical time between streams: multiplicative weights on perceived marginal utility.

use goodhart_levers::{PerStream, Stream};

use crate::AllocationParameters;

/// Halvings of the search for the common factor: as many as a double has bits.
const HALVINGS: u32 = 64;
/// A sum closer to its target than this [ratio] is renormalised enough.
const CLOSE: f64 = 1e-12;

/// Clinical time of each stream before the board moves any [parts of the provider's time].
pub(crate) fn clinical_time(
    streams: &[Stream],
    hours: &PerStream<f64>,
    p: &AllocationParameters,
) -> PerStream<f64> {
    let mut time = PerStream::uniform(0.0);
    let parts: &[f64] = if streams == Stream::GENERAL_PRACTICE {
        &p.general_practice_time
    } else {
        &p.clinical_time
    };
    for (&stream, part) in streams.iter().zip(parts) {
        time[stream] = part * hours[stream];
    }
    time
}

/// Next week's allocation [multiple of each stream's hours]. `utility` is what the board sees in each stream, relative to
/// the start state; its marginal utility falls as the stream grows. The mean weighted by `time` stays 1; every stream
/// stays within what `autonomy` lets the board move, above the floor, and within a weekly step of `previous`.
pub(crate) fn moved(
    streams: &[Stream],
    previous: &PerStream<f64>,
    utility: &PerStream<f64>,
    time: &PerStream<f64>,
    autonomy: f64,
    p: &AllocationParameters,
) -> PerStream<f64> {
    let movable = (p.movable.get() * autonomy).min(1.0);
    let total: f64 = streams.iter().map(|&stream| time[stream]).sum();
    if streams.len() < 2 || movable <= 0.0 || total <= 0.0 {
        return PerStream::uniform(1.0);
    }
    let mean = streams
        .iter()
        .map(|&stream| time[stream] * utility[stream])
        .sum::<f64>()
        / total;
    let mut next = *previous;
    let mut bounds = PerStream::uniform((1.0, 1.0));
    for &stream in streams {
        let step = p.weekly_step.get();
        let gained = movable * (total - time[stream]) / time[stream];
        let low = (1.0 - movable).max(p.least.get());
        let high = (1.0 + gained).min(p.most.get());
        bounds[stream] = (
            (previous[stream] * (1.0 - step)).clamp(low, high),
            (previous[stream] * (1.0 + step)).clamp(low, high),
        );
        let marginal = utility[stream] / previous[stream];
        next[stream] *= libm::exp(p.speed.get() * (marginal - mean));
    }
    normalised(streams, next, &bounds, time, total)
}

/// The allocation nearest in proportion to `wanted` within `bounds` whose mean weighted by `time` is 1.
fn normalised(
    streams: &[Stream],
    wanted: PerStream<f64>,
    bounds: &PerStream<(f64, f64)>,
    time: &PerStream<f64>,
    total: f64,
) -> PerStream<f64> {
    let bounded = |factor: f64| {
        let mut result = wanted;
        for &stream in streams {
            let (low, high) = bounds[stream];
            result[stream] = (wanted[stream] * factor).clamp(low, high);
        }
        result
    };
    let used = |allocation: &PerStream<f64>| {
        streams
            .iter()
            .map(|&stream| time[stream] * allocation[stream])
            .sum::<f64>()
    };
    let mut result = bounded(1.0);
    if libm::fabs(used(&result) - total) > CLOSE * total {
        let factors = |bound: fn((f64, f64)) -> f64| {
            streams
                .iter()
                .map(move |&stream| bound(bounds[stream]) / wanted[stream])
        };
        let mut least = factors(|(low, _)| low).fold(f64::INFINITY, f64::min);
        let mut most = factors(|(_, high)| high).fold(0.0, f64::max);
        for _ in 0..HALVINGS {
            let factor = 0.5 * (least + most);
            result = bounded(factor);
            if used(&result) < total {
                least = factor;
            } else {
                most = factor;
            }
        }
    }
    // Hours in post may have changed since last week, so that no allocation within the weekly step uses them all.
    let left = total / used(&result);
    if libm::fabs(left - 1.0) > CLOSE {
        for &stream in streams {
            result[stream] *= left;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAMS: &[Stream] = &Stream::ACUTE;

    fn weeks(utility: &PerStream<f64>, weeks: u32) -> PerStream<f64> {
        let p = AllocationParameters::DEFAULT;
        let time = clinical_time(STREAMS, &PerStream::uniform(1.0), &p);
        let mut allocation = PerStream::uniform(1.0);
        for _ in 0..weeks {
            let next = moved(STREAMS, &allocation, utility, &time, 1.0, &p);
            for stream in Stream::ACUTE {
                assert!(
                    libm::fabs(next[stream] / allocation[stream] - 1.0)
                        <= p.weekly_step.get() + 1e-9
                );
                assert!(
                    next[stream] >= 1.0 - p.movable.get() - 1e-9
                        && next[stream] <= p.most.get() + 1e-9
                );
            }
            let used: f64 = Stream::ACUTE.iter().map(|&s| time[s] * next[s]).sum();
            assert!((used - 1.0).abs() < 1e-9);
            allocation = next;
        }
        allocation
    }

    #[test]
    fn equal_utility_moves_nothing() {
        let allocation = weeks(&PerStream::uniform(1.3), 52);
        assert!(
            Stream::ACUTE
                .iter()
                .all(|&stream| (allocation[stream] - 1.0).abs() < 1e-12)
        );
    }

    #[test]
    fn time_moves_to_utility_and_stops_where_marginal_utilities_meet() {
        let mut utility = PerStream::uniform(1.0);
        utility[Stream::Emergency] = 1.1;
        let allocation = weeks(&utility, 400);
        let ratio = allocation[Stream::Emergency] / allocation[Stream::Wards];
        assert!((ratio - 1.1).abs() < 0.005, "{ratio}");
        assert!(allocation[Stream::FollowUps] < 1.0);
    }

    #[test]
    fn even_an_extreme_pull_respects_floor_step_and_sum() {
        let mut utility = PerStream::uniform(0.0);
        utility[Stream::Emergency] = 50.0;
        let allocation = weeks(&utility, 52);
        assert!(allocation[Stream::Emergency] > 1.3 && allocation[Stream::Wards] >= 0.89);
    }

    #[test]
    fn hours_lost_in_one_stream_leave_the_mean_at_one() {
        let p = AllocationParameters::DEFAULT;
        let mut hours = PerStream::uniform(1.0);
        hours[Stream::Wards] = 0.8;
        let time = clinical_time(STREAMS, &hours, &p);
        let mut utility = PerStream::uniform(1.0);
        utility[Stream::Wards] = 1.2;
        let next = moved(STREAMS, &PerStream::uniform(1.0), &utility, &time, 1.0, &p);
        let total: f64 = STREAMS.iter().map(|&s| time[s]).sum();
        let used: f64 = STREAMS.iter().map(|&s| time[s] * next[s]).sum();
        assert!((used - total).abs() < 1e-9);
    }
}
