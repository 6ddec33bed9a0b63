//! Boards: attention, allocation, effort, beliefs and gaming strategies.
//!
//! A board decides once a week from the dashboard alone: it looks, judges where it stands on each target, decides effort,
//! moves capacity, games, and records what that cost. [`board`](crate::Board::review) reads as the model. No formula contains
//! the number of targets: a target acts by what it puts at stake, by the review slots it claims, by what it brings to
//! light, and by the strategies it admits.

mod allocation;
mod attention;
mod beliefs;
mod board;
mod cancer_first;
mod character;
mod concerns;
mod decision;
mod effort;
mod focus;
mod inert;
mod judgement;
mod parameters;
mod projects;
mod provider;
mod stakes;
mod strategies;
mod tail;
mod visibility;

pub use board::Board;
pub use character::Character;
pub use decision::{Decision, Outlook};
pub use inert::inert;
pub use parameters::*;
pub use provider::Provider;
pub use strategies::{Kind, STRATEGIES, Strategy, StrategyId, detection};
