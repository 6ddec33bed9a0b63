//! The Yew page and its worker.
//!
//! The page links no engine: it asks a worker and draws what comes back. What both say to each other is
//! [`worker_protocol`]; everything the page knows is [`state`]; every word a reader sees is in [`words`].

pub mod address;
pub mod agreement;
pub mod finding;
pub mod known;
pub mod map;
pub mod numbers;
pub mod reading;
#[cfg(test)]
mod sample;
pub mod shared;
pub mod words;
pub mod worker_protocol;

#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
pub mod hooks;
#[cfg(feature = "app")]
pub mod state;
