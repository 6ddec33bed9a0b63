//! Start states as modules, and the parameters of a year.

use super::structs::wrapped;
use super::{Text, number, numbers};
use crate::check::Quantity;
use crate::starts::StartState;

const LINTS: &str = "#[allow(clippy::doc_markdown, clippy::excessive_precision, clippy::too_many_lines, clippy::unreadable_literal, \
     reason = \"numbers and descriptions stand as their files have them\")]";

impl Text {
    pub(super) fn start_state(&mut self, state: &StartState) {
        let year = state.year;
        self.line(0, format!("/// What differs in the start state of {year}."));
        self.line(0, LINTS);
        self.line(0, format!("pub mod start_{year} {{"));
        self.sources(&state.files);
        self.specs(&state.files);
        self.arrays(&state.files);
        self.line(1, "/// Puts the start state's values in.");
        self.line(
            1,
            "pub(super) fn apply(parameters: &mut super::Parameters) {",
        );
        for file in &state.files {
            for (key, parameter) in &file.parameters {
                let value = match &parameter.quantity {
                    Quantity::Scalar(value) => wrapped(parameter, &number(*value)),
                    Quantity::Array { values, .. } => numbers(values),
                };
                self.line(2, format!("parameters.{}.{key} = {value};", file.name));
            }
        }
        self.line(1, "}");
        self.line(0, "}");
    }

    pub(super) fn start_table(&mut self, states: &[StartState]) {
        self.line(
            0,
            "/// Every start state besides the one of `params/`, for docs.",
        );
        self.line(
            0,
            format!(
                "pub static STARTS: [::goodhart_evidence::StartState; {}] = [",
                states.len()
            ),
        );
        for state in states {
            let year = state.year;
            self.line(
                1,
                format!(
                    "::goodhart_evidence::StartState {{ year: {year}, specs: &start_{year}::SPECS, arrays: &start_{year}::ARRAYS }},"
                ),
            );
        }
        self.line(0, "];");
        self.line(0, "impl Parameters {");
        self.line(
            1,
            "/// The parameters of the start state of a year; every parameter at the value of its file where that has none of its own.",
        );
        self.line(1, "pub fn of_start(year: u32) -> Self {");
        self.line(2, "let mut parameters = Self::default();");
        self.line(2, "match year {");
        for state in states {
            let year = state.year;
            self.line(
                3,
                format!("{year} => start_{year}::apply(&mut parameters),"),
            );
        }
        self.line(3, "_ => {}");
        self.line(2, "}");
        self.line(2, "parameters");
        self.line(1, "}");
        self.line(0, "}");
    }
}
