//! Counts in `plausible/headline.csv` in how many plausible sets fewer targets are better or worse than the most, so that the page need not
//! carry the rows.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Outcomes in the order of the page, and whether more of one is worse.
const OUTCOMES: [(&str, bool); 4] = [
    ("qalys", true),
    ("deaths", true),
    ("reported_4h", false),
    ("real_4h", false),
];
/// The number of targets that all others are compared with.
const MOST: &str = "133";

/// The table from the text of the file: most money last, most targets first.
///
/// # Errors
/// What is wrong with which row.
pub fn table(text: &str) -> Result<String, String> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let counts: Vec<&str> = header
        .iter()
        .filter_map(|name| name.strip_prefix("qalys_"))
        .filter(|count| *count != MOST)
        .collect();
    let column = |outcome: &str, count: &str| {
        let name = format!("{outcome}_{count}");
        header
            .iter()
            .position(|known| *known == name)
            .ok_or_else(|| format!("headline.csv: no column {name}"))
    };
    let mut by_money: BTreeMap<u32, Vec<Vec<&str>>> = BTreeMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        if cells.len() != header.len() {
            return Err(format!(
                "headline.csv: a row of {} cells: {line}",
                cells.len()
            ));
        }
        let money = number::<u32>(cells[0])?;
        by_money.entry(money).or_default().push(cells);
    }
    let mut table = String::from("&[\n");
    for (money, rows) in &by_money {
        for count in &counts {
            let mut told = String::new();
            for (outcome, more_is_worse) in OUTCOMES {
                let (then, now) = (column(outcome, MOST)?, column(outcome, count)?);
                let (mut better, mut worse) = (0, 0);
                for row in rows {
                    let change = number::<f64>(row[now])? - number::<f64>(row[then])?;
                    let gain = if more_is_worse { -change } else { change };
                    better += u32::from(gain > 0.0);
                    worse += u32::from(gain < 0.0);
                }
                let _ = write!(told, "({better}, {worse}), ");
            }
            let _ = writeln!(
                table,
                "Agreement {{ funding: {money}, targets: {}, sets: {}, outcomes: [{told}] }},",
                number::<u32>(count)?,
                rows.len(),
            );
        }
    }
    table.push(']');
    Ok(table)
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("headline.csv: {text:?} is not a number"))
}
