//! `cargo xtask codegen`: the pages of `docs/` that are made from the registries of the model.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};

use crate::{process, project};

/// A page of `docs/` that `goodhart list <what> --format markdown` makes, or `goodhart sensitivity <what>`.
pub struct Page {
    /// Whether it is a list, or a finding from rows that the project keeps.
    pub list: bool,
    /// What is listed.
    pub what: &'static str,
    /// Where it is kept, from the top folder.
    pub file: &'static str,
    /// Whether only the table is kept, between two marks in a page that people write.
    pub block: bool,
}

/// Every generated page.
pub const PAGES: [Page; 11] = [
    whole("assumptions", "docs/parameters.md"),
    whole("targets", "docs/targets.md"),
    whole("strategies", "docs/strategies.md"),
    whole("indicators", "docs/indicators.md"),
    whole("levers", "docs/levers.md"),
    whole("presets", "docs/presets.md"),
    whole("sources", "docs/sources.md"),
    whole("routes", "docs/routes.md"),
    Page {
        list: true,
        what: "owners",
        file: "docs/model.md",
        block: true,
    },
    finding("page", "docs/sensitivity.md"),
    finding("levers-page", "docs/levers-one-by-one.md"),
];

const fn finding(what: &'static str, file: &'static str) -> Page {
    Page {
        list: false,
        ..whole(what, file)
    }
}

const fn whole(what: &'static str, file: &'static str) -> Page {
    Page {
        list: true,
        what,
        file,
        block: false,
    }
}

impl Page {
    /// What `goodhart` is asked for.
    pub fn arguments(&self) -> Vec<&'static str> {
        if self.list {
            vec!["list", self.what, "--format", "markdown"]
        } else {
            vec!["sensitivity", self.what]
        }
    }

    /// What the file should hold, from what the command has made and what the file holds.
    ///
    /// # Errors
    /// A file that should have two marks and has not.
    pub fn current(&self, made: &str, kept: &str) -> Result<String> {
        if !self.block {
            return Ok(made.to_owned());
        }
        let open = format!("<!-- {}: made by `cargo xtask codegen` -->\n", self.what);
        let close = "<!-- end -->";
        let (before, rest) = kept
            .split_once(&open)
            .with_context(|| format!("{}: the mark {open:?} is missing", self.file))?;
        let (_, after) = rest
            .split_once(close)
            .with_context(|| format!("{}: {close} is missing after {open:?}", self.file))?;
        let table = made.find("\n| ").map_or(made, |at| &made[at + 1..]);
        Ok(format!("{before}{open}{table}{close}{after}"))
    }
}

/// Writes the pages; with `check` writes nothing and says which are out of date.
pub(crate) fn codegen(check: bool) -> Result<ExitCode> {
    let mut stale = false;
    for page in &PAGES {
        let path = project::root().join(page.file);
        let kept = fs::read_to_string(&path).unwrap_or_default();
        let current = page.current(&made(page)?, &kept)?;
        if kept == current {
            println!("{}: up to date", page.file);
        } else if check {
            stale = true;
            println!("{}: out of date; run `cargo xtask codegen`", page.file);
        } else {
            fs::write(&path, current).with_context(|| page.file.to_owned())?;
            println!("{}: written", page.file);
        }
    }
    Ok(if stale {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn made(page: &Page) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "goodhart-cli", "--"]);
    cargo.args(page.arguments());
    let output = cargo
        .current_dir(project::root())
        .output()
        .context("cargo")?;
    ensure!(
        output.status.success(),
        "{} failed:\n{}",
        process::shown(&cargo),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: Page = Page {
        list: true,
        what: "owners",
        file: "docs/model.md",
        block: true,
    };

    #[test]
    fn a_block_is_renewed_and_the_page_around_it_is_kept() -> Result<()> {
        let kept =
            "before\n<!-- owners: made by `cargo xtask codegen` -->\nold\n<!-- end -->\nafter";
        let current = BLOCK.current("# Title\n\nwords\n\n| a |\n|---|\n", kept)?;
        let expected = kept.replace("old\n", "| a |\n|---|\n");
        assert_eq!(current, expected);
        Ok(())
    }

    #[test]
    fn a_page_that_has_lost_its_mark_is_refused() {
        let error = BLOCK.current("| a |\n", "no mark").expect_err("no mark");
        assert!(error.to_string().contains("docs/model.md"), "{error}");
    }
}
