//! Confidence intervals across replications.

/// A mean over replications with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanInterval {
    /// Mean of the replications.
    pub mean: f64,
    /// Half the width of the 95 % confidence interval; infinite with fewer than two replications.
    pub half_width_95: f64,
}

impl MeanInterval {
    /// Whether the interval covers a value.
    pub fn covers(self, value: f64) -> bool {
        (value - self.mean).abs() <= self.half_width_95
    }
}

/// Mean and 95 % confidence interval of independent replications, by Student's t; none without values.
///
/// Source: Law (2015), Simulation modeling and analysis, 5th ed., §4.5.
pub fn mean_interval(values: &[f64]) -> Option<MeanInterval> {
    if values.is_empty() {
        return None;
    }
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    if values.len() < 2 {
        return Some(MeanInterval {
            mean,
            half_width_95: f64::INFINITY,
        });
    }
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    let standard_error = (squares / (count - 1.0) / count).sqrt();
    Some(MeanInterval {
        mean,
        half_width_95: student_t_975(values.len() as u32 - 1) * standard_error,
    })
}

/// The 97.5 % quantile of Student's t, infinite for no degrees of freedom.
///
/// Source: the usual table up to 30 degrees of freedom; above, the expansion in Abramowitz & Stegun (1964), 26.7.5.
pub fn student_t_975(degrees_of_freedom: u32) -> f64 {
    const TABLE: [f64; 31] = [
        f64::INFINITY,
        12.706_205,
        4.302_653,
        3.182_446,
        2.776_445,
        2.570_582,
        2.446_912,
        2.364_624,
        2.306_004,
        2.262_157,
        2.228_139,
        2.200_985,
        2.178_813,
        2.160_369,
        2.144_787,
        2.131_450,
        2.119_905,
        2.109_816,
        2.100_922,
        2.093_024,
        2.085_963,
        2.079_614,
        2.073_873,
        2.068_658,
        2.063_899,
        2.059_539,
        2.055_529,
        2.051_831,
        2.048_407,
        2.045_230,
        2.042_272,
    ];
    const Z: f64 = 1.959_963_984_540_054;
    if let Some(&tabulated) = TABLE.get(degrees_of_freedom as usize) {
        return tabulated;
    }
    let n = f64::from(degrees_of_freedom);
    let z2 = Z * Z;
    let first = (z2 + 1.0) / 4.0;
    let second = ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    Z * (1.0 + (first + (second + third / n) / n) / n)
}

/// The `p` quantile of values sorted in ascending order, interpolated between neighbours; none without values.
///
/// Source: Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 7.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_students() {
        let interval = mean_interval(&[1.0, 2.0, 3.0, 4.0, 5.0]).expect("there are values");
        assert!((interval.mean - 3.0).abs() < 1e-12);
        // sd 1.5811, standard error 0.70711, t(4) 2.776445
        assert!((interval.half_width_95 - 1.963_243).abs() < 1e-6);
        assert!(interval.covers(4.9) && !interval.covers(5.0));
        assert!(mean_interval(&[]).is_none());
        assert!(
            mean_interval(&[7.0])
                .expect("one value")
                .half_width_95
                .is_infinite()
        );
    }

    #[test]
    fn the_expansion_continues_the_table() {
        assert!((student_t_975(31) - 2.039_513).abs() < 2e-5);
        assert!((student_t_975(100) - 1.983_972).abs() < 1e-6);
        assert!((1..200).all(|n| student_t_975(n + 1) < student_t_975(n)));
    }

    #[test]
    fn quantiles_interpolate_between_neighbours() {
        assert_eq!(quantile(&[10.0, 20.0, 30.0, 40.0], 0.5), Some(25.0));
        assert_eq!(quantile(&[10.0, 20.0], 1.0), Some(20.0));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
