//! `goodhart sensitivity`: works off the rows of a study, for the pages of `docs/` that are made from them.

use goodhart_experiment::plausible::study::Study;
use goodhart_experiment::plausible::{levers_page, sensitivity_page};

use crate::args::{Of, Sensitivity};
use crate::failure::Failure;
use crate::output::Target;
use crate::rows::{Rows, Shard};
use crate::simulate::threads;

/// Fills `<study>.csv` in the folder, or writes a page from the rows that the project keeps.
pub fn sensitivity(args: &Sensitivity) -> Result<(), Failure> {
    let study = match args.study {
        Of::Headline => Study::Headline,
        Of::Orders => Study::Orders,
        Of::OwnOrders => Study::OwnOrders,
        Of::Morris => Study::Morris,
        Of::Sobol => Study::Sobol,
        Of::Levers => Study::Levers,
        Of::Page => return Target::Standard.write(sensitivity_page().as_bytes()),
        Of::LeversPage => return Target::Standard.write(levers_page().as_bytes()),
    };
    let shard = args
        .shard
        .as_deref()
        .map_or(Ok(Shard::WHOLE), Shard::parse)?;
    let header = study.header();
    let rows = Rows {
        folder: &args.out,
        name: study.id(),
        header: &header,
        key_cells: 2,
    };
    let threads = threads(&args.work)?;
    rows.fill(&study.keys(), shard, threads, args.work.quiet, |item| {
        Ok(study.row(item)?)
    })
}
