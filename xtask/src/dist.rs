//! Builds the page into `dist/`.

use std::process::Command;

use anyhow::Result;

use crate::{prerender, process, project, small_std, steps::step, toolchain, tools};

pub fn build() -> Result<()> {
    step("wasm target", toolchain::ensure_wasm_target)?;
    let small = step("source of the standard library", || {
        Ok(small_std::is_possible())
    })?;
    step("simulating the first screen", prerender::prerender)?;
    let path = tools::search_path(&["trunk", "wasm-bindgen"])?;
    step("building the page", || {
        let mut trunk = Command::new("trunk");
        trunk.args(["--config", "trunk.toml", "build", "--release"]);
        trunk.current_dir(project::root()).env("PATH", path);
        if small {
            small_std::ask_for(&mut trunk);
        }
        process::run(&mut trunk)
    })
}
