//! What the page is made of, one file each.

mod app;
mod assumptions;
mod boards;
mod change;
mod collapse;
mod figure;
mod finding;
mod fold;
mod heroes;
mod in_force;
mod lever;
mod map;
mod masthead;
mod method;
#[cfg(feature = "prerender")]
mod method_text;
mod models;
#[cfg(feature = "prerender")]
mod models_text;
mod notice;
mod number_control;
mod number_entry;
mod number_field;
mod one_by_one;
#[cfg(feature = "prerender")]
mod prerendered;
mod results;
mod search;
mod series;
mod slider_track;
mod terminal;
mod this_result;
mod worker_error;
mod written;

pub use app::{App, AppProps, Before};
#[cfg(feature = "prerender")]
pub use method_text::Evidence;
#[cfg(feature = "prerender")]
pub use prerendered::{Prerendered, PrerenderedProps};
