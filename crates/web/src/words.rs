//! Every word the reader sees: one function per message of `www/locales/en/*.ftl`, made at build time.
// Generated text is read by nobody: one long match, and pieces of messages pushed as they come.
#![allow(clippy::single_char_add_str, clippy::too_many_lines)]

use std::fmt::{Display, Write as _};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

fn push(out: &mut String, value: &dyn Display) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{value}");
}

/// Plural category of a count in English.
/// Source: Unicode CLDR, plural rules, cardinal, `en`.
const fn plural(count: u32) -> &'static str {
    if count == 1 { "one" } else { "other" }
}
