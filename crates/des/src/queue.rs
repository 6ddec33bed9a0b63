//! Waiting lines over slots.
//!
//! Who waits is a slot, and the lines are threaded through vectors indexed by slot: joining, leaving from anywhere and being called take
//! constant time and allocate nothing. One [`Links`] carries many lines, as long as a slot stands in one of them at a time.

mod by_class;
mod by_key;
mod fifo;

pub use by_class::PriorityQueue;
pub use by_key::{KeyHeap, Keyed};
pub use fifo::{Linked, Links, List, Neighbours};

const NONE: u32 = u32::MAX;
