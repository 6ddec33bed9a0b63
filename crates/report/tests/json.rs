//! The JSON of a result has the names that outsiders hold on to.

use goodhart_report::{
    Attribution, AttributionBlock, Band, ChangeResult, Distribution, GapPart, HarmResult,
    IndicatorResult, Parts, Quantity, Report, Scenario, Series, Split, TargetMark, to_json,
};
use serde_json::{Value, json};

const BAND: Band = Band {
    median: 2.0,
    p10: 1.0,
    p90: 3.0,
};

fn report() -> Report {
    let block = AttributionBlock {
        parts: Parts::default(),
        alone: vec![1.0, 2.0],
        removed: vec![3.0, 4.0],
        gaming_by_strategy: vec![("late_departures".to_owned(), 0.5)],
        total: 7.0,
        spread: BAND,
    };
    Report {
        model_version: "0.8.0".to_owned(),
        digest: "00000000000000aa".to_owned(),
        digest_first: "00000000000000bb".to_owned(),
        scenario_digest: "00000000000000cc".to_owned(),
        scenario: Scenario::default(),
        seed: 1,
        replications: 1,
        places: 1,
        in_force: 31,
        measured: 24,
        targets: vec!["ae-4h-95".to_owned()],
        changes: vec![ChangeResult {
            on: "2023-04-01".to_owned(),
            week: 52,
            in_force: 1,
            measured: 1,
            targets: vec!["rtt-18w-92".to_owned()],
        }],
        months: 1,
        first_month: "2022-04-01".to_owned(),
        indicators: vec![IndicatorResult {
            id: "ed.within_4h".to_owned(),
            unit: "percent".to_owned(),
            per: None,
            better: "higher".to_owned(),
            target: Some(TargetMark {
                id: "ae-4h-95".to_owned(),
                threshold: 95.0,
                sense: "at_least",
                limit: Some((4.0, "hours")),
            }),
            reported: BAND,
            official: BAND,
            real: BAND,
            apart: BAND,
            gap: vec![GapPart {
                by: "retimed_record".to_owned(),
                value: 0.5,
            }],
        }],
        series: [(
            "ed.within_4h".to_owned(),
            Series {
                step: "month".to_owned(),
                reported: vec![vec![Some(71.5), None]],
                ..Series::default()
            },
        )]
        .into(),
        distributions: vec![Distribution {
            id: "ed.minutes".to_owned(),
            bin_width: 10.0,
            unit: "minutes".to_owned(),
            record: "real".to_owned(),
            split: Split {
                disposal: Some("admitted".to_owned()),
                age: None,
            },
            department: Some("major"),
            counts: vec![1, 2],
        }],
        harm: HarmResult::default(),
        terminal: goodhart_report::TerminalResult::default(),
        attribution: Some(Attribution {
            against: "targets_off".to_owned(),
            players: vec!["effort".to_owned(), "gaming".to_owned()],
            qalys: block.clone(),
            deaths: block,
            ..Attribution::default()
        }),
        staff: vec![Quantity {
            id: "vacancy".to_owned(),
            unit: "percent".to_owned(),
            value: BAND,
        }],
        money: vec![],
        behaviour: vec![],
        by_place: vec![],
    }
}

fn parsed() -> Value {
    let json = to_json(&report()).expect("plain data");
    serde_json::from_str(&json).expect("own JSON")
}

#[test]
fn every_name_of_the_contract_is_there() {
    let json = parsed();
    for name in [
        "model_version",
        "digest",
        "digest_first",
        "scenario_digest",
        "scenario",
        "seed",
        "replications",
        "places",
        "in_force",
        "measured",
        "indicators",
        "series",
        "distributions",
        "harm",
        "attribution",
        "staff",
        "money",
    ] {
        assert!(json.get(name).is_some(), "{name}");
    }
    assert_eq!(
        json["indicators"][0]["target"],
        json!({"id": "ae-4h-95", "threshold": 95.0, "sense": "at_least", "limit": 4.0, "limit_unit": "hours"})
    );
    assert_eq!(
        json["series"]["ed.within_4h"]["reported"],
        json!([[71.5, null]])
    );
    for name in ["deaths_per_100k", "qalys_per_100k", "by"] {
        assert!(json["harm"].get(name).is_some(), "{name}");
    }
}

#[test]
fn what_no_page_shows_stands_in_json() {
    let json = parsed();
    assert_eq!(json["targets"], json!(["ae-4h-95"]));
    assert_eq!(json["changes"][0]["targets"], json!(["rtt-18w-92"]));
    assert_eq!(json["distributions"][0]["department"], "major");
    assert!(json["indicators"][0].get("per").is_none());
}

#[test]
fn a_split_names_only_what_it_splits_by() {
    assert_eq!(
        parsed()["distributions"][0]["split"],
        json!({"disposal": "admitted"})
    );
}

#[test]
fn the_attribution_has_its_parts_beside_the_same_block_for_deaths() {
    let json = &parsed()["attribution"];
    for block in [json, &json["deaths"]] {
        assert_eq!(block["total"], json!(7.0));
        assert_eq!(block["spread"]["p90"], json!(3.0));
        assert_eq!(block["gaming_by_strategy"], json!({"late_departures": 0.5}));
        assert_eq!(block["removed"], json!({"effort": 3.0, "gaming": 4.0}));
        assert_eq!(
            block["parts"]["reallocation"],
            json!({"focus": 0.0, "neglect": 0.0})
        );
    }
}

#[test]
fn staff_and_money_go_by_name() {
    let json = parsed();
    assert_eq!(
        json["staff"],
        json!({"vacancy": {"unit": "percent", "median": 2.0, "p10": 1.0, "p90": 3.0}})
    );
    assert_eq!(json["money"], json!({}));
}

#[test]
fn the_scenario_in_a_result_runs_again() {
    let scenario: Scenario = serde_json::from_value(parsed()["scenario"].clone()).expect("whole");
    assert_eq!(scenario, Scenario::default());
}
