//! The pages of `docs/` that are made from registries: a title, what to know before reading, a table.

use std::collections::BTreeMap;

use goodhart_evidence::{
    ParameterSet, Spec, SpecArray, Status, assumed_share, markdown_array_table, markdown_table,
};

use super::table_of;
use crate::args::Listing;

/// A list as a page of `docs/`.
pub fn page(what: Listing) -> String {
    match what {
        Listing::Assumptions => parameters(),
        Listing::Targets => goodhart_targets::catalogue::markdown(),
        Listing::Routes => page_of(what) + "\n" + &super::routes::pictures(),
        _ => page_of(what),
    }
}

fn page_of(what: Listing) -> String {
    let (title, made_from, preface) = words(what);
    format!(
        "# {title}\n\nGenerated from {made_from} by `cargo xtask codegen`; do not edit.\n\n{preface}\n\n{}",
        table_of(what).markdown()
    )
}

/// Title, origin and preface of a page.
fn words(what: Listing) -> (&'static str, &'static str, &'static str) {
    match what {
        Listing::Strategies => (
            "Gaming strategies",
            "`crates/managers/src/strategies/`",
            "*Serves* are the quantities whose targets admit it: with none of them in force it is exactly nothing. *Spoils* are those that it visibly worsens. \
             *Effect* is what boards believe it gains at full use, in spreads; its range includes nothing. \
             *Evidence* are the publications behind its parameters and others that show its use. All other beliefs about it stand in [parameters.md](parameters.md) under its name.",
        ),
        Listing::Indicators => (
            "Indicators",
            "`crates/targets/src/indicator.rs`",
            "Every quantity that is measured, each in three records: reported, official, real. *Better* says which direction is good for patients; *targets* how many rows of the \
             [catalogue](targets.md) are about it.\n\n\
             *Per* month: counts of events, sums of money and expected harm are those of a month, in one place or in all of a result together. Over a year or the horizon, in `indicators` of a result as in \
             yearly rows, they are the mean of its months: times their number is what there was. All others are shares and means over the patients of the period, or levels: a list, people waiting, points in force, \
             as a mean over its censuses.\n\n\
             *A&E*: indicators of `ed` are about major and minor units together, but for `ed.admitted_share` and `ed.left_unseen`, which are about the major department alone. So are all splits of rows by disposal \
             and age, and the distribution `ed.minutes`; rows with the split `department=major` are the figure of a type 1 department.",
        ),
        Listing::Sources => (
            "Sources",
            "`crates/*/params/*.toml` and `crates/targets/catalogue/`",
            "Every publication that a parameter or a target names, and how many of each do.",
        ),
        Listing::Levers => (
            "Levers",
            "`crates/report/src/lever_table/`",
            "Everything that a scenario, a link, a flag or the page can set.",
        ),
        Listing::Presets => (
            "Presets",
            "`crates/experiment/presets/`",
            "Scenarios with a name: `goodhart run --preset <id>`.",
        ),
        Listing::Owners => (
            "Owners of harm",
            "`crates/ledger/src/ownership.rs`",
            "Each harm is counted by one exposure.",
        ),
        Listing::Routes => (
            "Routes of patients",
            "`crates/pathways/src/route.rs`",
            "The stages in clinical order: what a patient waits for or holds in each, and what can follow inside. \
             Going home, leaving unseen or leaving the list can follow many of them and is not drawn. What an event does is in the code beside; parts that are cohorts and not \
             persons have no route. The pictures are below the table.",
        ),
        Listing::Assumptions | Listing::Targets => ("", "", ""),
    }
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
