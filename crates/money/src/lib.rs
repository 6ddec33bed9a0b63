//! Money of one provider: recurrent money, late in-year pots, money tied to targets, and what it can pay for.
//!
//! Level 100 is *need-matched*: the recurrent path that keeps the start state as it is. All flows are relative to the mean
//! week of that path; accounts are in integer pence. A purse knows of targets only the share of tied money that was earned.

mod accounts;
mod beds;
mod capital;
mod inert;
mod parameters;
mod pots;
mod provider;
mod purse;
mod shift;

pub use accounts::Accounts;
pub use beds::{Wards, beds_affordable};
pub use capital::Capital;
pub use inert::inert;
pub use parameters::*;
pub use provider::Provider;
pub use purse::{Purse, Terms, WeekMoney, WeekSpend};
pub use shift::{kept_after_shift, prevention_added};

/// Weeks of a financial year, numbered 0 to 51 from 1 April [weeks].
pub(crate) const WEEKS_PER_YEAR: u32 = 52;
