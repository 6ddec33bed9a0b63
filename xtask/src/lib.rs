//! The project's own commands, so that two of them are enough to see the page and to check everything:
//! `cargo xtask serve` and `cargo xtask test`. Also the library behind the browser tests' web server.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "automation, not simulation: it needs clock, files and processes"
)]
#![allow(clippy::print_stdout, reason = "a command's output")]
#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "reads better, and nothing here is hot"
)]

pub mod codegen;
pub mod static_server;

mod arguments;
mod bench;
mod dist;
mod drivers;
mod engines;
mod fresh;
mod hook;
mod instructions;
mod prerender;
mod process;
mod project;
mod serve;
mod small_std;
mod steps;
mod summary;
mod test;
mod tidy;
mod toolchain;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use arguments::Command;

/// Runs one command; the arguments are those after `cargo xtask`.
pub fn run(arguments: Vec<String>) -> ExitCode {
    let outcome = Command::parse(arguments).and_then(|command| {
        process::stop_everything_on_interrupt()?;
        dispatch(command)
    });
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Command) -> Result<ExitCode> {
    match command {
        Command::Help => print!("{}", arguments::HELP),
        Command::Serve { port } => serve::serve(port)?,
        Command::Build => dist::build()?,
        Command::Test(selection) => return Ok(test::test(&selection)),
        Command::Bench { only: Some(what) } if what == "renew" => instructions::renew()?,
        Command::Bench { only } => return bench::bench(only.as_deref()),
        Command::Codegen { check } => return codegen::codegen(check),
        Command::Fresh => return fresh::fresh(),
        Command::Tidy => return Ok(tidy::command()),
        Command::Hook => hook::hook()?,
    }
    Ok(ExitCode::SUCCESS)
}
