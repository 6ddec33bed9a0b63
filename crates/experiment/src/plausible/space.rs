//! The assumptions that are varied, and the way between their values and numbers from 0 to 1.

use goodhart_des::sampling::normal_quantile;
use goodhart_evidence::{Spec, Status};

use crate::Assumptions;

/// Digits that a value is kept with: no assumption is known better.
const DIGITS: i32 = 4;
/// How near the ends of its range a value can lie, as a share of all sets: an end itself has no finite normal score.
const EDGE: f64 = 1e-4;

/// What is varied: every number whose value no evidence fixes (calibrated or assumed) and that has a range.
pub fn varied() -> Vec<&'static Spec> {
    Assumptions::specs()
        .filter(|spec| matches!(spec.status, Status::Calibrated | Status::Assumed))
        .filter(|spec| spec.low < spec.high)
        .collect()
}

/// The value below which `share` of all sets lie: half of them below the central value and half above it, evenly on each side. A
/// central value at an end leaves one even side.
pub fn value(spec: &Spec, share: f64) -> f64 {
    let Spec {
        value, low, high, ..
    } = *spec;
    let raw = if low < value && value < high {
        if share < 0.5 {
            low + (value - low) * share * 2.0
        } else {
            value + (high - value) * (share - 0.5) * 2.0
        }
    } else {
        low + (high - low) * share
    };
    rounded(raw).clamp(low, high)
}

/// The share of all sets below a value: the inverse of [`value`], but for rounding.
pub fn share(spec: &Spec, at: f64) -> f64 {
    let Spec {
        value, low, high, ..
    } = *spec;
    if low < value && value < high {
        if at < value {
            (at - low) / (value - low) / 2.0
        } else {
            0.5 + (at - value) / (high - value) / 2.0
        }
    } else {
        (at - low) / (high - low)
    }
}

/// The normal score of a value [standard deviations].
pub(super) fn score(spec: &Spec, at: f64) -> f64 {
    normal_quantile(share(spec, at).clamp(EDGE, 1.0 - EDGE))
}

/// The value with a normal score.
pub(super) fn of_score(spec: &Spec, score: f64) -> f64 {
    let share = 0.5 * libm::erfc(-score * std::f64::consts::FRAC_1_SQRT_2);
    value(spec, share.clamp(EDGE, 1.0 - EDGE))
}

fn rounded(value: f64) -> f64 {
    if value.to_bits() << 1 == 0 {
        return 0.0;
    }
    let digits = DIGITS - 1 - libm::floor(libm::log10(value.abs())) as i32;
    // Tens to a whole power are exact up to 22, so that dividing by them rounds as a reader would.
    let tens = (0..digits.unsigned_abs()).fold(1.0, |tens, _| tens * 10.0);
    if digits >= 0 {
        libm::round(value * tens) / tens
    } else {
        libm::round(value / tens) * tens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_sets_lie_below_the_central_value() {
        for spec in varied() {
            let inside = spec.low < spec.value && spec.value < spec.high;
            if inside {
                let middle = value(spec, 0.5);
                let scale = spec.value.abs().max(1e-9);
                assert!((middle - spec.value).abs() / scale < 1e-3, "{}", spec.key);
            }
            for at in [0.0, 0.25, 0.75, 1.0] {
                let drawn = value(spec, at);
                assert!(spec.low <= drawn && drawn <= spec.high, "{}", spec.key);
            }
        }
    }

    #[test]
    fn values_are_kept_as_a_reader_would_write_them() {
        for (value, text) in [
            (0.123_456, "0.1235"),
            (1_234_567.0, "1235000"),
            (-2.0, "-2"),
            (0.0, "0"),
            (0.000_123_456, "0.0001235"),
        ] {
            assert_eq!(rounded(value).to_string(), text);
        }
    }

    #[test]
    fn scores_and_values_belong_to_each_other() {
        for spec in varied() {
            for at in [0.1, 0.5, 0.9] {
                let drawn = value(spec, at);
                let back = of_score(spec, score(spec, drawn));
                let width = spec.high - spec.low;
                assert!(
                    (back - drawn).abs() < 2e-3 * width,
                    "{}: {drawn}, {back}",
                    spec.key
                );
            }
        }
    }
}
