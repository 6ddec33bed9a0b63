//! How the gap between what was written down and the patients' own clock came about.
//!
//! Every entry that gaming changed was counted under its strategy in the very run ([`Trace`]), so this costs no further world. Where only
//! what stands on top is changed the parts just add up. Where who is counted changes as well, what a part makes of a share depends on
//! what else has been changed already, and a part is its mean effect over all orders: its Shapley value, exact, which adds up too.

use goodhart_report::GapPart;
use goodhart_targets::{Better, Fraction, Indicator, Moved, Trace};

use crate::Outcome;

/// What the official definition counts otherwise than the patients' own clocks do, without anybody's doing.
const DEFINITION: &str = "definition";
/// Care written down as where it is paid for, or not at all.
const HABIT: &str = "habit";
/// Parts that are no trace; those of traces come after them.
const NO_TRACE: [&str; 2] = [DEFINITION, HABIT];
const PARTS: usize = NO_TRACE.len() + Trace::ALL.len();

fn name(part: usize) -> &'static str {
    match part.checked_sub(NO_TRACE.len()) {
        Some(trace) => Trace::ALL[trace].id(),
        None => NO_TRACE[part],
    }
}

/// Parts of the gap of an indicator, means over the complete replications, in its unit and above 0 where they flatter. None where the
/// records agree, and of centiles, which do not add up. `totals` are those of each outcome, by record.
pub(crate) fn gap(
    outcomes: &[&Outcome],
    totals: &[[Fraction; 3]],
    indicator: Indicator,
) -> Vec<GapPart> {
    if indicator.is_centile() {
        return Vec::new();
    }
    let mut sums = [0.0_f64; PARTS];
    let mut runs = 0_u32;
    let complete = outcomes.iter().zip(totals);
    for (outcome, &totals) in complete.filter(|(outcome, _)| outcome.is_complete()) {
        if let Some(parts) = parts(outcome, totals, indicator) {
            runs += 1;
            for (part, value) in parts {
                sums[part] += value;
            }
        }
    }
    let sign = match indicator.better() {
        Better::Higher | Better::Neutral => 1.0,
        Better::Lower => -1.0,
    };
    let there = sums.into_iter().enumerate().filter(|&(_, sum)| sum != 0.0);
    there
        .map(|(part, sum)| GapPart {
            by: name(part).to_owned(),
            value: sign * sum / f64::from(runs),
        })
        .collect()
}

/// Parts of one run, each by its number; `None` where nobody was counted.
fn parts(
    outcome: &Outcome,
    [reported, official, real]: [Fraction; 3],
    indicator: Indicator,
) -> Option<Vec<(usize, f64)>> {
    if reported == official && official == real {
        return indicator
            .value(real.numerator, real.denominator)
            .map(|_| Vec::new());
    }
    let mut rest = [
        Moved::between(real, official),
        Moved::between(official, reported),
    ];
    let mut moves = Vec::new();
    for traced in outcome.traces(indicator) {
        let part = &mut rest[usize::from(traced.trace.is_of_the_record())];
        part.numerator -= traced.moved.numerator;
        part.denominator -= traced.moved.denominator;
        moves.push((rest.len() + traced.trace as usize, traced.moved));
    }
    moves.extend(rest.into_iter().enumerate());
    moves.retain(|(_, moved)| *moved != Moved::default());
    let values = values(indicator, real, &moves)?;
    Some(
        moves
            .iter()
            .enumerate()
            .map(|(player, (part, _))| (*part, shapley(player, moves.len(), &values)))
            .collect(),
    )
}

/// The figure with every set of these moves, by the bits of the set.
fn values(indicator: Indicator, from: Fraction, moves: &[(usize, Moved)]) -> Option<Vec<f64>> {
    let mut values = Vec::with_capacity(1 << moves.len());
    for set in 0..1_usize << moves.len() {
        let mut at = from;
        for (bit, (_, moved)) in moves.iter().enumerate() {
            if set & (1 << bit) != 0 {
                at.numerator = at.numerator.checked_add_signed(moved.numerator)?;
                at.denominator = at.denominator.checked_add_signed(moved.denominator)?;
            }
        }
        values.push(indicator.value(at.numerator, at.denominator)?);
    }
    Some(values)
}

/// Mean effect of one of `players` over all orders.
fn shapley(player: usize, players: usize, values: &[f64]) -> f64 {
    let without = (0..values.len()).filter(|set| set & (1 << player) == 0);
    without
        .map(|set| {
            // Orders in which exactly this set comes before: |S|! (n - |S| - 1)! of n!.
            let before = set.count_ones() as usize;
            let mut orders = 1.0 / players as f64;
            for k in 1..=before {
                orders *= k as f64 / (players - k) as f64;
            }
            orders * (values[set | (1 << player)] - values[set])
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_are_means_over_all_orders() {
        // Worth of the sets of three, which is no sum of their own: a, b, ab, c, ac, bc, abc.
        let values = [0.0, 1.0, 2.0, 5.0, 4.0, 4.0, 9.0, 10.0];
        let parts: Vec<f64> = (0..3).map(|player| shapley(player, 3, &values)).collect();
        assert!((parts.iter().sum::<f64>() - 10.0).abs() < 1e-12);
        // Of a by hand: first (2 orders) 1, after b (1) 3, after c (1) 0, last (2) 1.
        assert!((parts[0] - (2.0 * 1.0 + 3.0 + 0.0 + 2.0 * 1.0) / 6.0).abs() < 1e-12);
    }

    #[test]
    fn a_share_splits_exactly_where_who_is_counted_changes_too() {
        let from = Fraction {
            numerator: 60,
            denominator: 100,
        };
        let moved = |numerator, denominator| Moved {
            numerator,
            denominator,
        };
        let moves = [(2, moved(10, 0)), (3, moved(20, 20))];
        let values = values(Indicator::EdWithin4h, from, &moves).expect("somebody is counted");
        let parts: Vec<f64> = (0..2).map(|player| shapley(player, 2, &values)).collect();
        assert!((parts.iter().sum::<f64>() - (75.0 - 60.0)).abs() < 1e-9);
        // Alone 60 to 70 and 60 to 66.67; last 66.67 to 75 and 70 to 75.
        assert!((parts[0] - f64::midpoint(10.0, 75.0 - 200.0 / 3.0)).abs() < 1e-9);
    }
}
