//! Parameters that carry their unit, range, status and source.
//!
//! The structs that implement [`ParameterSet`] are written at build time by `goodhart-evidence-build`
//! from the `params/*.toml` of each crate; this crate holds what they have in common, so that docs,
//! sliders, sensitivity and "where does this come from" all read the same constants.

mod parameters;
mod source;
mod spec;
mod tables;

pub use parameters::{Numbers, ParameterSet, SetError, put, reset};
pub use source::{Source, Status};
pub use spec::{Spec, SpecArray, StartState, optional_text, source, sources, text, texts};
pub use tables::{assumed_share, markdown_array_table, markdown_table, repeated_key};
