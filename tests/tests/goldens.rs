//! Scenarios whose digests are written down: a number that changes without a new model version fails.
//!
//! `tests/scenarios/<name>/scenario.toml` is the scenario, `expected.json` what came out of it and under which version.
//! `GOODHART_BLESS=1` writes what is missing and what a new version changed. It refuses to change a digest under the same
//! version; `GOODHART_BLESS=force` does so too, which is right only while that version has not been released.

#![allow(
    clippy::disallowed_methods,
    reason = "reads and writes the project's own files; one thread per core"
)]
#![allow(clippy::print_stdout, reason = "says what was blessed")]

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use goodhart_experiment::{BurnIns, Outcome, Prepared, Replication, prepare, with_known};
use goodhart_report::{
    MODEL_VERSION, Scenario, digest_hex, pairs_from_toml, resolve, run_digest, scenario_digest,
};
use serde_json::{Value, json};

/// Scenarios that the contract asks for.
const LEAST: usize = 20;
/// The environment's word for blessing.
const BLESS: &str = "GOODHART_BLESS";

#[derive(Clone, Copy, PartialEq)]
enum Bless {
    No,
    Yes,
    Force,
}

#[test]
fn digests_change_only_with_the_model_version() {
    let bless = match std::env::var(BLESS).as_deref() {
        Err(_) | Ok("") => Bless::No,
        Ok("1") => Bless::Yes,
        Ok("force") => Bless::Force,
        Ok(other) => panic!("{BLESS}={other}: expected 1 or force"),
    };
    let folders = folders();
    assert!(folders.len() >= LEAST, "only {} scenarios", folders.len());
    let wrong: Vec<String> = digested(&folders)
        .iter()
        .filter_map(|(folder, found)| verdict(folder, found, bless).err())
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is written down, what was found, and what is to be done about it.
fn verdict(folder: &Path, found: &Value, bless: Bless) -> Result<(), String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let file = folder.join("expected.json");
    let expected: Option<Value> = match std::fs::read_to_string(&file) {
        Ok(text) => Some(serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?),
        Err(_) => None,
    };
    if expected.as_ref() == Some(found) {
        return Ok(());
    }
    let write = || {
        let text = serde_json::to_string_pretty(found).expect("plain data") + "\n";
        println!("{name}: blessed under {MODEL_VERSION}");
        std::fs::write(&file, text).map_err(|error| format!("{name}: {error}"))
    };
    let Some(expected) = expected else {
        return match bless {
            Bless::No => Err(format!("{name}: no expected.json; run with {BLESS}=1")),
            Bless::Yes | Bless::Force => write(),
        };
    };
    let version = expected["model_version"].as_str().unwrap_or("no version");
    if version != MODEL_VERSION {
        return match bless {
            Bless::No => Err(format!(
                "{name}: written down under {version}, this is {MODEL_VERSION}; run with {BLESS}=1"
            )),
            Bless::Yes | Bless::Force => write(),
        };
    }
    if bless == Bless::Force {
        return write();
    }
    let changed: Vec<String> = ["scenario_digest", "digest_first", "digest"]
        .iter()
        .filter(|key| expected[**key] != found[**key])
        .map(|key| format!("{key} was {} and is {}", expected[*key], found[*key]))
        .collect();
    Err(format!(
        "{name}: {}, and the model version is still {version}: raise MODEL_VERSION in crates/report and bless, or undo the change",
        changed.join(", ")
    ))
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found: Vec<PathBuf> = std::fs::read_dir(&root)
        .expect("tests/scenarios is there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("scenario.toml").is_file())
        .collect();
    found.sort();
    found
}

/// Runs all of them, on two threads.
fn digested(folders: &[PathBuf]) -> Vec<(&PathBuf, Value)> {
    let next = Mutex::new(folders.iter());
    let done = Mutex::new(Vec::new());
    let work = || {
        let mut starts = BurnIns::keeping(2);
        loop {
            let Some(folder) = next.lock().expect("no panic").next() else {
                return;
            };
            let found = digests(&scenario(folder), &mut starts);
            done.lock().expect("no panic").push((folder, found));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let mut done: Vec<(&PathBuf, Value)> = done.into_inner().expect("no panic");
    done.sort_by_key(|(folder, _)| *folder);
    done
}

fn scenario(folder: &Path) -> Scenario {
    let text =
        std::fs::read_to_string(folder.join("scenario.toml")).expect("it was there just now");
    let pairs =
        pairs_from_toml(&text).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    with_known(|known| resolve(&[&pairs], known))
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

fn digests(scenario: &Scenario, starts: &mut BurnIns) -> Value {
    let world = prepare(scenario).unwrap_or_else(|error| panic!("{error}"));
    let each: Vec<u64> = (0..scenario.reps)
        .map(|r| complete(&world, r, starts).digest())
        .collect();
    json!({
        "model_version": MODEL_VERSION,
        "scenario_digest": digest_hex(scenario_digest(scenario)),
        "digest_first": digest_hex(each[0]),
        "digest": digest_hex(run_digest(&each)),
    })
}

fn complete(world: &Prepared, replication: u32, starts: &mut BurnIns) -> Outcome {
    let mut running = Replication::begin_with(world, replication, starts);
    while !running.advance(u32::MAX).done {}
    running.outcome()
}

/// The rule itself, without running anything.
#[test]
fn a_digest_is_not_blessed_under_the_same_version() {
    let folder = std::env::temp_dir().join(format!("goodhart-golden-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let found = |version: &str, digest: &str| json!({ "model_version": version, "scenario_digest": "s", "digest_first": "f", "digest": digest });
    let now = |digest| found(MODEL_VERSION, digest);
    assert!(
        verdict(&folder, &now("one"), Bless::No).is_err(),
        "nothing is written down yet"
    );
    assert!(
        verdict(&folder, &now("one"), Bless::Yes).is_ok(),
        "the first blessing"
    );
    assert!(
        verdict(&folder, &now("one"), Bless::No).is_ok(),
        "unchanged"
    );
    let refused = verdict(&folder, &now("two"), Bless::No).expect_err("changed");
    assert!(
        refused.contains("digest was \"one\" and is \"two\""),
        "{refused}"
    );
    assert!(
        verdict(&folder, &now("two"), Bless::Yes).is_err(),
        "changed under the same version"
    );
    assert!(
        verdict(&folder, &now("one"), Bless::No).is_ok(),
        "what was refused was not written"
    );
    let older = serde_json::to_string(&found("0.0.1", "one")).expect("plain data");
    std::fs::write(folder.join("expected.json"), older).expect("a temporary file");
    assert!(
        verdict(&folder, &now("two"), Bless::No).is_err(),
        "another version, not blessed"
    );
    assert!(
        verdict(&folder, &now("two"), Bless::Yes).is_ok(),
        "another version, blessed"
    );
    assert!(
        verdict(&folder, &now("three"), Bless::Force).is_ok(),
        "by force"
    );
    std::fs::remove_dir_all(&folder).expect("a temporary folder");
}
