//! What a simulated place-year and a scheduled event cost.
//!
//! Natively it prints one figure a line, `name value unit`, in time the processor spent on this program: other work on the machine hardly
//! shows in it. Given the same program built for WebAssembly, it also runs that in Node.js and prints how many times longer it takes there.
//! Given `peer MODEL SIZE SEED`, it runs one of the textbook models once and reports as the peers do; given
//! `steps`, it moves a slider.
//!
//! As WebAssembly it is one place for five years per call; the caller holds the watch and is told the last byte of the digest.

#[cfg(not(target_family = "wasm"))]
mod clock;
#[cfg(not(target_family = "wasm"))]
mod kernel;
#[cfg(not(target_family = "wasm"))]
mod limit;
#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(not(target_family = "wasm"))]
mod peer;
mod place;
#[cfg(not(target_family = "wasm"))]
mod steps;

use std::process::ExitCode;

#[cfg(not(target_family = "wasm"))]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["peer", model, size, seed] => peer::report(model, size, seed),
        ["place"] => native::place(),
        ["steps"] => steps::report(),
        _ => native::report(arguments.first().copied()),
    }
}

#[cfg(target_family = "wasm")]
fn main() -> ExitCode {
    ExitCode::from(place::last_byte(place::five_years()))
}
