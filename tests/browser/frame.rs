//! The page in somebody else's article: another origin, `sandbox="allow-scripts"`, no header of ours.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use goodhart_tests::{Browser, keys};
use serde_json::json;
use xtask::static_server::Site;

use crate::{command, place};

const KEYS: &str = "v=0.8.0&seed=3&reps=2&years=1&targets=18";

/// Differences in height below this are rounding [CSS pixels].
const ROUNDING: i64 = 2;

/// A host and its frame agree on the height within this, on a busy machine too.
const SETTLED_WITHIN: Duration = Duration::from_secs(20);

/// An article with one frame that gets the height it asks for, as the documented snippet does.
fn host(framed: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:,"><body style="margin:0">
<input id="own" aria-label="The host's own field" autofocus>
<iframe id="framed" src="{framed}" title="Goodhart" sandbox="allow-scripts" style="width:100%;border:0" height="600"></iframe>
<div style="height:3000px"></div>
<script>
  window.heard = [];
  addEventListener("message", (event) => {{
    if (event.source !== document.getElementById("framed").contentWindow) return;
    heard.push(event.data);
    if (event.data && event.data.type === "goodhart:height") document.getElementById("framed").height = event.data.height;
  }});
</script></body></html>"#
    )
}

/// Opens the article and goes into its frame once the result is there; returns the frame's address.
fn open(browser: &Browser) -> String {
    let framed = format!("{}/embed/?{KEYS}", place::serve(place::site()));
    let pages = BTreeMap::from([("/article.html".to_owned(), host(&framed))]);
    let article = place::serve(Site {
        folder: std::env::temp_dir().join("no-such-folder"),
        pages,
        ..Site::default()
    });
    browser.open(&format!("{article}/article.html"));
    browser.enter_frame("#framed");
    place::done(browser);
    framed
}

pub fn open_framed(browser: &Browser) {
    open(browser);
}

pub fn runs_in_a_sandbox_on_another_origin(browser: &Browser) {
    let framed = open(browser);
    assert_eq!(
        browser.run("return String(self.origin)", &[]),
        json!("null"),
        "the frame is not sandboxed"
    );
    let shown = place::digests(browser);
    assert_eq!(shown, command::digests(&framed), "frame and command");
    // It may not open the full page from here, so its address stands there to be read.
    let (page, _) = framed.split_once("embed/").expect("a frame's address");
    let address = browser.text("#link");
    assert!(
        address.starts_with(&[page, "?"].concat()) && address.contains("targets=18"),
        "{address}"
    );
    let before = place::figures(browser);
    for _ in 0..10 {
        place::and_wait(browser, || browser.press("#targets", keys::RIGHT));
    }
    place::and_wait(browser, || {
        browser.fill("#funding-number", &format!("85{}", keys::ENTER));
    });
    assert_ne!(place::digests(browser), shown);
    assert_ne!(place::figures(browser), before);
    place::nothing("complaints in the frame", &browser.complaints());
    let asked = browser.run(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)",
        &[],
    );
    let asked: Vec<String> = asked
        .as_array()
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let elsewhere: Vec<String> = asked
        .into_iter()
        .filter(|url| !url.contains("blob:") && !url.contains("data:"))
        .collect();
    place::nothing("requests of the frame: it should need none", &elsewhere);
}

pub fn leads_to_the_full_page_from_wherever_it_is_opened(browser: &Browser) {
    // The page in a folder, as on somebody's own host.
    let files = place::site().folder;
    let frame = std::fs::read_to_string(files.join("embed/index.html")).expect("a built frame");
    let origin = place::serve(Site {
        pages: BTreeMap::from([("/tool/embed/".to_owned(), frame)]),
        ..place::site()
    });
    for (opened, full) in [
        (
            format!("{origin}/tool/embed/?{KEYS}"),
            format!("{origin}/tool/?"),
        ),
        (format!("{origin}/?embed=1&{KEYS}"), format!("{origin}/?")),
    ] {
        browser.open(&opened);
        place::done(browser);
        let shown = browser.text("#link");
        assert!(
            shown.starts_with(&full) && shown.contains("targets=18"),
            "{opened} leads to {shown}"
        );
    }
}

/// The height the host was told last, the frame's own, and that of the window it has been given [CSS pixels]. What shrinks is told
/// once figures are at rest, and until the host has acted a document is as high as its window; what grows is cut off so long. So they
/// are read until they agree, or for as long as a slow machine may need.
fn settled_heights(browser: &Browser) -> [i64; 3] {
    let start = Instant::now();
    loop {
        browser.leave_frame();
        let told = browser.wait_for(
            "a height",
            "const heights = heard.filter((message) => message && message.type === 'goodhart:height');
             return heights.length > 0 && heights[heights.length - 1].height",
        );
        browser.enter_frame("#framed");
        let here = browser.run(
            "return [document.documentElement.scrollHeight, innerHeight]",
            &[],
        );
        let heights = [&told, &here[0], &here[1]]
            .map(|height| height.as_f64().unwrap_or_default().round() as i64);
        if agree(heights) || start.elapsed() > SETTLED_WITHIN {
            return heights;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// The host knows the frame's height, and nothing of the frame is cut off.
fn agree([told, inside, window]: [i64; 3]) -> bool {
    (told - inside).abs() <= ROUNDING && inside - window <= ROUNDING
}

pub fn tells_its_height_and_leaves_its_host_alone(browser: &Browser) {
    open(browser);
    let heights = settled_heights(browser);
    assert!(
        agree(heights),
        "told, height of the document, height of the window: {heights:?}"
    );
    browser.leave_frame();
    assert_eq!(
        browser.run("return scrollY", &[]),
        json!(0),
        "the host was scrolled"
    );
    assert_ne!(
        browser.run("return document.activeElement.id", &[]),
        json!("framed"),
        "the frame took the focus"
    );
    for kind in ["goodhart:ready", "goodhart:run"] {
        browser.wait_for(
            kind,
            &format!("return heard.some((message) => message && message.type === '{kind}')"),
        );
    }
}

pub fn does_what_its_host_asks_and_says_what_was_asked_wrongly(browser: &Browser) {
    open(browser);
    browser.leave_frame();
    let ask = |message: serde_json::Value| {
        browser.run(
            "document.getElementById('framed').contentWindow.postMessage(arguments[0], '*')",
            &[message],
        );
    };
    let hears = |kind: &str, parts: &[&str]| {
        let parts = json!(parts);
        let script = format!(
            "return heard.some((message) => message && message.type === '{kind}'
                && {parts}.every((part) => JSON.stringify(message).includes(part)))"
        );
        browser.wait_for(&format!("{kind} with {parts}"), &script);
    };
    ask(json!({ "type": "goodhart:set", "query": "targets=abc&funding=999&foo=1&reps=2&years=1" }));
    hears("goodhart:error", &["targets", "abc", "0 to 133"]);
    hears("goodhart:error", &["funding", "999", "80 to 130"]);
    hears("goodhart:error", &["foo", "not known"]);
    ask(json!({ "type": "goodhart:set" }));
    hears("goodhart:error", &["query", "targets=10"]);
    ask(json!({ "type": "goodhart:jump" }));
    hears("goodhart:error", &["goodhart:jump", "goodhart:reset"]);

    ask(json!({ "type": "goodhart:set", "query": "targets=10&reps=2&years=1" }));
    hears("goodhart:change", &["targets=10"]);
    ask(json!({ "type": "goodhart:get" }));
    hears("goodhart:state", &["targets=10"]);
    ask(json!({ "type": "goodhart:reset" }));
    hears("goodhart:change", &["targets=18"]);
}
