//! What is run: the people, the years and the luck.

use super::{PLAIN, text};
use crate::{Group, Kind, LeverSpec};

pub(super) const CHANGE: LeverSpec = LeverSpec {
    key: "change",
    label: "Changes on dates",
    what: text(
        "Levers that change on a date: date, lever and value with colons between them, such as 2024-04-01:targets:31; further changes after ~. In force from the first week that begins on or after the date.",
    ),
    kind: Kind::Changes,
    group: Group::Run,
    source: text("regimes and money of England changed in nearly every year since 1997"),
    access: whole!(changes),
    ..PLAIN
};

pub(super) const START: LeverSpec = LeverSpec {
    key: "start",
    label: "Start state",
    what: text(
        "Year of the start state: demand, beds, staff and waits on the 1 April with which the run begins. Targets stay as set.",
    ),
    kind: Kind::Choice(&["2002", "2010", "2022"]),
    default: "2022",
    group: Group::Run,
    source: text(
        "published counts of each year; what is fitted to its levels is listed with the model",
    ),
    access: whole!(start),
    ..PLAIN
};

pub(super) const YEARS: LeverSpec = LeverSpec {
    key: "years",
    label: "Years",
    what: text("How long the world is followed."),
    kind: Kind::Integer,
    low: 1.0,
    high: 10.0,
    step: 1.0,
    default: "5",
    unit: "years",
    group: Group::Run,
    source: text("five years hold one training cycle and one spending review"),
    access: whole!(years),
};

pub(super) const REPS: LeverSpec = LeverSpec {
    key: "reps",
    label: "Replications",
    what: text("How many times the same world is run with other luck."),
    kind: Kind::Integer,
    low: 1.0,
    high: 200.0,
    step: 1.0,
    default: "20",
    unit: "replications",
    group: Group::Run,
    source: text("enough for a 10th and a 90th centile"),
    access: whole!(reps),
};

pub(super) const POPULATION: LeverSpec = LeverSpec {
    key: "population",
    label: "Residents",
    what: text("Residents of a place."),
    kind: Kind::Integer,
    low: 50_000.0,
    high: 1_000_000.0,
    step: 10_000.0,
    default: "250000",
    unit: "people",
    group: Group::Run,
    source: text("about the catchment of one acute hospital"),
    access: whole!(population),
};

pub(super) const PLACES: LeverSpec = LeverSpec {
    key: "places",
    label: "Places",
    what: text(
        "How many places are run side by side: they differ in need, capacity and maturity, and hear of each other's results and practices once a quarter.",
    ),
    kind: Kind::Integer,
    low: 1.0,
    high: 150.0,
    step: 1.0,
    default: "1",
    unit: "places",
    group: Group::Run,
    source: text(
        "England has 42 systems and about 120 acute trusts; alone, a place is the mean one",
    ),
    access: whole!(places),
};

pub(super) const SEED: LeverSpec = LeverSpec {
    key: "seed",
    label: "Seed",
    what: text("Names the luck: the same seed gives the same patients in every world."),
    kind: Kind::Integer,
    low: 0.0,
    high: 4_294_967_295.0,
    step: 1.0,
    default: "1",
    unit: "",
    group: Group::Run,
    source: text("any number is as good as any other"),
    access: whole!(seed),
};

pub(super) const PRESET: LeverSpec = LeverSpec {
    key: "preset",
    label: "Preset",
    what: text("The preset that the other levers start from."),
    kind: Kind::Preset,
    group: Group::Run,
    source: text("see `goodhart list presets`"),
    access: whole!(preset),
    ..PLAIN
};
