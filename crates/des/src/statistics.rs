//! Statistics: exact integer accumulators inside a run, intervals across replications.
//!
//! Accumulators are integers, so that sums do not depend on the order of adding and partial results can be merged exactly.

mod accumulate;
mod histogram;
mod interval;

pub use accumulate::{Tally, TimeWeighted};
pub use histogram::Histogram;
pub use interval::{MeanInterval, mean_interval, quantile, student_t_975};
