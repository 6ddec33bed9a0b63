//! How fast the page answers, measured in Chromium inside the page; prints one JSON object. Run by `cargo xtask bench`.

#![allow(clippy::print_stdout, reason = "the result of a measuring program")]

use goodhart_tests::{Browser, Engine, given, keys};
use serde_json::{Value, json};
use xtask::static_server::Site;

/// Moves of the slider; the middle one of each measure is reported.
const MOVES: usize = 9;
/// As many place-years per move as the default run has: replications times years.
const PLACE_YEARS: f64 = 20.0 * 5.0;

/// Notes when the slider moved, when the first months of the new world were drawn, and when all replications were in
/// [ms since the move].
const STOPWATCH: &str = "
    const root = document.documentElement;
    window.stopwatch = {};
    document.querySelector('#targets').addEventListener('input', () => { window.stopwatch = { start: performance.now() }; }, true);
    const since = () => performance.now() - window.stopwatch.start;
    new MutationObserver(() => { window.stopwatch.first ??= since(); }).observe(
      document.querySelector('#series'), { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['d', 'points'] });
    new MutationObserver(() => {
      if (root.dataset.state === 'running') window.stopwatch.running = true;
      if (root.dataset.state === 'done' && window.stopwatch.running) window.stopwatch.done ??= since();
    }).observe(root, { attributes: true });";

fn main() {
    let browser = Browser::start(Engine::Chromium);
    let site = Site {
        folder: given("GOODHART_DIST").into(),
        ..Site::default()
    };
    let port = site.serve(0).expect("a free port").port;
    browser.open(&format!("http://127.0.0.1:{port}/"));
    browser.wait_for(
        "the result",
        "return document.documentElement.dataset.state === 'done'",
    );
    browser.run(STOPWATCH, &[]);
    let (mut first, mut done) = (Vec::new(), Vec::new());
    for _ in 0..MOVES {
        browser.press("#targets", keys::LEFT);
        let times = browser.wait_for(
            "the answer",
            "return window.stopwatch.done && window.stopwatch",
        );
        first.push(number(&times["first"]));
        done.push(number(&times["done"]) / PLACE_YEARS);
    }
    println!(
        "{}",
        json!({ "first_answer_ms": middle(first), "place_year_ms": middle(done) })
    );
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a time")
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
