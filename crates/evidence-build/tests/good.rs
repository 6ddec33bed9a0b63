//! Good files become Rust that compiles, is read back from disk unchanged, and behaves as a parameter set.

use std::path::{Path, PathBuf};
use std::{env, fs};

use goodhart_evidence::{ParameterSet, SetError, Status};
use goodhart_units::{Count, PerWeek, Unit};

/// The expected output itself, compiled under the lints of the workspace.
mod expected {
    include!("good/expected.rs");
}
use expected::{EmergencyParameters, Parameters, ProfileOnlyParameters, SocialCareParameters};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good")
}

fn compile_good() -> String {
    let files: Vec<(String, String)> = ["emergency", "profile_only", "social_care"]
        .into_iter()
        .map(|name| {
            let path = folder().join(format!("params/{name}.toml"));
            let text = fs::read_to_string(path).expect("the fixture exists");
            (name.to_owned(), text)
        })
        .collect();
    goodhart_evidence_build::compile(&files).expect("the fixtures are good")
}

/// `GOODHART_BLESS=1 cargo test -p goodhart-evidence-build` rewrites the expectation.
#[test]
fn the_generated_source_is_the_expected_one() {
    let generated = compile_good();
    let path = folder().join("expected.rs");
    if env::var_os("GOODHART_BLESS").is_some() {
        fs::write(&path, &generated).expect("the expectation can be written");
    }
    let expected = fs::read_to_string(path).expect("the expectation exists");
    assert_eq!(generated, expected);
}

/// The start states themselves are compiled with the model, where the compiler checks types and lengths.
#[test]
fn a_start_state_says_what_differs_and_nothing_else() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let places = "description = \"Places.\"\nunit = \"count\"\nvalue = 24\nlow = 10\nhigh = 60\nstatus = \"assumed\"\nbecause = \"x\"\n";
    let files = [file(
        "wards",
        &format!("[places]\n{places}[others]\n{places}"),
    )];
    let start = places
        .replace("24", "30")
        .replace("description = \"Places.\"\n", "");
    let starts = [file("2002", &format!("[wards.places]\n{start}"))];
    let source =
        goodhart_evidence_build::compile_with_starts(&files, &starts).expect("both are good");
    for expected in [
        "pub mod start_2002 {",
        "parameters.wards.places = ::goodhart_units::Count::new(30.0);",
        "2002 => start_2002::apply(&mut parameters),",
    ] {
        assert!(source.contains(expected), "{expected}");
    }
    assert!(!source.contains("parameters.wards.others"));
}

#[test]
fn no_files_give_no_items() {
    let source = goodhart_evidence_build::compile(&[]).expect("nothing is wrong with nothing");
    assert!(source.lines().all(|line| line.starts_with("//")));
}

#[test]
fn two_files_may_read_one_source_differently() {
    let file = |name: &str, note: &str| {
        let text = format!(
            "[source.a]\ntitle = \"A\"\nyear = 2020\nurl = \"https://example.org\"\nnote = \"{note}\"\n\
             [b]\ndescription = \"B.\"\nunit = \"count\"\nvalue = 1\nlow = 0\nhigh = 2\n\
             status = \"observed\"\nsource = \"a\"\nwhere = \"table 1\"\n"
        );
        (name.to_owned(), text)
    };
    let files = [file("one", "abstract seen"), file("two", "computed")];
    let source = goodhart_evidence_build::compile(&files).expect("only the notes differ");
    assert!(source.contains("Some(\"abstract seen\")") && source.contains("Some(\"computed\")"));
}

#[test]
fn fields_hold_the_values_of_the_file() {
    let all = Parameters::default();
    assert_eq!(all.emergency.cubicles, Count::new(24.0));
    assert_eq!(all.social_care.packages, PerWeek::new(12.5));
    let quarters = all.emergency.arrivals_by_quarter_day;
    assert_eq!(
        quarters.map(f64::to_bits),
        [0.1, 0.3, 0.35, 0.25].map(f64::to_bits)
    );
    assert_eq!(all, Parameters::DEFAULT);
}

#[test]
fn a_value_is_set_through_the_whole_crate() {
    let mut all = Parameters::default();
    all.set("social_care.packages", 50.0)
        .expect("50 is the upper end");
    assert_eq!(all.social_care.packages, PerWeek::new(50.0));
    assert_eq!(all.get("social_care.packages"), Some(50.0));
    assert_eq!(all.emergency, EmergencyParameters::DEFAULT);
}

#[test]
fn a_refused_value_changes_nothing_and_names_the_range() {
    let mut emergency = EmergencyParameters::default();
    let too_many = emergency.set("emergency.cubicles", 900.0);
    let message = too_many.expect_err("900 is too many").to_string();
    assert_eq!(
        message,
        "a.emergency.cubicles: 900 is outside 5 to 60 [count]"
    );
    assert!(emergency.set("emergency.cubicles", f64::NAN).is_err());
    let unknown = emergency.set("emergency.cubicle", 10.0);
    assert_eq!(
        unknown,
        Err(SetError::UnknownKey {
            key: "emergency.cubicle".to_owned()
        })
    );
    assert_eq!(emergency, EmergencyParameters::DEFAULT);
}

#[test]
fn every_spec_can_be_read_and_set_by_its_key() {
    let mut all = Parameters::default();
    for spec in Parameters::SPECS {
        assert_eq!(all.get(spec.key), Some(spec.value), "{}", spec.key);
        all.set(spec.key, spec.high)
            .expect("the upper end is allowed");
        assert_eq!(all.get(spec.key), Some(spec.high), "{}", spec.key);
    }
    for spec in Parameters::ARRAYS {
        assert_eq!(all.array(spec.key), Some(spec.values), "{}", spec.key);
    }
    assert_eq!(all.get("emergency.nothing"), None);
    assert_eq!(all.array("emergency.cubicles"), None);
}

#[test]
fn each_file_has_its_own_part_of_the_lists() {
    let keys = |specs: &[goodhart_evidence::Spec]| specs.iter().map(|s| s.key).collect::<Vec<_>>();
    assert_eq!(
        keys(EmergencyParameters::SPECS),
        ["emergency.cubicles", "emergency.growth"]
    );
    assert_eq!(keys(SocialCareParameters::SPECS), ["social_care.packages"]);
    assert!(ProfileOnlyParameters::SPECS.is_empty());
    assert_eq!(ProfileOnlyParameters::ARRAYS.len(), 1);
    assert_eq!(EmergencyParameters::SOURCES.len(), 2);
    assert_eq!(Parameters::SPECS.len(), 3);
}

#[test]
fn a_spec_keeps_its_provenance() {
    let spec = Parameters::spec("emergency.cubicles").expect("it is in the file");
    assert_eq!(spec.unit, Unit::Count);
    assert_eq!(spec.status, Status::Observed);
    assert_eq!(spec.source.map(|source| source.id), Some("jones2022"));
    assert_eq!(spec.locator, "table 2");
    let assumed = Parameters::spec("social_care.packages").expect("it is in the file");
    assert_eq!(assumed.source, None);
    assert_eq!(
        assumed.because,
        Some("no evidence found; \"quoted\" \\ and | bars")
    );
    let share = goodhart_evidence::assumed_share(&[Parameters::SPECS]);
    assert_eq!(share.to_bits(), (1.0_f64 / 3.0).to_bits());
}
