//! The page's standard library, built with the page instead of taken ready-made: forty kilobytes less to load.
//!
//! The ready-made library is optimised for speed and carries what a panic says, where it was and how to print it, for
//! every index and every `expect` of the whole program. Built here it is optimised for size, and a panic is the trap
//! that ends the program, which the page shows as before. Cargo calls this unstable, so it is asked for in one place,
//! for the page alone; where the compiler knows no such thing, or its library's source cannot be had, the page is
//! built without and is larger.

use std::path::Path;
use std::process::Command;

use crate::{process, toolchain};

/// What cargo and rustc read. `trunk.toml` takes them away again before it calls the hook.
const SETTINGS: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS),
];
/// Without LLVM's strength reduction of loops, which keeps a pointer for every array that is walked: larger, and no faster where the
/// browser's own compiler folds addresses.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Cllvm-args=-disable-lsr";

/// Fetches the library's source where it is missing; whether the page can be built with it.
pub fn is_possible() -> bool {
    let possible = compiler_knows_the_flags() && source_is_there();
    if !possible {
        eprintln!("building the page with the ready-made standard library: a tenth larger");
    }
    possible
}

pub fn ask_for(command: &mut Command) {
    command.envs(SETTINGS);
}

fn compiler_knows_the_flags() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.env("RUSTC_BOOTSTRAP", "1").args(FLAGS.split(' '));
    rustc.args(["--target", toolchain::WASM, "--print", "cfg"]);
    rustc.output().is_ok_and(|answer| answer.status.success())
}

fn source_is_there() -> bool {
    let there = || {
        let root = Command::new("rustc").args(["--print", "sysroot"]).output();
        root.is_ok_and(|root| {
            Path::new(String::from_utf8_lossy(&root.stdout).trim())
                .join("lib/rustlib/src/rust/library/Cargo.lock")
                .is_file()
        })
    };
    there()
        || process::run(Command::new("rustup").args(["component", "add", "rust-src"])).is_ok()
            && there()
}
