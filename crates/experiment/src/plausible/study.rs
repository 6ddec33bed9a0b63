//! Questions asked of many worlds, each answered by rows that can be worked off one by one, in any order and on several machines.
//!
//! Every row is a function of the model and of its key. The rows the project keeps lie in `plausible/`; [`super::page`] reads them.

use std::collections::BTreeMap;

use goodhart_des::random::{Purpose, Seed, draw, unit};
use goodhart_evidence::Spec;
use goodhart_report::{InputError, Known, LEVERS, Order, Scenario, set};
use goodhart_targets::{Indicator, Record};

use super::{Kept, kept, orders, value};
use crate::checks::lever_ends;
use crate::sensitivity::{Design, radial};
use crate::summary::complete_from;
use crate::{Assumptions, BurnIns, Outcome, prepare, with_known};

/// Numbers of targets between which the headline moves, most first.
pub const COUNTS: [u32; 5] = [133, 31, 18, 10, 0];
/// Money at which it is asked [% of need-matched].
pub const FUNDINGS: [u32; 3] = [100, 90, 110];
/// What is looked at: harm per 100,000 over the run, and the four-hour share over the run.
pub const OUTCOMES: [&str; 4] = ["qalys", "deaths", "reported_4h", "real_4h"];
/// The two numbers of targets whose difference is taken apart.
pub const FROM_TO: [u32; 2] = [133, 10];
/// Years of the headline, which is the page's horizon.
pub(super) const HEADLINE_YEARS: u32 = 5;
/// Years of the runs that take the difference apart: staff and lists have answered by the second, and there are thousands of runs.
const APART_YEARS: u32 = 2;
/// Places at which each assumption is moved alone.
const PLACES: u32 = 10;
/// Assumptions whose shares of variance are worked out.
pub const LEADING: usize = 10;
/// Rows of the design for them.
const ROWS: u32 = 64;
/// Replications of every end of every lever.
pub const SEEDS: u32 = 50;
/// Years in which a lever is looked at.
const LEVER_YEARS: u32 = 2;
/// What a lever is seen by, besides [`OUTCOMES`]: indicators in the official record.
const SEEN: [Indicator; 4] = [
    Indicator::AmbulanceC2Mean,
    Indicator::BedOccupancy,
    Indicator::DelayedDischarges,
    Indicator::ElectiveList,
];
/// Residents by whom harm is divided.
const PER: f64 = 100_000.0;
/// Luck of the designs, apart from that of any world.
const SEED: Seed = Seed(20_221_128);
const OTHER_END: Purpose = Purpose(2_003);

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Study {
    /// Fewer targets, over the plausible sets and three levels of money.
    Headline,
    /// Fewer targets, over orders of targets and three levels of money, at the default assumptions.
    Orders,
    /// Fewer targets, over the plausible sets, each with an order of its own.
    OwnOrders,
    /// Each assumption moved alone, between plausible sets.
    Morris,
    /// Shares of variance of the leading assumptions.
    Sobol,
    /// Each lever at its ends.
    Levers,
}

impl Study {
    /// All questions, in the order in which they can be asked.
    pub const ALL: [Self; 6] = [
        Self::Headline,
        Self::Orders,
        Self::OwnOrders,
        Self::Morris,
        Self::Sobol,
        Self::Levers,
    ];

    /// Its name, and that of its file without ending.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Orders => "orders",
            Self::OwnOrders => "own_orders",
            Self::Morris => "morris",
            Self::Sobol => "sobol",
            Self::Levers => "levers",
        }
    }

    /// Columns of its rows.
    pub fn header(self) -> String {
        match self {
            Self::Headline | Self::Orders | Self::OwnOrders => {
                let columns = COUNTS
                    .iter()
                    .flat_map(|count| OUTCOMES.map(|outcome| format!("{outcome}_{count}")));
                let of = if self == Self::Orders { "order" } else { "set" };
                format!("funding,{of},{}", columns.collect::<Vec<_>>().join(","))
            }
            Self::Morris => format!("place,moved,from,to,{}", OUTCOMES.join(",")),
            Self::Sobol => format!("row,point,{}", OUTCOMES.join(",")),
            Self::Levers => {
                let seen = SEEN.map(Indicator::id);
                format!("replication,end,{},{}", OUTCOMES.join(","), seen.join(","))
            }
        }
    }

    /// The first two cells of every row, in the order in which rows are worth having.
    pub fn keys(self) -> Vec<String> {
        let pairs = |outer: Vec<String>, inner: Vec<String>| -> Vec<String> {
            let both = outer
                .iter()
                .flat_map(|one| inner.iter().map(move |other| format!("{one},{other}")));
            both.collect()
        };
        let numbers = |count: usize| (0..count).map(|number| number.to_string()).collect();
        match self {
            Self::Orders => orders::keys_of_orders(),
            Self::OwnOrders => orders::keys_of_sets(),
            Self::Headline => pairs(
                FUNDINGS.map(|funding| funding.to_string()).to_vec(),
                numbers(kept().len()),
            ),
            Self::Morris => {
                let moved = std::iter::once("nothing".to_owned())
                    .chain(moved().into_iter().map(|spec| spec.key.to_owned()));
                let places = (PLACES as usize).min(kept().len());
                pairs(numbers(places), moved.collect())
            }
            Self::Sobol => pairs(numbers(ROWS as usize), numbers(LEADING + 2)),
            Self::Levers => pairs(
                numbers(SEEDS as usize),
                ends().into_iter().map(|(name, _)| name).collect(),
            ),
        }
    }

    /// Works out one row, given by its place in [`Self::keys`].
    ///
    /// # Errors
    /// A kept assumption that this version does not allow.
    pub fn row(self, item: usize) -> Result<String, InputError> {
        match self {
            Self::Headline => headline(item),
            Self::Orders => orders::of_orders(item),
            Self::OwnOrders => orders::of_sets(item),
            Self::Morris => moved_alone(item),
            Self::Sobol => shares(item),
            Self::Levers => at_an_end(item),
        }
    }
}

/// The world of a headline: one place, one replication, the same mix of targets at every number.
pub(super) fn world(set: &BTreeMap<String, f64>, targets: u32, years: u32) -> Scenario {
    Scenario {
        targets,
        years,
        order: Order::ConstantMix,
        reps: 1,
        assumptions: set.clone(),
        ..Scenario::default()
    }
}

/// [`OUTCOMES`] of one outcome.
fn answers(outcome: &Outcome, population: u32) -> [f64; 4] {
    let per = PER / f64::from(population) / 1e6;
    let harm = outcome.total_harm();
    let share = |record| {
        let total = outcome
            .book(record)
            .total(Indicator::EdWithin4h, outcome.months);
        let value = Indicator::EdWithin4h.value(total.numerator, total.denominator);
        value.unwrap_or(f64::NAN)
    };
    [
        harm.micro_qalys as f64 * per,
        harm.micro_deaths as f64 * per,
        share(Record::Reported),
        share(Record::Real),
    ]
}

/// [`OUTCOMES`] of one replication.
pub(super) fn asked(
    scenario: &Scenario,
    replication: u32,
    starts: &mut BurnIns,
) -> Result<[f64; 4], InputError> {
    let outcome = complete_from(&prepare(scenario)?, replication, starts);
    Ok(answers(&outcome, scenario.population))
}

pub(super) fn joined(numbers: &[f64]) -> String {
    let texts: Vec<String> = numbers
        .iter()
        .map(|number| format!("{number:.4}"))
        .collect();
    texts.join(",")
}

fn headline(item: usize) -> Result<String, InputError> {
    let sets = kept();
    let (funding, set) = (FUNDINGS[item / sets.len()], item % sets.len());
    let row = at_every_count(&sets[set].assumptions(), funding, 0, |_, world| world)?;
    Ok(format!("{funding},{set},{}", joined(&row)))
}

/// What is asked of one run at every number of targets, the same people in each; `of` says which targets a number stands for.
pub(super) fn at_every_count(
    assumptions: &BTreeMap<String, f64>,
    funding: u32,
    run: u32,
    of: impl Fn(u32, Scenario) -> Scenario,
) -> Result<Vec<f64>, InputError> {
    let mut starts = BurnIns::keeping(run + 1);
    let mut row = Vec::new();
    for count in COUNTS {
        let world = Scenario {
            funding: f64::from(funding),
            ..world(assumptions, count, HEADLINE_YEARS)
        };
        row.extend(asked(&of(count, world), run, &mut starts)?);
    }
    Ok(row)
}

/// Every assumption that has a range: those that no evidence fixes, and the estimated and observed ones too.
pub fn moved() -> Vec<&'static Spec> {
    Assumptions::specs()
        .filter(|spec| spec.low < spec.high)
        .collect()
}

/// What fewer targets change with these values of [`moved`]: the smaller number less the larger.
fn difference(values: &[f64]) -> Result<[f64; 4], InputError> {
    let named = moved().into_iter().zip(values);
    let assumptions = named
        .filter(|(spec, at)| at.to_bits() != spec.value.to_bits())
        .map(|(spec, &at)| (spec.key.to_owned(), at))
        .collect();
    let mut starts = BurnIns::keeping(1);
    let [many, few] = FROM_TO;
    let many = asked(&world(&assumptions, many, APART_YEARS), 0, &mut starts)?;
    let few = asked(&world(&assumptions, few, APART_YEARS), 0, &mut starts)?;
    Ok(std::array::from_fn(|outcome| few[outcome] - many[outcome]))
}

/// A plausible set as values of [`moved`]; what it does not hold is the default, or drawn from its range for the other end of a move.
fn values_of(set: &Kept, drawn: Option<u32>) -> Vec<f64> {
    let at = |(number, spec): (usize, &&'static Spec)| {
        let own = set.values.iter().find(|(key, _)| *key == spec.key);
        match (own, drawn) {
            (Some((_, value)), _) => value.clamp(spec.low, spec.high),
            (None, None) => spec.value,
            (None, Some(place)) => {
                let luck = draw(SEED, number as u64, OTHER_END, place);
                value(spec, unit(luck))
            }
        }
    };
    moved().iter().enumerate().map(at).collect()
}

/// The numbers of the two plausible sets between which a place moves.
fn ends_of_place(place: usize, sets: usize) -> [usize; 2] {
    // Far apart in the file, and no pair twice.
    [place % sets, (place + sets / 2) % sets]
}

fn moved_alone(item: usize) -> Result<String, InputError> {
    let specs = moved();
    let (place, point) = (item / (specs.len() + 1), item % (specs.len() + 1));
    let sets = kept();
    let [base, other] = ends_of_place(place, sets.len());
    let base = values_of(&sets[base], None);
    let other = values_of(&sets[other], Some(place as u32));
    let (name, from, to) = match point.checked_sub(1) {
        None => ("nothing", 0.0, 0.0),
        Some(number) => (specs[number].key, base[number], other[number]),
    };
    let answers = difference(&radial(&base, &other)[point])?;
    Ok(format!("{place},{name},{from},{to},{}", joined(&answers)))
}

fn shares(item: usize) -> Result<String, InputError> {
    let leading = super::page::leading();
    let (row, point) = (item / (LEADING + 2), item % (LEADING + 2));
    let shares = &Design::new(SEED, ROWS, LEADING).row(row)[point];
    let values: Vec<f64> = moved()
        .iter()
        .map(|spec| {
            let at = leading.iter().position(|key| *key == spec.key);
            at.map_or(spec.value, |at| value(spec, shares[at]))
        })
        .collect();
    Ok(format!("{row},{point},{}", joined(&difference(&values)?)))
}

/// Ends of levers that act only beside another: the other end, and theirs.
const TOGETHER: [(&str, &str); 1] = [("churn=100", "notice=12")];

/// The default world, every end of every lever that shapes the world, and [`TOGETHER`].
pub fn ends() -> Vec<(String, Scenario)> {
    const NOT_OF_THE_WORLD: [&str; 6] = ["years", "reps", "places", "population", "seed", "start"];
    let scenario = |known: &Known, key: &str, text: &str| {
        let mut scenario = Scenario::default();
        set(&mut scenario, key, text, known).ok().map(|()| scenario)
    };
    with_known(|known| {
        let levers = LEVERS
            .iter()
            .filter(|lever| !NOT_OF_THE_WORLD.contains(&lever.key));
        let ends = levers.flat_map(|lever| {
            let ends = lever_ends(lever, known).into_iter();
            let other = ends.filter(|text| *text != lever.default);
            other.filter_map(|text| {
                let name = match text.split_once(',') {
                    // All targets, or all strategies: too long for a name.
                    Some(_) => format!("{}=all", lever.key),
                    None => format!("{}={text}", lever.key),
                };
                Some((name, scenario(known, lever.key, &text)?))
            })
        });
        let together = TOGETHER.iter().filter_map(|&(first, second)| {
            let mut scenario = Scenario::default();
            for end in [first, second] {
                let (key, text) = end.split_once('=')?;
                set(&mut scenario, key, text, known).ok()?;
            }
            Some((format!("{first}+{second}"), scenario))
        });
        std::iter::once(("default".to_owned(), Scenario::default()))
            .chain(ends)
            .chain(together)
            .collect()
    })
}

fn at_an_end(item: usize) -> Result<String, InputError> {
    let ends = ends();
    let (replication, end) = (item / ends.len(), item % ends.len());
    let (name, scenario) = &ends[end];
    let scenario = Scenario {
        years: LEVER_YEARS,
        ..scenario.clone()
    };
    let outcome = crate::summary::complete(&prepare(&scenario)?, replication as u32);
    let mut row = answers(&outcome, scenario.population).to_vec();
    row.extend(SEEN.map(|indicator| {
        let total = outcome
            .book(Record::Official)
            .total(indicator, outcome.months);
        let value = indicator.value(total.numerator, total.denominator);
        value.unwrap_or(f64::NAN)
    }));
    Ok(format!("{replication},{name},{}", joined(&row)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_has_a_key_of_its_own() {
        for study in Study::ALL {
            let keys = study.keys();
            let apart: BTreeSet<&String> = keys.iter().collect();
            assert_eq!(apart.len(), keys.len(), "{study:?}");
        }
        assert!(Study::Levers.keys().len() > 1_000);
    }

    #[test]
    fn the_first_end_is_the_default_and_others_differ_from_it() {
        let ends = ends();
        assert_eq!(ends[0].1, Scenario::default());
        for (name, scenario) in &ends[1..] {
            assert_ne!(*scenario, Scenario::default(), "{name}");
        }
    }
}
