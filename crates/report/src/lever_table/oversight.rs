//! How the centre holds boards to targets, and what boards are like.

use super::{PLAIN, text};
use crate::{Group, Kind, LeverSpec, Ministers};

pub(super) const PRESSURE: LeverSpec = LeverSpec {
    key: "pressure",
    label: "Pressure",
    what: text("Weight of sanctions on a missed target; 0 is none, 1 is 2022/23."),
    kind: Kind::Number,
    low: 0.0,
    high: 2.0,
    step: 0.1,
    default: "1",
    unit: "× 2022/23",
    group: Group::Oversight,
    source: text(
        "relative to 2022/23, so 1 by definition; twice that stands for the years of star ratings",
    ),
    access: whole!(pressure),
};

pub(super) const JUDGED: LeverSpec = LeverSpec {
    key: "judged",
    label: "How boards are judged",
    what: text(
        "By the line (met or missed), by the gap (every point counts), by trend and rank, or by shares of the three.",
    ),
    kind: Kind::Judged,
    default: "mixed",
    group: Group::Oversight,
    source: text("mixed is 0.3 line, 0.4 gap and 0.3 trend: no study gives the shares"),
    access: whole!(judged),
    ..PLAIN
};

pub(super) const CLARITY: LeverSpec = LeverSpec {
    key: "clarity",
    label: "Clarity of objectives",
    what: text(
        "How surely boards read which target counts how much; 1 is as in 2022/23. Below it each takes some for weightier than they are and others for less.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.1,
    default: "1",
    unit: "× 2022/23",
    group: Group::Oversight,
    source: text(
        "relative to 2022/23, so 1 by definition; objectives of integrated care systems were said to lack clarity (E§1, M20)",
    ),
    access: whole!(clarity),
};

pub(super) const PUBLISH: LeverSpec = LeverSpec {
    key: "publish",
    label: "Publication",
    what: text("Whether results are published by name."),
    kind: Kind::Switch,
    default: "on",
    group: Group::Oversight,
    source: text(
        "naming in public cut waits in England against Wales (Besley, Bevan and Burchardi 2009)",
    ),
    access: whole!(publish),
    ..PLAIN
};

pub(super) const AUDIT: LeverSpec = LeverSpec {
    key: "audit",
    label: "Audit",
    what: text("How much records and practices are checked; 1 checks everything."),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.01,
    default: "0.2",
    unit: "",
    group: Group::Oversight,
    source: text(
        "the centre put no substantial resources into checking (Hood 2006); no rate is given",
    ),
    access: whole!(audit),
};

pub(super) const INSPECT: LeverSpec = LeverSpec {
    key: "inspect",
    label: "Inspections",
    what: text(
        "Visits a year of an independent inspectorate to the whole place, beyond those of 2022/23. They act on warning signs of a collapse of ward safety, find one sooner, and take clinical time; gaming is what audit looks for.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 4.0,
    step: 0.5,
    default: "0",
    unit: "a year",
    group: Group::Oversight,
    source: text(
        "none by default: what inspectors of 2022/23 saw is in the start state; the Care Quality Commission was to monitor systems (E§1, M22)",
    ),
    access: whole!(inspect),
};

pub(super) const PEER: LeverSpec = LeverSpec {
    key: "peer",
    label: "Peer review",
    what: text(
        "How much boards are visited and questioned by peers; 0 is not at all, 1 is every service every year.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.1,
    default: "0",
    unit: "",
    group: Group::Oversight,
    source: text(
        "asked for by the Hewitt review (2023) beside targets; no rate of 2022/23 is published, so the start state has none",
    ),
    access: whole!(peer),
};

pub(super) const VOICE: LeverSpec = LeverSpec {
    key: "voice",
    label: "Clinical voice",
    what: text(
        "How far clinicians have a say on boards: they bring harm to light, and targets count by their clinical backing. 0 is as in 2022/23.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.1,
    default: "0",
    unit: "",
    group: Group::Oversight,
    source: text(
        "none by default: clinical leadership was said to be lost with the commissioning groups in 2022 (E§1, M26)",
    ),
    access: whole!(voice),
};

pub(super) const PUBLIC_HEALTH: LeverSpec = LeverSpec {
    key: "public_health",
    label: "Public health on boards",
    what: text(
        "Whether people of public health sit where priorities are set: what prevention and the programmes reach is then seen.",
    ),
    kind: Kind::Switch,
    default: "off",
    group: Group::Oversight,
    source: text(
        "off by default: none sat on the boards of systems, which made success harder to measure (E§1, M19)",
    ),
    access: whole!(public_health),
    ..PLAIN
};

pub(super) const RATCHET: LeverSpec = LeverSpec {
    key: "ratchet",
    label: "Ratchet",
    what: text(
        "Part of what a board did better than asked that is added to next year's threshold.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.1,
    default: "0",
    unit: "",
    group: Group::Oversight,
    source: text(
        "thresholds of 2022/23 are fixed in law or guidance, so none by default; planners who raise targets with results teach holding back (Bevan and Hood 2006)",
    ),
    access: whole!(ratchet),
};

pub(super) const CHURN: LeverSpec = LeverSpec {
    key: "churn",
    label: "Churn of targets",
    what: text(
        "How many of 100 targets in force are exchanged in the middle of every year. A target that goes makes room for the next of the order; where none is left, its definition changes. The best known stay.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 100.0,
    step: 5.0,
    default: "0",
    unit: "% a year",
    group: Group::Oversight,
    source: text(
        "targets stay as set by default; in England 133 became 31 in a year, and adding them out of step with money was said to make planning impossible (Hewitt review 2023)",
    ),
    access: whole!(churn),
};

pub(super) const NOTICE: LeverSpec = LeverSpec {
    key: "notice",
    label: "Notice of targets",
    what: text(
        "Months by which targets are announced, at the least, before they come into force: by churn, on a date or with the run. It acts only on targets that change: with the 133 of the start state and nothing else set it does nothing. Short notice stops projects and strands hires. Late money is in the certainty of money.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 12.0,
    step: 1.0,
    default: "0",
    unit: "months",
    group: Group::Oversight,
    source: text(
        "0 leaves each change the notice it has (churn a month); targets out of step with plans were said to waste recruitment (Hewitt review 2023)",
    ),
    access: whole!(notice),
};

pub(super) const MINISTERS: LeverSpec = LeverSpec {
    key: "ministers",
    label: "Ministers react with",
    what: text(
        "What ministers do in the year when one of the best known targets was missed for quarters on end, as reported and published: exchange targets, turn recurrent money into a late pot for whoever missed it, or press on it.",
    ),
    kind: Kind::Choice(Ministers::IDS),
    default: "none",
    group: Group::Oversight,
    source: text(
        "none by default: what the centre of 2022/23 did is in pressure, churn and certainty; late pots of winter 2022/23 (King's Fund), of 2013/14 and 2017 (E§8); targets added out of step with money (Hewitt review 2023)",
    ),
    access: whole!(ministers),
    ..PLAIN
};

pub(super) const OUTCOMES: LeverSpec = LeverSpec {
    key: "outcomes",
    label: "Judged on outcomes",
    what: text(
        "Share of judgement that targets about outcomes have next to all others; at 0.5 every target weighs what its sanction and salience say.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 1.0,
    step: 0.1,
    default: "0.5",
    unit: "",
    group: Group::Oversight,
    source: text("a split by weight: half is 2022/23 by definition"),
    access: whole!(outcomes),
};

pub(super) const MATURITY: LeverSpec = LeverSpec {
    key: "maturity",
    label: "Maturity of boards",
    what: text("How well boards know their services and what their own moves do."),
    kind: Kind::Number,
    low: 0.0,
    high: 2.0,
    step: 0.1,
    default: "1",
    unit: "× 2022/23",
    group: Group::Oversight,
    source: text(
        "relative to 2022/23, so 1 by definition; systems differ in it (Hewitt review 2023)",
    ),
    access: whole!(maturity),
};

pub(super) const AUTONOMY: LeverSpec = LeverSpec {
    key: "autonomy",
    label: "Autonomy",
    what: text(
        "Freedom of boards to move capacity between streams and to set priorities of their own.",
    ),
    kind: Kind::Number,
    low: 0.0,
    high: 2.0,
    step: 0.1,
    default: "1",
    unit: "× 2022/23",
    group: Group::Oversight,
    source: text("relative to 2022/23, so 1 by definition"),
    access: whole!(autonomy),
};

pub(super) const DATA: LeverSpec = LeverSpec {
    key: "data",
    label: "Hours for data collections",
    what: text("Clinical hours that data collections take."),
    kind: Kind::Number,
    low: 0.0,
    high: 2.0,
    step: 0.1,
    default: "1",
    unit: "× start state",
    group: Group::Oversight,
    source: text(
        "relative to the start state, so 1 by definition; 0 is collection without clinicians",
    ),
    access: whole!(data),
};
