//! `goodhart link`: the page's link for a scenario.

use goodhart_experiment::with_known;
use goodhart_report::to_query;

use crate::args::Link;
use crate::failure::Failure;
use crate::output::Target;
use crate::world::world;

/// Writes the query of the page's address, with its question mark. Put it behind the address of any copy of the page, or give
/// it to `goodhart run` as it is.
pub fn link(args: &Link) -> Result<(), Failure> {
    let query = with_known(|known| {
        let scenario = world(args.scenario.as_deref(), &args.levers, known)?;
        to_query(&scenario, known).map_err(Failure::from)
    })?;
    Target::Standard.write(format!("?{query}\n").as_bytes())
}
