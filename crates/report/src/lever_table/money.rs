//! Money, how it comes and where it goes; staff.

use super::{PLAIN, text};
use crate::{Group, Icb, Kind, LeverSpec};

pub(super) const GROWTH: LeverSpec = LeverSpec {
    key: "growth",
    label: "Growth of funding",
    what: text("Real growth of money on top of the path that matches need, compounding yearly."),
    kind: Kind::Number,
    low: -1.0,
    high: 6.0,
    step: 0.1,
    default: "0",
    unit: "% a year",
    group: Group::Money,
    source: text(
        "real growth was 1.4 % a year in 2010–19, 3.8 % in the long run and about 5 % in 2000–05 (Health Foundation; King's Fund)",
    ),
    access: whole!(growth),
};

pub(super) const CERTAINTY: LeverSpec = LeverSpec {
    key: "certainty",
    label: "Certainty of money",
    what: text(
        "Share of money that is recurrent and known in time; the rest comes as late in-year pots that lapse at the year's end.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.01,
    default: "0.95",
    unit: "",
    group: Group::Money,
    source: text(
        "no published share was found; in-year pots are criticised as many but small (Hewitt review 2023)",
    ),
    access: whole!(certainty),
};

pub(super) const ICB: LeverSpec = LeverSpec {
    key: "icb",
    label: "Money is shared by",
    what: text(
        "How the integrated care board shares the health service's money between providers each year: as it was, by growth of need as reported (attendances, waiting list, ambulance calls), or by the noise of missed targets. The sum stays.",
    ),
    kind: Kind::Choice(Icb::IDS),
    default: "history",
    group: Group::Money,
    source: text(
        "history by default: the start state's shares; that boards deal with many demands at once and that their number drowns the important ones is what the Hewitt review (2023) says of targets",
    ),
    access: whole!(icb),
    ..PLAIN
};

pub(super) const SOCIAL: LeverSpec = LeverSpec {
    key: "social",
    label: "Social care",
    what: text("Capacity of the council's social care."),
    kind: Kind::Number,
    low: 80.0,
    high: 130.0,
    step: 1.0,
    default: "100",
    unit: "% of start state",
    group: Group::Money,
    source: text("relative to the start state, so 100 by definition"),
    access: whole!(social),
};

pub(super) const PREVENTION: LeverSpec = LeverSpec {
    key: "prevention",
    label: "Shift to prevention",
    what: text(
        "Points of the whole budget, in per cent, moved from care to prevention. No money is added: all care gives its share at once, and need falls years later. Below 0, money moves from prevention to care.",
    ),
    kind: Kind::Number,
    low: -1.0,
    high: 5.0,
    step: 0.1,
    default: "0",
    unit: "points of the budget",
    group: Group::Money,
    source: text(
        "relative to the start state, so 0 by definition; the Hewitt review (2023) asked for 1 point over five years, which was refused",
    ),
    access: whole!(prevention),
};

pub(super) const CAPITAL: LeverSpec = LeverSpec {
    key: "capital",
    label: "Capital spending",
    what: text(
        "Spending on buildings, equipment and IT of the hospital next to what keeps them as they are. It comes into use years later.",
    ),
    kind: Kind::Number,
    low: 50.0,
    high: 200.0,
    step: 5.0,
    default: "100",
    unit: "% of start state",
    group: Group::Money,
    source: text(
        "relative to the start state, so 100 by definition; a review of 2024 put the shortfall against peers at £37bn (Darzi)",
    ),
    access: whole!(capital),
};

pub(super) const RECRUIT: LeverSpec = LeverSpec {
    key: "recruit",
    label: "Recruitment and training",
    what: text(
        "Pace at which the health service fills posts, and places to train staff who are ready years later.",
    ),
    kind: Kind::Number,
    low: 50.0,
    high: 200.0,
    step: 5.0,
    default: "100",
    unit: "% of start state",
    group: Group::Money,
    source: text("relative to the start state, so 100 by definition"),
    access: whole!(recruit),
};
