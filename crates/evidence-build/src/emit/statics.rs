//! The statics `SOURCES`, `SPECS` and `ARRAYS`: what is known about each parameter.

use super::{Text, arrays, number, numbers, scalars};
use crate::check::{Parameter, ParameterFile, SourceEntry};

impl Text {
    pub(super) fn sources(&mut self, files: &[ParameterFile]) {
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
        self.line(3, format!("id: ::goodhart_evidence::text({id:?}),"));
        self.line(
            3,
            format!("author: ::goodhart_evidence::text({:?}),", source.author),
        );
        self.line(
            3,
            format!("title: ::goodhart_evidence::text({:?}),", source.title),
        );
        self.line(3, format!("year: {},", source.year));
        self.line(
            3,
            format!("url: ::goodhart_evidence::text({:?}),", source.url),
        );
        self.line(
            3,
            format!(
                "licence: ::goodhart_evidence::optional_text({:?}),",
                source.licence
            ),
        );
        self.line(
            3,
            format!(
                "note: ::goodhart_evidence::optional_text({:?}),",
                source.note
            ),
        );
        self.line(2, "},");
    }

    pub(super) fn specs(&mut self, files: &[ParameterFile]) {
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

    pub(super) fn arrays(&mut self, files: &[ParameterFile]) {
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
                let reference = format!(
                    "::goodhart_evidence::source(&SOURCES[{}])",
                    first_source + before
                );
                (reference, locator.as_str())
            }
        };
        self.line(3, format!("key: \"{}.{key}\",", file.name));
        self.line(
            3,
            format!(
                "description: ::goodhart_evidence::text({:?}),",
                parameter.description
            ),
        );
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
        self.line(
            3,
            format!("locator: ::goodhart_evidence::text({locator:?}),"),
        );
        self.line(
            3,
            format!(
                "because: ::goodhart_evidence::optional_text({:?}),",
                parameter.because
            ),
        );
        self.line(2, "},");
    }
}
