//! Sourced parameters, generated from `params/*.toml`.

include!(concat!(env!("OUT_DIR"), "/parameters.rs"));
