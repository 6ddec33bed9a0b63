//! Which targets are in force, how boards are judged, sanction, publication, audit.
//!
//! No formula here contains the number of targets: a target acts by its weight, by claiming the centre's attention when
//! missed, and by the data collection it rides on.

mod centre;
mod collections;
mod icb;
mod in_force;
mod inert;
mod ministers;
mod parameters;
mod payment;
mod players;
mod ratchet;
mod regime;

pub use centre::Centre;
pub use collections::{RunningCollection, collections};
pub use icb::Sharing;
pub use in_force::{InForce, Window};
pub use inert::inert;
pub use ministers::{HeldBack, Ministers, Reaction, quarter_read_in};
pub use parameters::*;
pub use players::Players;
pub use ratchet::Raised;
pub use regime::{Judged, Oversight, Regime};
