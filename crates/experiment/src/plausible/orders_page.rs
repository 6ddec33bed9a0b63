//! What orders of targets say, for `docs/sensitivity.md` and for a sentence of the page.

use std::fmt::Write;

use super::kept_rows::{KeptRow, rows};
use super::orders::{DRAWN, MONEY, MONEY_OF_SETS, RUNS, STATED};
use super::page::{TOLD, at, better_and_worse, verdict};
use super::study::{COUNTS, FROM_TO, OUTCOMES};

const ORDERS: &str = include_str!("../../plausible/orders.csv");
const OWN_ORDERS: &str = include_str!("../../plausible/own_orders.csv");
/// Place of QALYs in [`OUTCOMES`].
const QALYS: usize = 0;

/// What the orders drawn by lot say of healthy life with a few targets instead of the most, at one level of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidOfOrders {
    /// Money in both worlds [% of need-matched].
    pub money: u32,
    /// The smaller number of targets.
    pub targets: u32,
    /// Orders drawn by lot.
    pub drawn: u32,
    /// In how many the few spare healthy life, and in how many they cost it.
    pub outcomes: (u32, u32),
    /// Plausible sets, each with an order of its own.
    pub sets: u32,
    /// In how many of these the few spare healthy life, and in how many they cost it, at the money of that study.
    pub in_sets: (u32, u32),
}

/// One entry a level of money, as the study asks them; none while its rows are still to be made.
pub fn said_of_orders() -> Vec<SaidOfOrders> {
    let (all, sets) = (rows(ORDERS), rows(OWN_ORDERS));
    let in_sets = better_and_worse(sets.iter(), few(), QALYS);
    let of = |money: u32| {
        let means = means(&all, money);
        let drawn: Vec<&KeptRow> = means.iter().filter(|mean| is_drawn(mean)).collect();
        let (better, worse) = better_and_worse(drawn.iter().copied(), few(), QALYS);
        SaidOfOrders {
            money,
            targets: FROM_TO[1],
            drawn: drawn.len() as u32,
            outcomes: (better as u32, worse as u32),
            sets: sets.len() as u32,
            in_sets: (in_sets.0 as u32, in_sets.1 as u32),
        }
    };
    let said = MONEY.into_iter().map(of);
    said.filter(|said| said.drawn > 0).collect()
}

/// Place of the smaller number in [`COUNTS`].
fn few() -> usize {
    let found = COUNTS.iter().position(|count| *count == FROM_TO[1]);
    found.unwrap_or(0)
}

/// Whether a row is of an order drawn by lot: its name is the lot's number.
fn is_drawn(row: &KeptRow) -> bool {
    row.key.1.bytes().all(|byte| byte.is_ascii_digit())
}

/// The mean over the runs of every order at a level of money, by the order's name: luck that all worlds of a run share is in all its
/// columns.
fn means(all: &[KeptRow], money: u32) -> Vec<KeptRow> {
    let money = money.to_string();
    let mut means: Vec<(KeptRow, f64)> = Vec::new();
    for row in all.iter().filter(|row| row.key.0 == money) {
        let Some((order, _)) = row.key.1.split_once('.') else {
            continue;
        };
        match means.iter_mut().find(|(mean, _)| mean.key.1 == order) {
            Some((mean, runs)) => {
                for (sum, number) in mean.numbers.iter_mut().zip(&row.numbers) {
                    *sum += number;
                }
                *runs += 1.0;
            }
            None => means.push((
                KeptRow {
                    key: (row.key.0, order),
                    numbers: row.numbers.clone(),
                },
                1.0,
            )),
        }
    }
    for (mean, runs) in &mut means {
        for number in &mut mean.numbers {
            *number /= *runs;
        }
    }
    means.into_iter().map(|(mean, _)| mean).collect()
}

/// Both parts of the page.
pub(super) fn orders(page: &mut String) {
    of_orders(page, &rows(ORDERS));
    of_sets(page, &rows(OWN_ORDERS));
}

fn of_orders(page: &mut String, all: &[KeptRow]) {
    let _ = write!(
        page,
        "\n## Over orders of targets\n\n\
         Fewer targets are always certain ones: the first of an order. Here {DRAWN} orders are drawn by lot within each sector, while the sectors take their turns as in the order of salience, at the default \
         assumptions; also the most, {}, are the first of each order. The same people in all, five years, {RUNS} runs each; an order counts by the mean of its runs. Fewer than four in five: *not known*.",
        COUNTS[0]
    );
    if all.is_empty() {
        page.push_str(" **Not run yet.**\n");
        return;
    }
    let _ = write!(
        page,
        "\n\n| money | targets | {} | QALYs, few less many: lowest, median, highest |\n|--:|--:|---|---|---|---|---|\n",
        TOLD.map(|(told, _)| told).join(" | ")
    );
    for money in MONEY {
        let means = means(all, money);
        let drawn: Vec<&KeptRow> = means.iter().filter(|mean| is_drawn(mean)).collect();
        for (count, targets) in COUNTS.iter().enumerate().skip(1) {
            let _ = write!(page, "| {money} | {targets} |");
            for outcome in 0..OUTCOMES.len() {
                let (better, worse) = better_and_worse(drawn.iter().copied(), count, outcome);
                let _ = write!(page, " {} |", verdict(better, worse, drawn.len()));
            }
            let mut changes: Vec<f64> = drawn.iter().map(|row| spared(row, count)).collect();
            changes.sort_by(f64::total_cmp);
            let [low, middle, high] = [0.0, 0.5, 1.0]
                .map(|p| goodhart_des::statistics::quantile(&changes, p).map_or(f64::NAN, |v| v));
            let _ = writeln!(page, " {low:+.0}, {middle:+.0}, {high:+.0} |");
        }
    }
    let _ = write!(
        page,
        "\nThe stated orders, {} targets less {}, QALYs lost, mean of the same runs; minus is in favour of {0}.\n\n| order | {} |\n|---|{}\n",
        FROM_TO[1],
        FROM_TO[0],
        MONEY.map(|money| format!("money {money}")).join(" | "),
        "--:|".repeat(MONEY.len())
    );
    for order in STATED {
        let _ = write!(page, "| {} |", order.id());
        for money in MONEY {
            let means = means(all, money);
            let own = means.iter().find(|mean| mean.key.1 == order.id());
            let change = own.map_or("–".to_owned(), |own| {
                format!("{:+.0}", spared(own, few()))
            });
            let _ = write!(page, " {change} |");
        }
        page.push('\n');
    }
}

/// QALYs lost with fewer targets less those lost with the most.
fn spared(row: &KeptRow, count: usize) -> f64 {
    at(row, count, QALYS) - at(row, 0, QALYS)
}

fn of_sets(page: &mut String, all: &[KeptRow]) {
    let _ = write!(
        page,
        "\n### Every plausible set with an order of its own\n\n\
         Both at once: in each plausible set the targets stand in an order drawn for it within each sector. Money at {MONEY_OF_SETS}, one run each, five years, the same people."
    );
    if all.is_empty() {
        page.push_str(" **Not run yet.**\n");
        return;
    }
    let _ = write!(
        page,
        "\n\n| targets | {} |\n|--:|---|---|---|---|\n",
        TOLD.map(|(told, _)| told).join(" | ")
    );
    for (count, targets) in COUNTS.iter().enumerate().skip(1) {
        let _ = write!(page, "| {targets} |");
        for outcome in 0..OUTCOMES.len() {
            let (better, worse) = better_and_worse(all.iter(), count, outcome);
            let _ = write!(page, " {} |", verdict(better, worse, all.len()));
        }
        page.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(order: &'static str, many: f64, ten: f64) -> KeptRow {
        let mut numbers = vec![many; COUNTS.len() * OUTCOMES.len()];
        numbers[few() * OUTCOMES.len() + QALYS] = ten;
        KeptRow {
            key: ("100", order),
            numbers,
        }
    }

    #[test]
    fn an_order_counts_once_by_the_mean_of_its_runs() {
        let all = [
            row("1.0", 100.0, 90.0),
            row("1.1", 100.0, 130.0),
            row("2.0", 100.0, 99.0),
            row("salience.0", 100.0, 50.0),
        ];
        let means = means(&all, 100);
        assert_eq!(means.len(), 3);
        assert!((spared(&means[0], few()) - 10.0).abs() < 1e-9);
        let drawn = means.iter().filter(|mean| is_drawn(mean));
        assert_eq!(better_and_worse(drawn, few(), QALYS), (1, 1));
    }

    /// The rows are of this table, and no order, run or level of money is missing.
    #[test]
    fn the_kept_rows_are_whole() {
        use super::super::study::Study;
        for (study, file) in [(Study::Orders, ORDERS), (Study::OwnOrders, OWN_ORDERS)] {
            assert_eq!(file.lines().next(), Some(study.header().as_str()));
            let kept = rows(file);
            let keys = kept
                .iter()
                .map(|row| format!("{},{}", row.key.0, row.key.1));
            let keys: std::collections::BTreeSet<String> = keys.collect();
            for key in study.keys() {
                assert!(keys.contains(&key), "{study:?}: {key}");
            }
        }
    }

    #[test]
    fn what_the_page_says_is_what_the_document_counts() {
        let document = super::super::sensitivity_page();
        let said = said_of_orders();
        assert_eq!(said.len(), MONEY.len());
        for SaidOfOrders {
            money,
            targets,
            drawn,
            outcomes: (better, worse),
            sets,
            in_sets: (more, less),
        } in said
        {
            assert!(drawn >= 30);
            let line = format!(
                "| {money} | {targets} | {} |",
                verdict(better as usize, worse as usize, drawn as usize)
            );
            assert!(document.contains(&line), "{line}");
            let line = format!(
                "| {targets} | {} |",
                verdict(more as usize, less as usize, sets as usize)
            );
            assert!(document.contains(&line), "{line}");
        }
    }
}
