//! Staff and money of the providers: what a week's decisions can be carried out with.

use goodhart_levers::{Capacity, PerStream, Stream};
use goodhart_managers::{Decision, Provider};
use goodhart_money::{
    Capital, Provider as Payer, Purse, Terms, WeekMoney, WeekSpend, beds_affordable,
    kept_after_shift, prevention_added,
};
use goodhart_pathways::Load;
use goodhart_regimes::{HeldBack, Regime, Sharing};
use goodhart_report::Icb;
use goodhart_targets::Dashboard;
use goodhart_workforce::{
    Conditions, Group, StartLoad, WeekInput, WeekStaff, Workforce, output_per_hour,
};

use crate::Prepared;

/// Weeks over which conditions of work are felt [weeks].
const FELT_OVER: f64 = 8.0;
/// Weeks of a financial year.
const WEEKS_A_YEAR: u32 = 52;
/// Shares as they were at the start.
const UNMOVED: [f64; Provider::ALL.len()] = [1.0; Provider::ALL.len()];
/// Who shares the health service's money; the council has its own.
const HEALTH_SERVICE: [Provider; 6] = [
    Provider::Acute,
    Provider::Ambulance,
    Provider::GeneralPractice,
    Provider::Community,
    Provider::Therapies,
    Provider::PublicHealth,
];

/// Staff and money of one provider.
#[derive(Clone, Debug)]
struct Body {
    staff: Workforce,
    purse: Purse,
    /// Share of clinical time that collections and gaming take in the start state [0–1].
    admin_at_start: f64,
    last: WeekStaff,
    money: WeekMoney,
    admin: f64,
}

/// Staff and money of a place.
#[derive(Clone, Debug)]
pub(crate) struct Means {
    /// In the order of [`Provider::ALL`].
    bodies: Vec<Body>,
    conditions: Conditions,
    at_start: Conditions,
    occupied_at_start: f64,
    capital: Capital,
    /// Points that general practice earns next to the start state [ratio].
    points_earned: f64,
    /// What ministers hold back of recurrent money.
    held_back: Option<HeldBack>,
    /// What sharing has made of each provider's money since the start [ratio], in the order of [`Provider::ALL`].
    shares: [f64; Provider::ALL.len()],
}

/// Whose staff and whose money a provider has.
const fn group_and_payer(provider: Provider) -> (Group, Payer) {
    match provider {
        Provider::Acute => (Group::Acute, Payer::Acute),
        Provider::Ambulance => (Group::Ambulance, Payer::Ambulance),
        Provider::Council => (Group::SocialCare, Payer::SocialCare),
        Provider::GeneralPractice => (Group::GeneralPractice, Payer::GeneralPractice),
        Provider::Community => (Group::Community, Payer::Community),
        Provider::Therapies => (Group::Community, Payer::Therapies),
        Provider::PublicHealth => (Group::PublicHealth, Payer::PublicHealth),
    }
}

impl Means {
    /// The means at the start of the run. `decisions` are those of the start state; `load` is how busy its last weeks were.
    pub(crate) fn new(prepared: &Prepared, decisions: &[Decision], load: Load) -> Self {
        let a = &prepared.assumptions;
        let at_start = Conditions {
            occupancy: occupancy(load),
            cancelled_share: cancelled(load),
            turnover: 0.0,
            hours: 1.0,
            equipment: 1.0,
        };
        let body = |provider: Provider| {
            let (group, payer) = group_and_payer(provider);
            let decision = &decisions[provider as usize];
            let admin = admin_share(prepared, provider, decision, 0.0);
            let staff = Workforce::start_under(
                group,
                &a.workforce,
                StartLoad {
                    admin_share: admin,
                    strain: decision.strain,
                },
            );
            let terms = terms(prepared, provider, 0, &UNMOVED, None);
            let purse = Purse::new(
                &a.money,
                payer,
                terms,
                staff.agency_at_start(),
                prepared.tables.population,
            );
            let mut trial = staff.clone();
            let last = trial.week(&a.workforce, &staff.start_week());
            Body {
                staff,
                purse,
                admin_at_start: admin,
                last,
                money: WeekMoney::default(),
                admin,
            }
        };
        let bodies: Vec<Body> = Provider::ALL.into_iter().map(body).collect();
        let turnover = bodies[Provider::Acute as usize].staff.turnover();
        let at_start = Conditions {
            turnover,
            ..at_start
        };
        Self {
            bodies,
            conditions: at_start,
            at_start,
            occupied_at_start: load.occupied as f64,
            capital: Capital::default(),
            points_earned: 1.0,
            held_back: None,
            shares: UNMOVED,
        }
    }

    /// Money that ministers hold back from this week on; none where they cease to.
    pub(crate) fn hold_back(
        &mut self,
        prepared: &Prepared,
        week: u32,
        held_back: Option<&HeldBack>,
    ) {
        self.held_back = held_back.cloned();
        self.renew(prepared, week);
    }

    fn renew(&mut self, prepared: &Prepared, week: u32) {
        for (provider, body) in Provider::ALL.into_iter().zip(&mut self.bodies) {
            let held_back = self.held_back.as_ref();
            let terms = terms(prepared, provider, week, &self.shares, held_back);
            body.purse.renew(terms);
        }
    }

    /// At the start of a year the integrated care board shares the health service's money anew. The sum stays.
    pub(crate) fn share(
        &mut self,
        prepared: &Prepared,
        week: u32,
        regime: &Regime,
        dashboard: &Dashboard,
    ) {
        let sharing = match prepared.scenario_in(week).icb {
            Icb::History => return,
            Icb::Need => Sharing::Need,
            Icb::Noise => Sharing::Noise,
        };
        let p = &prepared.assumptions.regimes.icb;
        let before = self.money(prepared, week);
        for provider in HEALTH_SERVICE {
            let asked = regime.asked_of_icb(sharing, p, dashboard, provider.binds());
            self.shares[provider as usize] *= 1.0 + asked;
        }
        let fits = before / self.money(prepared, week);
        for provider in HEALTH_SERVICE {
            self.shares[provider as usize] *= fits;
        }
        self.renew(prepared, week);
    }

    /// Money of the health service at level 100 [£ / head / year].
    fn money(&self, prepared: &Prepared, week: u32) -> f64 {
        let providers = HEALTH_SERVICE.into_iter();
        providers
            .map(|provider| has(prepared, provider, week, &self.shares))
            .sum()
    }

    /// Lives through a week of the run and says what capacity the decisions have. `exchanged` are the regimes before and after where ministers
    /// have just exchanged targets.
    pub(crate) fn week(
        &mut self,
        prepared: &Prepared,
        week: u32,
        decisions: &[Decision],
        load: Load,
        exchanged: Option<(&Regime, &Regime)>,
    ) -> Capacity {
        let a = &*prepared.assumptions;
        let spent = Capital::decided_in(&a.money.capital, week)
            .map_or(100.0, |then| prepared.scenario_in(then).capital);
        self.capital.week(&a.money.capital, spent / 100.0);
        let mut hours = PerStream::uniform(1.0);
        let mut pace = PerStream::uniform(1.0);
        for provider in Provider::ALL {
            let decision = &decisions[provider as usize];
            let in_post = self.body_week(provider, prepared, week, decision, load, exchanged);
            for &stream in provider.streams() {
                hours[stream] = in_post * decision.allocation[stream];
                pace[stream] = decision.effort[stream];
            }
        }
        self.feel(load);
        let yields = output_per_hour(&a.workforce, self.conditions, self.at_start);
        for stream in Stream::ACUTE {
            pace[stream] *= yields;
        }
        let wards = beds_affordable(
            &a.money.bed_funding,
            self.bodies[Provider::Acute as usize].money.beds_funded,
            hours[Stream::Wards],
        );
        Capacity {
            hours,
            pace,
            beds: wards.beds,
        }
    }

    fn body_week(
        &mut self,
        provider: Provider,
        prepared: &Prepared,
        week: u32,
        decision: &Decision,
        load: Load,
        exchanged: Option<(&Regime, &Regime)>,
    ) -> f64 {
        let a = &*prepared.assumptions;
        let work = if provider == Provider::Acute && self.occupied_at_start > 0.0 {
            load.occupied as f64 / self.occupied_at_start
        } else {
            1.0
        };
        let estate = self.capital.estate;
        let body = &mut self.bodies[provider as usize];
        if prepared.turns_in(week) {
            let held_back = self.held_back.as_ref();
            body.purse
                .renew(terms(prepared, provider, week, &self.shares, held_back));
        }
        let spend = WeekSpend {
            staff: body.staff.staff(),
            tied_earned: if provider == Provider::GeneralPractice {
                self.points_earned
            } else {
                1.0
            },
            estate,
        };
        body.money = body.purse.week(&a.money, week % WEEKS_A_YEAR, spend);
        body.admin = admin_share(prepared, provider, decision, body.money.reporting_hours);
        body.last = body.staff.week(
            &a.workforce,
            &WeekInput {
                affordable_posts: body.money.affordable_posts,
                agency_affordable: body.money.agency_affordable,
                agency_at_start: body.money.agency_at_start,
                workload: work / body.last.hours.max(0.1),
                admin_share: body.admin,
                strain: decision.strain,
                stranded: exchanged
                    .or_else(|| churned_in(prepared, week))
                    .map_or(0.0, |(before, now)| {
                        stranded(prepared, provider, before, now)
                    }),
                recruitment: recruitment(prepared, provider, week),
            },
        );
        body.purse.book(&a.money, body.last.agency);
        body.last.hours * (1.0 - body.admin) / (1.0 - body.admin_at_start)
    }

    /// Conditions of work are felt over some weeks.
    fn feel(&mut self, load: Load) {
        let toward = |now: f64, then: f64| then + (now - then) / FELT_OVER;
        let felt = &mut self.conditions;
        felt.occupancy = toward(occupancy(load), felt.occupancy);
        felt.cancelled_share = toward(cancelled(load), felt.cancelled_share);
        let acute = &self.bodies[Provider::Acute as usize].last;
        felt.turnover = acute.turnover;
        felt.hours = acute.hours / self.capital.estate;
        felt.equipment = self.capital.equipment;
    }

    /// Money at work in prevention beyond what there would be without a shift, in this week [£ / resident / year]. What is meant for posts that
    /// nobody fills yet does nothing.
    pub(crate) fn prevention(&self, prepared: &Prepared, week: u32) -> f64 {
        let purse = &prepared.assumptions.money.purse;
        let points = prepared.scenario_in(week).prevention;
        let kept = kept_after_shift(purse, Payer::PublicHealth, points);
        let body = &self.bodies[Provider::PublicHealth as usize];
        let posts = body.money.affordable_posts;
        let added = prevention_added(purse, kept, posts);
        let unfilled = if posts > 0.0 {
            (1.0 - body.last.staff / posts).max(0.0)
        } else {
            0.0
        };
        added * (1.0 - purse.public_health_pay.get() * unfilled)
    }

    /// What general practice's figures earn, from this week on [ratio of the start state].
    pub(crate) fn earn(&mut self, points: f64) {
        self.points_earned = points;
    }

    /// Staff of a provider after the last week.
    pub(crate) fn staff(&self, provider: Provider) -> &WeekStaff {
        &self.bodies[provider as usize].last
    }

    /// Posts that recurrent money could fund last week, as a multiple of the start state's [ratio].
    pub(crate) fn posts(&self, provider: Provider) -> f64 {
        self.bodies[provider as usize].money.affordable_posts
    }

    /// Share of a provider's clinical time on collections, gaming and reporting of late money [0–1].
    pub(crate) fn admin(&self, provider: Provider) -> f64 {
        self.bodies[provider as usize].admin
    }

    /// Money spent so far, all providers [pence].
    pub(crate) fn spent(&self) -> i64 {
        self.bodies
            .iter()
            .map(|body| body.purse.accounts().spent())
            .sum()
    }

    /// Premium paid for temporary staff so far, all providers [pence].
    pub(crate) fn agency_premium(&self) -> i64 {
        self.bodies
            .iter()
            .map(|body| body.purse.accounts().agency_premium)
            .sum()
    }

    /// Late money that lapsed so far, all providers [pence].
    pub(crate) fn pots_lost(&self) -> i64 {
        self.bodies
            .iter()
            .map(|body| body.purse.accounts().pots_lost)
            .sum()
    }
}

/// Contracted clinical hours of a provider in this place [h/week].
pub(crate) fn contracted_hours(prepared: &Prepared, provider: Provider) -> f64 {
    let hours = &prepared.assumptions.experiment.hours;
    let at_reference = match provider {
        Provider::Acute => hours.acute,
        Provider::Ambulance => hours.ambulance,
        Provider::Council => hours.social_care,
        Provider::GeneralPractice => hours.general_practice,
        Provider::Community => hours.community,
        Provider::Therapies => hours.therapies,
        Provider::PublicHealth => hours.public_health,
    };
    at_reference.get() * f64::from(prepared.scenario.population) / 250_000.0
}

fn admin_share(
    prepared: &Prepared,
    provider: Provider,
    decision: &Decision,
    reporting: f64,
) -> f64 {
    let contracted = contracted_hours(prepared, provider);
    ((decision.hours_on_collections + decision.hours_on_gaming) / contracted + reporting)
        .clamp(0.0, 0.9)
}

/// The regimes before and after a year's churn of targets, in the week of it.
fn churned_in(prepared: &Prepared, week: u32) -> Option<(&Regime, &Regime)> {
    prepared.is_churned_in(week).then(|| {
        let before = prepared.regime_in(week.saturating_sub(1));
        (&**before, &**prepared.regime_in(week))
    })
}

/// Share of hires under way that a change of targets from `before` to `now` strands [0–1]: those for targets that are no longer, as far as
/// notice was shorter than it takes to hire.
fn stranded(prepared: &Prepared, provider: Provider, before: &Regime, now: &Regime) -> f64 {
    if !now.players.staff {
        return 0.0;
    }
    let workforce = &prepared.assumptions.workforce;
    let (mut all, mut new) = (0.0, 0.0);
    for item in now.binding(provider.binds()) {
        all += 1.0;
        let known = before
            .binding(provider.binds())
            .any(|old| old.target.id == item.target.id && old.edition == item.edition);
        new += f64::from(u8::from(!known));
    }
    if all <= 0.0 {
        return 0.0;
    }
    let short = (1.0 - now.notice / workforce.acute_staff.hire_lag.get()).max(0.0);
    workforce.hiring.stranded.get() * short * new / all
}

/// Pace of filling a provider's posts [ratio of the start state]. The council's care workers come from another market.
fn recruitment(prepared: &Prepared, provider: Provider, week: u32) -> f64 {
    if provider == Provider::Council {
        1.0
    } else {
        prepared.scenario_in(week).recruit / 100.0
    }
}

/// On what terms a provider's money comes in a week. The council has its own budget.
fn terms(
    prepared: &Prepared,
    provider: Provider,
    week: u32,
    shares: &[f64; Provider::ALL.len()],
    held_back: Option<&HeldBack>,
) -> Terms {
    let (_, payer) = group_and_payer(provider);
    let scenario = prepared.scenario_in(week);
    let need = Terms::need_matched(&prepared.assumptions.money);
    let purse = &prepared.assumptions.money.purse;
    let nhs = Terms {
        level: scenario.funding,
        growth: scenario.growth,
        certainty: scenario.certainty,
        kept: kept_after_shift(purse, payer, scenario.prevention) * shares[provider as usize],
        // With the channel of tied money off, money comes as without targets.
        ..held_back
            .filter(|_| prepared.regime_in(week).players.pots)
            .map_or(need, |held| {
                holding_back(prepared, provider, week, shares, held)
            })
    };
    match payer {
        Payer::SocialCare => Terms {
            level: scenario.social,
            ..need
        },
        Payer::Acute
        | Payer::Ambulance
        | Payer::Community
        | Payer::Therapies
        | Payer::PublicHealth => nhs,
        Payer::GeneralPractice => Terms {
            tied: tied(prepared, week),
            ..nhs
        },
    }
}

/// Need-matched terms with what is held back for late pots, and with what of them comes here. All purses of the health service have the same
/// level, growth and certainty, so what is taken comes back whole.
fn holding_back(
    prepared: &Prepared,
    provider: Provider,
    week: u32,
    shares: &[f64; Provider::ALL.len()],
    held: &HeldBack,
) -> Terms {
    let has = |provider| has(prepared, provider, week, shares);
    let all: f64 = HEALTH_SERVICE.into_iter().map(has).sum();
    let parts = held.to.iter();
    let part: f64 = parts
        .filter(|(binds, _)| *binds == provider.binds())
        .map(|(_, part)| part)
        .sum();
    Terms {
        sliced: held.share,
        pot: held.share * held.weeks * part * all / has(provider),
        ..Terms::need_matched(&prepared.assumptions.money)
    }
}

/// Money of a provider at level 100 [£ / head / year].
fn has(
    prepared: &Prepared,
    provider: Provider,
    week: u32,
    shares: &[f64; Provider::ALL.len()],
) -> f64 {
    let purse = &prepared.assumptions.money.purse;
    let (_, payer) = group_and_payer(provider);
    let kept = kept_after_shift(purse, payer, prepared.scenario_in(week).prevention);
    payer.pounds_per_head(purse) * kept * shares[provider as usize]
}

/// Part of practice income that is paid by points; what is not on offer is rolled into the practice sum [0–1].
fn tied(prepared: &Prepared, week: u32) -> f64 {
    let long_term = &prepared.assumptions.pathways.long_term_care;
    long_term.income_share.get() * prepared.regime_in(week).points_offered()
}

fn occupancy(load: Load) -> f64 {
    if load.open == 0 {
        0.0
    } else {
        load.occupied as f64 / load.open as f64
    }
}

fn cancelled(load: Load) -> f64 {
    let lists = load.cancelled + load.operated;
    if lists == 0 {
        0.0
    } else {
        f64::from(load.cancelled) / f64::from(lists)
    }
}

#[cfg(test)]
mod tests {
    use goodhart_report::Scenario;
    use goodhart_targets::catalogue::Binds;

    use super::*;
    use crate::prepare;

    /// What is taken of all purses in a year comes back in the pots, to the penny in a thousand million.
    #[test]
    fn pots_of_ministers_make_no_money() {
        for prevention in [0.0, 3.0] {
            let scenario = Scenario {
                prevention,
                ..Scenario::default()
            };
            let prepared = prepare(&scenario).expect("a scenario that is allowed");
            let held = HeldBack {
                share: 0.01,
                weeks: 33.0,
                to: vec![(Binds::Acute, 0.75), (Binds::Ambulance, 0.25)],
            };
            let purse = &prepared.assumptions.money.purse;
            let (mut taken, mut given) = (0.0, 0.0);
            for provider in Provider::ALL {
                let (_, payer) = group_and_payer(provider);
                let terms = terms(&prepared, provider, 20, &UNMOVED, Some(&held));
                let money = payer.pounds_per_head(purse) * terms.kept;
                taken += money * terms.sliced * held.weeks;
                given += money * terms.pot;
                let gets = matches!(provider, Provider::Acute | Provider::Ambulance);
                assert_eq!(terms.pot > 0.0, gets, "{provider:?}");
                assert_eq!(terms.sliced > 0.0, provider != Provider::Council);
            }
            assert!(taken > 0.0);
            assert!((taken - given).abs() < 1e-9 * taken, "{taken} and {given}");
        }
    }

    #[test]
    fn with_the_channel_of_tied_money_off_ministers_hold_nothing_back() {
        let prepared = prepare(&Scenario::default()).expect("a scenario that is allowed");
        let held = HeldBack {
            share: 0.01,
            weeks: 33.0,
            to: vec![(Binds::Acute, 1.0)],
        };
        let without = prepared.with_only(0);
        for provider in Provider::ALL {
            let own = terms(&without, provider, 20, &UNMOVED, Some(&held));
            assert_eq!(own, terms(&without, provider, 20, &UNMOVED, None));
        }
    }
}
