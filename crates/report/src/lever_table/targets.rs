//! Which targets are in force, in which world, and what they look like.

use super::{PLAIN, text};
use crate::{Group, Kind, LeverSpec, Order, World};

pub(super) const ORDER: LeverSpec = LeverSpec {
    key: "order",
    label: "Order of targets",
    what: text("In which order national targets come into force as their number rises."),
    kind: Kind::Choice(Order::IDS),
    default: "salience",
    group: Group::Targets,
    source: text(
        "ranks in the catalogue; constant_mix keeps the shares of kind, sanction and clinical value at every number",
    ),
    access: whole!(order),
    ..PLAIN
};

pub(super) const QOF: LeverSpec = LeverSpec {
    key: "qof",
    label: "GP payment framework",
    what: text(
        "Whether general practice is paid by the Quality and Outcomes Framework. Without it the same income is part of the practice sum. In the worlds without targets it is off, whatever stands here.",
    ),
    kind: Kind::Switch,
    default: "on",
    group: Group::Targets,
    source: text("72 indicators worth 635 points in 2022/23 (NHS Digital)"),
    access: whole!(qof),
    ..PLAIN
};

pub(super) const ADD: LeverSpec = LeverSpec {
    key: "add",
    label: "Targets added",
    what: text(
        "Targets in force beyond the first ones of the order. On a date they come to those named before.",
    ),
    kind: Kind::Targets,
    group: Group::Targets,
    source: text("ids of the catalogue"),
    access: whole!(add),
    ..PLAIN
};

pub(super) const DROP: LeverSpec = LeverSpec {
    key: "drop",
    label: "Targets dropped",
    what: text(
        "Targets not in force although among the first ones of the order or among those added.",
    ),
    kind: Kind::Targets,
    group: Group::Targets,
    source: text("ids of the catalogue"),
    access: whole!(drop),
    ..PLAIN
};

pub(super) const EDIT: LeverSpec = LeverSpec {
    key: "edit",
    label: "Targets edited",
    what: text(
        "A new threshold for a target, the limit up to which boards count and act, the week of the run at which a milestone is due, or 1 for completed pathways instead of patients still waiting: edit.<target>.threshold, .limit, .due or .completed. Indicators go on counting up to the limit in their name.",
    ),
    kind: Kind::Edits,
    group: Group::Targets,
    source: text("the row's own value is the default"),
    access: entries!(edit),
    ..PLAIN
};

pub(super) const WINDOW: LeverSpec = LeverSpec {
    key: "window",
    label: "Announced measurement windows",
    what: text(
        "The only days on which a target is measured, announced from the start. Write the target’s code, @, first day, / and last day: ae-4h-95@2024-03-25/2024-03-31 is A&E’s four hours in one week of March. Further targets after a comma; every code stands in the list of targets one by one.",
    ),
    kind: Kind::Windows,
    group: Group::Targets,
    source: text("the four-hour target of England was measured in one announced week, March 2003"),
    access: whole!(windows),
    ..PLAIN
};

pub(super) const WORLD: LeverSpec = LeverSpec {
    key: "world",
    label: "World",
    what: text(
        "With targets, or one of the worlds without: targets off but data published, targets and collections off, never targeted. In those the GP payment framework is off too, and the number of targets, or what is added by name, changes nothing.",
    ),
    kind: Kind::Choice(World::IDS),
    default: "targets",
    group: Group::Targets,
    source: text("a removal must say what stays, so there are three kinds"),
    access: whole!(world),
    ..PLAIN
};
