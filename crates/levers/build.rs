//! Turns `programmes.toml` into the list of programmes.

fn main() {
    goodhart_evidence_build::generate_programmes(
        "programmes.toml",
        "programmes.rs",
        goodhart_evidence_build::programmes::programme_list,
    );
}
