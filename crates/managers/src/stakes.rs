//! What hangs on each target for one board this week.

use goodhart_des::lots;
use goodhart_levers::Stream;
use goodhart_regimes::{InForce, Oversight};
use goodhart_targets::{Dashboard, Indicator};

use crate::attention::{About, Attention, Item, Subject};
use crate::judgement::Standing;
use crate::{Character, ObjectivesParameters, Outlook, Parameters, Provider};

/// One target that binds the board.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stake<'a> {
    /// The target.
    pub item: &'a InForce,
    /// What hangs on it: weight times the centre's likely action, and its publication [stakes].
    pub size: f64,
    /// Where the board stands; `None` if no quantity measures it or nothing was counted.
    pub standing: Option<Standing>,
    /// Probability that it will be missed, as the board sees it [0–1]; where no quantity measures it, what the centre takes for it.
    pub missed: f64,
    /// Of the wait it counts, the part that lies in front of theatres [0–1]; none if it counts no waiting list.
    pub before_theatre: Option<f64>,
}

impl Stake<'_> {
    /// The streams in which what it counts comes about, with the part of each.
    pub fn where_it_lies(&self) -> impl Iterator<Item = (Stream, f64)> {
        let quantity = self.item.quantity.into_iter();
        let part = self.before_theatre;
        quantity.flat_map(move |quantity| where_it_lies(quantity, part))
    }

    /// What the board would gain by a little more of the quantity [stakes per spread].
    pub fn pull(&self) -> f64 {
        self.standing.as_ref().map_or(0.0, |standing| {
            self.size * standing.pull() * standing.room()
        })
    }

    /// What the board would gain by what raised the reported figure by `gain` in the start state [stakes; spreads].
    pub fn gain(&self, gain: f64) -> f64 {
        self.size * self.better(gain)
    }

    /// How much better the board would be judged for what raised the reported figure by `gain` in the start state [per stake; spreads].
    pub fn better(&self, gain: f64) -> f64 {
        self.standing
            .as_ref()
            .map_or(0.0, |standing| standing.better(gain * standing.room()))
    }

    /// The same stake seen with the grip that attention gives.
    fn held(self, grip: f64) -> Self {
        Self {
            size: self.size * grip,
            ..self
        }
    }
}

/// Everything at stake for a board, before it has looked. What it misreads of objectives is drawn by the seed.
pub(crate) fn all<'a>(
    provider: Provider,
    character: &Character,
    outlook: &Outlook<'a>,
    seed: u64,
    p: &Parameters,
) -> Vec<Stake<'a>> {
    let regime = outlook.regime;
    let missed = regime.missed_weight(outlook.dashboard);
    let heard = match provider {
        Provider::Council => p.provider.council_hearing.get(),
        Provider::Acute
        | Provider::Ambulance
        | Provider::GeneralPractice
        | Provider::Community
        | Provider::Therapies
        | Provider::PublicHealth => 1.0,
    };
    let misread = |item: &InForce| {
        let width = p.judgement.look_error.get() * (1.0 - character.maturity);
        item.quantity.map_or(0.0, |quantity| {
            width * (2.0 * lots::uniform(outlook.luck, quantity.id()) - 1.0)
        })
    };
    let counts = |item: &InForce| as_read(item, provider, &regime.oversight, seed, &p.objectives);
    // What is paid by count comes last: clinical software follows it, so that it claims no slots.
    let binding = |national: bool| {
        regime
            .binding(provider.binds())
            .filter(move |item| item.is_national() == national && item.window.counts())
    };
    let mut all = Vec::with_capacity(regime.in_force.len());
    all.extend(binding(true).chain(binding(false)).map(|item| {
        let standing = item.quantity.and_then(|quantity| {
            let view = outlook.dashboard.view(quantity);
            let week = outlook.dashboard.week;
            Standing::of(
                item,
                view,
                week,
                &regime.oversight,
                misread(item),
                &p.judgement,
            )
        });
        Stake {
            item,
            size: heard * regime.stake(item, missed) * counts(item),
            standing,
            missed: match (item.quantity, standing) {
                (None, _) => regime.centre.unmeasured_missed,
                (Some(_), Some(standing)) => standing.missed(),
                (Some(_), None) => 0.0,
            },
            before_theatre: item
                .quantity
                .and_then(|quantity| before_theatre(quantity, outlook.dashboard)),
        }
    }));
    all
}

/// What a board makes of a target next to what hangs on it [ratio]: its clinical backing where clinicians have a say, and what it misreads
/// where objectives are not clear, which has a mean of 1. Payment by count is beyond doubt.
fn as_read(
    item: &InForce,
    provider: Provider,
    oversight: &Oversight,
    seed: u64,
    p: &ObjectivesParameters,
) -> f64 {
    const MIDDLE: f64 = 3.0; // clinical value is graded from 1 to 5
    const TO_THE_END: f64 = 2.0;
    if !item.is_national() {
        return 1.0;
    }
    let value = item.target.clinical_value.map_or(MIDDLE, f64::from);
    let backed = (value - MIDDLE) / TO_THE_END;
    let mut ratio = 1.0 + oversight.clinical_voice * p.backing.get() * backed;
    let width = p.unclear.get() * (1.0 - oversight.clarity);
    if width > 0.0 {
        let own = seed.wrapping_add(u64::from(item.edition) << 8 | provider as u64);
        ratio *= libm::exp(width * lots::normal(own, item.target.id) - width * width / 2.0);
    }
    ratio
}

/// Whether a quantity is a wait for planned care from referral to treatment, which may pass in front of clinics or of theatres.
const fn counts_the_list(quantity: Indicator) -> bool {
    matches!(
        quantity,
        Indicator::ElectiveList
            | Indicator::ElectiveWithin18w
            | Indicator::ElectiveOver52w
            | Indicator::ElectiveOver65w
            | Indicator::ElectiveOver78w
            | Indicator::ElectiveOver104w
            | Indicator::ElectiveMeanWait
            | Indicator::ElectiveCompletedWithin18w
    )
}

/// Of the wait a quantity counts, the part that lies in front of theatres, as far as the board can see [0–1]; none if it counts no waiting list.
pub(crate) fn before_theatre(quantity: Indicator, dashboard: &Dashboard) -> Option<f64> {
    dashboard.decided().filter(|_| counts_the_list(quantity))
}

/// The streams in which a quantity comes about, with the part of each.
pub(crate) fn where_it_lies(
    quantity: Indicator,
    before_theatre: Option<f64>,
) -> impl Iterator<Item = (Stream, f64)> {
    let (first, second) = match before_theatre {
        Some(part) => (
            (Stream::Outpatients, 1.0 - part),
            Some((Stream::Theatres, part)),
        ),
        None => ((quantity.stream(), 1.0), None),
    };
    std::iter::once(first).chain(second)
}

/// Stakes as items of an agenda. Targets that no quantity measures claim slots as well.
pub(crate) fn agenda(stakes: &[Stake<'_>]) -> Vec<Item> {
    stakes
        .iter()
        .filter(|stake| stake.item.is_national())
        .map(|stake| Item {
            subject: Subject::Target(stake.item.target.id, stake.item.edition),
            weight: stake.size,
            about: stake
                .item
                .quantity
                .map_or(About::Unmeasured, About::Quantity),
        })
        .collect()
}

/// Stakes as the board has a grip on them after looking at an agenda on which `concerns` items stand before them.
pub(crate) fn held<'a>(
    stakes: &[Stake<'a>],
    concerns: usize,
    attention: &Attention,
    p: &Parameters,
) -> Vec<Stake<'a>> {
    stakes
        .iter()
        .zip(
            attention
                .grips(&p.attention)
                .skip(concerns)
                .chain(std::iter::repeat(1.0)),
        )
        .map(|(stake, grip)| stake.held(grip))
        .collect()
}

/// Sum of the stakes in targets that will be missed, as the board sees it [stakes].
pub(crate) fn missed(stakes: &[Stake<'_>]) -> f64 {
    stakes.iter().map(|stake| stake.size * stake.missed).sum()
}

#[cfg(test)]
mod tests {
    use goodhart_regimes::{Parameters as RegimeParameters, Regime};
    use goodhart_targets::catalogue::{TARGETS, TargetSet};

    use super::*;

    const P: ObjectivesParameters = ObjectivesParameters::DEFAULT;

    fn all() -> Vec<InForce> {
        let rows: Vec<u16> = (0..TARGETS.len() as u16).collect();
        Regime::new(&rows, Oversight::PLAIN, &RegimeParameters::DEFAULT).in_force
    }

    fn read(item: &InForce, oversight: Oversight, seed: u64) -> f64 {
        as_read(item, Provider::Acute, &oversight, seed, &P)
    }

    const UNCLEAR: Oversight = Oversight {
        clarity: 0.0,
        ..Oversight::PLAIN
    };
    const HEARD: Oversight = Oversight {
        clinical_voice: 1.0,
        ..Oversight::PLAIN
    };

    #[test]
    fn as_in_the_start_state_a_target_counts_what_hangs_on_it() {
        for item in all() {
            assert_eq!(
                read(&item, Oversight::PLAIN, 1).to_bits(),
                1.0_f64.to_bits()
            );
        }
    }

    #[test]
    fn unclear_objectives_are_misread_both_ways_and_not_on_the_whole() {
        let items = all();
        let national = || items.iter().filter(|item| item.is_national());
        let mut ratios = Vec::new();
        for seed in 0..50 {
            ratios.extend(national().map(|item| read(item, UNCLEAR, seed)));
        }
        let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
        assert!(ratios.iter().any(|one| *one > 1.5) && ratios.iter().any(|one| *one < 0.6));
    }

    #[test]
    fn a_misreading_stays_until_the_definition_is_renewed_and_is_each_boards_own() {
        let items = all();
        let item = items.iter().find(|item| item.is_national()).expect("one");
        let first = read(item, UNCLEAR, 1);
        assert_eq!(first.to_bits(), read(item, UNCLEAR, 1).to_bits());
        let renewed = InForce {
            edition: 1,
            ..*item
        };
        let other = as_read(item, Provider::Ambulance, &UNCLEAR, 1, &P);
        for another in [read(&renewed, UNCLEAR, 1), read(item, UNCLEAR, 2), other] {
            assert_ne!(first.to_bits(), another.to_bits());
        }
    }

    #[test]
    fn clinicians_raise_what_is_backed_and_lower_what_is_not() {
        for item in all() {
            let ratio = read(&item, HEARD, 1);
            let paid = item.target.set != TargetSet::National;
            let expected = match item.target.clinical_value {
                Some(5) if !paid => 1.0 + P.backing.get(),
                Some(4) if !paid => 1.0 + P.backing.get() / 2.0,
                Some(2) if !paid => 1.0 - P.backing.get() / 2.0,
                Some(1) if !paid => 1.0 - P.backing.get(),
                _ => 1.0,
            };
            assert!((ratio - expected).abs() < 1e-12, "{}", item.target.id);
        }
    }
}
