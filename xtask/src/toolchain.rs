//! What rustup must bring: the wasm target, and for `tidy` the formatter and the linter.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

pub const WASM: &str = "wasm32-unknown-unknown";

pub fn ensure_wasm_target() -> Result<()> {
    let libraries = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .output();
    let libraries =
        libraries.context("rustc is missing: install Rust with rustup, see README.md")?;
    if Path::new(String::from_utf8_lossy(&libraries.stdout).trim()).is_dir() {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("cannot add the target; try: rustup target add {WASM}"))
}

pub fn ensure_component(cargo_command: &str, component: &str) -> Result<()> {
    let answer = Command::new("cargo")
        .args([cargo_command, "--version"])
        .output();
    if answer.is_ok_and(|answer| answer.status.success()) {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["component", "add", component]))
}
