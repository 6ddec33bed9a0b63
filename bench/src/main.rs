//! What a simulated place-year and a scheduled event cost.
//!
//! Natively it prints one figure a line, `name value unit`, in time the processor spent on this program: other work on the machine hardly
//! shows in it. Given the same program built for WebAssembly, it also runs that in Node.js and prints how many times longer it takes there.
//!
//! As WebAssembly it is one place for five years per call; the caller holds the watch and is told the last byte of the digest.

#[cfg(not(target_family = "wasm"))]
mod clock;
#[cfg(not(target_family = "wasm"))]
mod kernel;
#[cfg(not(target_family = "wasm"))]
mod native;
mod place;

use std::process::ExitCode;

#[cfg(not(target_family = "wasm"))]
fn main() -> ExitCode {
    native::report(std::env::args().nth(1).as_deref())
}

#[cfg(target_family = "wasm")]
fn main() -> ExitCode {
    ExitCode::from(place::last_byte(place::five_years()))
}
