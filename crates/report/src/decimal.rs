//! Reads a decimal number exactly.
//!
//! The standard library's reader takes every text there is, and for that has a table of powers of five: ten kilobytes that
//! nothing packs, of a page that everyone loads. Here a number has at most nineteen digits and twenty-two decimals; whole
//! numbers of 128 bits are enough for those.

/// Decimals a number may have, behind the last of which there are only zeros.
const MOST_DECIMALS: i32 = 22;

/// The number nearest to what is written, ties to even, as [`f64::from_str`](str::parse) gives it. `None` if it is no
/// number, or has more than nineteen digits or twenty-two decimals.
pub fn read_number(text: &str) -> Option<f64> {
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (plain, power) = match unsigned.split_once(['e', 'E']) {
        Some((plain, power)) => (plain, power.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let mut digits = 0_u64;
    let mut zeros = 0_i32; // seen since the last other digit
    for byte in whole.bytes().chain(decimals.bytes()) {
        match byte {
            b'0' => zeros = zeros.checked_add(1)?,
            b'1'..=b'9' => {
                if digits > 0 {
                    digits = digits.checked_mul(10_u64.checked_pow(zeros as u32)?)?;
                }
                digits = digits
                    .checked_mul(10)?
                    .checked_add(u64::from(byte - b'0'))?;
                zeros = 0;
            }
            _ => return None,
        }
    }
    let exponent = power
        .checked_add(zeros)?
        .checked_sub(i32::try_from(decimals.len()).ok()?)?;
    let value = if digits == 0 {
        0.0
    } else {
        scaled(digits, exponent)?
    };
    Some(if negative { -value } else { value })
}

/// `digits` times ten to the power of `exponent`, rounded once.
fn scaled(digits: u64, exponent: i32) -> Option<f64> {
    let digits = u128::from(digits);
    let power = 10_u128.checked_pow(exponent.unsigned_abs())?;
    if exponent >= 0 {
        return digits.checked_mul(power).map(|number| number as f64);
    }
    if exponent < -MOST_DECIMALS {
        return None;
    }
    // Of 128 bits, the power takes 74 at most: the quotient has the 53 of a result and one more, and a last one says whether
    // there is a remainder. Rounding to 53 is then rounding of the exact value.
    let shift = digits.leading_zeros();
    let quotient = (digits << shift) / power;
    let remains = quotient * power != digits << shift;
    let rounded = (quotient << 1 | u128::from(remains)) as f64;
    Some(rounded / (1_u128 << shift) as f64 / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(text: &str) {
        let expected: f64 = text.parse().expect("a number");
        let read = read_number(text).unwrap_or(f64::NAN);
        assert_eq!(read.to_bits(), expected.to_bits(), "{text}");
    }

    /// A sequence of numbers without a pattern (`SplitMix64`).
    fn scattered(seed: u64) -> u64 {
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    #[test]
    fn reads_as_the_standard_library_does() {
        for text in [
            "0",
            "-0",
            "+5",
            "5.",
            ".5",
            "007",
            "95.00",
            "1e3",
            "2.5E-3",
            "1e-22",
            "12e+2",
            // Halfway between two numbers, a little more, and the largest with nineteen digits.
            "9007199254740993",
            "9007199254740993.001",
            "9999999999999999999",
            "0.1",
            "0.30000000000000004",
            "9007199254740995",
            "4503599627370496.5",
            "4503599627370497.5",
            "1e38",
        ] {
            same(text);
        }
        for count in 0..200_000_u64 {
            let random = scattered(count.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let digits = random >> (random % 60);
            let decimals = scattered(random) % 23;
            same(&format!("{digits}e-{decimals}").replace("e-0", "e0"));
            // What the page itself writes.
            same(&(digits as f64 / 1e9).to_string());
            same(&((random >> 11) as f64 / (1_u64 << 53) as f64).to_string());
        }
    }

    #[test]
    fn refuses_what_is_no_number_or_too_long() {
        for text in [
            "",
            "-",
            ".",
            "e3",
            "1e",
            "1.2.3",
            "NaN",
            "inf",
            "0x10",
            "1_000",
            "--1",
            " 1",
            "1 ",
            "9999999999999999999.5",
            "99999999999999999999",
            "0.00000000000000000000001",
            "1e39",
            "1e-99999999999",
            "½",
        ] {
            assert_eq!(read_number(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_length_of_a_text_costs_no_more_than_reading_it() {
        let zeros = "0".repeat(1_000_000);
        assert_eq!(read_number(&format!("2.5{zeros}")), Some(2.5));
        assert_eq!(read_number(&format!("{zeros}7")), Some(7.0));
    }
}
