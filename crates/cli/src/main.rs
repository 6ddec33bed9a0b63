//! The command `goodhart`: scenarios in, results out. Files, threads and the terminal are known here and nowhere below.

#![allow(
    clippy::disallowed_methods,
    reason = "threads and clocks are this crate's business"
)]

mod args;
mod check;
mod compare;
mod explain;
mod failure;
mod interrupt;
mod link;
mod list;
mod notes;
mod output;
mod parquet_rows;
mod plausible;
mod progress;
mod records;
mod rows;
mod run;
mod sensitivity;
mod simulate;
mod sweep;
mod table;
mod validate;
mod world;

use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use failure::Failure;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => return fail(&Failure::Input(usage_line(&error))),
        Err(help_or_version) => {
            // Nothing is left to do if even this cannot be written.
            let _ = help_or_version.print();
            return ExitCode::SUCCESS;
        }
    };
    interrupt::listen();
    let done = match &cli.command {
        Command::Run(args) => run::run(args),
        Command::Compare(args) => compare::compare(args),
        Command::Sweep(args) => sweep::sweep(args),
        Command::Explain(args) => explain::explain(args),
        Command::Check(args) => check::check(args),
        Command::Validate(args) => validate::validate(args),
        Command::Sensitivity(args) => sensitivity::sensitivity(args),
        Command::Plausible(args) => plausible::plausible(args),
        Command::List(args) => list::list(args),
        Command::Link(args) => link::link(args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure),
    }
}

fn fail(failure: &Failure) -> ExitCode {
    // Standard error may be closed; the exit code still tells.
    let _ = writeln!(std::io::stderr(), "goodhart: {failure}");
    ExitCode::from(failure.code())
}

/// What the argument parser complains about, on one line: its message and its tips, without the usage.
fn usage_line(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let command = Cli::command();
        let names: Vec<&str> = command
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
            .map(clap::Command::get_name)
            .collect();
        return format!("a command is missing; allowed are {}", names.join(", "));
    }
    let text = error.render().to_string();
    let line = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
        .replace(":; ", ": ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn complaints_about_arguments_are_one_line_with_what_is_allowed() {
        for (arguments, part) in [
            (
                ["goodhart", "run", "--format=xlsx"].as_slice(),
                "json, csv, parquet",
            ),
            (
                ["goodhart", "run", "--records=daily"].as_slice(),
                "none, yearly, monthly, weekly",
            ),
            (["goodhart", "list", "charts"].as_slice(), "presets"),
            (["goodhart", "run", "--fundng=3"].as_slice(), "--funding"),
            (["goodhart", "walk"].as_slice(), "walk"),
            (["goodhart", "compare"].as_slice(), "provided: <SCENARIO"),
            (
                ["goodhart"].as_slice(),
                "allowed are run, compare, sweep, explain",
            ),
        ] {
            let Err(error) = Cli::try_parse_from(arguments) else {
                panic!("{arguments:?} was taken");
            };
            let line = usage_line(&error);
            assert!(line.contains(part) && !line.contains('\n'), "{line}");
        }
    }
}
