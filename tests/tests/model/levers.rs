//! Every lever and every assumption runs at both ends.

use goodhart_experiment::{Detail, Replication, prepare, summarise, with_known};
use goodhart_report::{Kind, LEVERS, Pair, Report, Scenario, resolve, set};

/// Names an assumption to start the subset from; `all` runs every one.
const ROTATION: &str = "GOODHART_ROTATION";
/// One assumption in so many is run, each at both ends.
const ONE_IN: usize = 4;

/// Runs the first month of one replication of a small place.
fn first_month(scenario: &Scenario, what: &str) -> Report {
    let small = Scenario {
        population: scenario.population.min(50_000),
        ..scenario.clone()
    };
    let world = prepare(&small).unwrap_or_else(|error| panic!("{what}: {error}"));
    let mut running = Replication::begin(&world, 0);
    while running.progress().months < 1 {
        running.advance(10_000);
    }
    if let Err(imbalance) = running.conserved() {
        panic!("{what}: {imbalance:?}");
    }
    let outcome = running.outcome();
    let report = summarise(&world, std::slice::from_ref(&outcome), Detail::Full);
    for indicator in &report.indicators {
        for band in [indicator.reported, indicator.official, indicator.real] {
            assert!(
                band.median.is_finite() && band.median >= 0.0,
                "{what}: {} is {}",
                indicator.id,
                band.median
            );
        }
    }
    for quantity in report
        .behaviour
        .iter()
        .chain(&report.money)
        .chain(&report.staff)
    {
        assert!(quantity.value.median.is_finite(), "{what}: {}", quantity.id);
    }
    report
}

fn with(settings: &[(String, String)]) -> Scenario {
    let mut scenario = Scenario::default();
    with_known(|known| {
        for (key, text) in settings {
            set(&mut scenario, key, text, known).unwrap_or_else(|error| panic!("{error}"));
        }
    });
    scenario
}

/// The texts at the two ends of a lever; every choice where it is one.
fn ends(key: &str, kind: Kind, low: f64, high: f64) -> Vec<String> {
    let names = |of: fn(&goodhart_report::Known) -> String| vec![String::new(), with_known(of)];
    match kind {
        Kind::Integer | Kind::Number => vec![low.to_string(), high.to_string()],
        Kind::Switch => vec!["on".into(), "off".into()],
        Kind::Choice(ids) => ids.iter().map(|id| (*id).to_owned()).collect(),
        Kind::Judged => ["line", "gap", "trend", "mixed", "0.2,0.3,0.5"]
            .map(String::from)
            .into(),
        Kind::Targets => names(|known| known.targets.join(",")),
        Kind::Strategies => names(|known| known.strategies.join(",")),
        Kind::Windows => vec![String::new(), "ae-4h-95@2022-04-10/2022-04-12".into()],
        Kind::Changes => vec![String::new(), "2022-05-02:funding:90:targets:10".into()],
        Kind::Edits | Kind::Assumptions | Kind::Preset => panic!("{key} has a test of its own"),
    }
}

#[test]
fn every_lever_runs_at_both_ends() {
    let mut runs = 0;
    for lever in LEVERS {
        if matches!(lever.kind, Kind::Edits | Kind::Assumptions | Kind::Preset) {
            continue;
        }
        for text in ends(lever.key, lever.kind, lever.low, lever.high) {
            let scenario = with(&[(lever.key.to_owned(), text.clone())]);
            let landed = if matches!(lever.kind, Kind::Targets | Kind::Strategies) {
                lever.text(&scenario).split(',').count() == text.split(',').count()
            } else {
                lever.text(&scenario) == text
            };
            assert!(
                landed,
                "{} = {text} landed as {}",
                lever.key,
                lever.text(&scenario)
            );
            first_month(&scenario, &format!("{}={text}", lever.key));
            runs += 1;
        }
    }
    println!("{runs} ends of levers");
}

/// A million residents, as one place: the largest world there is.
#[test]
fn the_largest_place_runs() {
    let world = prepare(&with(&[("population".into(), "1000000".into())])).expect("allowed");
    let mut running = Replication::begin(&world, 0);
    running.advance(200_000);
    assert_eq!(running.conserved(), Ok(()));
}

#[test]
fn every_preset_runs() {
    let ids: Vec<String> = with_known(|known| {
        known
            .presets
            .iter()
            .map(|(id, _)| (*id).to_owned())
            .collect()
    });
    assert!(ids.len() > 5, "only {} presets", ids.len());
    for id in ids {
        let pairs: [Pair; 1] = [("preset".into(), id.clone())];
        let scenario =
            with_known(|known| resolve(&[&pairs], known)).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(scenario.preset.as_deref(), Some(id.as_str()));
        first_month(&scenario, &id);
    }
}

/// All thresholds and limits at one end at once.
#[test]
fn every_edit_runs_at_both_ends() {
    for end in ["low", "high"] {
        let edits: Vec<(String, f64)> = with_known(|known| {
            let value = |spec: &goodhart_report::NumberSpec| {
                if end == "low" { spec.low } else { spec.high }
            };
            known
                .edits
                .iter()
                .map(|spec| (format!("edit.{}", spec.key), value(spec)))
                .collect()
        });
        let settings: Vec<(String, String)> = edits
            .iter()
            .map(|(key, value)| (key.clone(), value.to_string()))
            .collect();
        let scenario = with(&settings);
        for (key, value) in &edits {
            let name = key.strip_prefix("edit.").expect("a prefix");
            let landed = scenario.edit.get(name).copied();
            assert!(
                landed.is_none_or(|landed| landed.to_bits() == value.to_bits()),
                "{key}"
            );
        }
        first_month(&scenario, &format!("all edits {end}"));
    }
}

#[test]
fn assumptions_run_at_both_ends() {
    struct End {
        key: String,
        value: f64,
        default: f64,
    }
    let ends: Vec<[End; 2]> = with_known(|known| {
        let end = |spec: &goodhart_report::NumberSpec, value| End {
            key: spec.key.to_owned(),
            value,
            default: spec.default,
        };
        known
            .assumptions
            .iter()
            .map(|spec| [end(spec, spec.low), end(spec, spec.high)])
            .collect()
    });
    let asked = std::env::var(ROTATION).unwrap_or_default();
    let from = asked.parse::<usize>().unwrap_or(0) % ONE_IN;
    let chosen: Vec<&End> = ends
        .iter()
        .enumerate()
        .filter(|(index, _)| asked == "all" || index % ONE_IN == from)
        .flat_map(|(_, ends)| ends)
        .collect();
    let mut broken = Vec::new();
    for End {
        key,
        value,
        default,
    } in &chosen
    {
        let what = format!("a.{key}={value}");
        let scenario = with(&[(format!("a.{key}"), value.to_string())]);
        match scenario.assumptions.get(key) {
            Some(landed) => assert_eq!(landed.to_bits(), value.to_bits(), "{what}"),
            None => assert!(
                (value - default).abs() <= f64::EPSILON * default.abs(),
                "{what} got lost"
            ),
        }
        if std::panic::catch_unwind(|| first_month(&scenario, &what)).is_err() {
            broken.push(what);
        }
    }
    println!(
        "{} ends of {} assumptions of {} ({ROTATION}=all runs every one)",
        chosen.len(),
        chosen.len() / 2,
        ends.len()
    );
    assert_eq!(broken, [""; 0], "these panic");
}
