//! The facts, written at build time from `validation/*.toml`.

use super::fact::{Fact, Part, Tag};

include!(concat!(env!("OUT_DIR"), "/facts.rs"));
