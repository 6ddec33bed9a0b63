//! Turns `params/*.toml` into typed, sourced constants.

fn main() {
    goodhart_evidence_build::generate("params", "parameters.rs");
}
