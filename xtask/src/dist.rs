//! Builds the page into `dist/`.

use std::process::Command;

use anyhow::Result;

use crate::{prerender, process, project, steps::step, toolchain, tools};

pub fn build() -> Result<()> {
    step("wasm target", toolchain::ensure_wasm_target)?;
    step("simulating the first screen", prerender::prerender)?;
    let path = tools::search_path(&["trunk", "wasm-bindgen"])?;
    step("building the page", || {
        let mut trunk = Command::new("trunk");
        trunk.args(["--config", "trunk.toml", "build", "--release"]);
        trunk.current_dir(project::root()).env("PATH", path);
        process::run(&mut trunk)
    })
}
