//! The worker's two files, joined with their start and named after their content.

use anyhow::{Result, ensure};

use super::{Build, read, read_bytes};

/// The worker as built.
pub struct Worker {
    /// Its script: wasm-bindgen's glue and our start.
    pub script: String,
    pub script_name: String,
    /// The simulation, compiled.
    pub engine: Vec<u8>,
    pub engine_name: String,
}

pub fn finish(build: &Build) -> Result<Worker> {
    let glue_file = build.staging.join("worker.js");
    let engine_file = build.staging.join("worker_bg.wasm");
    let glue = read(&glue_file)?;
    ensure!(
        glue.contains("wasm_bindgen"),
        "worker.js is not built with data-bindgen-target=\"no-modules\""
    );
    let script = glue + &build.boot_script("worker.js")?;
    let engine = read_bytes(&engine_file)?;
    let script_name = build.write_hashed("worker", "js", script.as_bytes())?;
    let engine_name = build.write_hashed("worker", "wasm", &engine)?;
    std::fs::remove_file(glue_file)?;
    std::fs::remove_file(engine_file)?;
    Ok(Worker {
        script,
        script_name,
        engine,
        engine_name,
    })
}
