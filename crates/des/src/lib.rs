//! Simulation kernel: a discrete-event simulation in integer seconds. Knows no hospital.
//!
//! | module | what it holds |
//! |---|---|
//! | [`time`] | simulated time [s], the clock face, the horizon check |
//! | [`calendar`] | pending events in one total order: [`calendar::Wheel`] and [`calendar::Heap`] |
//! | [`random`] | random numbers as a function of (seed, identity, purpose, index) |
//! | [`lots`] | random numbers as a function of a name and a seed |
//! | [`sampling`] | durations, counts and choices as monotone functions of one uniform number |
//! | [`growing`] | a list that grows and never moves |
//! | [`queue`] | waiting lines over slots: first-come, by class, by due time |
//! | [`resource`] | units of a resource and the time they are in use |
//! | [`slots`] | reused memory slots with identities that are never reused |
//! | [`statistics`] | tallies, time averages, histograms, confidence intervals |
//!
//! **Same seed, same bytes, on every platform.** Time and state are integers, random numbers are counted and not streamed, floating-point
//! functions come from `libm` and run at set-up only, and simultaneous events are ordered by identity, never by memory slot.
//!
//! How a model is built from these pieces, run in chunks and resumed from a snapshot: `tests/advance.rs`. That the pieces are right:
//! `tests/theory`. What they cost: `benches/kernel.rs`.
//!
//! **Absent on purpose:** processes and coroutines (a model is a `match` on the event's kind), cancelling of events (let a stale event
//! arrive and ignore it), a global clock, a global random stream, the wall clock, threads.
#![allow(
    rustdoc::broken_intra_doc_links,
    reason = "units stand in [brackets], which are no links"
)]

pub mod calendar;
pub mod growing;
pub mod lots;
pub mod queue;
pub mod random;
pub mod resource;
pub mod sampling;
pub mod slots;
pub mod statistics;
pub mod time;
