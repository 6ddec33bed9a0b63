//! The default result as HTML, simulated natively before the page is built.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::{process, project};

/// Names of the written files; see `crates/web/src/prerender/main.rs`.
pub const PAGE: &str = "page.html";
pub const FRAME: &str = "frame.html";
/// The texts that the page fetches when somebody wants to read them.
pub const READING: &str = "reading.bin";

/// Where the hook finds them.
pub fn folder() -> PathBuf {
    project::target().join("prerendered")
}

/// Writes all files, unless they are newer than the program that writes them.
pub fn prerender() -> Result<()> {
    let mut cargo = Command::new("cargo");
    // The profile of the command, which shares the model's crates with it.
    cargo.args(["build", "--profile", "native", "--package", "goodhart-web"]);
    cargo.args(["--features", "prerender", "--bin", "prerender"]);
    process::run(cargo.current_dir(project::root()))?;
    let program = project::native("prerender");
    let made = modified(&program).with_context(|| format!("no {}", program.display()))?;
    let is_newer = |name| modified(&folder().join(name)).is_some_and(|written| written > made);
    if [PAGE, FRAME, READING].into_iter().all(is_newer) {
        return Ok(());
    }
    process::run(Command::new(program).arg(folder()))
}

fn modified(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|meta| meta.modified()).ok()
}
