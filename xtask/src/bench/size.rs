//! What is transferred.

use anyhow::{Context, Result, ensure};

use super::{Goal, Line};
use crate::{dist, project};

/// Deflate's highest level, as `gzip -9`.
const LEVEL: u8 = 9;
/// The bytes gzip puts around deflated data: ten of header, eight of trailer.
const GZIP_FRAME: usize = 18;

pub fn first_load() -> Result<Vec<Line>> {
    dist::build()?;
    let folder = project::dist();
    let html = std::fs::read_to_string(folder.join("index.html")).context("dist/index.html")?;
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(&folder).context("dist")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // The page asks for what it names, and nothing else before the first answer: its worker runs the page's own script,
        // which the browser has by then, and is handed the compiled program.
        if name == "index.html" || html.contains(&format!("\"./{name}\"")) {
            let value = kilobytes(&std::fs::read(entry.path())?);
            let goal = if name.contains(".wasm") {
                Some(Goal::at_most(90.0, 60.0))
            } else {
                None
            };
            lines.push(Line::new(name, value, "KB", goal));
        }
    }
    ensure!(
        lines.iter().any(|line| line.name.contains(".wasm")),
        "dist/index.html names no program"
    );
    let sum = lines.iter().map(|line| line.value).sum();
    lines.push(Line::new(
        "the page, all of it",
        sum,
        "KB",
        Some(Goal::limit(300.0)),
    ));
    let frame = kilobytes(&std::fs::read(folder.join("embed/index.html"))?);
    lines.push(Line::new(
        "the frame",
        frame,
        "KB",
        Some(Goal::limit(260.0)),
    ));
    Ok(lines)
}

/// Size under gzip [1000 bytes].
fn kilobytes(bytes: &[u8]) -> f64 {
    (miniz_oxide::deflate::compress_to_vec(bytes, LEVEL).len() + GZIP_FRAME) as f64 / 1000.0
}
