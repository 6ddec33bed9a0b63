//! The program's two files: its script, joined from wasm-bindgen's glue and our start, and its WebAssembly.

use anyhow::{Context, Result, ensure};

use super::page::attribute;
use super::{Build, read, read_bytes};

/// The program of the page and of its worker, as built.
pub struct Program {
    glue: String,
    /// Compiled.
    pub wasm: Vec<u8>,
}

/// The files of [`Program`] beside the page.
pub struct Files {
    pub script: String,
    pub wasm: String,
}

impl Program {
    /// Takes what Trunk has written and `html` names.
    pub fn take(build: &Build, html: &str) -> Result<Self> {
        let file = |name: &str| {
            attribute(html, name)
                .map(|name| build.staging.join(name))
                .with_context(|| format!("index.html: no {name}: see pattern_script in trunk.toml"))
        };
        let (glue_file, wasm_file) = (file("src")?, file("data-wasm")?);
        let glue = without_source_map(&read(&glue_file)?);
        ensure!(
            glue.contains("let wasm_bindgen"),
            "the glue is not built with data-bindgen-target=\"no-modules\""
        );
        let wasm = read_bytes(&wasm_file)?;
        std::fs::remove_file(glue_file)?;
        std::fs::remove_file(wasm_file)?;
        Ok(Self { glue, wasm })
    }

    /// The whole script: for the page and its worker, or for the frame and its worker.
    pub fn script(&self, build: &Build, side: &str) -> Result<String> {
        let mut script = self.glue.clone();
        for part in ["workers.js", side, "worker.js", "start.js"] {
            script += &build.boot_script(part)?;
        }
        Ok(script)
    }

    /// Writes both files under names that follow their content.
    pub fn write(&self, build: &Build) -> Result<Files> {
        let script = self.script(build, "page.js")?;
        Ok(Files {
            script: build.write_hashed("app", "js", script.as_bytes())?,
            wasm: build.write_hashed("app", "wasm", &self.wasm)?,
        })
    }
}

fn without_source_map(script: &str) -> String {
    let lines = script
        .lines()
        .filter(|line| !line.starts_with("//# sourceMappingURL"));
    lines.flat_map(|line| [line, "\n"]).collect()
}
