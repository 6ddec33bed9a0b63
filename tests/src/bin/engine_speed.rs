//! How long one place for five years takes in a browser and natively, on the clock and in turn; prints one JSON object. Run by
//! `cargo xtask bench page`.

#![allow(clippy::print_stdout, reason = "the result of a measuring program")]

use std::path::PathBuf;
use std::process::Command;

use goodhart_tests::{Browser, Engine, given};
use serde_json::{Value, json};
use xtask::static_server::Site;

/// Calls of either side, in turn; the shortest counts, since what is in the way can only add.
const ROUNDS: u32 = 8;

/// Compiles the module once.
const COMPILE: &str = "
    const done = arguments[arguments.length - 1];
    fetch('bench.wasm').then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes))
      .then((module) => WebAssembly.instantiate(module, {}))
      .then((instance) => { window.instance = instance; done(true); }, (error) => done(String(error)));";

/// Calls it: milliseconds and the byte it returned.
const CALL: &str = "
    const before = performance.now();
    const byte = window.instance.exports.main(0, 0);
    return [performance.now() - before, byte];";

fn main() {
    let engine = match given("GOODHART_ENGINE").as_str() {
        "firefox" => Engine::Firefox,
        _ => Engine::Chromium,
    };
    let browser = Browser::start(engine);
    let folder = PathBuf::from(given("GOODHART_DIST")).with_file_name("target/engine-speed");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::copy(given("GOODHART_MODULE"), folder.join("bench.wasm")).expect("the module");
    std::fs::write(
        folder.join("index.html"),
        "<!doctype html><title>bench</title>",
    )
    .expect("a page");
    let site = Site {
        folder,
        ..Site::default()
    };
    let port = site.serve(0).expect("a free port").port;
    browser.open(&format!("http://127.0.0.1:{port}/"));
    assert_eq!(browser.run_async(COMPILE, &[]), Value::Bool(true));
    // The first call warms up the engine's tiers.
    browser.run(CALL, &[]);
    let (mut there, mut here) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        let answer = browser.run(CALL, &[]);
        let (native_ms, native_byte) = natively();
        assert_eq!(answer[1], json!(native_byte), "another digest");
        there = there.min(answer[0].as_f64().expect("a time"));
        here = here.min(native_ms);
    }
    println!(
        "{}",
        json!({ "place_ms": there, "native_ms": here, "over_native": there / here })
    );
}

fn natively() -> (f64, u8) {
    let answer = Command::new(given("GOODHART_BENCH")).arg("place").output();
    let text = String::from_utf8(answer.expect("the bench runs").stdout).expect("text");
    let (milliseconds, byte) = text.trim().split_once(' ').expect("two figures");
    (
        milliseconds.parse().expect("a time"),
        byte.parse().expect("a byte"),
    )
}
