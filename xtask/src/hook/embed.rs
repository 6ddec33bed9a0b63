//! `embed/index.html`: the page in one file that loads nothing.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::page::Page;
use super::{Build, policy, prerendered, read, write};
use crate::prerender;

const HEAD: &str = "<!-- goodhart:head -->";
const BODY: &str = "<!-- goodhart:body -->";

pub fn write_frame(build: &Build, page: &Page) -> Result<()> {
    let mut template = read(&build.source.join("embed.html"))?;
    prerendered::insert(build, &mut template, prerender::FRAME).context("www/embed.html")?;
    for mark in [HEAD, BODY] {
        ensure!(
            template.matches(mark).count() == 1,
            "www/embed.html: expected exactly one {mark}"
        );
    }
    let script = page.program.script(build, "frame.js")?;
    for (name, text, end) in [
        ("script", &script, "</script"),
        ("style", &page.styles, "</style"),
    ] {
        ensure!(
            !text.contains(end) && !text.contains("<!--") && !text.contains('\r'),
            "embed: the {name} would end early"
        );
    }
    let head = format!(
        "{}<style>{}</style>",
        policy::meta(&policy::frame(&hash(&script), &hash(&page.styles))),
        page.styles
    );
    let body = data_block("program", &page.program.packed)
        + &format!(r#"<script id="boot" type="module">{script}</script>"#);
    let html = template.replacen(HEAD, &head, 1).replacen(BODY, &body, 1);
    std::fs::create_dir_all(build.staging.join("embed"))?;
    write(&build.staging.join("embed/index.html"), html.as_bytes())
}

/// Bytes as text in a block that no browser runs.
fn data_block(id: &str, bytes: &[u8]) -> String {
    format!(
        r#"<script id="{id}" type="application/octet-stream">{}</script>"#,
        STANDARD.encode(bytes)
    )
}

/// As a policy names it.
fn hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_browsers_do() {
        // Known answer: the empty string.
        assert_eq!(
            hash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }
}
