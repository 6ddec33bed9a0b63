//! Documents whose figures were made by hand from runs: they name the digest of the first run of every link, so that none outlives its model.

use std::path::Path;

use goodhart_experiment::{prepare, with_known};
use goodhart_report::{digest_hex, open_link};

use crate::worlds::alone;

/// Links of a table in these documents, each with its digest in the next cell.
fn links_with_digests(document: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(document);
    let text = std::fs::read_to_string(path).expect("a document");
    let cell = |cell: &str| -> Option<String> {
        let inner = cell.trim().strip_prefix('`')?.strip_suffix('`')?;
        Some(inner.to_owned())
    };
    let pair = |line: &str| -> Option<(String, String)> {
        let mut cells = line.trim_matches('|').split(" | ").map(cell);
        let (link, digest) = (cells.next()??, cells.next()??);
        link.starts_with("?v=").then_some((link, digest))
    };
    text.lines().filter_map(pair).collect()
}

#[test]
fn figures_written_by_hand_are_of_this_model() {
    for (document, worlds) in [("teaching.md", 10), ("fewer-targets.md", 10)] {
        let links = links_with_digests(document);
        assert_eq!(links.len(), worlds, "{document}: worlds with their digests");
        for (link, digest) in links {
            let opened = with_known(|known| open_link(&link, known));
            assert_eq!(opened.notices, [], "{document}: {link}");
            let prepared = prepare(&opened.scenario).expect("an allowed scenario");
            let found = digest_hex(alone(&prepared, 0).digest());
            assert_eq!(
                found, digest,
                "{document}: {link}; run its worlds anew, mend the figures, then write the digest"
            );
        }
    }
}
