//! Numbers as a newspaper prints them: separators for thousands, a true minus, no more digits than mean something.

/// `value` with a fixed number of decimals, thousands separated by commas, a true minus sign; not-a-number is a dash.
pub fn decimal(value: f64, places: u8) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let mut unit = 1.0;
    for _ in 0..places {
        unit *= 10.0;
    }
    let scaled = (value.abs() * unit).round();
    let mut digits = integer(scaled as u64);
    while digits.len() <= usize::from(places) {
        digits.insert(0, '0');
    }
    let whole = digits.len() - usize::from(places);
    let mut out = String::with_capacity(digits.len() + 6);
    if value < 0.0 && scaled > 0.0 {
        out.push('−');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at == whole {
            out.push('.');
        } else if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Decimals that leave two to three significant digits for numbers of this size.
pub fn places(magnitude: f64) -> u8 {
    // a number just below a step is printed as the step itself
    match magnitude.abs() {
        size if size >= 19.95 => 0,
        size if size >= 1.995 => 1,
        size if size >= 0.199_5 => 2,
        size if size >= 0.000_5 => 3,
        _ => 0,
    }
}

/// Two to three significant digits; above a thousand rounded to three: 1,234 is 1,230.
pub fn figure(value: f64) -> f64 {
    let mut step = 1.0;
    while value.abs() / step >= 1_000.0 {
        step *= 10.0;
    }
    if step > 1.0 {
        (value / step).round() * step
    } else {
        value
    }
}

/// The `n` of "1 in n" for a share between 0 and 1, rounded to what can be grasped; `None` where "1 in n" says less
/// than a percentage (shares above a third, or none at all).
pub fn one_in(share: f64) -> Option<f64> {
    if !(share > 0.0 && share <= 1.0 / 3.0) {
        return None;
    }
    let n = 1.0 / share;
    let mut step = 1.0;
    while n / step >= 20.0 {
        step *= if n / step >= 100.0 { 10.0 } else { 5.0 };
    }
    Some((n / step).round() * step)
}

/// A plain machine-readable number for CSV: point as separator, no grouping, at most six decimals.
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = decimal(value, 6).replace(',', "").replace('−', "-");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Writes a coordinate with at most one decimal.
pub(crate) fn coordinate(out: &mut String, value: f64) {
    debug_assert!(value.is_finite(), "a coordinate that is no number");
    let tenths = (value * 10.0).round();
    let size = tenths.abs() as u64;
    if tenths < 0.0 {
        out.push('-');
    }
    out.push_str(&integer(size / 10));
    if !size.is_multiple_of(10) {
        out.push('.');
        out.push_str(&integer(size % 10));
    }
}

/// Digits of a whole number; `core`'s float printing would cost the page kilobytes.
fn integer(mut value: u64) -> String {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    digits[at..]
        .iter()
        .map(|digit| char::from(*digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_like_a_newspaper() {
        for (value, places, shown) in [
            (0.0, 0, "0"),
            (-0.04, 1, "0.0"),
            (-1.26, 1, "−1.3"),
            (999.6, 0, "1,000"),
            (1_234_567.0, 0, "1,234,567"),
            (12_345.678, 2, "12,345.68"),
            (0.05, 2, "0.05"),
            (f64::NAN, 1, "–"),
        ] {
            assert_eq!(decimal(value, places), shown);
        }
    }

    #[test]
    fn keeps_two_to_three_significant_digits() {
        for (value, shown) in [
            (61.4, "61"),
            (18.27, "18.3"),
            (1.234, "1.23"),
            (0.123_4, "0.123"),
            (250.0, "250"),
        ] {
            assert_eq!(decimal(value, places(value)), shown);
        }
        assert_eq!(decimal(figure(1_234.0), 0), "1,230");
        assert_eq!(decimal(figure(-98_765.0), 0), "−98,800");
    }

    #[test]
    fn says_one_in_n() {
        for (share, n) in [
            (0.05, Some(20.0)),
            (1.0 / 3.0, Some(3.0)),
            (0.011, Some(90.0)),
            (0.5, None),
            (0.0, None),
        ] {
            assert_eq!(one_in(share), n, "{share}");
        }
    }

    #[test]
    fn csv_numbers_parse_back() {
        for value in [0.0, -1_234.5, 0.000_001, 98_765.432_1] {
            let read: f64 = plain(value).parse().expect("a plain number parses");
            assert!((read - value).abs() < 1e-6);
        }
    }

    #[test]
    fn coordinates_have_one_decimal() {
        let mut out = String::new();
        for value in [1.25, -0.96, 10.0, -0.01] {
            coordinate(&mut out, value);
            out.push(' ');
        }
        assert_eq!(out, "1.3 -1 10 0 ");
    }
}
