//! Patients flow along pathways: ambulance, emergency department, beds, social care; referral, outpatient appointment, operation.
//!
//! One [`Place`] is one acute trust with its ambulance sector and its council. It is the only writer of the truth: finished episodes go to
//! a [`goodhart_ledger::Observer`], and what boards decide comes in as [`goodhart_levers::Settings`]. Judgement about one patient (hurrying,
//! boarding, leaving unseen, holding an ambulance) is a named function of the stage she is in; the order of stages is
//! [`route::EMERGENCY`] and [`route::ELECTIVE`].
//!
//! Everything exogenous (need, moment of arrival, acuity, age, the luck of each step) is a function of (seed, person, purpose) only, so
//! the same people come in every scenario.

mod ambulance;
mod beds;
mod beyond;
mod calls;
mod cancer;
mod clock;
mod conservation;
mod diagnostics;
mod elective;
mod emergency;
#[cfg(feature = "fault-injection")]
mod fault;
mod general_practice;
mod identity;
mod inert;
mod luck;
mod minor;
mod need;
mod parameters;
mod place;
mod prevention;
mod programmes;
pub mod route;
mod season;
mod social_care;
mod stock;
mod tables;
mod therapies;

pub use beyond::{Afterwards, Beyond, Loss};
pub use clock::{BURN_IN_START, MonthCalendar, RUN_START, Start};
pub use conservation::{Balance, Imbalance};
pub use inert::inert;
pub use parameters::{Parameters, STARTS, StockParameters};
pub use place::{Load, Place};
pub use stock::{Stock, Work, relative_attention};
pub use tables::{Base, Tables};
