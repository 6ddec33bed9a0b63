//! The licence of every dependency is one that deny.toml allows; so `cargo xtask test` needs no cargo-deny.

use std::process::Command;

use serde_json::Value;

use super::{none, root, text};

/// Whether an SPDX expression can be met with the allowed licences alone. Without brackets beyond one level, which is
/// all that crates use: `A OR B`, `A AND B`, `(A OR B) AND C`, `A/B`.
fn can_be_met(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.replace('/', " OR ");
    plain.split(" AND ").all(|part| {
        let alternatives = part.trim().trim_matches(['(', ')']);
        alternatives.split(" OR ").any(|licence| {
            allowed
                .iter()
                .any(|known| known == licence.trim().trim_matches(['(', ')']))
        })
    })
}

fn allowed() -> Vec<String> {
    let table: toml::Table = text(&root().join("deny.toml"))
        .parse()
        .expect("deny.toml is TOML");
    let list = table
        .get("licenses")
        .and_then(|licences| licences.get("allow"))
        .and_then(toml::Value::as_array);
    let list = list.expect("deny.toml: licenses.allow is a list");
    list.iter()
        .filter_map(|licence| licence.as_str().map(str::to_owned))
        .collect()
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 20, "only {} packages", packages.len());
    let allowed = allowed();
    let bad = packages.iter().filter(|package| {
        !package["license"]
            .as_str()
            .is_some_and(|own| can_be_met(own, &allowed))
    });
    none(
        &bad.map(|package| format!("{}: {}", package["name"], package["license"]))
            .collect::<Vec<_>>(),
    );
    let foreign = packages
        .iter()
        .filter_map(|package| package["source"].as_str());
    none(
        &foreign
            .filter(|source| source.starts_with("git+"))
            .map(str::to_owned)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_check_reads_expressions() {
    let allowed = [
        "MIT".to_owned(),
        "Apache-2.0".to_owned(),
        "Unicode-3.0".to_owned(),
    ];
    for good in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "GPL-3.0 OR MIT",
    ] {
        assert!(can_be_met(good, &allowed), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "",
        "(GPL-2.0 OR GPL-3.0) AND MIT",
    ] {
        assert!(!can_be_met(bad, &allowed), "{bad}");
    }
}
