//! How much an answer hangs on each assumption: elementary effects and variance shares of any function of numbers from 0 to 1.
//!
//! Nothing here knows the model. Designs and estimates are apart, so that the runs between them can be cut into pieces and kept; checked
//! on functions whose indices are known.

mod morris;
mod points;
mod sobol;

pub use morris::{Effect, effects, morris, radial};
pub use points::latin_hypercube;
pub use sobol::{Design, Indices, Values, sobol};
