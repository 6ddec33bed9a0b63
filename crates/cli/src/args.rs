//! The command line. Values of levers stay text here: the registry of levers reads them, as it does in files and links.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use goodhart_report::Pair;

/// Simulate what national targets and money do to patients, staff and the record.
#[derive(Parser)]
#[command(name = "goodhart", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Run a scenario and write its result
    Run(Run),
    /// Compare worlds with the same people: differences with bands
    Compare(Compare),
    /// Run every combination of a grid, one row a run; resumes
    Sweep(Sweep),
    /// Say what the targets did, against each of the three worlds without them; half an hour at its defaults
    Explain(Explain),
    /// Check the invariants of the model, one line each; exit code 1 if one is broken
    Check(Check),
    /// Judge every published fact against the model; takes some minutes
    Validate(Validate),
    /// Find the sets of assumptions that no fact used to fit rules out; takes long, resumes
    #[command(hide = true)]
    Plausible(Plausible),
    /// Work off the rows of a study of sensitivity; takes long, resumes
    #[command(hide = true)]
    Sensitivity(Sensitivity),
    /// List what can be named: targets, levers, presets and so on
    List(List),
    /// Write the page's link for a scenario
    Link(Link),
}

/// Arguments of `run`.
#[derive(Args)]
pub struct Run {
    /// A scenario file, or a link of the page in quotation marks
    #[arg(value_name = "SCENARIO.toml | LINK")]
    pub scenario: Option<String>,
    #[command(flatten)]
    pub levers: Levers,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// Rows of numbers per period; monthly for csv and parquet and none for json unless given. docs/command.md says what a row counts
    #[arg(long, value_enum)]
    pub records: Option<Records>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `compare`.
#[derive(Args)]
pub struct Compare {
    /// Two worlds or more, each a scenario file, a link or a preset; all are compared with the first
    #[arg(value_name = "SCENARIO.toml | LINK | PRESET", num_args = 2.., required = true)]
    pub worlds: Vec<String>,
    #[command(flatten)]
    pub levers: Levers,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = CompareFormat::Json)]
    pub format: CompareFormat,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `sweep`.
#[derive(Args)]
pub struct Sweep {
    /// A scenario file with a table [grid] of lists, such as targets = [0, 10, 133]
    #[arg(value_name = "GRID.toml")]
    pub grid: PathBuf,
    #[command(flatten)]
    pub levers: Levers,
    /// Folder for the rows; whole rows in it are not run again
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// One part of the work, such as 1/4, into a file of its own
    #[arg(long, value_name = "I/N")]
    pub shard: Option<String>,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `explain`.
#[derive(Args)]
pub struct Explain {
    /// Scenario files or links; the default scenario if there is none
    #[arg(value_name = "SCENARIO.toml | LINK")]
    pub scenarios: Vec<String>,
    #[command(flatten)]
    pub levers: Levers,
    /// Split by channel, or gaming by strategy
    #[arg(long, value_enum, default_value_t = By::Channel)]
    pub by: By,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `check`.
#[derive(Args)]
pub struct Check {
    /// Scenario files or links; if nothing is asked for the default scenario, all presets and both ends of every lever
    #[arg(value_name = "SCENARIO.toml | LINK")]
    pub scenarios: Vec<String>,
    #[command(flatten)]
    pub levers: Levers,
    /// Break the worlds on purpose, to see the checks trip
    #[cfg(feature = "fault-injection")]
    #[arg(long, value_name = "NAME")]
    pub fault: Option<String>,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `validate`.
#[derive(Args)]
pub struct Validate {
    /// Form of the report
    #[arg(long, value_enum, default_value_t = Report::Markdown)]
    pub format: Report,
    #[command(flatten)]
    pub output: Output,
    /// Other people than those of the committed report, 1 to 1000000
    #[arg(long, value_name = "S")]
    pub seed: Option<String>,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `plausible`.
#[derive(Args)]
pub struct Plausible {
    /// Folder for the waves and for `sets.csv`; whole rows in it are not run again
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// One part of the work, such as 1/4; the next wave needs all parts of the one before
    #[arg(long, value_name = "I/N")]
    pub shard: Option<String>,
    /// Only measure the sets that the project keeps once more, and keep those that are still plausible
    #[arg(long)]
    pub again: bool,
    #[command(flatten)]
    pub work: Work,
}

/// Arguments of `sensitivity`.
#[derive(Args)]
pub struct Sensitivity {
    /// What is asked
    #[arg(value_enum)]
    pub study: Of,
    /// Folder for its rows; whole rows in it are not run again
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub out: PathBuf,
    /// One part of the work, such as 1/4
    #[arg(long, value_name = "I/N")]
    pub shard: Option<String>,
    #[command(flatten)]
    pub work: Work,
}

/// A study of sensitivity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Of {
    /// Fewer targets, over the plausible sets
    Headline,
    /// Fewer targets, over orders of targets
    Orders,
    /// Fewer targets, over the plausible sets, each with an order of its own
    OwnOrders,
    /// Each assumption moved alone
    Morris,
    /// Shares of variance of the leading assumptions
    Sobol,
    /// Each lever at its ends
    Levers,
    /// What the rows that the project keeps say about the number of targets, as a page
    Page,
    /// What they say about each lever, as a page
    LeversPage,
}

/// Arguments of `list`.
#[derive(Args)]
pub struct List {
    /// What to list
    #[arg(value_enum)]
    pub what: Listing,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Arguments of `link`.
#[derive(Args)]
pub struct Link {
    /// A scenario file, or a link of the page in quotation marks: its world, with the flags set, is written as a link of this
    /// version; the default scenario if there is none
    #[arg(value_name = "SCENARIO.toml | LINK")]
    pub scenario: Option<String>,
    #[command(flatten)]
    pub levers: Levers,
}

/// Levers set on the command line; they beat those of a file, a link or a preset.
#[derive(Args)]
pub struct Levers {
    /// Start from a preset (see `goodhart list presets`)
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    pub preset: Option<String>,
    /// Number of national targets, 0 to 133
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub targets: Option<String>,
    /// Funding, 80 to 130 per cent of need-matched
    #[arg(long, value_name = "PCT", allow_hyphen_values = true)]
    pub funding: Option<String>,
    /// Set any lever, assumption (a.…) or target (edit.…); see `goodhart list levers`
    #[arg(long, value_name = "KEY=VALUE", allow_hyphen_values = true)]
    pub set: Vec<String>,
    /// Seed, 0 to 4294967295
    #[arg(long, value_name = "S", allow_hyphen_values = true)]
    pub seed: Option<String>,
    /// Replications, 1 to 200
    #[arg(long, value_name = "R", allow_hyphen_values = true)]
    pub replications: Option<String>,
    /// Places
    #[arg(long, value_name = "P", allow_hyphen_values = true)]
    pub places: Option<String>,
    /// Years, 1 to 10
    #[arg(long, value_name = "Y", allow_hyphen_values = true)]
    pub years: Option<String>,
    /// Residents of a place, 50000 to 1000000
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub population: Option<String>,
}

impl Levers {
    /// The flags that were given, under the keys of their levers; `--set` is read apart.
    pub fn flags(&self) -> Vec<Pair> {
        [
            ("preset", &self.preset),
            ("targets", &self.targets),
            ("funding", &self.funding),
            ("seed", &self.seed),
            ("reps", &self.replications),
            ("places", &self.places),
            ("years", &self.years),
            ("population", &self.population),
        ]
        .into_iter()
        .filter_map(|(key, text)| Some((key.to_owned(), text.clone()?)))
        .collect()
    }
}

/// Where the result goes.
#[derive(Args)]
pub struct Output {
    /// Write to a file instead of standard output; it appears whole or not at all
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How the work is done; no result depends on it.
#[derive(Args)]
pub struct Work {
    /// Threads, 1 to 256; as many as the machine has unless given
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub threads: Option<String>,
    /// Say nothing of the progress
    #[arg(long)]
    pub quiet: bool,
}

/// Form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object
    Json,
    /// Rows of numbers
    Csv,
    /// The same rows with types, for a file
    Parquet,
}

/// Form of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// One JSON object
    Json,
    /// One row a world, quantity and record
    Csv,
    /// The leading quantities in columns for reading
    Text,
}

/// Period of the rows of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Records {
    /// No rows
    None,
    /// One row a year; counts of events, money and harm are means per month, so times 12 is the year's
    Yearly,
    /// One row a month
    Monthly,
    /// One row a week, the last with the days that are left; censuses, centiles and what is counted by the month stand in the week in
    /// which the month ends
    Weekly,
}

/// Form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Columns for reading
    Text,
    /// One JSON object a scenario, each on a line: the result of `run` with what the targets did
    Json,
}

/// Form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Columns for reading
    Text,
    /// A JSON list of objects
    Json,
    /// The page of the documentation
    Markdown,
}

/// Form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// Headings and tables for reading
    Markdown,
    /// One JSON object
    Json,
}

/// By what `explain` splits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Effort, reallocation, information, gaming, reporting, staff, pots
    Channel,
    /// Gaming by strategy
    Strategy,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// The catalogue of targets
    Targets,
    /// The presets
    Presets,
    /// The levers, with ranges and defaults
    Levers,
    /// The parameters that a.… may change
    Assumptions,
    /// The gaming strategies
    Strategies,
    /// The indicators that are measured
    Indicators,
    /// The publications behind parameters and targets
    Sources,
    /// The exposures that own a harm
    Owners,
    /// The stages of the pathways that are followed patient by patient
    Routes,
}
