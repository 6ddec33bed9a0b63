//! Where the page is served from, and its states as its markup tells them.

use goodhart_tests::{Browser, given};
use xtask::static_server::Site;

/// Few replications, for tests that do not look at the figures.
pub const QUICK: &str = "reps=2&years=1";

/// `dist/` on a free port as a plain host serves it, with our listening ear in every document.
pub fn site() -> Site {
    Site {
        folder: given("GOODHART_DIST").into(),
        first_in_head: Browser::collector(),
        ..Site::default()
    }
}

/// Serves a site and returns its origin, `http://127.0.0.1:port`.
pub fn serve(site: Site) -> String {
    format!(
        "http://127.0.0.1:{}",
        site.serve(0).expect("a free port").port
    )
}

/// Opens the page at its own origin with these keys; returns the origin when the result is complete.
pub fn open(browser: &Browser, keys: &str) -> String {
    let origin = serve(site());
    browser.open(&format!("{origin}/?{keys}"));
    done(browser);
    origin
}

/// Waits until all replications of the current scenario are in.
pub fn done(browser: &Browser) {
    let state = browser.wait_for(
        "the result",
        "const { state, digest } = document.documentElement.dataset;
         return ['error', 'refused'].includes(state) ? state : state === 'done' && digest && 'done'",
    );
    assert_eq!(
        state,
        "done",
        "the page has no result: {:?}",
        browser.complaints()
    );
}

/// `digest_first` and `digest` as the page shows them.
pub fn digests(browser: &Browser) -> (String, String) {
    let read = |name| browser.attribute("html", name).unwrap_or_default();
    let both = (read("data-digest-first"), read("data-digest"));
    for digest in [&both.0, &both.1] {
        assert!(
            digest.len() == 16 && digest.chars().all(|digit| digit.is_ascii_hexdigit()),
            "not a digest: {digest:?}"
        );
    }
    both
}

/// How many answers the page has asked for so far.
pub fn generation(browser: &Browser) -> u64 {
    let text = browser
        .attribute("html", "data-generation")
        .unwrap_or_default();
    text.parse()
        .unwrap_or_else(|_| panic!("data-generation is no number: {text:?}"))
}

/// Does something to a control and waits for the answer to it.
pub fn and_wait(browser: &Browser, act: impl FnOnce()) {
    let before = generation(browser);
    act();
    browser.wait_for(
        "the next generation",
        &format!("return Number(document.documentElement.dataset.generation) > {before}"),
    );
    done(browser);
}

/// The figures as text: what a reader would compare.
pub fn figures(browser: &Browser) -> [String; 3] {
    ["#finding", "#scoreboard", "#spike"].map(|selector| browser.text(selector))
}

/// Fails with everything the page complained about.
pub fn nothing(what: &str, complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{what}:\n  {}\n",
        complaints.join("\n  ")
    );
}
