//! A few words of statistics.

/// Mean and standard error of a sample.
pub fn mean_and_error(sample: &[f64]) -> (f64, f64) {
    let n = sample.len() as f64;
    (mean(sample), (variance(sample) / n).sqrt())
}

/// Mean of a sample.
pub fn mean(sample: &[f64]) -> f64 {
    sample.iter().sum::<f64>() / sample.len() as f64
}

/// Unbiased variance of a sample.
pub fn variance(sample: &[f64]) -> f64 {
    let mean = mean(sample);
    let squares: f64 = sample.iter().map(|x| (x - mean) * (x - mean)).sum();
    squares / (sample.len() as f64 - 1.0)
}

/// One minus the other, pair by pair.
pub fn differences(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(a, b)| a - b).collect()
}
