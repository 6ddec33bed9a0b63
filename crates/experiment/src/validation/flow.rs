//! Facts about the chain from social care to the street.

use goodhart_report::Band;
use goodhart_targets::{Indicator, Record};

use super::fact::Fact;
use super::seen::{Seen, certain, correlation, deviation, mean, mean_of, over};
use super::worlds::{TRUSTS_OF_A_SYSTEM, World, Worlds, YEAR};
use crate::Assumptions;

/// Years of the decade after 2010, of which winters are counted from 2012/13 to 2018/19.
const YEARS: u32 = 10;
const WINTERS: std::ops::Range<u32> = 2..9;
/// 2018/19, from 2010/11 on.
const TRUSTS_SEEN: u32 = 8;
/// Four hours [min].
const LIMIT: u32 = 240;
/// Months from April to June and to January.
const JUNE: u32 = 2;
const JANUARY: u32 = 9;
/// Days from Monday.
const FRIDAY: usize = 4;
const SATURDAY: usize = 5;
const SUNDAY: usize = 6;

/// England's year: its places are the replications, and their patients are counted together.
fn england(places: &[Seen], indicator: Indicator, year: u32) -> f64 {
    let values: Vec<f64> = places
        .iter()
        .map(|seen| seen.value(indicator, year * YEAR..(year + 1) * YEAR))
        .collect();
    mean(&values)
}

fn major(places: &[Seen], year: u32) -> f64 {
    let values: Vec<f64> = places
        .iter()
        .map(|seen| {
            seen.all_stays(year * YEAR..(year + 1) * YEAR)
                .between(0, LIMIT)
        })
        .collect();
    mean(&values)
}

/// Share of years that are worse than the one before; occupancy over the decade; all and major departments in 2011/12 and in the last year.
pub(super) fn fullness(worlds: &Worlds) -> Vec<Option<Band>> {
    let places = worlds.of(World::After2010);
    let all: Vec<f64> = (1..YEARS)
        .map(|year| england(places, Indicator::EdWithin4h, year))
        .collect();
    let falls = all.windows(2).filter(|pair| pair[1] < pair[0]).count();
    let steps = all.len().saturating_sub(1).max(1);
    let fuller = england(places, Indicator::BedOccupancy, YEARS - 1)
        - england(places, Indicator::BedOccupancy, 1);
    vec![
        certain(fuller),
        certain(falls as f64 / steps as f64 * 100.0),
        certain(all[0]),
        certain(all[all.len() - 1]),
        certain(major(places, 1)),
        certain(major(places, YEARS - 1)),
    ]
}

/// How many times more twelve-hour waits at 88 than at 96 % within four hours, and at 71 than at 88 %.
pub(super) fn long_waits(worlds: &Worlds) -> Vec<Option<Band>> {
    let mut curve = Vec::new();
    for world in [World::After2010]
        .into_iter()
        .chain(World::AFTER_2010.map(World::After2010With))
    {
        let places = worlds.of(world);
        for year in 0..world.scenario().years {
            let waits = england(places, Indicator::EdOver12hDecision, year);
            if waits > 0.0 {
                let share = england(places, Indicator::EdWithin4h, year);
                curve.push((share, libm::log(waits)));
            }
        }
    }
    curve.sort_by(|a, b| a.0.total_cmp(&b.0));
    let times =
        |worse: f64, better: f64| certain(libm::exp(read(&curve, worse) - read(&curve, better)));
    vec![times(88.0, 96.0), times(71.0, 88.0)]
}

/// A curve at `x`, straight between neighbours; NaN outside.
fn read(curve: &[(f64, f64)], x: f64) -> f64 {
    curve
        .windows(2)
        .find(|pair| pair[0].0 <= x && x <= pair[1].0 && pair[0].0 < pair[1].0)
        .map_or(f64::NAN, |pair| {
            let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
            y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        })
}

/// January less June of the major department, 2012/13 to 2018/19; the same of demand. England is the mean of its places.
pub(super) fn winter(worlds: &Worlds) -> Vec<Option<Band>> {
    let difference = |value: &dyn Fn(u32) -> f64| {
        let each: Vec<f64> = WINTERS
            .map(|year| value(year * YEAR + JANUARY) - value(year * YEAR + JUNE))
            .collect();
        mean(&each)
    };
    let share =
        |seen: &Seen| difference(&|month| seen.all_stays(month..month + 1).between(0, LIMIT));
    let demand = |seen: &Seen| {
        let usual = mean(&seen.months(Indicator::EdAttendances));
        difference(&|month| seen.value(Indicator::EdAttendances, month..month + 1) / usual * 100.0)
    };
    let places = worlds.of(World::After2010);
    vec![
        mean_of(places.iter().map(share)),
        mean_of(places.iter().map(demand)),
    ]
}

/// Standard deviation of the share within four hours over systems of 2022/23, each the mean of its trusts, and over trusts of 2018/19; the
/// mean of the latter.
pub(super) fn dispersion(worlds: &Worlds) -> Vec<Option<Band>> {
    let trusts = |of: fn(u32) -> World, year: u32| -> Vec<Vec<f64>> {
        World::draws(of)
            .flat_map(|draw| worlds.of(draw))
            .map(|england| trusts_in(england, year))
            .collect()
    };
    let systems = |england: &Vec<f64>| {
        let means: Vec<f64> = england
            .chunks(TRUSTS_OF_A_SYSTEM as usize)
            .map(mean)
            .collect();
        deviation(&means)
    };
    let today = trusts(World::England, 0);
    let then = trusts(World::EnglandAfter2010, TRUSTS_SEEN);
    vec![
        over(today.iter().map(systems)),
        over(then.iter().map(|england| deviation(england))),
        over(then.iter().map(|england| mean(england))),
    ]
}

/// The official share within four hours of each trust in a year [%].
fn trusts_in(england: &Seen, year: u32) -> Vec<f64> {
    let places = england.outcome.places.iter();
    let within = places.map(|place| {
        let book = place.book(Record::Official);
        let (mut numerator, mut denominator) = (0, 0);
        for month in year * YEAR..(year + 1) * YEAR {
            let value = book.month(Indicator::EdWithin4h, month);
            numerator += value.numerator;
            denominator += value.denominator;
        }
        Indicator::EdWithin4h.value(numerator, denominator)
    });
    within.map(|share| share.unwrap_or(f64::NAN)).collect()
}

/// Correlation over months of handovers over an hour with occupancy and with delayed discharges.
pub(super) fn handovers(worlds: &Worlds) -> Vec<Option<Band>> {
    let with = |indicator: Indicator| {
        over(worlds.of(World::Today).iter().map(|seen| {
            correlation(
                &seen.months(Indicator::HandoverOver60),
                &seen.months(indicator),
            )
        }))
    };
    vec![
        with(Indicator::BedOccupancy),
        with(Indicator::DelayedDischarges),
    ]
}

/// Delayed discharges over open beds.
pub(super) fn delayed(worlds: &Worlds) -> Vec<Option<Band>> {
    let beds = Assumptions::default().pathways.beds.open_per_million.get();
    let share = |seen: &Seen| {
        let population = f64::from(World::Today.scenario().population);
        let open = beds * population / 1e6;
        seen.value(Indicator::DelayedDischarges, 0..seen.outcome.months) / open * 100.0
    };
    vec![over(worlds.of(World::Today).iter().map(share)), None]
}

/// Who recovers in talking therapies, of those who finish and of those who were referred.
pub(super) fn recovery(worlds: &Worlds) -> Vec<Option<Band>> {
    let of = |record: Record, indicator: Indicator| {
        let year = |seen: &Seen| seen.value_in(record, indicator, 0..YEAR);
        over(worlds.of(World::Today).iter().map(year))
    };
    vec![
        of(Record::Reported, Indicator::TherapiesRecoveryOfCompleters),
        of(Record::Real, Indicator::TherapiesRecoveryOfReferred),
    ]
}

/// Expected collapses of ward safety among many trusts in a decade [events]; how many more with less money [%].
pub(super) fn collapses(worlds: &Worlds, fact: &Fact) -> Vec<Option<Band>> {
    let a_year = |seen: &Seen| {
        seen.outcome.collapse.hazard * f64::from(YEAR) / f64::from(seen.outcome.months)
    };
    let trust_years = fact.number("trusts") * 10.0;
    let decade = |seen: &Seen| a_year(seen) * trust_years;
    let tight = worlds.pairs(World::Money(90), World::Today);
    vec![
        over(worlds.of(World::Stars).iter().map(decade)),
        over(tight.map(|(less, enough)| (a_year(less) / a_year(enough) - 1.0) * 100.0)),
    ]
}

/// The weekly profile of discharges that is fed in.
pub(super) fn weekend(_: &Worlds) -> Vec<Option<Band>> {
    let profile = Assumptions::default().pathways.beds.discharge_by_weekday;
    let over_friday = |day: usize| certain(profile[day] / profile[FRIDAY]);
    vec![over_friday(SUNDAY), over_friday(SATURDAY)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_read_between_their_points_only() {
        let curve = [(70.0, 6.0), (90.0, 2.0)];
        assert!((read(&curve, 80.0) - 4.0).abs() < 1e-12);
        assert!(read(&curve, 95.0).is_nan());
    }
}
