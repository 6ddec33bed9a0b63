//! `goodhart compare` as a user meets it.

mod calling;

use std::process::Output;

use calling::{goodhart, refused, small};
use serde_json::Value;

/// Several replications in the smallest place, which [`small`] has only one of.
fn several(arguments: &[&str]) -> Output {
    const FEW: [&str; 4] = [
        "--replications=2",
        "--years=1",
        "--population=50000",
        "--quiet",
    ];
    goodhart(&[&["compare"], arguments, &FEW].concat())
}

fn comparison(arguments: &[&str]) -> Value {
    let output = small(&[&["compare"], arguments].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn a_world_less_itself_is_nothing_in_every_quantity() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("same.toml");
    std::fs::write(&file, "preset = \"ten_priorities\"\n").expect("writable");
    let file = file.to_str().expect("a plain name");
    let output = several(&["ten_priorities", file]);
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(all["worlds"][0]["digest"], all["worlds"][1]["digest"]);
    let world = &all["differences"][0];
    let mut seen = 0;
    let indicators = world["indicators"].as_array().expect("a list").iter();
    let records = indicators.flat_map(|one| ["reported", "official", "real"].map(|of| &one[of]));
    let harm = ["deaths_per_100k", "qalys_per_100k"].map(|of| &world["harm"][of]);
    for compared in records.chain(harm).filter(|one| !one.is_null()) {
        seen += 1;
        let difference = &compared["difference"];
        assert_eq!(difference["median"], 0.0, "{compared}");
        assert_eq!(difference["positive"], 0, "{compared}");
        assert_eq!(difference["negative"], 0, "{compared}");
        assert_eq!(compared["first"], compared["other"]);
    }
    assert!(seen > 300, "{seen} quantities");
}

#[test]
fn a_comparison_is_the_difference_of_the_runs_it_names() {
    let all = comparison(&["?v=0.8.0&funding=90", "?v=0.8.0&funding=110", "--seed=4"]);
    let (mut lists, mut beyond) = (Vec::new(), Vec::new());
    for funding in ["90", "110"] {
        let output = small(&["run", "--seed=4", "--funding", funding]);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let world = &all["worlds"][lists.len()];
        assert_eq!(world["digest"], report["digest"]);
        assert_eq!(world["scenario_digest"], report["scenario_digest"]);
        beyond.push(report["terminal"]["qalys_per_100k"]["median"].clone());
        let list = report["indicators"].as_array().expect("a list");
        let list = list.iter().find(|one| one["id"] == "elective.list");
        lists.push(list.expect("measured")["official"]["median"].clone());
    }
    let indicators = all["differences"][0]["indicators"].as_array();
    let mut indicators = indicators.expect("a list").iter();
    let list = indicators.find(|one| one["id"] == "elective.list");
    let compared = &list.expect("measured")["official"];
    assert_eq!(compared["first"]["median"], lists[0]);
    assert_eq!(compared["other"]["median"], lists[1]);
    let terminal = &all["differences"][0]["terminal"]["qalys_per_100k"];
    assert_eq!(terminal["first"]["median"], beyond[0]);
    assert_eq!(terminal["other"]["median"], beyond[1]);
    let [less, more] = [&lists[0], &lists[1]].map(|value| value.as_f64().expect("a number"));
    assert_eq!(compared["difference"]["median"], more - less);
    assert!(compared["difference"]["variance_ratio"].is_null());
}

#[test]
fn rows_and_table_have_a_world_each() {
    let worlds = ["no_targets_data_on", "ten_priorities", "eighteen"];
    let output = several(&[&worlds[..], &["--format=csv"]].concat());
    let text = String::from_utf8(output.stdout).expect("text");
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(
            "world,quantity,unit,better,record,first,other,median,p10,p90,positive,negative,replications,variance_ratio"
        )
    );
    for world in &worlds[1..] {
        let own = text.lines().filter(|line| line.starts_with(world)).count();
        assert!(own > 300, "{world}: {own} rows");
    }
    assert!(
        !text.contains("\nno_targets_data_on,"),
        "the first is compared with"
    );
    let output = several(&[&worlds[..], &["--format=text"]].concat());
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.starts_with("ten_priorities (other) less no_targets_data_on (first)"));
    assert_eq!(text.matches("\nqalys_per_100k").count(), 2, "{text}");
    assert_eq!(text.matches("\nterminal_qalys").count(), 2, "{text}");
}

#[test]
fn threads_change_no_comparison() {
    let one = several(&["no_targets_data_on", "eighteen", "--threads=1"]);
    let four = several(&["no_targets_data_on", "eighteen", "--threads=4"]);
    assert!(one.status.success() && one.stdout == four.stdout);
}

#[test]
fn what_cannot_be_compared_is_refused_with_what_is_allowed() {
    refused(&["compare"], &["SCENARIO.toml | LINK | PRESET"]);
    refused(&["compare", "eighteen"], &["2", "SCENARIO.toml"]);
    refused(
        &["compare", "eighteen", "eihgteen"],
        &["world", "eihgteen", "eighteen", "a file that exists"],
    );
    refused(
        &["compare", "?seed=1", "?seed=2"],
        &["seed: 1 in ?seed=1 and 2 in ?seed=2", "--set seed=1"],
    );
    refused(
        &["compare", "sanctions_with_money_2001_05", "eighteen"],
        &["start: 2002", "2022"],
    );
    refused(
        &["compare", "eighteen", "?seed=1", "--preset=thirty_one"],
        &["--preset", "thirty_one", "eighteen"],
    );
    refused(
        &["compare", "eighteen", "?funding=9"],
        &["funding", "9", "80 to 130"],
    );
    refused(
        &["compare", "eighteen", "?seed=1", "--format=parquet"],
        &["parquet", "json, csv, text"],
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("no/such.json");
    let out = out.to_str().expect("a plain name");
    refused(
        &["compare", "eighteen", "?seed=1", "--out", out],
        &["--out", "folder that exists"],
    );
}

#[test]
fn a_seed_for_all_makes_worlds_comparable() {
    let output = goodhart(&[
        "compare",
        "?seed=1",
        "?seed=2&targets=0",
        "--seed=3",
        "--years=1",
        "--replications=1",
        "--population=50000",
        "--quiet",
    ]);
    assert!(output.status.success());
}
