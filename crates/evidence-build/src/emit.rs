//! From checked parameters to Rust source. The text needs no import and no formatter.

use std::fmt::Write;

use crate::check::{Parameter, ParameterFile, Quantity, SourceEntry};
use crate::names::struct_name;

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

    fn sources(&mut self, files: &[ParameterFile]) {
        let total: usize = files.iter().map(|file| file.sources.len()).sum();
        self.line(1, "/// Every source, file by file.");
        self.line(
            1,
            format!("pub static SOURCES: [::goodhart_evidence::Source; {total}] = ["),
        );
        for file in files {
            for (id, source) in &file.sources {
                self.source(id, source);
            }
        }
        self.line(1, "];");
    }

    fn source(&mut self, id: &str, source: &SourceEntry) {
        self.line(2, "::goodhart_evidence::Source {");
        self.line(3, format!("id: {id:?},"));
        self.line(3, format!("author: {:?},", source.author));
        self.line(3, format!("title: {:?},", source.title));
        self.line(3, format!("year: {},", source.year));
        self.line(3, format!("url: {:?},", source.url));
        self.line(3, format!("licence: {:?},", source.licence));
        self.line(3, format!("note: {:?},", source.note));
        self.line(2, "},");
    }

    fn specs(&mut self, files: &[ParameterFile]) {
        let total: usize = files.iter().map(|file| scalars(file).count()).sum();
        self.line(1, "/// Every parameter with one value, file by file.");
        self.line(
            1,
            format!("pub static SPECS: [::goodhart_evidence::Spec; {total}] = ["),
        );
        let mut first_source = 0;
        for file in files {
            for (key, parameter, value) in scalars(file) {
                self.line(2, "::goodhart_evidence::Spec {");
                self.line(3, format!("value: {},", number(value)));
                self.provenance(file, key, parameter, first_source);
            }
            first_source += file.sources.len();
        }
        self.line(1, "];");
    }

    fn arrays(&mut self, files: &[ParameterFile]) {
        let total: usize = files.iter().map(|file| arrays(file).count()).sum();
        self.line(1, "/// Every profile, file by file.");
        self.line(
            1,
            format!("pub static ARRAYS: [::goodhart_evidence::SpecArray; {total}] = ["),
        );
        let mut first_source = 0;
        for file in files {
            for (key, parameter, values, sum) in arrays(file) {
                self.line(2, "::goodhart_evidence::SpecArray {");
                self.line(3, format!("values: &{},", numbers(values)));
                let sum = sum.map_or("None".to_owned(), |sum| format!("Some({})", number(sum)));
                self.line(3, format!("sum: {sum},"));
                self.provenance(file, key, parameter, first_source);
            }
            first_source += file.sources.len();
        }
        self.line(1, "];");
    }

    /// The fields that `Spec` and `SpecArray` share, and the closing brace.
    fn provenance(
        &mut self,
        file: &ParameterFile,
        key: &str,
        parameter: &Parameter,
        first_source: usize,
    ) {
        let (reference, locator) = match &parameter.source {
            None => ("None".to_owned(), ""),
            Some((id, locator)) => {
                let before = file.sources.keys().take_while(|other| *other != id).count();
                let reference = format!("Some(&SOURCES[{}])", first_source + before);
                (reference, locator.as_str())
            }
        };
        self.line(3, format!("key: \"{}.{key}\",", file.name));
        self.line(3, format!("description: {:?},", parameter.description));
        self.line(
            3,
            format!(
                "unit: ::goodhart_units::Unit::{},",
                parameter.unit.type_name()
            ),
        );
        self.line(3, format!("low: {},", number(parameter.low)));
        self.line(3, format!("high: {},", number(parameter.high)));
        self.line(
            3,
            format!(
                "status: ::goodhart_evidence::Status::{},",
                parameter.status.1
            ),
        );
        self.line(3, format!("source: {reference},"));
        self.line(3, format!("locator: {locator:?},"));
        self.line(3, format!("because: {:?},", parameter.because));
        self.line(2, "},");
    }

    fn parameter_struct(&mut self, file: &ParameterFile) {
        let name = struct_name(&file.name);
        self.line(1, format!("/// Parameters of `params/{}.toml`.", file.name));
        self.line(1, "#[derive(Clone, Debug, PartialEq)]");
        self.line(1, format!("pub struct {name} {{"));
        for (key, parameter) in &file.parameters {
            self.field_doc(file, parameter);
            self.line(2, format!("pub {key}: {},", field_type(parameter)));
        }
        self.line(1, "}");
        self.line(1, format!("impl {name} {{"));
        self.line(2, "/// Every parameter at the value of its file.");
        self.line(2, "pub const DEFAULT: Self = Self {");
        for (key, parameter) in &file.parameters {
            let value = match &parameter.quantity {
                Quantity::Scalar(value) => wrapped(parameter, &number(*value)),
                Quantity::Array { values, .. } => numbers(values),
            };
            self.line(3, format!("{key}: {value},"));
        }
        self.line(2, "};");
        self.line(1, "}");
        self.default_impl(&name);
    }

    fn field_doc(&mut self, file: &ParameterFile, parameter: &Parameter) {
        let mut facts = match &parameter.quantity {
            Quantity::Scalar(value) => format!(
                "Unit [{}], {value} ({} to {}), {}.",
                parameter.unit, parameter.low, parameter.high, parameter.status.0
            ),
            Quantity::Array { values, .. } => format!(
                "Unit [{}], {} values, {}.",
                parameter.unit,
                values.len(),
                parameter.status.0
            ),
        };
        if let Some(because) = &parameter.because {
            let _ = write!(facts, " Because: {because}");
        }
        self.line(2, format!("/// {}", escaped(&parameter.description)));
        self.line(2, "///");
        self.line(2, format!("/// {}", escaped(&facts)));
        if let Some((id, locator)) = &parameter.source
            && let Some(source) = file.sources.get(id)
        {
            let title = escaped(&source.title);
            let locator = escaped(locator);
            self.line(2, "///");
            self.line(
                2,
                format!(
                    "/// Source: {title} ({}), {locator}, <{}>.",
                    source.year, source.url
                ),
            );
        }
    }

    fn default_impl(&mut self, name: &str) {
        self.line(1, format!("impl Default for {name} {{"));
        self.line(2, "fn default() -> Self {");
        self.line(3, "Self::DEFAULT");
        self.line(2, "}");
        self.line(1, "}");
    }

    fn parameter_impl(&mut self, file: &ParameterFile, start: Extent, extent: Extent) {
        let name = struct_name(&file.name);
        self.line(
            1,
            format!("impl ::goodhart_evidence::ParameterSet for {name} {{"),
        );
        for (list, kind, from, length) in [
            ("SPECS", "Spec", start.specs, extent.specs),
            ("ARRAYS", "SpecArray", start.arrays, extent.arrays),
            ("SOURCES", "Source", start.sources, extent.sources),
        ] {
            self.line(
                2,
                format!(
                    "const {list}: &'static [::goodhart_evidence::{kind}] = {list}.split_at({from}).1.split_at({length}).0;"
                ),
            );
        }
        let gets: Vec<String> = scalars(file)
            .map(|(key, ..)| format!("\"{}.{key}\" => Some(self.{key}.get()),", file.name))
            .collect();
        self.lookup("get", "Option<f64>", &gets);
        let slices: Vec<String> = arrays(file)
            .map(|(key, ..)| format!("\"{}.{key}\" => Some(&self.{key}),", file.name))
            .collect();
        self.lookup("array", "Option<&[f64]>", &slices);
        let assigns: Vec<String> = scalars(file)
            .map(|(key, parameter, _)| {
                format!(
                    "\"{}.{key}\" => self.{key} = {},",
                    file.name,
                    wrapped(parameter, "value")
                )
            })
            .collect();
        self.assign(&assigns);
        self.line(1, "}");
    }

    fn lookup(&mut self, function: &str, result: &str, arms: &[String]) {
        if arms.is_empty() {
            self.line(
                2,
                format!("fn {function}(&self, _key: &str) -> {result} {{"),
            );
            self.line(3, "None");
        } else {
            self.line(2, format!("fn {function}(&self, key: &str) -> {result} {{"));
            self.line(3, "match key {");
            for arm in arms {
                self.line(4, arm);
            }
            self.line(4, "_ => None,");
            self.line(3, "}");
        }
        self.line(2, "}");
    }

    fn assign(&mut self, arms: &[String]) {
        if arms.is_empty() {
            self.line(2, "fn assign(&mut self, _key: &str, _value: f64) -> bool {");
            self.line(3, "false");
        } else {
            self.line(2, "fn assign(&mut self, key: &str, value: f64) -> bool {");
            self.line(3, "match key {");
            for arm in arms {
                self.line(4, arm);
            }
            self.line(4, "_ => return false,");
            self.line(3, "}");
            self.line(3, "true");
        }
        self.line(2, "}");
    }

    fn whole_struct(&mut self, files: &[ParameterFile]) {
        self.line(1, "/// All parameters of the crate, one field per file.");
        self.line(1, "#[derive(Clone, Debug, PartialEq)]");
        self.line(1, "pub struct Parameters {");
        for file in files {
            self.line(2, format!("/// Parameters of `params/{}.toml`.", file.name));
            self.line(
                2,
                format!("pub {}: {},", file.name, struct_name(&file.name)),
            );
        }
        self.line(1, "}");
        self.line(1, "impl Parameters {");
        self.line(2, "/// Every parameter at the value of its file.");
        self.line(2, "pub const DEFAULT: Self = Self {");
        for file in files {
            let name = struct_name(&file.name);
            self.line(3, format!("{}: {name}::DEFAULT,", file.name));
        }
        self.line(2, "};");
        self.line(1, "}");
        self.default_impl("Parameters");
    }

    fn whole_impl(&mut self, files: &[ParameterFile]) {
        let set = "::goodhart_evidence::ParameterSet";
        self.line(1, format!("impl {set} for Parameters {{"));
        for (list, kind) in [
            ("SPECS", "Spec"),
            ("ARRAYS", "SpecArray"),
            ("SOURCES", "Source"),
        ] {
            self.line(
                2,
                format!("const {list}: &'static [::goodhart_evidence::{kind}] = &{list};"),
            );
        }
        for (function, result) in [("get", "Option<f64>"), ("array", "Option<&[f64]>")] {
            let chain: Vec<String> = files
                .iter()
                .map(|file| format!("{set}::{function}(&self.{}, key)", file.name))
                .collect();
            self.line(2, format!("fn {function}(&self, key: &str) -> {result} {{"));
            let (first, rest) = chain.split_at(1);
            self.line(3, first.concat());
            for next in rest {
                self.line(4, format!(".or_else(|| {next})"));
            }
            self.line(2, "}");
        }
        let chain: Vec<String> = files
            .iter()
            .map(|file| format!("{set}::assign(&mut self.{}, key, value)", file.name))
            .collect();
        self.line(2, "fn assign(&mut self, key: &str, value: f64) -> bool {");
        self.line(3, chain.join(" || "));
        self.line(2, "}");
        self.line(1, "}");
    }
}

fn field_type(parameter: &Parameter) -> String {
    match &parameter.quantity {
        Quantity::Scalar(_) => format!("::goodhart_units::{}", parameter.unit.type_name()),
        Quantity::Array { values, .. } => format!("[f64; {}]", values.len()),
    }
}

fn wrapped(parameter: &Parameter, value: &str) -> String {
    format!(
        "::goodhart_units::{}::new({value})",
        parameter.unit.type_name()
    )
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

/// Text that rustdoc reads neither as a link nor as a tag.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '[' | ']' | '<' | '>' | '*' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
