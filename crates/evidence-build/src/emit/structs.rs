//! The structs of values, one per file and one for the crate, and how they are reached by key.

use std::fmt::Write;

use super::{Extent, Text, arrays, number, numbers, scalars};
use crate::check::{Parameter, ParameterFile, Quantity};
use crate::names::struct_name;

/// The constants of every struct: what each holds, its name, and whether it has more than the profiles. The page carries numbers in
/// `SPECS` and is spared the first.
const CONSTANTS: [(&str, &str, bool); 2] = [
    ("Every parameter at the value of its file.", "DEFAULT", true),
    (
        "Every profile at the values of its file, and every number still to be set.",
        "PROFILES",
        false,
    ),
];

impl Text {
    pub(super) fn parameter_struct(&mut self, file: &ParameterFile) {
        let name = struct_name(&file.name);
        self.line(1, format!("/// Parameters of `params/{}.toml`.", file.name));
        self.line(1, "#[derive(Clone, Copy, Debug, PartialEq)]");
        self.line(1, format!("pub struct {name} {{"));
        for (key, parameter) in &file.parameters {
            self.field_doc(file, parameter);
            self.line(2, format!("pub {key}: {},", field_type(parameter)));
        }
        self.line(1, "}");
        self.line(1, format!("impl {name} {{"));
        for (doc, constant, has_numbers) in CONSTANTS {
            self.line(2, format!("/// {doc}"));
            self.line(2, format!("pub const {constant}: Self = Self {{"));
            for (key, parameter) in &file.parameters {
                let value = match &parameter.quantity {
                    Quantity::Scalar(value) => {
                        let value = if has_numbers { *value } else { 0.0 };
                        wrapped(parameter, &number(value))
                    }
                    Quantity::Array { values, .. } => numbers(values),
                };
                self.line(3, format!("{key}: {value},"));
            }
            self.line(2, "};");
        }
        self.line(1, "}");
        self.line(1, format!("impl Default for {name} {{"));
        self.line(2, "fn default() -> Self {");
        self.line(3, "Self::DEFAULT");
        self.line(2, "}");
        self.line(1, "}");
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

    pub(super) fn parameter_impl(&mut self, file: &ParameterFile, start: Extent, extent: Extent) {
        let name = struct_name(&file.name);
        self.line(
            1,
            format!("impl ::goodhart_evidence::ParameterSet for {name} {{"),
        );
        for (list, kind, from, length) in [
            ("SPECS", "Spec", start.specs, extent.specs),
            ("ARRAYS", "SpecArray", start.arrays, extent.arrays),
        ] {
            self.line(
                2,
                format!(
                    "const {list}: &'static [::goodhart_evidence::{kind}] = {list}.split_at({from}).1.split_at({length}).0;"
                ),
            );
        }
        let (from, length) = (start.sources, extent.sources);
        self.line(
            2,
            format!(
                "const SOURCES: &'static [::goodhart_evidence::Source] = ::goodhart_evidence::sources(SOURCES.split_at({from}).1.split_at({length}).0);"
            ),
        );
        self.numbers(scalars(file).map(|(key, ..)| key.clone()));
        let slices: Vec<String> = arrays(file)
            .map(|(key, ..)| format!("\"{}.{key}\" => Some(&self.{key}),", file.name))
            .collect();
        self.lookup("array", "Option<&[f64]>", &slices);
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

    /// How numbers are reached by their place.
    fn numbers(&mut self, fields: impl Iterator<Item = String>) {
        let fields: Vec<String> = fields.collect();
        for (start, result, get) in [
            ("number(&self", "Option<f64>", "get"),
            ("number_mut(&mut self", "Option<&mut f64>", "get_mut"),
        ] {
            if fields.is_empty() {
                self.line(2, format!("fn {start}, _place: usize) -> {result} {{"));
                self.line(3, "None");
            } else {
                self.line(2, format!("fn {start}, place: usize) -> {result} {{"));
                self.line(3, "match place {");
                for (place, field) in fields.iter().enumerate() {
                    self.line(4, format!("{place} => Some(self.{field}.{get}()),"));
                }
                self.line(4, "_ => None,");
                self.line(3, "}");
            }
            self.line(2, "}");
        }
    }

    pub(super) fn whole_struct(&mut self, files: &[ParameterFile]) {
        self.line(1, "/// All parameters of the crate, one field per file.");
        self.line(1, "#[derive(Clone, Copy, Debug, PartialEq)]");
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
        for (doc, constant, _) in CONSTANTS {
            self.line(2, format!("/// {doc}"));
            self.line(2, format!("pub const {constant}: Self = Self {{"));
            for file in files {
                let name = struct_name(&file.name);
                self.line(3, format!("{}: {name}::{constant},", file.name));
            }
            self.line(2, "};");
        }
        self.line(1, "}");
        self.line(1, "impl Default for Parameters {");
        // Of its own: written out where it is called, profiles are put together piece by piece, which is more to load.
        self.line(2, "#[inline(never)]");
        self.line(2, "fn default() -> Self {");
        self.line(3, "let mut parameters = Self::PROFILES;");
        self.line(3, "::goodhart_evidence::reset(&mut parameters);");
        self.line(3, "parameters");
        self.line(2, "}");
        self.line(1, "}");
    }

    pub(super) fn whole_impl(&mut self, files: &[ParameterFile]) {
        let set = "::goodhart_evidence::ParameterSet";
        self.line(1, format!("impl {set} for Parameters {{"));
        for (list, kind) in [("SPECS", "Spec"), ("ARRAYS", "SpecArray")] {
            self.line(
                2,
                format!("const {list}: &'static [::goodhart_evidence::{kind}] = &{list};"),
            );
        }
        self.line(
            2,
            "const SOURCES: &'static [::goodhart_evidence::Source] = ::goodhart_evidence::sources(&SOURCES);",
        );
        // One list for all files: a function for each of them is more to load.
        self.numbers(
            files.iter().flat_map(|file| {
                scalars(file).map(move |(key, ..)| format!("{}.{key}", file.name))
            }),
        );
        let chain: Vec<String> = files
            .iter()
            .map(|file| format!("{set}::array(&self.{}, key)", file.name))
            .collect();
        self.line(2, "fn array(&self, key: &str) -> Option<&[f64]> {");
        let (first, rest) = chain.split_at(1);
        self.line(3, first.concat());
        for next in rest {
            self.line(4, format!(".or_else(|| {next})"));
        }
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

pub(super) fn wrapped(parameter: &Parameter, value: &str) -> String {
    format!(
        "::goodhart_units::{}::new({value})",
        parameter.unit.type_name()
    )
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
