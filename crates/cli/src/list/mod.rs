//! `goodhart list`: everything that can be named, each from its own registry.

mod evidence;
mod model;
mod scenario;

use anyhow::Context;

use crate::args::{List, Listing, TableFormat};
use crate::failure::Failure;
use crate::output::Target;

/// Writes a list as a table or as JSON.
pub fn list(args: &List) -> Result<(), Failure> {
    let table = match args.what {
        Listing::Targets => model::targets(),
        Listing::Presets => scenario::presets(),
        Listing::Levers => scenario::levers(),
        Listing::Assumptions => evidence::assumptions(),
        Listing::Strategies => model::strategies(),
        Listing::Indicators => model::indicators(),
        Listing::Sources => evidence::sources(),
    };
    let text = match args.format {
        TableFormat::Text => table.text(),
        TableFormat::Json => table.json().context("the list has no JSON form")? + "\n",
    };
    Target::Standard.write(text.as_bytes())
}
