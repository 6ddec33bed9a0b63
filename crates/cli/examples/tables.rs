//! The generated pages of `docs/`: `tables parameters` and `tables targets` print one each. `cargo xtask codegen` writes them.

#![allow(clippy::print_stdout, reason = "a program whose output is its purpose")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use goodhart_evidence::{
    ParameterSet, Spec, SpecArray, Status, assumed_share, markdown_array_table, markdown_table,
};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("parameters") => print!("{}", parameters()),
        Some("targets") => print!("{}", goodhart_targets::catalogue::markdown()),
        _ => {
            eprintln!("tables: expected parameters or targets");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Every parameter, one section a file, under the share of them that is assumed.
fn parameters() -> String {
    let specs: Vec<Spec> = goodhart_experiment::assumptions().copied().collect();
    // The crates that have profiles; the others hold single numbers only.
    let arrays: Vec<SpecArray> = goodhart_pathways::Parameters::ARRAYS
        .iter()
        .chain(goodhart_managers::Parameters::ARRAYS)
        .copied()
        .collect();
    let count = |status: Status| {
        specs.iter().filter(|spec| spec.status == status).count()
            + arrays.iter().filter(|array| array.status == status).count()
    };
    let mut page = format!(
        "# Parameters\n\n\
         Generated from `crates/*/params/*.toml` by `cargo xtask codegen`; do not edit.\n\n\
         **{:.0} % of the single numbers are assumed: no evidence fixes their value.** Of all {} parameters, profiles included, {} are \
         assumed, {} calibrated, {} estimated and {} observed.\n\n\
         *Observed* is read off the source, *estimated* is worked out from numbers in it, *calibrated* is chosen so that the model \
         reproduces a sourced fact, *assumed* is fixed by no evidence, though a source may say in which direction it lies. A number may be changed in a scenario as `a.<key>` within its \
         range; a profile may not.\n",
        assumed_share(&[&specs]) * 100.0,
        specs.len() + arrays.len(),
        count(Status::Assumed),
        count(Status::Calibrated),
        count(Status::Estimated),
        count(Status::Observed),
    );
    let mut files: BTreeMap<&str, (Vec<Spec>, Vec<SpecArray>)> = BTreeMap::new();
    for spec in specs {
        files.entry(file(spec.key)).or_default().0.push(spec);
    }
    for array in arrays {
        files.entry(file(array.key)).or_default().1.push(array);
    }
    for (file, (specs, arrays)) in files {
        page.extend(["\n## ", &file.replace('_', " "), "\n"]);
        if !specs.is_empty() {
            page.extend(["\n", &markdown_table(&specs)]);
        }
        if !arrays.is_empty() {
            page.extend(["\n", &markdown_array_table(&arrays)]);
        }
    }
    for state in &goodhart_pathways::STARTS {
        let year = state.year;
        let head = format!(
            "\n## Start state of {year}\n\nWhat differs from the values above; `crates/pathways/starts/{year}.toml`.\n"
        );
        page.push_str(&head);
        page.extend(["\n", &markdown_table(state.specs)]);
        if !state.arrays.is_empty() {
            page.extend(["\n", &markdown_array_table(state.arrays)]);
        }
    }
    page
}

/// The file of a key such as `emergency.trolleys`.
fn file(key: &str) -> &str {
    key.split('.').next().unwrap_or(key)
}
