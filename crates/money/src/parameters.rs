//! Sourced constants of this crate, written at build time from `params/*.toml`.

include!(concat!(env!("OUT_DIR"), "/parameters.rs"));
