//! Invariants that one world shows by itself, most of them one for each entry of a registry.

use goodhart_ledger::Owner;
use goodhart_managers::StrategyId;
use goodhart_report::Ministers;
use goodhart_targets::catalogue;
use goodhart_targets::{FIFTHS, Fraction, Indicator, IndicatorUnit, Moved, Record, Traced};

use super::{Check, Hands, check, same};
use crate::{Outcome, Prepared, Replication};

/// Events between two looks at the balance.
const BETWEEN_LOOKS: u32 = 9_973;
/// Looks before anything is tampered with: some weeks into the run.
const LOOKS: u32 = 6;
/// Events of a piece when work is cut into pieces.
const PIECE: u32 = 4_096;

/// In per cent of the start state, so that they may pass 100.
const OF_THE_START: [&str; 3] = [
    "diagnostics.activity",
    "elective.activity_value",
    "elective.completed_pathways",
];

/// Pairs of which the first cannot be larger than the second, in every record.
const NESTED: [(Indicator, Indicator); 6] = [
    (Indicator::ElectiveOver52w, Indicator::ElectiveList),
    (Indicator::ElectiveOver65w, Indicator::ElectiveOver52w),
    (Indicator::ElectiveOver78w, Indicator::ElectiveOver65w),
    (Indicator::ElectiveOver104w, Indicator::ElectiveOver78w),
    (Indicator::HandoverWithin15, Indicator::HandoverWithin30),
    (Indicator::EdOver12hDecision, Indicator::EdAttendances),
];

/// Checks a prepared world of one year; also what its first run measured.
pub(super) fn checks(prepared: &Prepared, hands: Hands) -> (Vec<Check>, Outcome) {
    let (conserved, mut outcome) = conservation(prepared, hands);
    (hands.after)(&mut outcome);
    let mut again = in_pieces(prepared);
    (hands.again)(&mut again);
    let mut list = vec![
        conserved,
        same(
            "the same world again, cut into other pieces, gives the same bytes",
            outcome.digest(),
            again.digest(),
        ),
    ];
    // A population that prevention made healthier than at the start has years on its account that nobody lost.
    let gains = prepared.scenario.prevention > 0.0 || !prepared.scenario.changes.is_empty();
    list.extend(
        Owner::ALL
            .into_iter()
            .filter(|&owner| !(gains && owner == Owner::Prevention))
            .map(|owner| never_negative(&outcome, owner)),
    );
    list.extend(Owner::ALL.map(|owner| years_with_deaths(&outcome, owner)));
    let shares = Indicator::ALL
        .iter()
        .filter(|indicator| indicator.unit() == IndicatorUnit::Percent)
        .filter(|indicator| !OF_THE_START.contains(&indicator.id()));
    list.extend(shares.map(|&indicator| a_share(&outcome, indicator)));
    list.extend(NESTED.map(|(part, whole)| nested(&outcome, part, whole)));
    list.push(within_and_over(&outcome));
    list.extend(everything_has_a_value(&outcome));
    let strategies = StrategyId::ALL.iter();
    list.extend(strategies.map(|&id| no_use_without_a_target(prepared, &outcome, id)));
    list.push(every_change_has_a_name(&outcome));
    list.push(no_trace_of_what_is_not_done(&outcome));
    list.push(boards_are_finite(&outcome));
    list.extend(money(prepared, &outcome));
    (list, outcome)
}

fn conservation(prepared: &Prepared, hands: Hands) -> (Check, Outcome) {
    let mut running = Replication::begin(prepared, 0);
    let mut broken = None;
    let mut looks = 0;
    while !running.advance(BETWEEN_LOOKS).done {
        looks += 1;
        if looks == LOOKS {
            (hands.during)(&mut running);
        }
        if let Err(imbalance) = running.conserved() {
            broken.get_or_insert(format!(
                "{}: {} counted, {} expected",
                imbalance.what, imbalance.counted, imbalance.expected
            ));
            break;
        }
    }
    while broken.is_none() && !running.advance(u32::MAX).done {}
    let check = check("everyone who came has left or is inside", broken);
    (check, running.outcome())
}

fn in_pieces(prepared: &Prepared) -> Outcome {
    let mut running = Replication::begin(prepared, 0);
    while !running.advance(PIECE).done {}
    running.outcome()
}

fn never_negative(outcome: &Outcome, owner: Owner) -> Check {
    let negative = (0..FIFTHS)
        .map(|fifth| outcome.harm(owner, fifth))
        .find(|harm| harm.micro_deaths < 0 || harm.micro_qalys < 0);
    check(
        format!("harm of {} is never negative", owner.id()),
        negative.map(|harm| format!("{harm:?}")),
    )
}

/// QALYs include deaths, so there are none without loss of healthy years.
fn years_with_deaths(outcome: &Outcome, owner: Owner) -> Check {
    let without = (0..FIFTHS)
        .map(|fifth| outcome.harm(owner, fifth))
        .find(|harm| harm.micro_deaths > 0 && harm.micro_qalys == 0);
    check(
        format!("deaths of {} lose healthy years", owner.id()),
        without.map(|harm| format!("{harm:?}")),
    )
}

/// Months and records in which something is wrong with an indicator, the first as text.
fn first_wrong(outcome: &Outcome, wrong: impl Fn(Record, u32) -> Option<String>) -> Option<String> {
    Record::ALL.into_iter().find_map(|record| {
        (0..outcome.months).find_map(|month| {
            wrong(record, month).map(|seen| format!("{}, month {month}: {seen}", record.id()))
        })
    })
}

fn at(outcome: &Outcome, record: Record, indicator: Indicator, month: u32) -> Fraction {
    outcome.book(record).month(indicator, month)
}

fn a_share(outcome: &Outcome, indicator: Indicator) -> Check {
    let broken = first_wrong(outcome, |record, month| {
        let share = at(outcome, record, indicator, month);
        (share.numerator > share.denominator)
            .then(|| format!("{} of {}", share.numerator, share.denominator))
    });
    check(format!("{} is never over 100 %", indicator.id()), broken)
}

fn nested(outcome: &Outcome, part: Indicator, whole: Indicator) -> Check {
    let broken = first_wrong(outcome, |record, month| {
        let numerator = |indicator| at(outcome, record, indicator, month).numerator;
        (numerator(part) > numerator(whole))
            .then(|| format!("{} and {}", numerator(part), numerator(whole)))
    });
    check(
        format!("{} is never more than {}", part.id(), whole.id()),
        broken,
    )
}

fn within_and_over(outcome: &Outcome) -> Check {
    let broken = first_wrong(outcome, |record, month| {
        let within = at(outcome, record, Indicator::EdWithin4h, month);
        let over = at(outcome, record, Indicator::EdOver12hArrival, month);
        (within.numerator + over.numerator > within.denominator)
            .then(|| format!("{} and {}", within.numerator, over.numerator))
    });
    check("nobody is both within 4 and over 12 hours", broken)
}

/// What a month must have: something counted below every count, and patients at all.
fn everything_has_a_value(outcome: &Outcome) -> [Check; 2] {
    let counted = |indicators: &[Indicator]| {
        indicators.iter().find_map(|&indicator| {
            first_wrong(outcome, |record, month| {
                let fraction = at(outcome, record, indicator, month);
                (indicator
                    .value(fraction.numerator, fraction.denominator)
                    .is_none())
                .then(|| indicator.id().to_owned())
            })
        })
    };
    let counts: Vec<Indicator> = Indicator::ALL
        .iter()
        .copied()
        .filter(|indicator| indicator.unit() == IndicatorUnit::Count)
        .collect();
    let flows = [
        Indicator::EdWithin4h,
        Indicator::AmbulanceC2Mean,
        Indicator::HandoverMean,
        Indicator::BedOccupancy,
        Indicator::ElectiveWithin18w,
    ];
    [
        check("every count is kept every month", counted(&counts)),
        check("somebody comes every month", counted(&flows)),
    ]
}

/// A strategy is used only where a target in force admits it and nobody switched it off.
fn no_use_without_a_target(prepared: &Prepared, outcome: &Outcome, id: StrategyId) -> Check {
    let serves = |quantity: Option<Indicator>| {
        quantity.is_some_and(|quantity| id.strategy().quantities.contains(&quantity))
    };
    // Ministers may bring any target of the order.
    let turned = prepared.turns.iter().map(|turn| &turn.scenario);
    let mut scenarios = std::iter::once(&prepared.at_start).chain(turned);
    let brought = scenarios.any(|one| one.ministers == Ministers::Churn)
        && catalogue::order(catalogue::Order::Salience, 0)
            .into_iter()
            .any(|row| {
                let target = &catalogue::TARGETS[usize::from(row)];
                serves(target.quantity.and_then(Indicator::by_id))
            });
    let admitted = prepared.regimes().any(|regime| {
        !regime.disabled.contains(id.id())
            && (brought || regime.in_force.iter().any(|item| serves(item.quantity)))
    });
    let name = format!("gaming.{}", id.id());
    let used = outcome
        .behaviour
        .quantities()
        .into_iter()
        .find(|(key, _, value)| *key == name && value.abs() > 0.0);
    check(
        format!("{} is never used where no target admits it", id.id()),
        used.filter(|_| !admitted)
            .map(|(_, _, value)| format!("intensity {value}")),
    )
}

/// What was written down differs from what happened by what strategies changed, to the last entry. Care that is paid for is written down by
/// habit as well, and centiles do not add up.
fn every_change_has_a_name(outcome: &Outcome) -> Check {
    let adds_up = |indicator: &&Indicator| {
        let by_habit = matches!(**indicator, Indicator::QofPoints | Indicator::QofExceptions);
        !by_habit && indicator.care().is_none() && !indicator.is_centile()
    };
    let unexplained = Indicator::ALL
        .iter()
        .filter(adds_up)
        .find_map(|&indicator| {
            let total = |record| outcome.book(record).total(indicator, outcome.months);
            let (reported, official) = (total(Record::Reported), total(Record::Official));
            let part = |of: fn(Fraction) -> u64, moved: fn(Moved) -> i64| {
                let named: i64 = outcome
                    .traces(indicator)
                    .filter(|traced| traced.trace.is_of_the_record())
                    .map(|traced| moved(traced.moved))
                    .sum();
                i128::from(of(reported)) - i128::from(of(official)) - i128::from(named)
            };
            let left = (
                part(|figure| figure.numerator, |moved| moved.numerator),
                part(|figure| figure.denominator, |moved| moved.denominator),
            );
            (left != (0, 0)).then(|| format!("{}: {left:?} left", indicator.id()))
        });
    check(
        "what was written down differs by what strategies changed",
        unexplained,
    )
}

fn no_trace_of_what_is_not_done(outcome: &Outcome) -> Check {
    let done = outcome.behaviour.quantities();
    let is_done = |traced: &&Traced| {
        let name = format!("gaming.{}", traced.trace.id());
        let mut uses = done.iter().filter(|(key, _, _)| *key == name);
        uses.any(|(_, _, value)| *value > 0.0)
    };
    let undone = Indicator::ALL
        .iter()
        .flat_map(|&indicator| outcome.traces(indicator))
        .find(|traced| !is_done(traced));
    check(
        "no record bears the trace of a strategy that nobody uses",
        undone.map(|traced| format!("{} in {}", traced.trace.id(), traced.indicator.id())),
    )
}

fn boards_are_finite(outcome: &Outcome) -> Check {
    let odd = outcome
        .behaviour
        .quantities()
        .into_iter()
        .find(|(_, _, value)| !value.is_finite() || *value < 0.0);
    check(
        "what boards do is a number and never negative",
        odd.map(|(name, _, value)| format!("{name} is {value}")),
    )
}

fn money(prepared: &Prepared, outcome: &Outcome) -> [Check; 3] {
    let [spent, premium, lapsed] = outcome.pence;
    let negative = [spent, premium, lapsed]
        .into_iter()
        .find(|&pence| pence < 0);
    let all_recurrent = prepared.scenario.certainty >= 1.0;
    [
        check(
            "no account is negative",
            negative.map(|pence| format!("{pence} pence")),
        ),
        check(
            "the premium for temporary staff is never more than what was spent",
            (premium > spent).then(|| format!("{premium} of {spent} pence")),
        ),
        check(
            "nothing lapses where all money is recurrent",
            (all_recurrent && lapsed != 0).then(|| format!("{lapsed} pence")),
        ),
    ]
}
