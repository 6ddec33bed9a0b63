//! The content security policies, as `<meta>` in the files and as headers for hosts that can send them.

use anyhow::Result;

use super::{Build, read, write};

/// Only our own files; the worker also from a Blob, for places that refuse it by address.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
                        connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// One file and nothing else.
pub fn frame(script_hash: &str, style_hash: &str) -> String {
    format!(
        "default-src 'none'; script-src '{script_hash}' 'wasm-unsafe-eval'; style-src '{style_hash}'; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'"
    )
}

pub fn meta(policy: &str) -> String {
    format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#)
}

/// Where every file is named after its content, and may be kept for good.
const FOR_GOOD: &str = "Cache-Control: public, max-age=31536000, immutable";

pub fn write_headers(build: &Build) -> Result<()> {
    let frame_html = read(&build.staging.join("embed/index.html"))?;
    let frame = frame_html
        .split(r#"Content-Security-Policy" content=""#)
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let frame = frame.unwrap_or_default();
    let mut text = String::from(
        "# Response headers we ask a host for, in the form several static hosts read. The page works without them.\n\
         # frame-ancestors has no effect in a <meta>; a worker takes its policy from its own response.\n\
         /*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n",
    );
    for path in ["/", "/index.html", "/app-*"] {
        text += &format!("{path}\n  Content-Security-Policy: {PAGE}; frame-ancestors *\n");
    }
    text += &format!("/embed/*\n  Content-Security-Policy: {frame}; frame-ancestors *\n");
    for start in ["app-", "reading-", "styles-"] {
        text += &format!("/{start}*\n  {FOR_GOOD}\n");
    }
    write(&build.staging.join("_headers"), text.as_bytes())
}
