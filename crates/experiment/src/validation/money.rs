//! Facts about money, staff and what boards do.

use goodhart_levers::Stream;
use goodhart_managers::{Kind, STRATEGIES, Strategy, StrategyId};
use goodhart_report::Band;
use goodhart_targets::Indicator;

use super::fact::Fact;
use super::seen::{Seen, Z, mean, mean_of, over};
use super::worlds::{World, Worlds, YEAR};

/// Last month of year 3.
const END: u32 = 3 * YEAR - 1;

/// Mean over the run of something boards did, by its name in reports.
pub(super) fn behaviour(seen: &Seen, id: &str) -> f64 {
    seen.outcome
        .behaviour
        .quantities()
        .into_iter()
        .find(|(name, _, _)| name == id)
        .map_or(f64::NAN, |(_, _, value)| value)
}

/// Share of trusts that falsify their waiting list, which is what the audits looked at, and that game margins [%].
pub(super) fn falsification(worlds: &Worlds, fact: &Fact) -> Vec<Option<Band>> {
    let trusts = worlds.of(World::StarredTrusts);
    let in_use = fact.number("in_use");
    let share = |counts: &dyn Fn(&Strategy) -> bool| {
        let doing = trusts
            .iter()
            .filter(|seen| {
                STRATEGIES
                    .iter()
                    .filter(|strategy| counts(strategy) && !elsewhere(strategy))
                    .any(|strategy| {
                        behaviour(seen, &format!("gaming.{}", strategy.id.id())) >= in_use
                    })
            })
            .count();
        proportion(doing, trusts.len())
    };
    vec![
        share(&|strategy| strategy.id == StrategyId::ListSuspension),
        share(&|strategy| strategy.kind != Kind::Record),
    ]
}

/// Whether it is practices or ambulance services that use a strategy and not a trust.
fn elsewhere(strategy: &Strategy) -> bool {
    strategy.quantities.iter().any(|quantity| {
        let stream = quantity.stream();
        stream == Stream::Ambulance || Stream::GENERAL_PRACTICE.contains(&stream)
    })
}

/// A share with its interval from the 10th to the 90th centile (Wilson) [%].
fn proportion(count: usize, of: usize) -> Option<Band> {
    if of == 0 {
        return None;
    }
    let n = of as f64;
    let p = count as f64 / n;
    let widened = 1.0 + Z * Z / n;
    let centre = (p + Z * Z / (2.0 * n)) / widened;
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / widened;
    Some(Band {
        median: p * 100.0,
        // At a share of 0 or 1 rounding may leave the bound just beyond it.
        p10: (centre - half).clamp(0.0, p) * 100.0,
        p90: (centre + half).clamp(p, 1.0) * 100.0,
    })
}

/// Share of replications in which late money brings too few substantive staff [%].
pub(super) fn late(worlds: &Worlds, fact: &Fact) -> Vec<Option<Band>> {
    let substantive = |seen: &Seen| {
        let agency = seen.value(Indicator::StaffAgencyShare, END..END + 1) / 100.0;
        seen.staff_minutes[END as usize] as f64 * (1.0 - agency)
    };
    let recruited = fact.number("recruited");
    let base = worlds.of(World::Today);
    let failing =
        worlds
            .pairs(World::Late, World::Early)
            .zip(base)
            .filter(|((late, early), base)| {
                let gain = |seen: &Seen| substantive(seen) - substantive(base);
                gain(late) < recruited * gain(early)
            });
    vec![proportion(failing.count(), base.len())]
}

/// Clinical time in post with the addition early, less with it late [% of need-matched].
pub(super) fn early(worlds: &Worlds) -> Vec<Option<Band>> {
    let staff = |seen: &Seen| seen.staff_minutes[END as usize] as f64;
    let values = worlds
        .pairs(World::Early, World::Late)
        .zip(worlds.of(World::Today))
        .map(|((early, late), base)| (staff(early) - staff(late)) / staff(base) * 100.0);
    vec![over(values)]
}

/// Healthy years that a point of the budget gains in prevention over those it gains in care, what lies beyond the horizon included; change of
/// the wait for planned care in the first two years [weeks].
pub(super) fn prevention(worlds: &Worlds) -> Vec<Option<Band>> {
    let lost = |seen: &Seen| {
        let within = seen.outcome.total_harm().micro_qalys as f64 / 1e6;
        let beyond = seen.outcome.beyond.parts();
        within + beyond.iter().map(|(_, loss)| loss.qalys).sum::<f64>()
    };
    let gained = |by: World| -> Vec<f64> {
        worlds
            .pairs(World::PointLess, by)
            .map(|(less, with)| lost(less) - lost(with))
            .collect()
    };
    // One replication's gain of care may lie near nothing, so each is set against the mean.
    let in_care = mean(&gained(World::Today));
    let wait = |seen: &Seen| seen.value(Indicator::ElectiveMeanWait, 0..2 * YEAR);
    vec![
        mean_of(
            gained(World::ToPrevention)
                .into_iter()
                .map(|gained| gained / in_care),
        ),
        mean_of(
            worlds
                .pairs(World::ToPrevention, World::Today)
                .map(|(shifted, today)| wait(shifted) - wait(today)),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_lies_inside_its_interval() {
        for count in 0..=40 {
            let share = proportion(count, 40).expect("forty trusts");
            assert!(
                share.p10 <= share.median && share.median <= share.p90,
                "{share:?}"
            );
        }
        assert_eq!(proportion(0, 0), None);
    }
}
