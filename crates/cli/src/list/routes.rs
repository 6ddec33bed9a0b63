//! The stages of pathways, as a table and as pictures.

use std::fmt::Debug;

use goodhart_pathways::route::{ELECTIVE, EMERGENCY, Step};

use crate::table::Table;

const URGENT: &str = "urgent chain";
const PLANNED: &str = "planned care";

pub fn routes() -> Table {
    let mut table = Table::new(&["stage", "pathway", "needs", "then"]);
    let rows = rows(URGENT, EMERGENCY);
    for (pathway, stage, needs, then) in rows.into_iter().chain(self::rows(PLANNED, ELECTIVE)) {
        table.row(vec![
            stage.into(),
            pathway.into(),
            needs.into(),
            then.join(", ").into(),
        ]);
    }
    table
}

/// A flow chart of each pathway, in the notation that Markdown viewers draw.
pub fn pictures() -> String {
    picture(&rows(URGENT, EMERGENCY)) + "\n" + &picture(&rows(PLANNED, ELECTIVE))
}

type Row = (&'static str, String, &'static str, Vec<String>);

fn rows<S: Debug>(pathway: &'static str, route: &[Step<S>]) -> Vec<Row> {
    route
        .iter()
        .map(|step| {
            let then = step.then.iter().map(|stage| words(stage)).collect();
            (pathway, words(&step.stage), step.needs, then)
        })
        .collect()
}

fn picture(rows: &[Row]) -> String {
    let mut lines = vec!["```mermaid".to_owned(), "flowchart LR".to_owned()];
    let node = |stage: &str| format!("{}[{stage}]", stage.replace(' ', "_"));
    for (_, stage, _, then) in rows {
        for next in then {
            lines.push(format!("  {} --> {}", node(stage), node(next)));
        }
        if then.is_empty() {
            lines.push(format!("  {} --> out((home))", node(stage)));
        }
    }
    lines.push("```\n".to_owned());
    lines.join("\n")
}

/// `WaitingForBed` as "waiting for bed".
fn words(stage: &impl Debug) -> String {
    let mut words = String::new();
    for letter in format!("{stage:?}").chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
