//! From checked parameters to Rust source. The text needs no import and no formatter.

mod starts;
mod statics;
mod structs;

use crate::check::{Parameter, ParameterFile, Quantity};
use crate::starts::StartState;

const HEAD: &str = "\
// Written from params/*.toml by goodhart-evidence-build. Change those, not this.
";
const OPEN: &str = "
pub use self::generated::*;

#[allow(
    clippy::doc_markdown,
    clippy::excessive_precision,
    clippy::too_many_lines,
    clippy::unreadable_literal,
    reason = \"numbers and descriptions stand as their files have them\"
)]
mod generated {
";

/// The source of the whole crate's parameters; only a comment if there are no files.
pub(crate) fn rust(files: &[ParameterFile]) -> String {
    if files.is_empty() {
        return HEAD.to_owned();
    }
    let mut out = Text(format!("{HEAD}{OPEN}"));
    out.sources(files);
    out.specs(files);
    out.arrays(files);
    let mut start = Extent::default();
    for file in files {
        let extent = Extent::of(file);
        out.parameter_struct(file);
        out.parameter_impl(file, start, extent);
        start = start.plus(extent);
    }
    out.whole_struct(files);
    out.whole_impl(files);
    out.0.push_str("}\n");
    out.0
}

/// The source of the start states: for each a module with what differs and where that comes from, and the parameters by year.
pub(crate) fn starts(states: &[StartState]) -> String {
    if states.is_empty() {
        return String::new();
    }
    let mut out = Text(String::new());
    for state in states {
        out.start_state(state);
    }
    out.start_table(states);
    out.0
}

/// How many entries a file has, or precede it, in each of the three lists.
#[derive(Clone, Copy, Default)]
struct Extent {
    specs: usize,
    arrays: usize,
    sources: usize,
}

impl Extent {
    fn of(file: &ParameterFile) -> Self {
        Self {
            specs: scalars(file).count(),
            arrays: arrays(file).count(),
            sources: file.sources.len(),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            specs: self.specs + other.specs,
            arrays: self.arrays + other.arrays,
            sources: self.sources + other.sources,
        }
    }
}

fn scalars(file: &ParameterFile) -> impl Iterator<Item = (&String, &Parameter, f64)> {
    file.parameters
        .iter()
        .filter_map(|(key, parameter)| match parameter.quantity {
            Quantity::Scalar(value) => Some((key, parameter, value)),
            Quantity::Array { .. } => None,
        })
}

type ArrayItem<'a> = (&'a String, &'a Parameter, &'a [f64], Option<f64>);

fn arrays(file: &ParameterFile) -> impl Iterator<Item = ArrayItem<'_>> {
    file.parameters
        .iter()
        .filter_map(|(key, parameter)| match &parameter.quantity {
            Quantity::Scalar(_) => None,
            Quantity::Array { values, sum } => Some((key, parameter, values.as_slice(), *sum)),
        })
}

/// The growing source text.
struct Text(String);

impl Text {
    fn line(&mut self, depth: usize, line: impl AsRef<str>) {
        for _ in 0..depth {
            self.0.push_str("    ");
        }
        self.0.push_str(line.as_ref());
        self.0.push('\n');
    }
}

fn numbers(values: &[f64]) -> String {
    let values: Vec<String> = values.iter().copied().map(number).collect();
    format!("[{}]", values.join(", "))
}

/// A literal that reads back as the same bits.
fn number(value: f64) -> String {
    if value.is_finite() {
        format!("{value:?}")
    } else if value > 0.0 {
        "f64::INFINITY".to_owned()
    } else {
        "f64::NEG_INFINITY".to_owned()
    }
}
