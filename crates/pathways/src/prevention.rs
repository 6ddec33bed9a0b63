//! Health of the population: a stock that money for prevention raises over years, and what it does to need and to healthy years.
//!
//! A need that is averted is that resident's event not happening: her fixed number lies below the part averted. Where prevention is cut, others
//! fall ill who would not have, each with an identity of her own. With no money moved nothing here draws or rounds anything.

use goodhart_des::random::{below, draw, unit};
use goodhart_des::sampling::poisson;
use goodhart_des::time::HOUR;

use crate::identity::{MOST_PER_HOUR, Referral, Source, is_return, of_hour, of_referral};
use crate::luck;
use crate::parameters::PreventionParameters;
use crate::place::{Kind, Place};

/// Weeks in a year [weeks].
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// Pounds a resident a year by which the fall of need is stated.
const TEN_POUNDS: f64 = 10.0;
/// Lowest need next to the start state: nobody prevents more than half.
const LEAST: f64 = 0.5;
/// Orders of an hour and of a day's referrals below which those who fall ill besides are counted down, apart from those whom general practice
/// left without (`general_practice/spill.rs`).
const BESIDES_IN_HOUR: u32 = MOST_PER_HOUR - 40;

/// Prevention that has come to work, beyond the start state's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Health {
    /// Money whose effect has come [£ / resident / year].
    work: f64,
}

impl Health {
    /// A week in which so much `money` was at work beyond the start state's [£ / resident / year].
    pub(crate) fn step(&mut self, money: f64, p: &PreventionParameters) {
        self.work += (money - self.work) / (p.lag.get() * WEEKS_A_YEAR);
    }

    /// Need for care next to the start state [ratio]; exactly 1 where no money was moved.
    pub(crate) fn need(self, p: &PreventionParameters) -> f64 {
        let averted = p.need.get() * p.causal.get() * self.work / TEN_POUNDS;
        (1.0 - averted).clamp(LEAST, p.most.get())
    }

    /// Healthy years and deaths averted in a week by so many residents being healthier, beyond what lower need spares in care [QALYs, people].
    pub(crate) fn gained(self, residents: f64, p: &PreventionParameters) -> (f64, f64) {
        let years = self.work * residents * p.causal.get() / p.healthy_year.get() / WEEKS_A_YEAR;
        (years, years * p.deaths.get())
    }
}

impl Place {
    /// Need for care next to the start state [ratio].
    pub(crate) fn need_left(&self) -> f64 {
        self.health.need(&self.tables.parameters.prevention)
    }

    /// Whether this person's need does not arise because prevention averted it.
    pub(crate) fn is_averted(&self, id: u32) -> bool {
        let need = self.need_left();
        need < 1.0 && !is_return(id) && unit(self.luck(id, luck::AVERTED)) < 1.0 - need
    }

    /// How many might fall ill besides where prevention is cut, and the chance that one of them does. `mean` is that of the source at the start.
    fn besides(&self, mean: f64, lot: u64) -> (u32, f64) {
        let need = self.need_left();
        if need <= 1.0 {
            return (0, 0.0);
        }
        let more = self.tables.parameters.prevention.most.get() - 1.0;
        (poisson(mean * more, lot), (need - 1.0) / more)
    }

    /// Others of a source fall ill in this hour, in which `came` have an identity already.
    pub(crate) fn others_fall_ill(&mut self, source: Source, kind: Kind, mean: f64, came: u32) {
        let hour = self.now / HOUR;
        let lot = self.luck_of_hour(source, hour, luck::AVERTED);
        let (could, chance) = self.besides(mean, lot);
        for nth in 0..could.min(BESIDES_IN_HOUR.saturating_sub(came)) {
            let id = of_hour(source, hour, BESIDES_IN_HOUR - nth);
            if unit(draw(self.seed, u64::from(id), luck::AVERTED, 1)) < chance {
                let moment = self.now + below(self.luck(id, luck::MOMENT), HOUR);
                self.schedule(moment, id, kind, 0);
            }
        }
    }

    /// Identities of those who are referred besides on a day on which `came` are anyway.
    pub(crate) fn others_referred(
        &self,
        kind: Referral,
        day: u32,
        mean: f64,
        came: u32,
    ) -> Vec<u32> {
        let lot = draw(
            self.seed,
            u64::from(of_referral(kind, day, 0)) | 1 << 41,
            luck::AVERTED,
            0,
        );
        let (could, chance) = self.besides(mean, lot);
        let last = kind.most() - 1;
        (0..could.min(last.saturating_sub(came)))
            .map(|nth| of_referral(kind, day, last - nth))
            .filter(|&id| unit(draw(self.seed, u64::from(id), luck::AVERTED, 1)) < chance)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use goodhart_units::{Share, Years};

    use super::*;

    const P: PreventionParameters = PreventionParameters::DEFAULT;

    fn after(years: u32, money: f64, p: &PreventionParameters) -> Health {
        let mut health = Health::default();
        for _ in 0..years * 52 {
            health.step(money, p);
        }
        health
    }

    #[test]
    fn without_money_moved_need_is_what_it_was_to_the_digit() {
        let health = after(5, 0.0, &P);
        assert_eq!(health.need(&P).to_bits(), 1.0_f64.to_bits());
        assert_eq!(health, Health::default());
    }

    #[test]
    fn need_falls_over_years_and_rises_where_prevention_is_cut() {
        let need = |years, money| after(years, money, &P).need(&P);
        assert!(need(1, 20.0) > need(3, 20.0) && need(3, 20.0) > need(10, 20.0));
        assert!(need(3, 20.0) > need(3, 60.0));
        assert!(need(3, -20.0) > 1.0);
    }

    #[test]
    fn what_has_no_causal_share_spares_nothing_and_gains_nothing() {
        let p = PreventionParameters {
            causal: Share::new(0.0),
            ..P
        };
        let health = after(10, 60.0, &p);
        assert_eq!(health.need(&p).to_bits(), 1.0_f64.to_bits());
        assert!(health.gained(1e5, &p).0.abs() < f64::EPSILON);
    }

    #[test]
    fn in_the_long_run_a_healthy_year_costs_its_price() {
        let p = PreventionParameters {
            lag: Years::new(1.5),
            causal: Share::new(1.0),
            ..P
        };
        let health = after(40, 10.0, &p);
        let a_year = health.gained(1e5, &p).0 * WEEKS_A_YEAR;
        let price = 10.0 * 1e5 / a_year;
        assert!((price / p.healthy_year.get() - 1.0).abs() < 0.01, "{price}");
    }
}
