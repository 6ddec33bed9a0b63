//! Numbers as they stand in fields, links and sentences.

pub use goodhart_charts::{decimal, plain};
