//! The table of programmes: checked, and turned into the list of levers and the rows of indicators.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    programme: Vec<Programme>,
}

/// One service that is carried as a stock.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Name of its indicator.
    pub id: String,
    /// Whose board answers for it.
    pub provider: String,
    /// Whom it is for.
    pub who: String,
    /// Unit of the indicator.
    pub unit: String,
    /// Whether the indicator shows the level or what is missing.
    pub shows: String,
    /// Value of the indicator where all of that is so.
    pub scale: f64,
    /// Level in the start state [0–1].
    pub start: f64,
    /// Low end of its range [0–1].
    pub low: f64,
    /// High end of its range [0–1].
    pub high: f64,
    /// Most that is taken as reachable [0–1].
    pub ceiling: f64,
    /// Those it is for [people in 100,000 residents a year].
    pub demand: f64,
    /// Expected deaths of one person missed.
    pub deaths: f64,
    /// Healthy years lost by one person missed, deaths included.
    pub qalys: f64,
    /// Part of both taken as caused [0–1].
    pub causal: f64,
    /// Whether another system than the service records it.
    pub checked: bool,
    /// Where the numbers come from.
    pub status: String,
    /// Why they are what they are.
    pub because: String,
}

const PROVIDERS: [(&str, &str); 4] = [
    ("acute", "Quality"),
    ("community", "Community"),
    ("general_practice", "LongTermCare"),
    ("public_health", "Prevention"),
];
const UNITS: [(&str, &str); 4] = [
    ("percent", "Percent"),
    ("ratio", "Ratio"),
    ("days", "Days"),
    ("count", "Count"),
];

/// Reads and checks the table.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn programmes(text: &str) -> Result<Vec<Programme>, Vec<String>> {
    let file: File = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    for row in &file.programme {
        wrong.extend(problems(row).map(|what| format!("{}: {what}", row.id)));
        if !names.insert(row.id.as_str()) {
            wrong.push(format!("{}: the name is used twice", row.id));
        }
    }
    if wrong.is_empty() {
        Ok(file.programme)
    } else {
        Err(wrong)
    }
}

fn problems(row: &Programme) -> impl Iterator<Item = String> {
    let known = |words: &[(&str, &str)], word: &str| words.iter().any(|(known, _)| *known == word);
    let shares = [row.low, row.start, row.high, row.ceiling, row.causal];
    let amounts = [row.scale, row.demand, row.deaths, row.qalys];
    [
        (
            !known(&PROVIDERS, &row.provider),
            format!("unknown provider `{}`", row.provider),
        ),
        (
            !known(&UNITS, &row.unit),
            format!(
                "unknown unit `{}`; allowed are percent, ratio, days, count",
                row.unit
            ),
        ),
        (
            !matches!(row.shows.as_str(), "level" | "gap"),
            format!("`shows` is `{}`; allowed are level, gap", row.shows),
        ),
        (
            !shares.iter().all(|share| (0.0..=1.0).contains(share)),
            "start, low, high, ceiling and causal lie in 0 to 1".to_owned(),
        ),
        (
            !(row.low <= row.start && row.start <= row.high),
            format!("start {} is not in {} to {}", row.start, row.low, row.high),
        ),
        (
            row.start > row.ceiling,
            format!("start {} is above the ceiling {}", row.start, row.ceiling),
        ),
        (
            !amounts
                .iter()
                .all(|amount| amount.is_finite() && *amount >= 0.0),
            "scale, demand, deaths and qalys are not below 0".to_owned(),
        ),
        (
            row.status != "assumed",
            format!(
                "status is `{}`; a row without a source per number is `assumed`",
                row.status
            ),
        ),
        (
            row.because.trim().is_empty() || row.who.trim().is_empty(),
            "`because` and `who` say something".to_owned(),
        ),
    ]
    .into_iter()
    .filter_map(|(is_wrong, what)| is_wrong.then_some(what))
}

/// The list for `levers`: a static array of its `Programme`.
pub fn programme_list(rows: &[Programme]) -> String {
    let mut code = format!(
        "/// Number of programmes.\npub const PROGRAMMES: usize = {};\n\n#[allow(clippy::unreadable_literal)] // millionths, as the build writes them\nstatic LIST: [Programme; PROGRAMMES] = [\n",
        rows.len()
    );
    for row in rows {
        let _ = writeln!(
            code,
            "    Programme {{ stream: Stream::{}, unit: ProgrammeUnit::{}, gap: {}, scale: {:?}, start: {}, low: {}, high: {}, ceiling: {}, demand: {:?}, micro_deaths: {:?}, micro_qalys: {:?}, checked: {}, prevention: {} }},",
            word(&PROVIDERS, &row.provider),
            word(&UNITS, &row.unit),
            row.shows == "gap",
            row.scale,
            millionths(row.start),
            millionths(row.low),
            millionths(row.high),
            millionths(row.ceiling),
            row.demand,
            row.deaths * row.causal * 1e6,
            row.qalys * row.causal * 1e6,
            row.checked,
            row.id.starts_with("prevention."),
        );
    }
    code.push_str("];\n");
    code
}

/// The rows for `targets`: a macro that calls another with its own rows and those of the programmes behind them, and their number.
pub fn programme_indicators(rows: &[Programme]) -> String {
    let mut code =
        "macro_rules! with_programmes {\n    ($list:ident $($rows:tt)*) => { $list! { $($rows)*\n"
            .to_owned();
    for row in rows {
        let _ = writeln!(
            code,
            "        {}, \"{}\", {}, {}, {};",
            variant(&row.id),
            row.id,
            word(&UNITS, &row.unit),
            if row.shows == "gap" {
                "Lower"
            } else {
                "Higher"
            },
            word(&PROVIDERS, &row.provider),
        );
    }
    code.push_str("    } };\n}\n\n/// Indicators of programmes, in the order of their list.\npub const PROGRAMMES: &[Indicator] = &[\n");
    for row in rows {
        let _ = writeln!(code, "    Indicator::{},", variant(&row.id));
    }
    code.push_str("];\n\n/// Those of them that nobody but the service itself records.\npub const UNCHECKED: &[Indicator] = &[\n");
    for row in rows.iter().filter(|row| !row.checked) {
        let _ = writeln!(code, "    Indicator::{},", variant(&row.id));
    }
    code.push_str("];\n");
    code
}

fn millionths(share: f64) -> u32 {
    (share * 1e6).round() as u32
}

fn word(words: &[(&'static str, &'static str)], word: &str) -> &'static str {
    words
        .iter()
        .find(|(known, _)| *known == word)
        .map_or("", |(_, name)| name)
}

/// `programme.stroke_unit_care` as a variant.
fn variant(id: &str) -> String {
    id.split(['.', '_'])
        .map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
                .unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"
[[programme]]
id = "programme.stroke_unit_care"
provider = "acute"
who = "people with a stroke"
unit = "percent"
shows = "level"
scale = 1.0
start = 0.75
low = 0.6
high = 0.85
ceiling = 0.95
demand = 160.0
deaths = 0.03
qalys = 0.2
causal = 0.7
checked = true
status = "assumed"
because = "As remembered."
"#;

    #[test]
    fn a_sound_row_becomes_an_entry_and_an_indicator() {
        let rows = programmes(ROW).expect("it is sound");
        assert!(
            programme_list(&rows)
                .contains("start: 750000, low: 600000, high: 850000, ceiling: 950000")
        );
        let indicators = programme_indicators(&rows);
        assert!(indicators.contains(
            "ProgrammeStrokeUnitCare, \"programme.stroke_unit_care\", Percent, Higher, Quality;"
        ));
    }

    #[test]
    fn every_way_to_be_wrong_is_refused() {
        for (right, wrong, said) in [
            ("\"acute\"", "\"dentist\"", "unknown provider"),
            ("\"percent\"", "\"furlongs\"", "unknown unit"),
            ("\"level\"", "\"hole\"", "`shows`"),
            ("start = 0.75", "start = 0.5", "is not in"),
            ("ceiling = 0.95", "ceiling = 0.7", "above the ceiling"),
            ("deaths = 0.03", "deaths = -1.0", "not below 0"),
            ("causal = 0.7", "causal = 1.7", "lie in 0 to 1"),
            ("\"As remembered.\"", "\"\"", "say something"),
            ("\"assumed\"", "\"observed\"", "status"),
            ("checked = true", "cheked = true", "cheked"),
        ] {
            let text = ROW.replace(right, wrong);
            assert_ne!(text, ROW);
            let problems = programmes(&text).expect_err(wrong).join("\n");
            assert!(problems.contains(said), "{problems}");
        }
        let twice = programmes(&ROW.repeat(2)).expect_err("the same name twice");
        assert!(twice[0].contains("used twice"));
    }
}
