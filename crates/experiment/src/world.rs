//! A world: a place, its boards and means, and the weekly circle.

use goodhart_des::random::{Purpose, Seed, draw, unit};
use goodhart_des::time::{Seconds, WEEK};
use goodhart_levers::{Attention, Coding, PerStream, Recording, Settings, Stream};
use goodhart_managers::{Board, Decision, Outlook, Provider, StrategyId, detection};
use goodhart_measured::advance;
use goodhart_pathways::{Load, Place, Start, relative_attention};
use goodhart_regimes::{Raised, Regime};
use goodhart_targets::{Indicator, Measures, PROGRAMMES, Record};

use crate::behaviour::Behaviour;
use crate::cabinet::Cabinet;
use crate::collapse::Collapse;
use crate::means::{Means, contracted_hours};
use crate::places::Heard;
use crate::{Assumptions, Prepared};

/// Weeks of the burn-in that only show boards what the start state looks like.
const FIRST_LOOK: u32 = 6;
/// Weeks and months of a financial year, and the week of it in which the last year's results are in.
const WEEKS_A_YEAR: u32 = 52;
const MONTHS_A_YEAR: u32 = 12;
const RESULTS_IN: u32 = 1;
/// A whole number to write shares with.
const MILLION: f64 = 1e6;

/// Purposes of the boards' luck, apart from those of patients.
const BOARD_LUCK: Purpose = Purpose(1_000);
const FOUND_OUT: Purpose = Purpose(1_001);

/// A world in progress. Cloning it is a snapshot.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub place: Place,
    pub measures: Measures,
    pub behaviour: Behaviour,
    pub means: Option<Means>,
    pub collapse: Collapse,
    boards: Vec<Board>,
    decisions: Vec<Decision>,
    caught: Vec<Vec<StrategyId>>,
    seed: Seed,
    start: Start,
    /// Next end of a week [s].
    next_week: Seconds,
    /// Load over the last weeks of the burn-in, per week.
    load_at_start: Load,
    booked: Booked,
    /// What the other places told last.
    heard: Option<Heard>,
    /// What the ratchet asks beyond the scenario.
    raised: Raised,
    cabinet: Cabinet,
}

/// What has been written into the measures so far [pence].
#[derive(Clone, Copy, Debug, Default)]
struct Booked {
    spent: i64,
    premium: i64,
    lost: i64,
}

impl World {
    /// Before the burn-in.
    pub(crate) fn new(prepared: &Prepared, replication: u32) -> Self {
        let seed = prepared.world_seed(replication);
        Self {
            place: Place::new(prepared.tables.clone(), seed),
            measures: Measures::new(0),
            behaviour: Behaviour::new(),
            means: None,
            collapse: Collapse::default(),
            boards: Vec::new(),
            decisions: Vec::new(),
            caught: vec![Vec::new(); Provider::ALL.len()],
            seed,
            start: prepared.tables.start,
            next_week: prepared.tables.start.burn_in() + WEEK,
            load_at_start: Load::default(),
            booked: Booked::default(),
            heard: None,
            raised: Raised::default(),
            cabinet: Cabinet::default(),
        }
    }

    /// Whether it has come to the start state.
    pub(crate) fn is_burnt_in(&self) -> bool {
        self.next_week > self.start.run()
    }

    /// Works through at most `left` events of the way to the start state, thirteen weeks under its own regime; what is left of them.
    pub(crate) fn burn_in(&mut self, prepared: &Prepared, mut left: u32) -> u32 {
        while left > 0 && !self.is_burnt_in() {
            left = advance(&mut self.place, &mut self.measures, self.next_week, left);
            if left > 0 {
                self.measures.close_week();
                self.burn_in_week(prepared);
                self.next_week += WEEK;
            }
        }
        left
    }

    fn burn_in_week(&mut self, prepared: &Prepared) {
        let week = (self.next_week - self.start.burn_in()) / WEEK;
        if week < FIRST_LOOK {
            return;
        }
        if week == FIRST_LOOK {
            self.place.take_load();
            self.boards = self.new_boards(prepared);
        }
        // Nothing of the run's year has passed, and no milestone has come nearer.
        self.review(&prepared.start.clone(), prepared, 0);
        // The start state is built from published figures: what is written down falsely is counted from the run's first day on, and so is
        // what is called something else.
        let mut settings = Settings {
            recording: Recording {
                coding: Coding {
                    excepted: 0.0,
                    ticked: 0.0,
                    ..self.decisions[Provider::GeneralPractice as usize]
                        .recording
                        .coding
                },
                ..Recording::default()
            },
            ..self.settings()
        };
        settings.practice.relabelled_urgency = 0.0;
        self.apply(settings, prepared);
        if self.next_week == self.start.run() {
            self.settle(prepared);
            let weeks = (self.start.run() - self.start.burn_in()) / WEEK - FIRST_LOOK;
            let load = self.place.take_load();
            self.load_at_start = Load {
                occupied: load.occupied / u64::from(weeks),
                open: load.open / u64::from(weeks),
                cancelled: load.cancelled,
                operated: load.operated,
            };
        }
    }

    /// Boards that have lived under the start state's regime, or have never been targeted.
    fn new_boards(&self, prepared: &Prepared) -> Vec<Board> {
        let parameters = &prepared.assumptions.managers;
        let maturity = prepared.endowment.maturity;
        let boards = Provider::ALL
            .into_iter()
            .map(|provider| Board::new(provider, parameters, maturity, self.seed.0))
            .collect();
        settled(boards, &self.measures, prepared)
    }

    /// What the burn-in has led to is the start state: everything is compared with it from here on.
    fn settle(&mut self, prepared: &Prepared) {
        self.measures.settle();
        let boards = std::mem::take(&mut self.boards);
        self.boards = settled(boards, &self.measures, prepared);
    }

    /// Begins the run proper: new books, staff and money, the run's regime from the next review.
    pub(crate) fn begin(&mut self, prepared: &Prepared) {
        self.measures = self.measures.carried_into(prepared.months());
        if prepared.keeps_weeks {
            self.measures.keep_weeks();
        }
        self.measures.turn_to(Some(0));
        self.means = Some(Means::new(prepared, &self.decisions, self.load_at_start));
        self.close_review(prepared, 0);
    }

    /// Next moment at which something other than patients must be seen to [s].
    pub(crate) fn next_week(&self) -> Seconds {
        self.next_week
    }

    /// The end of a week of the run: boards review, money and staff follow, levers are set.
    pub(crate) fn end_week(&mut self, prepared: &Prepared) {
        let week = (self.next_week - self.start.run()) / WEEK;
        self.write_state();
        self.measures.close_week();
        self.close_review(prepared, week);
        self.next_week += WEEK;
    }

    fn close_review(&mut self, prepared: &Prepared, week: u32) {
        if week == 0 || prepared.turns_in(week) {
            self.measures.set_limits(&prepared.limits(week));
            let maturity = prepared.endowment.maturity * prepared.scenario_in(week).maturity;
            for board in &mut self.boards {
                board.mature_to(maturity);
            }
        }
        self.ratchet(prepared, week);
        let raised = self.raised.in_force(prepared.regime_in(week));
        let reacted = self.cabinet.week(prepared, week, &self.measures, raised);
        self.review(&reacted.regime, prepared, week);
        let found = self.caught.iter().map(Vec::len).sum();
        self.behaviour.week(&self.decisions, found);
        let load = if week == 0 {
            self.load_at_start
        } else {
            self.place.take_load()
        };
        let mut settings = self.settings();
        settings.attention = self.attention(&prepared.assumptions);
        if let Some(means) = &mut self.means {
            if week > 0 && week.is_multiple_of(WEEKS_A_YEAR) {
                let dashboard = self.measures.dashboard(week);
                means.share(prepared, week, &reacted.regime, &dashboard);
            }
            if reacted.money {
                means.hold_back(prepared, week, self.cabinet.held_back());
            }
            let churned = reacted.before.as_ref();
            let churned = churned.map(|before| (&**before, &*reacted.regime));
            settings.capacity = means.week(prepared, week, &self.decisions, load, churned);
            if week > 0 {
                self.collapse.week(
                    &prepared.assumptions.experiment.collapse,
                    means.posts(Provider::Acute),
                    prepared.assumptions.regimes.centre.pressure_max.get(),
                    reacted.regime.oversight.inspections,
                    &self.decisions[Provider::Acute as usize],
                );
            }
            settings.prevention = means.prevention(prepared, week);
        }
        self.apply(settings, prepared);
    }

    /// Puts settings in force with the staff and beds that this place has next to its need.
    fn apply(&mut self, mut settings: Settings, prepared: &Prepared) {
        let surge = &prepared.assumptions.experiment.surge;
        let used = settings.practice.surge;
        settings.practice.called_off = used * surge.called_off.get();
        settings.capacity.hours[Stream::Emergency] *= 1.0 + used * surge.hours.get();
        let capacity = prepared.endowment.capacity;
        settings.capacity.beds *= capacity;
        for hours in &mut settings.capacity.hours.0 {
            *hours *= capacity;
        }
        self.place.apply(settings);
    }

    /// What this place tells the others: what it reported lately, and what it has taken up.
    pub(crate) fn told(&self) -> Heard {
        let dashboard = self.measures.dashboard(0);
        let mut strategies = vec![0.0_f64; StrategyId::ALL.len()];
        for (id, intensity) in self.decisions.iter().flat_map(|one| &one.intensities) {
            let most = &mut strategies[*id as usize];
            *most = most.max(*intensity);
        }
        Heard {
            results: Indicator::ALL
                .iter()
                .map(|&indicator| dashboard.view(indicator).recent)
                .collect(),
            strategies,
        }
    }

    /// Hears what the others told; boards compare themselves with it and copy from it from their next review on.
    pub(crate) fn hear(&mut self, heard: Heard) {
        self.heard = Some(heard);
    }

    /// Once a year, when its results are in, what was done better than asked raises what will be asked.
    fn ratchet(&mut self, prepared: &Prepared, week: u32) {
        let part = prepared.regime_in(week).oversight.ratchet;
        if part <= 0.0 || week % WEEKS_A_YEAR != RESULTS_IN || week < WEEKS_A_YEAR {
            return;
        }
        let regime = self.raised.in_force(prepared.regime_in(week));
        let book = self.measures.book(Record::Reported);
        let first = (week / WEEKS_A_YEAR - 1) * MONTHS_A_YEAR;
        let achieved = |indicator: Indicator| {
            let sum = book.sum(indicator, first..first + MONTHS_A_YEAR);
            indicator.value(sum.numerator, sum.denominator)
        };
        self.raised = Raised::of(&regime.next_year(achieved));
    }

    fn review(&mut self, regime: &Regime, prepared: &Prepared, week: u32) {
        let mut dashboard = self.measures.dashboard(week);
        let mut peers_use: &[f64] = &[];
        if let Some(heard) = &self.heard {
            dashboard.compare_with(&heard.results);
            peers_use = &heard.strategies;
        }
        let hours = self.hours();
        let at = u64::from(self.next_week / WEEK);
        self.decisions = Provider::ALL
            .into_iter()
            .zip(&mut self.boards)
            .map(|(provider, board)| {
                board.review(&Outlook {
                    dashboard: &dashboard,
                    regime,
                    hours,
                    base_hours_per_week: contracted_hours(prepared, provider),
                    caught: &self.caught[provider as usize],
                    peers_use,
                    luck: draw(self.seed, at << 8 | provider as u64, BOARD_LUCK, 0),
                })
            })
            .collect();
        if let Some(means) = &mut self.means {
            means.earn(regime.points_earned(&dashboard));
        }
        self.find_out(regime, &prepared.assumptions, at);
    }

    /// What checks find of the week's gaming; boards learn of it at their next review.
    fn find_out(&mut self, regime: &Regime, assumptions: &Assumptions, at: u64) {
        for provider in Provider::ALL {
            let found = self.decisions[provider as usize]
                .intensities
                .iter()
                .filter(|(id, intensity)| {
                    let chance = detection(
                        *id,
                        *intensity,
                        regime.oversight.audit,
                        &assumptions.managers,
                    );
                    let luck = draw(self.seed, at << 8 | provider as u64, FOUND_OUT, *id as u32);
                    *intensity > 0.0 && unit(luck) < chance
                })
                .map(|(id, _)| *id)
                .collect();
            self.caught[provider as usize] = found;
        }
    }

    fn hours(&self) -> PerStream<f64> {
        let mut hours = PerStream::uniform(1.0);
        if let Some(means) = &self.means {
            for provider in Provider::ALL {
                for &stream in provider.streams() {
                    hours[stream] = means.staff(provider).hours;
                }
            }
        }
        hours
    }

    /// Attention to each programme now against the start state's, from the board whose stream it is in.
    fn attention(&self, assumptions: &Assumptions) -> Attention {
        let stock = &assumptions.pathways.stock;
        let relative = |programme: &Indicator| {
            let stream = programme.stream();
            Provider::ALL
                .into_iter()
                .find(|provider| provider.streams().contains(&stream))
                .map_or(1.0, |provider| {
                    let slots = self.decisions[provider as usize].slots[*programme as usize];
                    let at_start =
                        self.boards[provider as usize].slots_at_start()[*programme as usize];
                    relative_attention(slots, at_start, stock)
                })
        };
        Attention {
            programmes: PROGRAMMES.iter().map(relative).collect(),
        }
    }

    /// How patients are handled and written down: the trust's practice, and what else the others record.
    fn settings(&self) -> Settings {
        let acute = &self.decisions[Provider::Acute as usize];
        let mut settings = Settings {
            practice: acute.practice.clone(),
            recording: acute.recording.clone(),
            ..Settings::default()
        };
        let practices = &self.decisions[Provider::GeneralPractice as usize];
        settings.practice.no_advance_booking = practices.practice.no_advance_booking;
        settings.practice.long_term_focus = practices.practice.long_term_focus;
        settings.recording.coding = practices.recording.coding;
        for decision in &self.decisions[1..] {
            let Recording {
                retimed_stays,
                retimed_handovers,
                ..
            } = &decision.recording;
            let recording = &mut settings.recording;
            recording.retimed_stays = recording.retimed_stays.or(*retimed_stays);
            recording.retimed_handovers = recording.retimed_handovers.or(*retimed_handovers);
        }
        for (provider, decision) in Provider::ALL.into_iter().zip(&self.decisions) {
            for &stream in provider.streams() {
                settings.recording.ticked[stream] = decision.recording.ticked[stream];
            }
            if provider == Provider::Ambulance {
                settings.practice.first_responder = decision.practice.first_responder;
                settings.practice.relabelled_urgency = decision.practice.relabelled_urgency;
                settings.recording.corrected_first = decision.recording.corrected_first;
                settings.recording.corrected_transport = decision.recording.corrected_transport;
            }
            if provider == Provider::Therapies {
                settings.practice.first_contact_first = decision.practice.first_contact_first;
                settings.recording.completers_only = decision.recording.completers_only;
            }
        }
        settings
    }

    /// Writes what staff and money did this week into all records.
    fn write_state(&mut self) {
        let Some(means) = &self.means else { return };
        let acute = *means.staff(Provider::Acute);
        let share = |value: f64| (libm::round(value.max(0.0) * MILLION) as u64, MILLION as u64);
        let (spent, premium, lost) = (means.spent(), means.agency_premium(), means.pots_lost());
        let rows = [
            (Indicator::StaffVacancy, share(acute.vacancy)),
            (Indicator::StaffTurnover, share(acute.leavers_rate_per_year)),
            (Indicator::StaffAgencyShare, share(acute.agency_share)),
            (Indicator::StaffMorale, share(acute.morale)),
            (
                Indicator::AdminClinicalShare,
                share(means.admin(Provider::Acute)),
            ),
            (
                Indicator::MoneySpent,
                ((spent - self.booked.spent).max(0) as u64, 0),
            ),
            (
                Indicator::MoneyAgencyPremium,
                ((premium - self.booked.premium).max(0) as u64, 0),
            ),
            (
                Indicator::MoneyPotsLost,
                ((lost - self.booked.lost).max(0) as u64, 0),
            ),
        ];
        self.booked = Booked {
            spent,
            premium,
            lost,
        };
        for (indicator, (numerator, denominator)) in rows {
            self.measures.state(indicator, numerator, denominator);
        }
    }
}

/// Boards for which what they now see is the start state.
fn settled(boards: Vec<Board>, measures: &Measures, prepared: &Prepared) -> Vec<Board> {
    let dashboard = measures.dashboard(0);
    Provider::ALL
        .into_iter()
        .zip(boards)
        .map(|(provider, board)| {
            board.settled(&Outlook {
                dashboard: &dashboard,
                regime: &prepared.start,
                hours: PerStream::uniform(1.0),
                base_hours_per_week: contracted_hours(prepared, provider),
                caught: &[],
                peers_use: &[],
                luck: 0,
            })
        })
        .collect()
}
