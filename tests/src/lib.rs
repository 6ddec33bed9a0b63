//! A real browser, driven from a test: Chromium, Firefox or `WebKitGTK` over WebDriver. `cargo xtask test` starts the
//! driver and says in the environment where it is; nothing here starts a browser.

#![allow(
    clippy::disallowed_methods,
    reason = "a test harness: it needs clock, files and network"
)]
#![allow(
    clippy::missing_panics_doc,
    reason = "a test harness: it panics with what went wrong"
)]

mod browser;
mod collector;
mod element;
mod engine;
#[cfg(target_os = "linux")]
mod throttle;
mod webdriver;

pub use browser::Browser;
pub use element::keys;
pub use engine::{Engine, GIVEN_BY, given};
#[cfg(target_os = "linux")]
pub use throttle::Throttle;
