//! What a scenario is made of: levers and presets.

use goodhart_report::{Kind, LEVERS};

use crate::table::Table;

pub fn levers() -> Table {
    let mut table = Table::reading(
        &[
            "key", "kind", "low", "high", "step", "default", "unit", "group", "allowed", "label",
            "what", "source",
        ],
        &["key", "default", "allowed", "unit", "what"],
    );
    for lever in LEVERS {
        let is_number = matches!(lever.kind, Kind::Integer | Kind::Number);
        let number = |value: f64| is_number.then_some(value);
        let allowed = match lever.kind {
            Kind::Integer => format!("whole number from {} to {}", lever.low, lever.high),
            Kind::Number => format!("number from {} to {}", lever.low, lever.high),
            Kind::Switch => "on, off".to_owned(),
            Kind::Choice(ids) => ids.join(", "),
            Kind::Judged => goodhart_report::Judged::ALLOWED.to_owned(),
            Kind::Targets => "ids of `goodhart list targets`, with commas between".to_owned(),
            Kind::Strategies => "ids of `goodhart list strategies`, with commas between".to_owned(),
            Kind::Edits => {
                "edit.<target>.threshold, .limit, .due or .completed = number".to_owned()
            }
            Kind::Windows => "window.<target> = first day/last day".to_owned(),
            Kind::Changes => {
                "change.<date>.<lever> = value, or [[change]] tables in a file".to_owned()
            }
            Kind::Assumptions => "a.<key of `goodhart list assumptions`> = number".to_owned(),
            Kind::Preset => "id of `goodhart list presets`".to_owned(),
        };
        table.row(vec![
            lever.key.into(),
            lever.kind.word().into(),
            number(lever.low).into(),
            number(lever.high).into(),
            number(lever.step).into(),
            lever.default.into(),
            lever.unit.into(),
            lever.group.word().into(),
            allowed.into(),
            lever.label.into(),
            lever.what.into(),
            lever.source.into(),
        ]);
    }
    table
}

pub fn presets() -> Table {
    let mut table = Table::new(&["id", "title", "about"]);
    for (id, title, about) in goodhart_experiment::presets_list() {
        table.row(vec![id.into(), title.into(), about.into()]);
    }
    table
}
