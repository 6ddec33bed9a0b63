//! Reports for tests.

use goodhart_report::{Band, IndicatorResult, Report, Series};

/// A report in which nothing has been counted.
pub fn empty_report() -> Report {
    Report {
        model_version: "0.8.0".into(),
        digest: String::new(),
        digest_first: String::new(),
        scenario_digest: String::new(),
        scenario: goodhart_report::Scenario::default(),
        seed: 1,
        replications: 0,
        places: 1,
        in_force: 0,
        measured: 0,
        targets: Vec::new(),
        changes: Vec::new(),
        months: 0,
        first_month: "2022-04-01".into(),
        indicators: Vec::new(),
        series: std::collections::BTreeMap::new(),
        distributions: Vec::new(),
        harm: goodhart_report::HarmResult::default(),
        terminal: goodhart_report::TerminalResult::default(),
        attribution: None,
        staff: Vec::new(),
        money: Vec::new(),
        behaviour: Vec::new(),
        by_place: goodhart_report::Places::default(),
    }
}

/// A report that knows one measure.
pub fn report(reported: Band, real: Band) -> Report {
    let within_4h = IndicatorResult {
        id: "ed.within_4h".into(),
        unit: "percent".into(),
        per: None,
        better: "higher".into(),
        target: None,
        reported,
        official: real,
        real,
        apart: Band {
            median: reported.median - real.median,
            p10: reported.median - real.median,
            p90: reported.median - real.median,
        },
        gap: Vec::new(),
    };
    let rows = |of: Band| vec![vec![Some(of.median)]; 5];
    let series = Series {
        step: "month".into(),
        reported: rows(reported),
        official: rows(real),
        real: rows(real),
    };
    Report {
        series: [("ed.within_4h".to_owned(), series)].into(),
        indicators: vec![within_4h],
        replications: 20,
        months: 60,
        ..empty_report()
    }
}
