//! The model as a whole: what no single crate can promise. Every module states one promise and tries to break it.
//!
//! `cargo test -p goodhart-tests --test model -- spike` asks one of them.

#![allow(
    clippy::disallowed_methods,
    reason = "tests start threads to show that they do not matter"
)]
#![allow(
    clippy::print_stdout,
    reason = "figures behind a verdict are worth reading"
)]

mod ambulance;
mod cancer;
mod changes;
mod common_random_numbers;
mod conservation;
mod drift;
mod faults;
mod figures;
mod levers;
mod limits;
mod links;
mod ministers;
mod money;
mod neutral;
mod notice;
mod on_call;
mod places;
mod plausible;
mod prevention;
mod pull;
mod records;
mod sample;
mod single_targets;
mod spike;
mod starts;
mod worlds;
