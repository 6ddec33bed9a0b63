//! Turns `params/*.toml` and what `starts/*.toml` change in them into typed, sourced constants.

fn main() {
    goodhart_evidence_build::generate_with_starts("params", "starts", "parameters.rs");
}
