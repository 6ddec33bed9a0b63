//! Where things lie.

use std::path::{Path, PathBuf};

/// The top folder of the checkout.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent()
        .map_or_else(|| own.to_path_buf(), Path::to_path_buf)
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |given| root().join(given))
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The command built for speed.
pub fn command() -> PathBuf {
    native("goodhart")
}

/// A program of ours built for speed.
pub fn native(name: &str) -> PathBuf {
    target()
        .join("native")
        .join([name, std::env::consts::EXE_SUFFIX].concat())
}
