//! The command as a user meets it: exit codes, one line of complaint, whole files.

mod calling;

use std::path::Path;
use std::process::{Command, Output};

use calling::{SMALL, goodhart, refused, small};
use goodhart_report::{Kind, LEVERS};
use serde_json::json;

#[test]
fn every_number_is_refused_below_and_above_its_range() {
    for lever in LEVERS {
        if !matches!(lever.kind, Kind::Integer | Kind::Number) {
            continue;
        }
        for value in [lever.low - 1.0, lever.high + 1.0] {
            let setting = format!("{}={value}", lever.key);
            let range = format!("{} to {}", lever.low, lever.high);
            refused(
                &["run", "--set", &setting],
                &[lever.key, &value.to_string(), &range],
            );
        }
        for value in ["NaN", "inf", "", "much", "1e999", "0x10", "1,5"] {
            let setting = format!("{}={value}", lever.key);
            refused(&["run", "--set", &setting], &[lever.key, value, "from"]);
        }
    }
}

#[test]
fn flags_refuse_what_their_levers_refuse() {
    refused(&["run", "--seed", "-1"], &["seed", "-1", "0 to 4294967295"]);
    refused(
        &["run", "--seed", "4294967296"],
        &["seed", "4294967296", "4294967295"],
    );
    refused(&["run", "--seed", "NaN"], &["seed", "NaN"]);
    refused(&["run", "--seed", "1.5"], &["seed", "1.5", "whole"]);
    refused(
        &["run", "--targets", "134"],
        &["targets", "134", "0 to 133"],
    );
    refused(
        &["run", "--funding", "79.9"],
        &["funding", "79.9", "80 to 130"],
    );
    refused(&["run", "--replications", "0"], &["reps", "1 to 200"]);
    refused(&["run", "--places", "151"], &["places", "1 to 150"]);
    refused(&["run", "--years", "11"], &["years", "1 to 10"]);
    refused(
        &["run", "--population", "9999"],
        &["population", "50000 to 1000000"],
    );
    refused(&["run", "--threads", "0"], &["--threads", "1 to 256"]);
}

#[test]
fn choices_and_names_are_refused_with_what_is_allowed() {
    refused(
        &["run", "--set", "order=alphabet"],
        &["order", "alphabet", "salience"],
    );
    refused(
        &["run", "--set", "world=flat"],
        &["world", "flat", "targets_off"],
    );
    refused(
        &["run", "--set", "qof=perhaps"],
        &["qof", "perhaps", "on or off"],
    );
    refused(
        &["run", "--set", "judged=1,1,1"],
        &["judged", "1,1,1", "mixed"],
    );
    refused(
        &["run", "--set", "off=honesty"],
        &["off", "honesty", "late_departures"],
    );
    refused(
        &["run", "--set", "add=ae-4h-59"],
        &["add", "ae-4h-59", "ae-4h-95"],
    );
    refused(
        &["run", "--preset", "ten_priorites"],
        &["preset", "is it ten_priorities?"],
    );
    refused(
        &["run", "--set", "fundng=90"],
        &["fundng", "is it funding?"],
    );
    refused(&["run", "--set", "churn=101"], &["churn", "0 to 100"]);
    refused(&["run", "--set", "funding"], &["funding", "KEY=VALUE"]);
    refused(
        &["run", "--set", "a.nothing.here=1"],
        &["a:", "nothing.here", "assumptions"],
    );
    refused(
        &["run", "--set", "edit.ae-4h-95.limt=1"],
        &["edit", "ae-4h-95.limt"],
    );
    refused(
        &["run", "--set", "edit.ae-4h-95.limit=-5"],
        &["edit.ae-4h-95.limit", "-5"],
    );
}

#[test]
fn arguments_that_do_not_exist_are_refused_on_one_line() {
    refused(
        &["run", "--format", "xlsx"],
        &["xlsx", "json, csv, parquet"],
    );
    refused(
        &["run", "--records", "daily"],
        &["daily", "none, yearly, monthly, weekly"],
    );
    refused(
        &["run", "--format", "csv", "--records", "none"],
        &["--records", "monthly"],
    );
    refused(&["run", "--fundng", "90"], &["--fundng"]);
    refused(
        &["run", "--format", "parquet", "--records", "none"],
        &["--records", "parquet", "monthly"],
    );
    refused(&["list", "charts"], &["charts", "presets"]);
    refused(&["run", "a.toml", "b.toml"], &["b.toml"]);
    refused(&["walk"], &["walk"]);
}

#[test]
fn files_that_are_wrong_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("writable");
        path.to_str().expect("a plain name").to_owned()
    };
    let missing = folder.path().join("missing.toml");
    let missing = missing.to_str().expect("a plain name");
    refused(&["run", missing], &["missing.toml", "scenario file"]);
    let folder_name = folder.path().to_str().expect("a plain name");
    refused(&["run", folder_name], &[folder_name, "scenario file"]);
    for (text, parts) in [
        ("targets = 10\nfunding = = 3", ["line 2", "TOML"]),
        ("fundng = 90", ["fundng", "is it funding?"]),
        ("funding = 300", ["funding: 300", "80 to 130"]),
        ("funding = 2022-04-01", ["funding", "2022-04-01"]),
        ("preset = \"ten\"", ["preset", "ten"]),
        ("funding = 90\nfunding = 91", ["line 2", "TOML"]),
        ("[a]\nnothing = 1", ["a:", "nothing"]),
        ("[[change]]\non = \"2024-04-01\"", ["change", "2024-04-01"]),
        (
            "[[change]]\non = \"2024-04-31\"\ntargets = 3",
            ["change", "2024-04-31"],
        ),
        (
            "[[change]]\non = \"2029-04-01\"\ntargets = 3",
            ["2029-04-01", "2022-04-01 to"],
        ),
        (
            "[[change]]\non = \"2024-04-01\"\nseed = 3",
            ["change.2024-04-01", "seed=3"],
        ),
    ] {
        refused(&["run", &file("wrong.toml", text)], &parts);
        refused(&["explain", &file("wrong.toml", text)], &parts);
        refused(&["check", &file("wrong.toml", text)], &parts);
        refused(&["link", &file("wrong.toml", text)], &parts);
    }
    let not_text = folder.path().join("binary.toml");
    std::fs::write(&not_text, [0xff, 0xfe, 0x00]).expect("writable");
    refused(
        &["run", not_text.to_str().expect("plain")],
        &["binary.toml", "UTF-8"],
    );
}

#[test]
fn links_that_are_damaged_are_refused() {
    for (link, parts) in [
        ("?v=0.8.0&seed=-1", ["seed", "4294967295"]),
        ("?v=0.8.0&seed=1&funding=9", ["funding", "80 to 130"]),
        ("https://example.org/?z=AAAA", ["z", "damaged"]),
        ("#v=0.8.0&a.nothing=1", ["a:", "nothing"]),
        ("?preset=elevn", ["preset", "elevn"]),
        ("?churn=101", ["churn", "0 to 100"]),
    ] {
        refused(&["run", link], &parts);
        refused(&["link", link], &parts);
    }
}

#[test]
fn a_result_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = || std::fs::read_dir(folder.path()).expect("readable").count();
    let out = folder.path().join("result.json");
    let out = out.to_str().expect("a plain name");
    refused(&["run", "--out", out, "--funding", "300"], &["funding"]);
    assert_eq!(files(), 0);
    let elsewhere = folder.path().join("no/result.json");
    refused(
        &["run", "--out", elsewhere.to_str().expect("a plain name")],
        &["--out", "folder that exists"],
    );
    let output = small(&["run", "--out", out]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(files(), 1);
    let text = std::fs::read_to_string(Path::new(out)).expect("readable");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["scenario"]["population"], 50_000);
}

#[test]
fn a_link_reproduces_the_run_it_came_from_whatever_the_threads() {
    let settings = [
        "--targets=31",
        "--set",
        "growth=1.5",
        "--set",
        "order=clinical",
        "--seed=9",
    ];
    let link = small_link(&settings);
    assert!(
        link.starts_with("?v=0.8.0&seed=9&targets=31&growth=1.5&order=clinical"),
        "{link}"
    );
    let one = digests(&small(&[&["run", "--threads=1"], &settings[..]].concat()));
    let two = digests(&goodhart(&["run", &link, "--threads=4", "--quiet"]));
    assert_eq!(one, two);
    assert!(one.iter().all(|digest| digest.len() == 16), "{one:?}");
}

fn small_link(settings: &[&str]) -> String {
    let output = goodhart(&[&["link"], settings, &SMALL].concat());
    assert!(output.status.success());
    String::from_utf8(output.stdout)
        .expect("text")
        .trim_end()
        .to_owned()
}

fn digests(output: &Output) -> [String; 3] {
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    ["digest", "digest_first", "scenario_digest"]
        .map(|name| json[name].as_str().expect("text").to_owned())
}

#[test]
fn flags_beat_files_and_files_beat_presets() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("scenario.toml");
    std::fs::write(
        &file,
        "preset = \"ten_priorities\"\nfunding = 95\ngrowth = 1\n",
    )
    .expect("writable");
    let file = file.to_str().expect("a plain name");
    let output = goodhart(&["link", file, "--funding", "105"]);
    let link = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        link,
        "?v=0.8.0&seed=1&funding=105&growth=1&preset=ten_priorities\n"
    );
}

#[test]
fn csv_has_the_columns_of_the_contract() {
    let output = small(&["run", "--format", "csv"]);
    let text = String::from_utf8(output.stdout).expect("text");
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("place,replication,period,indicator,record,split,value")
    );
    let first = lines.next().expect("a row");
    assert!(first.starts_with("0,0,2022-04-01,ed."), "{first}");
    assert!(text.contains(",2023-03-01,"), "no last month");
}

#[test]
fn progress_goes_to_standard_error_and_quiet_says_nothing() {
    let loud = goodhart(&[&["run"], &SMALL[..]].concat());
    assert_eq!(
        String::from_utf8_lossy(&loud.stderr),
        "goodhart: 1 of 1 replications\n"
    );
    assert!(small(&["run"]).stderr.is_empty());
}

#[test]
fn an_unknown_key_of_a_link_is_said_and_ignored() {
    let output = goodhart(&["link", "?v=0.0.9&seed=3&utm=x&lang=cy"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success());
    assert!(
        said.contains("utm: not known here") && said.contains("made with model 0.0.9"),
        "{said}"
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout), "?v=0.8.0&seed=3\n");
}

#[test]
fn every_list_has_rows_in_both_forms() {
    for what in [
        "targets",
        "presets",
        "levers",
        "assumptions",
        "strategies",
        "indicators",
        "sources",
        "owners",
        "routes",
    ] {
        let text = goodhart(&["list", what]);
        assert!(text.status.success(), "{what}");
        let json = goodhart(&["list", what, "--format", "json"]);
        let rows: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
        let rows = rows.as_array().expect("a list").len();
        let lines = String::from_utf8_lossy(&text.stdout).lines().count();
        assert!(
            rows > 0 && lines == rows + 1,
            "{what}: {rows} rows, {lines} lines"
        );
    }
}

#[test]
fn the_invariants_hold_in_a_small_world() {
    let output = small(&["check"]);
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(0), "{text}");
    let holds = text
        .lines()
        .filter(|line| line.starts_with("holds"))
        .count();
    assert!(holds > 5 && holds == text.lines().count(), "{text}");
}

#[test]
fn years_are_rows_of_their_own() {
    let output = goodhart(&[
        "run",
        "--format=csv",
        "--records=yearly",
        "--years=2",
        "--replications=1",
        "--population=50000",
        "--quiet",
    ]);
    let text = String::from_utf8(output.stdout).expect("text");
    let incidents: Vec<&str> = text
        .lines()
        .filter(|line| line.contains(",ed.within_4h,real,,"))
        .filter_map(|line| line.split(',').nth(2))
        .collect();
    assert_eq!(incidents, ["2022-04-01", "2023-04-01"]);
}

#[test]
fn records_can_come_with_json() {
    let output = small(&["run", "--records=monthly"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = json["records"].as_array().expect("a list");
    assert_eq!(rows[0]["period"], "2022-04-01");
    let of_all = rows.iter().filter(|row| row["split"] == "").count();
    assert_eq!(
        of_all,
        json["indicators"].as_array().expect("a list").len() * 3 * 12
    );
    let split = "disposal=admitted;age=65_and_over";
    let older = rows.iter().filter(|row| row["split"] == split).count();
    assert_eq!(older, 3 * 3 * 12);
    // What minor units add is in the whole and in no split.
    let share = |split: &str| {
        let row = rows.iter().find(|row| {
            row["indicator"] == "ed.within_4h" && row["record"] == "real" && row["split"] == split
        });
        row.and_then(|row| row["value"].as_f64()).expect("a share")
    };
    let major = share("department=major");
    assert!(share("disposal=admitted;age=65_and_over") < major && major < share(""));
}

#[test]
fn weeks_are_rows_with_the_date_of_their_first_day() {
    let output = small(&["run", "--records=weekly", "--format=csv", "--places=2"]);
    let text = String::from_utf8(output.stdout).expect("text");
    let weeks: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("1,0,") && line.contains(",ed.within_4h,reported,,"))
        .filter_map(|line| line.split(',').nth(2))
        .collect();
    assert_eq!(
        (weeks.len(), weeks[0], weeks[51], weeks[52]),
        (53, "2022-04-01", "2023-03-24", "2023-03-31")
    );
}

#[test]
fn a_result_says_what_its_numbers_are() {
    let cut = "--set=change.2022-10-01.targets=2";
    let output = small(&["run", "--places=2", cut]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let named = |list: &serde_json::Value, id: &str| {
        let mut all = list.as_array().expect("a list").iter();
        all.find(|one| one["id"] == id).expect("there").clone()
    };
    for list in [&json["indicators"], &json["by_place"][1]["indicators"]] {
        let [attendances, share, list, deaths] = [
            "ed.attendances",
            "ed.within_4h",
            "elective.list",
            "harm.deaths",
        ]
        .map(|id| named(list, id));
        assert_eq!(
            (&attendances["unit"], &attendances["per"]),
            (&json!("count"), &json!("month"))
        );
        assert_eq!(
            (&deaths["unit"], &deaths["per"]),
            (&json!("deaths"), &json!("month"))
        );
        assert!(list.get("per").is_none() && share.get("per").is_none());
        assert_eq!(
            share["target"],
            json!({"id": "ae-4h-95", "threshold": 95.0, "sense": "at_least", "limit": 240.0, "limit_unit": "minutes"})
        );
    }
    let minutes = named(&json["distributions"], "ed.minutes");
    assert_eq!(minutes["department"], "major");
    let ids = json["targets"].as_array().expect("a list");
    assert_eq!(json["in_force"], ids.len());
    let change = &json["changes"][0];
    assert_eq!(change["targets"].as_array().expect("a list").len(), 2);
    assert_eq!(change["in_force"], 2);
    let by = &json["harm"]["by"][0];
    assert_eq!(
        (&by["owner"], &by["stream"]),
        (&json!("emergency_delay"), &json!("emergency"))
    );
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("result.json");
    let mut child = Command::new(env!("CARGO_BIN_EXE_goodhart"))
        .args([
            "run",
            "--replications=200",
            "--years=10",
            "--population=1000000",
            "--quiet",
        ])
        .arg("--out")
        .arg(&out)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the command starts");
    // Long enough to be at work, far too short for 200 replications of ten years.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let asked = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(asked.expect("kill is there").success());
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        0
    );
}
