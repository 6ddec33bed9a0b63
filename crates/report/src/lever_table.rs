//! The one list of levers, in the order of listings, digests and JSON.

use crate::lever_value::LeverValue;
use crate::levers::Access;
use crate::{Group, Icb, Kind, LeverSpec, Ministers, Order, Scenario, World};

/// Reads and writes one field of the scenario through the parser of its type.
macro_rules! whole {
    ($field:ident) => {
        Access::Whole {
            read: |scenario| scenario.$field.text(),
            write: |scenario, text, lever, known| {
                scenario.$field = LeverValue::parse(text, lever, known)?;
                Ok(())
            },
        }
    };
}

macro_rules! entries {
    ($field:ident) => {
        Access::Entries {
            read: |scenario: &Scenario| &scenario.$field,
            write: |scenario: &mut Scenario| &mut scenario.$field,
        }
    };
}

/// What a lever does, and why it is one. Empty in WebAssembly: the page fetches the first with its other texts, when somebody opens
/// the levers, and does not show the second.
const fn text(text: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") {
        ""
    } else {
        text
    }
}

/// What a lever that is not a number has for range, step and unit.
const PLAIN: LeverSpec = LeverSpec {
    key: "",
    label: "",
    what: "",
    kind: Kind::Switch,
    low: 0.0,
    high: 0.0,
    step: 0.0,
    default: "",
    unit: "",
    group: Group::Run,
    source: "",
    access: whole!(qof),
};

/// Every lever of this version. A lever that nothing reads is not here.
pub const LEVERS: &[LeverSpec] = &[
    LeverSpec {
        key: "targets",
        label: "National targets",
        what: text(
            "How many national targets are in force: the first ones of the order. The Quality and Outcomes Framework is apart.",
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
    },
    LeverSpec {
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
    },
    LeverSpec {
        key: "growth",
        label: "Growth of funding",
        what: text(
            "Real growth of money on top of the path that matches need, compounding yearly.",
        ),
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
    },
    LeverSpec {
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
    },
    LeverSpec {
        key: "qof",
        label: "GP payment framework",
        what: text(
            "Whether general practice is paid by the Quality and Outcomes Framework. Without it the same income is part of the practice sum.",
        ),
        kind: Kind::Switch,
        default: "on",
        group: Group::Targets,
        source: text("72 indicators worth 635 points in 2022/23 (NHS Digital)"),
        access: whole!(qof),
        ..PLAIN
    },
    LeverSpec {
        key: "add",
        label: "Targets added",
        what: text("Targets in force beyond the first ones of the order."),
        kind: Kind::Targets,
        group: Group::Targets,
        source: text("ids of the catalogue"),
        access: whole!(add),
        ..PLAIN
    },
    LeverSpec {
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
    },
    LeverSpec {
        key: "edit",
        label: "Targets edited",
        what: text(
            "A new threshold or limit for a target, or the week of the run at which a milestone is due: edit.<target>.threshold, .limit or .due.",
        ),
        kind: Kind::Edits,
        group: Group::Targets,
        source: text("the row's own value is the default"),
        access: entries!(edit),
        ..PLAIN
    },
    LeverSpec {
        key: "window",
        label: "Announced measurement windows",
        what: text(
            "The only days on which a target is measured, announced from the start: target, first and last day, such as ae-4h-95@2024-03-25/2024-03-31; further targets after a comma.",
        ),
        kind: Kind::Windows,
        group: Group::Targets,
        source: text(
            "the four-hour target of England was measured in one announced week, March 2003",
        ),
        access: whole!(windows),
        ..PLAIN
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
        key: "world",
        label: "World",
        what: text(
            "With targets, or one of the worlds without: targets off but data published, targets and collections off, never targeted.",
        ),
        kind: Kind::Choice(World::IDS),
        default: "targets",
        group: Group::Targets,
        source: text("a removal must say what stays, so there are three kinds"),
        access: whole!(world),
        ..PLAIN
    },
    LeverSpec {
        key: "off",
        label: "Gaming strategies switched off",
        what: text("Gaming strategies that do not exist in this world."),
        kind: Kind::Strategies,
        group: Group::Assumptions,
        source: text("ids of the strategies"),
        access: whole!(strategies_off),
        ..PLAIN
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
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
    },
    LeverSpec {
        key: "preset",
        label: "Preset",
        what: text("The preset that the other levers start from."),
        kind: Kind::Preset,
        group: Group::Run,
        source: text("see `goodhart list presets`"),
        access: whole!(preset),
        ..PLAIN
    },
];
