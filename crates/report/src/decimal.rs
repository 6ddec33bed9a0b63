//! Numbers read from text, rounded as the standard library rounds.
//!
//! Not `str::parse`: its tables of powers are ten incompressible kilobytes that every reader of the page would load, to read
//! a handful of short numbers faster than anyone notices.

use std::cmp::Ordering;

/// Significant bits of a number.
const BITS: i32 = 53;
/// Exponent of the smallest number that has all of them.
const SMALLEST: i32 = -1022;
/// Beyond this power of ten a number is infinite, and below its inverse zero.
const FARTHEST: i64 = 400;

/// Reads a decimal number such as `-1.5e3`. Nothing but finite numbers: no `inf`, no `nan`.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (negative, unsigned) = signed(text.as_bytes());
    let mut digits = Whole::default();
    let (mut seen, mut significant, mut power) = (0_usize, 0_i64, 0_i64);
    let mut after_point = false;
    let mut rest = unsigned;
    while let [first, others @ ..] = rest {
        match first {
            b'0'..=b'9' => {
                let digit = u32::from(first - b'0');
                digits.times_plus(10, digit);
                seen += 1;
                significant += i64::from(significant > 0 || digit > 0);
                power -= i64::from(after_point);
            }
            b'.' if !after_point => after_point = true,
            _ => break,
        }
        rest = others;
    }
    if seen == 0 {
        return None;
    }
    if let [b'e' | b'E', others @ ..] = rest {
        power = power.saturating_add(exponent(others)?);
    } else if !rest.is_empty() {
        return None;
    }
    let value = match significant.saturating_add(power) {
        _ if significant == 0 => 0.0,
        place if place > FARTHEST => return None,
        place if place < -FARTHEST => 0.0,
        _ => nearest(digits, power),
    };
    value
        .is_finite()
        .then_some(if negative { -value } else { value })
}

/// Whether there is a minus, and what follows the sign.
fn signed(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    }
}

/// The whole number behind an `e`, as far as it matters.
fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = signed(text);
    let mut value = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value
            .saturating_mul(10)
            .saturating_add(i64::from(digit - b'0'));
    }
    let value = if negative { -value } else { value };
    (!digits.is_empty()).then_some(value)
}

/// The number nearest to `digits` times ten to the `power`; of two, the even one. `digits` is not zero.
fn nearest(digits: Whole, power: i64) -> f64 {
    let (mut over, mut under) = (digits, Whole(vec![1]));
    for _ in 0..power.unsigned_abs() {
        if power > 0 { &mut over } else { &mut under }.times_plus(10, 0);
    }
    // over / under = value / 2^exponent, brought into 1 to 2.
    let mut exponent = over.bits() - under.bits();
    if exponent < 0 { &mut over } else { &mut under }.shift(exponent.unsigned_abs());
    if over.compare(&under).is_lt() {
        over.shift(1);
        exponent -= 1;
    }
    let bits = BITS.min(BITS + exponent - SMALLEST);
    if bits < 0 {
        return 0.0;
    }
    let mut mantissa = 0_u64;
    for _ in 0..bits {
        mantissa *= 2;
        if over.compare(&under).is_ge() {
            over.subtract(&under);
            mantissa += 1;
        }
        over.shift(1);
    }
    mantissa += match over.compare(&under) {
        Ordering::Less => 0,
        Ordering::Equal => mantissa % 2,
        Ordering::Greater => 1,
    };
    libm::ldexp(mantissa as f64, exponent - bits + 1)
}

/// A whole number of any size, lowest 32 bits first.
#[derive(Default)]
struct Whole(Vec<u32>);

impl Whole {
    fn times_plus(&mut self, factor: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn bits(&self) -> i32 {
        let unused = self.0.last().map_or(0, |part| part.leading_zeros());
        (self.0.len() as u32 * 32 - unused).cast_signed()
    }

    fn shift(&mut self, bits: u32) {
        self.times_plus(1 << (bits % 32), 0);
        let parts = (bits / 32) as usize;
        self.0.splice(0..0, std::iter::repeat_n(0, parts));
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_length = self.bits().cmp(&other.bits());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// `other` is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrowed = false;
        for (at, part) in self.0.iter_mut().enumerate() {
            let less = other.0.get(at).copied().unwrap_or(0);
            let (once, over) = part.overflowing_sub(less);
            let (twice, over_again) = once.overflowing_sub(u32::from(borrowed));
            (*part, borrowed) = (twice, over || over_again);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_the_standard_library(text: &str) -> Option<u64> {
        let value: f64 = text.parse().ok()?;
        value.is_finite().then_some(value.to_bits())
    }

    fn agrees(text: &str) {
        assert_eq!(
            parse_decimal(text).map(f64::to_bits),
            by_the_standard_library(text),
            "{text}"
        );
    }

    #[test]
    fn reads_what_the_standard_library_reads() {
        for text in [
            "",
            "-",
            "+",
            ".",
            "e",
            "1e",
            "e5",
            ".e5",
            "1e+",
            "1 ",
            " 1",
            "1_0",
            "0x1",
            "inf",
            "nan",
            "0",
            "-0",
            "+0",
            "00",
            ".5",
            "5.",
            "-.5e1",
            "1E2",
            "1e+2",
            "1e-2",
            "1.2.3",
            "--1",
            "1e2.5",
            "0.1",
            "0.30000000000000004",
            "1e22",
            "1e23",
            "9007199254740993",
            "9007199254740992.5",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2e-324",
            "1e-400",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "1e999999999999999999999",
            "1e-999999999999999999999",
            "0e999999999999999999999",
            "123456789012345678901234567890",
            "0.000000000000000000000000000000000000000000001",
            "４",
        ] {
            agrees(text);
        }
    }

    #[test]
    fn rounds_as_the_standard_library_does() {
        // SplitMix64: every kind of number, written shortly and at length.
        let mut state = 1_u64;
        for _ in 0..20_000 {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            let value = f64::from_bits(mixed);
            if value.is_finite() {
                agrees(&value.to_string());
                agrees(&format!("{value:e}"));
                agrees(&format!("{value:.17e}"));
                agrees(&format!("{value:.3e}"));
            }
            agrees(&format!("{}.{}", mixed >> 44, mixed & 0xffff));
            agrees(&format!("{mixed}e{}", (mixed % 640).cast_signed() - 340));
        }
    }
}
