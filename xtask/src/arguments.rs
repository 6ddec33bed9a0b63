//! What may stand behind `cargo xtask`.

use anyhow::{Context, Result, bail};

use crate::engines::Engine;
use crate::test::{Part, Selection};

pub const HELP: &str = "\
cargo xtask serve [--port P]      build the page and serve it on this machine (default port 8080, else the next free)
cargo xtask test  [--engines chromium,firefox,webkit] [--only tidy|native|page|browser]
cargo xtask build                 leave the page in dist/, ready for any folder of any static host
cargo xtask bench [NAME]          measure speed and size against their goals; `renew` writes the guarded count of instructions anew
cargo xtask tidy                  format, lints, licences
cargo xtask codegen [--check]     write the generated pages of docs/, or say which are out of date
cargo xtask fresh                 clone HEAD into an empty home and run test and serve there
";

/// The default port of `serve`; the next free one is taken when it is busy.
const DEFAULT_PORT: u16 = 8080;

pub enum Command {
    Help,
    Serve { port: u16 },
    Build,
    Test(Selection),
    Bench { only: Option<String> },
    Codegen { check: bool },
    Fresh,
    Tidy,
    Hook,
}

impl Command {
    pub fn parse(arguments: Vec<String>) -> Result<Self> {
        let mut rest = arguments.into_iter();
        let name = rest.next().unwrap_or_else(|| "help".into());
        let command = match name.as_str() {
            "help" | "--help" | "-h" => Self::Help,
            "serve" => {
                let port = option(&mut rest, "--port")?;
                let port = port.map_or(Ok(DEFAULT_PORT), |text| {
                    text.parse()
                        .with_context(|| format!("--port {text}: expected 0 to 65535"))
                })?;
                Self::Serve { port }
            }
            "build" => Self::Build,
            "test" => Self::Test(selection(&mut rest)?),
            "bench" => Self::Bench { only: rest.next() },
            "codegen" => match rest.next().as_deref() {
                None => Self::Codegen { check: false },
                Some("--check") => Self::Codegen { check: true },
                Some(other) => bail!("{other}: expected --check"),
            },
            "fresh" => Self::Fresh,
            "tidy" => Self::Tidy,
            "hook" => Self::Hook,
            other => bail!("{other}: no such command\n{HELP}"),
        };
        if let Some(extra) = rest.next() {
            bail!("{extra}: not understood after {name}\n{HELP}");
        }
        Ok(command)
    }
}

fn selection(rest: &mut impl Iterator<Item = String>) -> Result<Selection> {
    let mut selection = Selection::default();
    while let Some(key) = rest.next() {
        let value = rest
            .next()
            .with_context(|| format!("{key}: a value is missing"))?;
        match key.as_str() {
            "--engines" => {
                let engines: Result<Vec<Engine>> = value.split(',').map(Engine::parse).collect();
                selection.engines = Some(engines?);
            }
            "--only" => selection.only = Some(Part::parse(&value)?),
            _ => bail!("{key}: not understood after test\n{HELP}"),
        }
    }
    Ok(selection)
}

fn option(rest: &mut impl Iterator<Item = String>, key: &str) -> Result<Option<String>> {
    match rest.next() {
        None => Ok(None),
        Some(given) if given == key => Ok(Some(
            rest.next()
                .with_context(|| format!("{key}: a value is missing"))?,
        )),
        Some(other) => bail!("{other}: expected {key}"),
    }
}
