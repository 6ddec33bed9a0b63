//! `docs/sensitivity.md`, made from the kept rows: what fewer targets do over the plausible sets, and on which assumptions that hangs.

use std::fmt::Write;

use super::kept_rows::{KeptRow, rows};
use super::study::{COUNTS, FROM_TO, FUNDINGS, LEADING, OUTCOMES, moved};
use super::{Kept, MOST, kept, levels, varied};
use crate::sensitivity::{Effect, Values};

/// How many of 200 must agree before a sign is called known.
const KNOWN: f64 = 160.0 / 200.0;
/// Rows of a table of assumptions.
const SHOWN: usize = 20;
/// The assumptions that no evidence fixes and that the number of targets acts through, always shown.
const ALWAYS: [(&str, &str); 2] = [
    ("attention.slots", "K, items a board can review in a week"),
    ("project.count", "M, improvement projects at a time"),
];
const HEADLINE: &str = include_str!("../../plausible/headline.csv");
const MORRIS: &str = include_str!("../../plausible/morris.csv");
const SOBOL: &str = include_str!("../../plausible/sobol.csv");

/// The outcomes as a reader is told, and whether more of it is worse.
pub(super) const TOLD: [(&str, bool); 4] = [
    ("QALYs lost", true),
    ("deaths", true),
    ("reported share within 4 hours", false),
    ("real share within 4 hours", false),
];

/// The page.
pub fn sensitivity() -> String {
    let mut page = String::from(
        "# What the answer hangs on\n\n\
         Generated from `crates/experiment/plausible/` by `cargo xtask codegen`; do not edit. How the rows are made: \
         [model.md](model.md), section 3.18.\n",
    );
    let sets = kept();
    plausible(&mut page, &sets);
    headline(&mut page, &sets);
    super::orders_page::orders(&mut page);
    moved_alone(&mut page);
    shares(&mut page);
    page
}

fn plausible(page: &mut String, sets: &[Kept]) {
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "\n## Plausible sets\n\n\
         {} assumptions have a value that no evidence fixes. **{} sets of values** over their whole ranges are kept that none of {} levels used to fit rules out: \
         each lies within {MOST} standard deviations of every level. Facts that are used to check, or held back, have no part in it.\n\n\
         | level | published | unit | standard deviation | of it discrepancy | residuals of the sets: lowest, median, highest | source |\n|---|--:|---|--:|--:|---|---|\n",
        varied().len(),
        sets.len(),
        levels().len(),
    );
    for level in levels() {
        let mut residuals: Vec<f64> = sets
            .iter()
            .filter_map(|set| set.residuals.iter().find(|(id, _)| *id == level.id))
            .map(|(_, residual)| *residual)
            .collect();
        residuals.sort_by(f64::total_cmp);
        let at = |p: f64| {
            let residual = goodhart_des::statistics::quantile(&residuals, p);
            residual.map_or("–".to_owned(), |residual| format!("{residual:.1}"))
        };
        let scale = match level.scale {
            super::Scale::Linear => "",
            super::Scale::Log => " of it",
        };
        let _ = writeln!(
            page,
            "| {} | {} | {} | {:.2}{scale} | {:.2}{scale} | {}, {}, {} | {}, {} |",
            level.of,
            level.published,
            level.unit,
            level.deviation(),
            level.discrepancy,
            at(0.0),
            at(0.5),
            at(1.0),
            level.source,
            level.locator
        );
    }
}

/// Outcome `outcome` of a headline row at the count with this place in [`COUNTS`].
pub(super) fn at(row: &KeptRow, count: usize, outcome: usize) -> f64 {
    row.numbers[count * OUTCOMES.len() + outcome]
}

/// In how many rows fewer targets are better, and in how many worse, against the most.
pub(super) fn better_and_worse<'a>(
    rows: impl Iterator<Item = &'a KeptRow>,
    count: usize,
    outcome: usize,
) -> (usize, usize) {
    let (mut better, mut worse) = (0, 0);
    for row in rows {
        let change = at(row, count, outcome) - at(row, 0, outcome);
        let rises_are_worse = TOLD[outcome].1;
        better += usize::from(if rises_are_worse {
            change < 0.0
        } else {
            change > 0.0
        });
        worse += usize::from(if rises_are_worse {
            change > 0.0
        } else {
            change < 0.0
        });
    }
    (better, worse)
}

/// The sentence about a sign.
pub(super) fn verdict(better: usize, worse: usize, all: usize) -> String {
    let (most, word) = if better >= worse {
        (better, "better")
    } else {
        (worse, "worse")
    };
    if all == 0 {
        "not looked at".to_owned()
    } else if most as f64 >= KNOWN * all as f64 {
        format!("{word} in {most} of {all}")
    } else {
        format!("**not known**: better in {better}, worse in {worse} of {all}")
    }
}

fn headline(page: &mut String, sets: &[Kept]) {
    let all = rows(HEADLINE);
    if all.is_empty() {
        page.push_str("\n## Fewer targets at constant mix\n\n**Not run yet.** Until it is, in how many models fewer targets help is not known.\n");
        return;
    }
    let _ = write!(
        page,
        "\n## Fewer targets at constant mix\n\n\
         The same people with fewer targets instead of {}, five years, one replication each, in every plausible set. A sign on which fewer than four in five sets agree is *not known*: \
         that is a finding about what is known, and the model takes no side.\n",
        COUNTS[0]
    );
    for funding in FUNDINGS {
        let name = funding.to_string();
        let here: Vec<&KeptRow> = all.iter().filter(|row| row.key.0 == name).collect();
        let _ = write!(
            page,
            "\n### Money at {funding} ({} sets)\n\n| targets | {} |\n|--:|---|---|---|---|\n",
            here.len(),
            TOLD.map(|(told, _)| told).join(" | ")
        );
        for (count, targets) in COUNTS.iter().enumerate().skip(1) {
            let _ = write!(page, "| {targets} |");
            for outcome in 0..OUTCOMES.len() {
                let (better, worse) = better_and_worse(here.iter().copied(), count, outcome);
                let _ = write!(page, " {} |", verdict(better, worse, here.len()));
            }
            page.push('\n');
        }
    }
    for (key, told) in ALWAYS {
        against(page, &all, sets, key, told);
    }
}

/// The sign by thirds of the sets along an assumption.
fn against(page: &mut String, all: &[KeptRow], sets: &[Kept], key: &str, told: &str) {
    let mut values: Vec<(f64, usize)> = sets
        .iter()
        .enumerate()
        .filter_map(|(number, set)| {
            let own = set.values.iter().find(|(name, _)| *name == key)?;
            Some((own.1, number))
        })
        .collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let _ = write!(
        page,
        "\n### Against {told} (`{key}`)\n\n{} targets instead of {}, money at 100, by thirds of the sets.\n\n| {key} | {} |\n|---|---|---|---|---|\n",
        FROM_TO[1],
        FROM_TO[0],
        TOLD.map(|(told, _)| told).join(" | ")
    );
    let count = COUNTS
        .iter()
        .position(|count| *count == FROM_TO[1])
        .unwrap_or(0);
    for third in values.chunks(values.len().div_ceil(3).max(1)) {
        let here = || {
            all.iter().filter(|row| {
                let set = row.key.1.parse::<usize>().ok();
                row.key.0 == "100" && third.iter().any(|(_, number)| Some(*number) == set)
            })
        };
        let (low, high) = (third[0].0, third[third.len() - 1].0);
        let _ = write!(page, "| {low} to {high} |");
        for outcome in 0..OUTCOMES.len() {
            let (better, worse) = better_and_worse(here(), count, outcome);
            let _ = write!(page, " {} |", verdict(better, worse, here().count()));
        }
        page.push('\n');
    }
}

/// What moving one assumption alone did.
#[derive(Clone, Debug)]
struct Moved {
    key: &'static str,
    /// Its effect on each outcome, over the places [change between two plausible values].
    effects: [Effect; 4],
    /// At how many places the sign of the change in QALYs turned.
    turned: u32,
}

fn all_moved() -> (Vec<Moved>, usize) {
    let all = rows(MORRIS);
    let bases: Vec<&KeptRow> = all.iter().filter(|row| row.key.1 == "nothing").collect();
    let base = |place: &str| bases.iter().find(|row| row.key.0 == place).copied();
    let mut found: Vec<Moved> = moved()
        .iter()
        .map(|spec| {
            let pairs: Vec<(&KeptRow, &KeptRow)> = all
                .iter()
                .filter(|row| row.key.1 == spec.key)
                .filter_map(|row| Some((base(row.key.0)?, row)))
                .collect();
            // The step counts as one: effects are between two plausible values, not for a unit.
            let effects = std::array::from_fn(|outcome| {
                let changes: Vec<[f64; 2]> = pairs
                    .iter()
                    .map(|(base, row)| [base.numbers[outcome + 2], row.numbers[outcome + 2]])
                    .collect();
                let points = [vec![0.0], vec![1.0]];
                let places = changes
                    .iter()
                    .map(|values| (points.as_slice(), values.as_slice()));
                crate::sensitivity::effects(1, places)[0]
            });
            let turned = pairs
                .iter()
                .filter(|(base, row)| base.numbers[2] * row.numbers[2] < 0.0)
                .count() as u32;
            Moved {
                key: spec.key,
                effects,
                turned,
            }
        })
        .filter(|moved| moved.effects[0].count > 0)
        .collect();
    found.sort_by(|one, other| other.effects[0].size.total_cmp(&one.effects[0].size));
    (found, bases.len())
}

/// Keys of the assumptions that move the answer in QALYs most.
pub(super) fn leading() -> Vec<&'static str> {
    let (found, _) = all_moved();
    found
        .into_iter()
        .take(LEADING)
        .map(|moved| moved.key)
        .collect()
}

fn moved_alone(page: &mut String) {
    let (found, places) = all_moved();
    let _ = write!(
        page,
        "\n## Each assumption moved alone\n\n\
         From one plausible set to its value in another, all others held: the elementary effects of Morris, at {places} places, on the change that {} targets instead of {} make within two years. \
         *Size* is the mean without sign (μ*), *spread* the standard deviation (σ): large where the effect hangs on the other assumptions. *Turned* counts places at which moving this alone \
         turned the sign of the change in QALYs.",
        FROM_TO[1], FROM_TO[0]
    );
    if places == 0 {
        page.push_str(" **Not run yet.**\n");
        return;
    }
    let turning: Vec<String> = found
        .iter()
        .filter(|moved| moved.turned > 0)
        .map(|moved| format!("`{}` ({})", moved.key, moved.turned))
        .collect();
    let _ = write!(
        page,
        "\n\nSign turned by: {}.\n\n| assumption | size, QALYs | spread | size, deaths | size, reported 4 h | size, real 4 h | turned |\n|---|--:|--:|--:|--:|--:|--:|\n",
        if turning.is_empty() {
            "none".to_owned()
        } else {
            turning.join(", ")
        }
    );
    let always = |moved: &Moved| ALWAYS.iter().any(|(key, _)| *key == moved.key);
    for (place, moved) in found.iter().enumerate() {
        if place < SHOWN || always(moved) {
            let [qalys, deaths, reported, real] = moved.effects;
            let _ = writeln!(
                page,
                "| `{}` | {:.2} | {:.2} | {:.3} | {:.2} | {:.2} | {} of {} |",
                moved.key,
                qalys.size,
                qalys.deviation,
                deaths.size,
                reported.size,
                real.size,
                moved.turned,
                qalys.count
            );
        }
    }
}

fn shares(page: &mut String) {
    let all = rows(SOBOL);
    let mut values = vec![Values::default(); OUTCOMES.len()];
    for row in all.iter().filter(|row| row.key.1 == "0") {
        let points: Vec<&KeptRow> = (0..LEADING + 2)
            .filter_map(|point| {
                let point = point.to_string();
                all.iter()
                    .find(|other| other.key == (row.key.0, point.as_str()))
            })
            .collect();
        if points.len() == LEADING + 2 {
            for (outcome, values) in values.iter_mut().enumerate() {
                values
                    .0
                    .push(points.iter().map(|point| point.numbers[outcome]).collect());
            }
        }
    }
    let count = values[0].0.len();
    let _ = write!(
        page,
        "\n## Shares of variance of the leading ten\n\n\
         Sobol's indices of the same change, the ten assumptions above varied over their ranges and all others at their defaults, from {count} rows of the design of Saltelli. \
         *First* is what goes when it is known, *total* what stays until it is."
    );
    if count < 2 {
        page.push_str(" **Not run yet.**\n");
        return;
    }
    page.push_str("\n\n| assumption | first, QALYs | total, QALYs | first, real 4 h | total, real 4 h |\n|---|--:|--:|--:|--:|\n");
    let (qalys, real) = (values[0].indices(), values[3].indices());
    for ((key, qalys), real) in leading().iter().zip(qalys).zip(real) {
        let _ = writeln!(
            page,
            "| `{key}` | {:.2} | {:.2} | {:.2} | {:.2} |",
            qalys.first, qalys.total, real.first, real.total
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plausible::AGREEMENT;

    #[test]
    fn fewer_than_four_in_five_is_not_known() {
        assert_eq!(verdict(160, 40, 200), "better in 160 of 200");
        assert_eq!(verdict(20, 180, 200), "worse in 180 of 200");
        assert!(verdict(159, 41, 200).starts_with("**not known**: better in 159"));
        assert_eq!(verdict(0, 0, 0), "not looked at");
    }

    #[test]
    fn the_page_and_the_document_count_alike() {
        let all = rows(HEADLINE);
        assert_eq!(AGREEMENT.len(), FUNDINGS.len() * (COUNTS.len() - 1));
        for said in AGREEMENT {
            let here: Vec<&KeptRow> = all
                .iter()
                .filter(|row| row.key.0 == said.funding.to_string())
                .collect();
            assert_eq!(said.sets as usize, here.len());
            let count = COUNTS
                .iter()
                .position(|&count| count == said.targets)
                .expect("a number of targets that was asked");
            for (outcome, &(better, worse)) in said.outcomes.iter().enumerate() {
                let counted = better_and_worse(here.iter().copied(), count, outcome);
                assert_eq!(counted, (better as usize, worse as usize), "{said:?}");
            }
        }
    }

    #[test]
    fn more_harm_is_worse_and_more_within_four_hours_is_better() {
        let row = KeptRow {
            key: ("100", "0"),
            numbers: [10.0, 1.0, 70.0, 60.0, 9.0, 2.0, 71.0, 59.0].to_vec(),
        };
        let sign = |outcome| better_and_worse(std::iter::once(&row), 1, outcome);
        assert_eq!([0, 1, 2, 3].map(sign), [(1, 0), (0, 1), (1, 0), (0, 1)]);
    }

    #[test]
    fn the_assumptions_always_shown_exist() {
        for (key, _) in ALWAYS {
            assert!(varied().iter().any(|spec| spec.key == key), "{key}");
        }
    }
}
