//! Sourced parameters of this crate, generated from `params/*.toml`.

include!(concat!(env!("OUT_DIR"), "/parameters.rs"));
