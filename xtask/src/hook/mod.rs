//! The last step of a page build, run by Trunk (`[[hooks]]` in trunk.toml) on the files it has just written.
//!
//! Trunk leaves `index.html`, the program of the page and of its worker (`app-<hash>.js`, `app-<hash>_bg.wasm`) and styles.
//! For that, `www/index.html` holds, besides its styles,
//!
//! ```html
//! <link data-trunk rel="rust" href="../crates/web/Cargo.toml" data-bin="app" data-cargo-features="app,worker"
//!       data-bindgen-target="no-modules" data-cargo-profile-release="page" data-wasm-opt="0">
//! ```
//!
//! and `www/embed.html` one `<!-- goodhart:head -->` and one `<!-- goodhart:body -->`. Both hold
//! `<!--prerender-->…<!--/prerender-->`: what `xtask/src/prerender.rs` has simulated goes there in a release build.
//! The hook then makes
//!
//! 1. `app-<hash>.js`: wasm-bindgen's glue with `www/boot/` behind it. One text for the page and its worker, by address
//!    or from a Blob: the worker fetches nothing, the page posts it the compiled program. See `www/boot/workers.js`.
//! 2. `app-<hash>.wasm.lzma`: the program, sorted into streams (`streams.rs`) and packed; fetched, unpacked and compiled once
//!    for both.
//! 3. `index.html`: those names filled in, all style sheets in one file, the content security policy. The policy is
//!    left out of debug builds, whose live reload is an inline script.
//!    `reading-<hash>.bin` beside it holds the texts that the page fetches when somebody opens what shows them.
//! 4. `embed/index.html`: the same page as one self-contained file, for frames with `sandbox="allow-scripts"`, where
//!    no file of ours may be loaded: inline styles and script allowed by their hashes, the program as base64.
//! 5. `_headers`: the response headers we ask hosts for. The page works without them.

mod embed;
mod imports;
mod page;
mod policy;
mod prerendered;
mod program;
mod streams;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The folders of one build.
struct Build {
    /// What Trunk has written and will move to `dist/` after us.
    staging: PathBuf,
    /// Our `www/`.
    source: PathBuf,
    release: bool,
}

pub fn hook() -> Result<()> {
    let build = Build::from_environment()?;
    let page = page::finish(&build)?;
    embed::write_frame(&build, &page)?;
    policy::write_headers(&build)
}

impl Build {
    fn from_environment() -> Result<Self> {
        let variable = |name: &str| {
            std::env::var(name)
                .with_context(|| format!("{name} is not set: this command is called by trunk"))
        };
        Ok(Self {
            staging: variable("TRUNK_STAGING_DIR")?.into(),
            source: variable("TRUNK_SOURCE_DIR")?.into(),
            release: variable("TRUNK_PROFILE")? == "release",
        })
    }

    fn boot_script(&self, name: &str) -> Result<String> {
        read(&self.source.join("boot").join(name))
    }

    /// Writes `<stem>-<hash of the content>.<extension>` and returns its name.
    fn write_hashed(&self, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        let name = format!("{stem}-{}.{extension}", short_hash(content));
        write(&self.staging.join(&name), content)?;
        Ok(name)
    }
}

/// The first 64 bits of the SHA-256, 16 hexadecimal digits.
fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content)[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn read_bytes(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    std::fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}
