//! `goodhart list`: everything that can be named, each from its own registry.

mod evidence;
mod model;
mod page;
mod routes;
mod scenario;

use anyhow::Context;

use crate::args::{List, ListFormat, Listing};
use crate::failure::Failure;
use crate::output::Target;
use crate::table::Table;

/// Writes a list as a table, as JSON or as a page of `docs/`.
pub fn list(args: &List) -> Result<(), Failure> {
    let text = match args.format {
        ListFormat::Text => table_of(args.what).text(),
        ListFormat::Json => {
            table_of(args.what)
                .json()
                .context("the list has no JSON form")?
                + "\n"
        }
        ListFormat::Markdown => page::page(args.what),
    };
    Target::Standard.write(text.as_bytes())
}

fn table_of(what: Listing) -> Table {
    match what {
        Listing::Targets => model::targets(),
        Listing::Presets => scenario::presets(),
        Listing::Levers => scenario::levers(),
        Listing::Assumptions => evidence::assumptions(),
        Listing::Strategies => model::strategies(),
        Listing::Indicators => model::indicators(),
        Listing::Sources => evidence::sources(),
        Listing::Owners => model::owners(),
        Listing::Routes => routes::routes(),
    }
}
