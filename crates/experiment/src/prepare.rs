//! A scenario made ready: parsed once, tables built, regimes resolved. A run cannot fail afterwards.

use std::collections::BTreeSet;
use std::sync::Arc;

use goodhart_pathways::{MonthCalendar, Start, Tables};
use goodhart_regimes::{ChurnParameters, InForce, Judged, Oversight, Players, Regime, Window};
use goodhart_report::{InputError, Scenario, World as WorldKind, preset_scenario};
use goodhart_targets::Limits;
use goodhart_targets::catalogue::{self, Order};

use crate::targets_in_force::{Churned, framework, in_force};
use crate::{Assumptions, Endowment, presets, with_known};

/// Weeks of a year of changes.
const WEEKS_A_YEAR: u32 = 52;
/// Months of a year.
const MONTHS_A_YEAR: f64 = 12.0;

/// A scenario ready to run.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The scenario.
    pub scenario: Scenario,
    /// All parameters, the scenario's assumptions among them.
    pub assumptions: Arc<Assumptions>,
    /// Tables of the place.
    pub tables: Arc<Tables>,
    /// What is in force when the run begins.
    pub regime: Arc<Regime>,
    /// What comes into force during the run, in order of date.
    pub turns: Vec<Turn>,
    /// What was in force in the start state, and so in the burn-in.
    pub start: Arc<Regime>,
    /// In what this place differs from the mean place.
    pub(crate) endowment: Endowment,
    /// The levers when the run begins.
    pub(crate) at_start: Arc<Scenario>,
    /// Whether every week of the run is kept for records.
    pub(crate) keeps_weeks: bool,
    pub(crate) calendar: Arc<MonthCalendar>,
    /// Tells burnt-in worlds apart: assumptions, population, seed, and whether there ever were targets.
    pub(crate) burn_in_key: u64,
}

/// A change during the run: all levers as they stand from a week on.
#[derive(Clone, Debug)]
pub struct Turn {
    /// First week under it [weeks from the start of the run].
    pub week: u32,
    /// The date that was asked for; `None` where a measurement window comes near, opens or closes.
    pub on: Option<String>,
    /// The levers.
    pub scenario: Arc<Scenario>,
    /// What is in force.
    pub regime: Arc<Regime>,
    /// Whether it is the year's churn of targets that comes into force.
    pub churned: bool,
}

/// Checks a scenario and makes it ready.
///
/// # Errors
/// The first value that is not allowed, with its key and range.
pub fn prepare(scenario: &Scenario) -> Result<Prepared, InputError> {
    with_known(|known| scenario.check(known))?;
    let mut assumptions = Assumptions::of_start(scenario.start);
    for (key, value) in &scenario.assumptions {
        // Checked against the same registry just above.
        let _ = assumptions.set(key, *value);
    }
    let never = scenario.world == WorldKind::NeverTargeted;
    let start = start_regime(&assumptions, scenario.start, never);
    let mut regimes = regimes(scenario, &assumptions, &start)?.into_iter();
    let (at_start, regime) = regimes.next().map_or_else(
        || {
            let regime = run_regime(scenario, &assumptions, &start.in_force, scenario.start, &[]);
            (scenario.clone(), regime)
        },
        |part| (part.scenario, part.regime),
    );
    let turns = regimes
        .map(|part| Turn {
            week: part.week,
            on: part.on,
            scenario: Arc::new(part.scenario),
            regime: Arc::new(part.regime),
            churned: part.churned,
        })
        .collect();
    let begin = Start::of(scenario.start);
    let tables = Tables::starting(begin, assumptions.pathways, scenario.population);
    Ok(Prepared {
        burn_in_key: burn_in_key(scenario, never),
        scenario: scenario.clone(),
        endowment: Endowment::mean(assumptions.managers.provider.maturity.get()),
        at_start: Arc::new(at_start),
        keeps_weeks: false,
        turns,
        assumptions: Arc::new(assumptions),
        tables: Arc::new(tables),
        regime: Arc::new(regime),
        start: Arc::new(start),
        calendar: Arc::new(MonthCalendar::new(begin, scenario.years * 12)),
    })
}

impl Prepared {
    /// The same people and money with only these channels of the targets acting.
    #[must_use]
    pub fn with_players(&self, players: Players) -> Self {
        self.with_regimes(|regime| regime.players = players)
    }

    /// The same by the bits of [`Players`].
    #[must_use]
    pub fn with_only(&self, players: u8) -> Self {
        self.with_players(Players::from_bits(players))
    }

    /// The same with these gaming strategies switched off as well.
    #[must_use]
    pub fn without_strategies(&self, ids: impl IntoIterator<Item = &'static str>) -> Self {
        let ids: Vec<&str> = ids.into_iter().collect();
        self.with_regimes(|regime| {
            regime
                .disabled
                .extend(ids.iter().map(|id| (*id).to_owned()));
        })
    }

    /// The same, keeping every week for records; no result depends on it.
    #[must_use]
    pub fn keeping_weeks(mut self) -> Self {
        self.keeps_weeks = true;
        self
    }

    /// The same with every regime of the run altered alike.
    fn with_regimes(&self, alter: impl Fn(&mut Regime)) -> Self {
        let mut other = self.clone();
        alter(Arc::make_mut(&mut other.regime));
        for turn in &mut other.turns {
            alter(Arc::make_mut(&mut turn.regime));
        }
        other
    }

    /// Every regime of the run, in order.
    pub(crate) fn regimes(&self) -> impl Iterator<Item = &Regime> {
        let turned = self.turns.iter().map(|turn| &*turn.regime);
        std::iter::once(&*self.regime).chain(turned)
    }

    /// What is in force in a week of the run.
    pub(crate) fn regime_in(&self, week: u32) -> &Arc<Regime> {
        self.turn_in(week).map_or(&self.regime, |turn| &turn.regime)
    }

    /// The levers as they stand in a week of the run.
    pub(crate) fn scenario_in(&self, week: u32) -> &Scenario {
        self.turn_in(week)
            .map_or(&self.at_start, |turn| &turn.scenario)
    }

    /// Whether a change comes into force with this week.
    pub(crate) fn turns_in(&self, week: u32) -> bool {
        self.turns.iter().any(|turn| turn.week == week)
    }

    /// Whether a year's churn of targets comes into force with this week.
    pub(crate) fn is_churned_in(&self, week: u32) -> bool {
        let mut turns = self.turns.iter();
        turns.any(|turn| turn.churned && turn.week == week)
    }

    fn turn_in(&self, week: u32) -> Option<&Turn> {
        self.turns.iter().rev().find(|turn| turn.week <= week)
    }

    /// Months of the run.
    pub fn months(&self) -> u32 {
        self.calendar.months()
    }

    /// Up to what time boards count in a week: the limits of the targets in force, and of the definitions where there is none.
    pub(crate) fn limits(&self, week: u32) -> Limits {
        let mut limits = Limits::DEFINITIONS;
        // Of two targets on one indicator the best known counts, which stands first.
        for item in self.regime_in(week).in_force.iter().rev() {
            if let (Some(quantity), Some(limit)) = (item.quantity, item.limit_s) {
                limits.set(quantity, limit);
            }
        }
        limits
    }

    /// The seed as the model's random streams take it.
    pub(crate) fn seed(&self) -> u64 {
        u64::from(self.scenario.seed)
    }
}

/// The regime of the start state, with the oversight of 2022/23; none if there never were any targets. In 2022 all targets of the
/// planning guidance that are catalogued, in the default order; before, those of the preset that tells the year as it was.
fn start_regime(assumptions: &Assumptions, year: u32, never: bool) -> Regime {
    let parameters = &assumptions.regimes;
    let income = assumptions.pathways.long_term_care.income_share.get();
    let in_force = if never {
        Vec::new()
    } else if let Some(preset) = presets::as_it_was(year) {
        let then = with_known(|known| preset_scenario(preset, known)).unwrap_or_default();
        let mut items = in_force(&then, assumptions, year, &[]);
        items.sort_by_key(|item| catalogue::position(item.target.id));
        items
    } else {
        catalogue::first(Order::Salience, 0, catalogue::slider_top())
            .into_iter()
            .chain(framework(year))
            .map(|row| &catalogue::TARGETS[usize::from(row)])
            .map(|target| InForce::new(target, parameters).paying(income))
            .collect()
    };
    Regime::of(in_force, oversight(&Scenario::default()), parameters)
}

/// The levers of oversight, relative to the start state's.
fn oversight(scenario: &Scenario) -> Oversight {
    let [line, gap, trend] = scenario.judged.shares();
    Oversight {
        pressure: scenario.pressure,
        judged: Judged { line, gap, trend },
        publication: if scenario.publish { 1.0 } else { 0.0 },
        audit: scenario.audit,
        autonomy: scenario.autonomy,
        data_burden: scenario.data,
        peer_review: scenario.peer,
        clinical_voice: scenario.voice,
        public_health: if scenario.public_health { 1.0 } else { 0.0 },
        clarity: scenario.clarity,
        inspections: scenario.inspect,
        ratchet: scenario.ratchet,
    }
}

/// Number of national targets in force; the paid indicators of general practice are counted apart.
pub(crate) fn national(regime: &Regime) -> u32 {
    let items = regime.in_force.iter();
    items.filter(|item| item.is_national()).count() as u32
}

/// Number of national targets in force that the model measures.
pub(crate) fn measured(regime: &Regime) -> u32 {
    regime
        .in_force
        .iter()
        .filter(|item| item.is_national() && item.quantity.is_some())
        .count() as u32
}

/// A part of the run under one regime.
struct Part {
    week: u32,
    on: Option<String>,
    scenario: Scenario,
    regime: Regime,
    churned: bool,
}

/// The parts of the run, in order. Collections of all earlier parts may go on.
fn regimes(
    scenario: &Scenario,
    assumptions: &Assumptions,
    start: &Regime,
) -> Result<Vec<Part>, InputError> {
    let mut before = start.in_force.clone();
    // The framework is that of the year in which it was last switched on.
    let (mut was_on, mut framework_of) = (false, scenario.start);
    let parts = with_known(|known| scenario.parts(known))?;
    let ends: Vec<u32> = parts[1..].iter().map(|(week, _)| *week).collect();
    let dates = std::iter::once(None).chain(scenario.changes.iter().map(|one| Some(&one.on)));
    let mut regimes = Vec::new();
    let mut churned = Vec::new();
    for (((week, part), on), at) in parts.into_iter().zip(dates).zip(0..) {
        if part.qof && !was_on {
            framework_of = scenario.start + week / WEEKS_A_YEAR;
        }
        was_on = part.qof;
        let end = ends.get(at).copied().unwrap_or(u32::MAX);
        let lead = assumptions.regimes.window.lead.get() as u32;
        let windows = part.window_weeks()?;
        let churn = churn_weeks(&part, &assumptions.regimes.churn, week, end);
        for from in std::iter::once(week).chain(churn.iter().copied()) {
            let changed = churn.contains(&from);
            if changed {
                churned.push(Churned {
                    year: from / WEEKS_A_YEAR,
                    share: part.churn / 100.0,
                });
            }
            let mut regime = run_regime(&part, assumptions, &before, framework_of, &churned);
            if changed {
                let usual = assumptions.regimes.churn.notice.get();
                regime.notice = usual.max(regime.notice);
            }
            before.extend(&regime.in_force);
            let until = churn.iter().copied().find(|&next| next > from);
            for edge in edges(&windows, lead, from, until.unwrap_or(end)) {
                let mut regime = regime.clone();
                for item in &mut regime.in_force {
                    let window = windows.iter().find(|(id, ..)| *id == item.target.id);
                    if let Some(&(_, first, last)) = window {
                        item.window = Window::in_week(edge, first, last, lead);
                    }
                }
                regimes.push(Part {
                    week: edge,
                    on: on.filter(|_| edge == week).cloned(),
                    scenario: part.clone(),
                    regime,
                    churned: changed && edge == from,
                });
            }
        }
    }
    Ok(regimes)
}

/// The weeks after `week` and before `end` in which a year's churn of targets comes into force.
fn churn_weeks(part: &Scenario, p: &ChurnParameters, week: u32, end: u32) -> Vec<u32> {
    if part.churn <= 0.0 || part.world != WorldKind::Targets {
        return Vec::new();
    }
    let first = p.week.get() as u32;
    let weeks = (0..part.years).map(|year| year * WEEKS_A_YEAR + first);
    weeks.filter(|at| (week + 1..end).contains(at)).collect()
}

/// The weeks from `week` on and before `end` in which something about a window changes, `week` itself first.
fn edges(windows: &[(&str, u32, u32)], lead: u32, week: u32, end: u32) -> Vec<u32> {
    let mut edges = BTreeSet::from([week]);
    for &(_, first, last) in windows {
        edges.extend([first.saturating_sub(lead), first, last + 1]);
    }
    let in_part = |edge: &u32| (week..end).contains(edge);
    edges.into_iter().filter(in_part).collect()
}

fn run_regime(
    scenario: &Scenario,
    assumptions: &Assumptions,
    before: &[InForce],
    framework_of: u32,
    churned: &[Churned],
) -> Regime {
    let parameters = &assumptions.regimes;
    let in_force = if scenario.world == WorldKind::Targets {
        in_force(scenario, assumptions, framework_of, churned)
    } else {
        Vec::new()
    };
    let mut regime = Regime::of(in_force, oversight(scenario), parameters);
    if scenario.world != WorldKind::CollectionsOff {
        let stops = parameters.collection.stops_with_target.get();
        regime = regime.keeping_collections_of(before, stops, u64::from(scenario.seed));
    }
    regime.disabled.clone_from(&scenario.strategies_off);
    regime.notice = scenario.notice * f64::from(WEEKS_A_YEAR) / MONTHS_A_YEAR;
    regime
}

/// A hash over what a burnt-in world depends on. Policy levers are not among it.
fn burn_in_key(scenario: &Scenario, never: bool) -> u64 {
    let mut digest = goodhart_report::Digest::new();
    digest.u64(u64::from(scenario.seed));
    digest.u64(u64::from(scenario.population));
    digest.u64(u64::from(scenario.start));
    digest.u64(u64::from(never));
    for (key, value) in &scenario.assumptions {
        for byte in key.bytes() {
            digest.u64(u64::from(byte));
        }
        digest.u64(value.to_bits());
    }
    digest.value()
}
