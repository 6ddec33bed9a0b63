//! What the model assumes.

use super::{PLAIN, text};
use crate::{Group, Kind, LeverSpec};

pub(super) const OFF: LeverSpec = LeverSpec {
    key: "off",
    label: "Gaming strategies switched off",
    what: text("Gaming strategies that do not exist in this world."),
    kind: Kind::Strategies,
    group: Group::Assumptions,
    source: text("ids of the strategies"),
    access: whole!(strategies_off),
    ..PLAIN
};

pub(super) const A: LeverSpec = LeverSpec {
    key: "a",
    label: "Assumptions",
    what: text(
        "A parameter of the model set away from its default: a.<parameter>, see `goodhart list assumptions`.",
    ),
    kind: Kind::Assumptions,
    group: Group::Assumptions,
    source: text("each parameter states its own"),
    access: entries!(assumptions),
    ..PLAIN
};
