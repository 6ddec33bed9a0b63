//! The default result as HTML, put where readers without a program, and everyone's first paint, find it.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{Build, page::has_nothing_inline, read};
use crate::prerender;

const BEGIN: &str = "<!--prerender-->";
const END: &str = "<!--/prerender-->";

/// Replaces what stands between the marks of `html`. A debug build keeps it: there is no simulating at every save.
pub fn insert(build: &Build, html: &mut String, name: &str) -> Result<()> {
    if !build.release {
        return Ok(());
    }
    let file = prerender::folder().join(name);
    ensure!(
        file.is_file(),
        "no {}: a release build needs it; `cargo xtask build` makes it and then calls trunk",
        shown(&file)
    );
    let written = read(&file)?;
    has_nothing_inline(&written).with_context(|| shown(&file))?;
    *html = between_marks(html, written.trim())?;
    Ok(())
}

fn between_marks(html: &str, inside: &str) -> Result<String> {
    let marks = || format!("expected {BEGIN} once and {END} after it");
    ensure!(html.matches(BEGIN).count() == 1, marks());
    let (before, rest) = html.split_once(BEGIN).with_context(marks)?;
    let (_, after) = rest.split_once(END).with_context(marks)?;
    Ok([before, inside, after].concat())
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_stands_between_the_marks_and_nothing_else() {
        let html = "<main><!--prerender--><h1>a</h1><!--/prerender--></main>";
        assert_eq!(
            between_marks(html, "<p>b</p>").expect("both marks"),
            "<main><p>b</p></main>"
        );
        for damaged in ["<main></main>", "<main><!--/prerender--><!--prerender-->"] {
            assert!(between_marks(damaged, "").is_err(), "{damaged}");
        }
    }
}
