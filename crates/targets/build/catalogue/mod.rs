//! Build-time half of the catalogue: reads `targets.csv` and `collections.csv`, refuses a row that is not sound and
//! writes the rest as static tables, so that no CSV parser travels with the program.
//!
//! The tests include this module too and feed it broken rows.

mod cells;
mod check;
mod mix;
pub mod parse;
mod row;
#[path = "../../src/catalogue/words.rs"]
#[allow(missing_docs, dead_code, unused_qualifications)] // shared with the crate, documented there
pub mod words;
pub mod write;
