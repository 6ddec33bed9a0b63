//! How fast the page answers and what it holds, measured in Chromium inside the page; prints one JSON object. Run by
//! `cargo xtask bench page`.

#![allow(clippy::print_stdout, reason = "the result of a measuring program")]

use std::time::Duration;

use goodhart_tests::{Browser, Engine, Throttle, given, keys};
use serde_json::{Value, json};
use xtask::static_server::Site;

/// Moves of the slider of a page at rest; the result of each is awaited.
const RESTED_MOVES: usize = 5;
/// Moves while the last world is still being worked out, as readers make them.
const MOVES: usize = 40;
/// From the first answer to the next of them.
const LOOKED_AT: Duration = Duration::from_millis(250);
/// The same while everything is slowed down, and by how much.
const SLOW_MOVES: usize = 40;
const SLOWDOWN: u32 = 4;
/// As many place-years per move as the default run has: replications times years.
const PLACE_YEARS: f64 = 20.0 * 5.0;
/// Moves of five seconds at sixty frames a second.
const DRAG: u32 = 300;
/// Moves after which nothing may have grown.
const MANY: u32 = 1_000;

/// Workers asked for, one after the other.
const POOLS: std::ops::RangeInclusive<usize> = 1..=3;
/// A slow line [bytes a second], [ms].
const SLOW_LINE: f64 = 1.6e6 / 8.0;
const SLOW_LATENCY: u32 = 150;

const BEFORE_THE_PAGE: &str = include_str!("page_speed.js");

/// A loop of fixed length, here and in a worker [ms].
const LOOPS: &str = "
    const done = arguments[arguments.length - 1];
    const loop = () => {
      const before = performance.now();
      let x = 1;
      for (let i = 0; i < 1e8; i += 1) x = Math.imul(x, 1664525) + i | 0;
      return [performance.now() - before, x];
    };
    const source = `const loop = ${loop}; loop(); postMessage(loop()[0]);`;
    const worker = new window.bench.Plain(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    worker.onerror = (error) => { throw new Error(error.message); };
    worker.onmessage = ({ data }) => { worker.terminate(); loop(); done([loop()[0], data]); };";

/// Drags while it listens for tasks that keep the page from answering.
const DRAG_AND_LISTEN: &str = "
    const [moves, done] = arguments;
    let longest = 0;
    const observer = new PerformanceObserver((list) => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); });
    observer.observe({ type: 'longtask' });
    window.bench.drag(moves).then(() => setTimeout(() => { observer.disconnect(); done(longest); }, 200));";

fn main() {
    let browser = Browser::start(Engine::Chromium);
    let site = Site {
        folder: given("GOODHART_DIST").into(),
        ..Site::default()
    };
    let port = site.serve(0).expect("a free port").port;
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": BEFORE_THE_PAGE }),
    );
    let page = format!("http://127.0.0.1:{port}/");
    browser.open(&page);
    done(&browser);
    let ready = browser.run(
        "const [first] = window.bench.workers; return first.ready - first.made;",
        &[],
    );
    browser.run("window.bench.watch()", &[]);

    eprintln!("    moves of a page at rest");
    let (rested, complete) = rested(&browser);
    eprintln!("    moves of a busy page");
    let first = answers(&browser, MOVES);
    let loops = browser.run_async(LOOPS, &[]);
    eprintln!("    everything slower");
    let throttle = Throttle::start(SLOWDOWN);
    let slow_loops = browser.run_async(LOOPS, &[]);
    let slow_first = answers(&browser, SLOW_MOVES);
    drop(throttle);
    let slower = |place: usize| number(&slow_loops[place]) / number(&loops[place]);

    eprintln!("    dragging");
    let longest_task = browser.run_async(DRAG_AND_LISTEN, &[json!(DRAG)]);
    done(&browser);
    eprintln!("    what is held");
    let (heap_before, workers_before) = held(&browser);
    browser.run_async(
        "const [moves, end] = arguments; window.bench.drag(moves).then(end);",
        &[json!(MANY)],
    );
    done(&browser);
    let (heap_after, workers_after) = held(&browser);
    let heard = delays(&browser);
    let sum = |workers: &[f64]| workers.iter().sum::<f64>();
    eprintln!("    one worker and more");
    let pools: Vec<f64> = POOLS
        .map(|workers| with_workers(&browser, &page, workers))
        .collect();
    eprintln!("    a slow machine on a slow line");
    let (paint, live) = slow_start(&browser, &page);

    println!(
        "{}",
        json!({
            "rested_p50_ms": centile(&rested, 0.5),
            "first_p50_ms": centile(&first, 0.5),
            "first_p95_ms": centile(&first, 0.95),
            "slow_first_p50_ms": centile(&slow_first, 0.5),
            "slow_first_p95_ms": centile(&slow_first, 0.95),
            "slowdown_page": slower(0),
            "slowdown_worker": slower(1),
            "place_year_ms": centile(&complete, 0.5) / PLACE_YEARS,
            "longest_task_ms": longest_task,
            "heard_p50_ms": centile(&heard, 0.5),
            "heard_p95_ms": centile(&heard, 0.95),
            "worker_ready_ms": ready,
            "workers": workers_after.len(),
            "worker_mb": workers_after.iter().copied().fold(0.0, f64::max),
            "two_workers": pools[0] / pools[1],
            "three_workers": pools[0] / pools[2],
            "slow_paint_ms": paint,
            "slow_live_ms": live,
            "heap_mb": heap_after,
            "heap_ratio": heap_after / heap_before,
            "workers_ratio": sum(&workers_after) / sum(&workers_before),
        })
    );
}

fn done(browser: &Browser) {
    browser.wait_for(
        "the result",
        "return document.documentElement.dataset.state === 'done'",
    );
}

/// Complete result of a move with so many workers, median [ms].
fn with_workers(browser: &Browser, page: &str, workers: usize) -> f64 {
    browser.open(&format!("{page}?workers={workers}"));
    done(browser);
    browser.run("window.bench.watch()", &[]);
    centile(&rested(browser).1, 0.5)
}

/// The page loaded anew by a machine four times slower over a slow line: first text and chart, and controls that can be used [ms].
fn slow_start(browser: &Browser, page: &str) -> (f64, f64) {
    browser.devtools("Network.enable", &json!({}));
    browser.devtools("Network.clearBrowserCache", &json!({}));
    browser.devtools(
        "Network.emulateNetworkConditions",
        &json!({
            "offline": false,
            "latency": SLOW_LATENCY,
            "downloadThroughput": SLOW_LINE,
            "uploadThroughput": SLOW_LINE,
        }),
    );
    let throttle = Throttle::start(SLOWDOWN);
    browser.open(page);
    let live = browser.wait_for("controls that can be used", "return window.bench.live");
    drop(throttle);
    let paint = browser.run(
        "return performance.getEntriesByName('first-contentful-paint')[0].startTime",
        &[],
    );
    (number(&paint), number(&live))
}

/// Moves the slider by key, each time the last answer is complete: first painted answer and complete result [ms].
fn rested(browser: &Browser) -> (Vec<f64>, Vec<f64>) {
    (0..RESTED_MOVES)
        .map(|_| {
            browser.press("#targets", keys::LEFT);
            let times = browser.wait_for("the result", "return window.bench.times(true)");
            (number(&times["first"]), number(&times["done"]))
        })
        .unzip()
}

/// Moves the slider by key, each time a moment after the first answer: when that was painted [ms].
fn answers(browser: &Browser, moves: usize) -> Vec<f64> {
    (0..moves)
        .map(|_| {
            browser.press("#targets", keys::LEFT);
            let times = browser.wait_for("an answer", "return window.bench.times(false)");
            std::thread::sleep(LOOKED_AT);
            number(&times["first"])
        })
        .collect()
}

/// Heap of the page after collection, and memory of every worker [MB].
fn held(browser: &Browser) -> (f64, Vec<f64>) {
    for _ in 0..2 {
        browser.devtools("HeapProfiler.collectGarbage", &json!({}));
    }
    let usage = browser.devtools("Runtime.getHeapUsage", &json!({}));
    let states = states(browser);
    let bytes = states.iter().map(|state| number(&state["bytes"]) / 1e6);
    (number(&usage["usedSize"]) / 1e6, bytes.collect())
}

fn states(browser: &Browser) -> Vec<Value> {
    let states = browser.run_async(
        "const [end] = arguments; window.bench.states().then(end);",
        &[],
    );
    let states = states.as_array().cloned().unwrap_or_default();
    assert!(!states.is_empty(), "no worker answered");
    states
}

/// How long each message of the page to a worker waited until it was heard [ms].
fn delays(browser: &Browser) -> Vec<f64> {
    let told = browser.run("return window.bench.workers", &[]);
    let mut delays = Vec::new();
    for state in states(browser) {
        let same = |worker: &&Value| worker["name"] == state["name"];
        let Some(worker) = told.as_array().into_iter().flatten().find(same) else {
            continue;
        };
        let pairs = times(&worker["told"])
            .into_iter()
            .zip(times(&state["heard"]));
        delays.extend(pairs.map(|(told, heard)| heard - told));
    }
    assert!(delays.len() > 100, "only {} messages", delays.len());
    delays
}

fn times(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().map(number).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// By nearest rank: the least value that `part` of all do not exceed.
fn centile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (part * sorted.len() as f64).ceil() as usize;
    sorted[rank.clamp(1, sorted.len()) - 1]
}
