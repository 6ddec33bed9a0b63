//! `units ← des, evidence, ledger, levers, workforce, money, report ← pathways | targets ← measured | regimes ← managers ←
//! experiment ← web, cli`; `charts → report, units`. Read from the manifests of the crates that exist.

use toml::{Table, Value};

use super::{crates, none, root, text};

/// Every crate and its layer; a crate may use lower ones only. `evidence` stands below its neighbours of the second row
/// because their parameters are made of it.
const LAYERS: [(&str, u8); 18] = [
    ("units", 0),
    ("evidence-build", 2),
    ("des", 1),
    ("evidence", 1),
    ("ledger", 2),
    ("levers", 2),
    ("workforce", 2),
    ("money", 2),
    ("report", 2),
    ("pathways", 3),
    ("targets", 3),
    ("measured", 4),
    ("regimes", 4),
    ("managers", 5),
    ("experiment", 6),
    ("charts", 6),
    ("web", 7),
    ("cli", 7),
];

/// Lower, and forbidden all the same: so *a manager sees only the dashboard* is a fact of the build.
const FORBIDDEN: [(&str, &str); 7] = [
    ("managers", "pathways"),
    ("managers", "ledger"),
    ("managers", "measured"),
    ("regimes", "ledger"),
    ("regimes", "pathways"),
    ("targets", "pathways"),
    ("pathways", "targets"),
];

/// Crates that may use nothing but these of ours.
const ONLY: [(&str, &[&str]); 4] = [
    ("charts", &["report", "units"]),
    ("des", &["units"]),
    ("measured", &["des", "pathways", "targets"]),
    ("evidence-build", &["units", "evidence"]),
];

const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// What is wrong with one manifest.
fn complaints(name: &str, manifest: &Table) -> Vec<String> {
    let Some(own) = layer(name) else {
        return vec![format!(
            "{name}: not in the list of layers (tests/tests/architecture/layers.rs)"
        )];
    };
    let mut found = Vec::new();
    for (section, used) in dependencies(manifest) {
        let Some(used) = used.strip_prefix("goodhart-") else {
            continue;
        };
        let build_time = used == "evidence-build" && section == "build-dependencies";
        let lower = layer(used).is_some_and(|layer| layer < own);
        let barred = FORBIDDEN.contains(&(name, used));
        let outside = ONLY
            .iter()
            .any(|(of, list)| *of == name && !list.contains(&used));
        if !build_time && (!lower || barred || outside || used == "evidence-build") {
            found.push(format!("{name} may not use {used} [{section}]"));
        }
    }
    found
}

fn layer(name: &str) -> Option<u8> {
    LAYERS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, layer)| *layer)
}

/// All dependencies as (section, package), those of `[target.…]` included, renamed ones by their real name.
fn dependencies(manifest: &Table) -> Vec<(&'static str, String)> {
    let mut tables = vec![manifest];
    if let Some(targets) = manifest.get("target").and_then(Value::as_table) {
        tables.extend(targets.values().filter_map(Value::as_table));
    }
    let mut found = Vec::new();
    for table in tables {
        for section in SECTIONS {
            for (key, value) in table
                .get(section)
                .and_then(Value::as_table)
                .into_iter()
                .flatten()
            {
                let package = value.get("package").and_then(Value::as_str).unwrap_or(key);
                found.push((section, package.to_owned()));
            }
        }
    }
    found
}

fn parsed(manifest: &str) -> Table {
    manifest.parse().expect("a manifest is TOML")
}

#[test]
fn every_crate_uses_only_lower_ones() {
    let all = crates()
        .into_iter()
        .flat_map(|(name, folder)| complaints(&name, &parsed(&text(&folder.join("Cargo.toml")))));
    none(&all.collect::<Vec<_>>());
}

#[test]
fn nobody_passes_on_what_is_hidden() {
    let hidden = [
        ("targets", "goodhart_ledger"),
        ("regimes", "goodhart_ledger"),
        ("levers", "goodhart_pathways"),
    ];
    let mut found = Vec::new();
    for (name, word) in hidden {
        for file in super::files(&root().join("crates").join(name).join("src"), &["rs"]) {
            for line in text(&file)
                .lines()
                .filter(|line| line.contains("pub use") && line.contains(word))
            {
                found.push(format!("{}: {}", file.display(), line.trim()));
            }
        }
    }
    none(&found);
}

#[test]
fn every_package_inherits_the_lints() {
    let mut folders: Vec<_> = crates().into_iter().map(|(_, folder)| folder).collect();
    folders.extend([root().join("xtask"), root().join("tests")]);
    let without = folders.into_iter().filter(|folder| {
        let manifest = parsed(&text(&folder.join("Cargo.toml")));
        manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"))
            .and_then(Value::as_bool)
            != Some(true)
    });
    none(
        &without
            .map(|folder| format!("{}: no `[lints] workspace = true`", folder.display()))
            .collect::<Vec<_>>(),
    );
}

mod the_check_itself {
    use super::*;

    fn planted(name: &str, section: &str, used: &str) -> Vec<String> {
        complaints(
            name,
            &parsed(&format!("[{section}]\n{used}.workspace = true\n")),
        )
    }

    #[test]
    fn finds_planted_violations() {
        for (name, used) in [
            ("units", "goodhart-des"),
            ("des", "goodhart-evidence"),
            ("ledger", "goodhart-levers"),
            ("targets", "goodhart-pathways"),
            ("pathways", "goodhart-targets"),
            ("regimes", "goodhart-ledger"),
            ("managers", "goodhart-ledger"),
            ("managers", "goodhart-pathways"),
            ("managers", "goodhart-measured"),
            ("charts", "goodhart-experiment"),
            ("charts", "goodhart-levers"),
            ("experiment", "goodhart-web"),
            ("web", "goodhart-evidence-build"),
        ] {
            assert_eq!(
                planted(name, "dependencies", used).len(),
                1,
                "{name} uses {used}"
            );
        }
        assert_eq!(
            planted("managers", "dev-dependencies", "goodhart-pathways").len(),
            1
        );
        assert_eq!(
            planted(
                "managers",
                "target.'cfg(unix)'.dependencies",
                "goodhart-ledger"
            )
            .len(),
            1
        );
        assert_eq!(
            complaints(
                "managers",
                &parsed("[dependencies]\nx = { package = \"goodhart-ledger\" }")
            )
            .len(),
            1
        );
        assert_eq!(planted("unheard-of", "dependencies", "libm").len(), 1);
    }

    #[test]
    fn lets_the_intended_pass() {
        for (name, section, used) in [
            ("managers", "dependencies", "goodhart-targets"),
            ("workforce", "dependencies", "goodhart-evidence"),
            ("workforce", "build-dependencies", "goodhart-evidence-build"),
            ("charts", "dependencies", "goodhart-report"),
            ("web", "dependencies", "goodhart-charts"),
            ("des", "dependencies", "libm"),
        ] {
            assert!(
                planted(name, section, used).is_empty(),
                "{name} uses {used}"
            );
        }
    }
}
