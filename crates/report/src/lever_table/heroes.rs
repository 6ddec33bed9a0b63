//! The two levers everybody sees: how many targets, how much money.

use super::text;
use crate::{Group, Kind, LeverSpec};

pub(super) const TARGETS: LeverSpec = LeverSpec {
    key: "targets",
    label: "National targets",
    what: text(
        "How many national targets are in force: the first ones of the order. The Quality and Outcomes Framework is apart: with none in force it is still on, unless it is switched off.",
    ),
    kind: Kind::Integer,
    low: 0.0,
    high: 133.0,
    step: 1.0,
    default: "133",
    unit: "targets",
    group: Group::Heroes,
    source: text(
        "133 in the planning guidance of 2022/23, 31 in 2023/24, 18 in 2025/26; at most 10 asked for by the Hewitt review (2023)",
    ),
    access: whole!(targets),
};

pub(super) const FUNDING: LeverSpec = LeverSpec {
    key: "funding",
    label: "Funding",
    what: text(
        "Recurrent money, where 100 keeps list, occupancy and unmet need at their start level for five years without targets or gaming.",
    ),
    kind: Kind::Number,
    low: 80.0,
    high: 130.0,
    step: 1.0,
    default: "100",
    unit: "% of need-matched",
    group: Group::Heroes,
    source: text(
        "the level is found by calibration; the range spans the leanest and the richest decades since 1980",
    ),
    access: whole!(funding),
};
