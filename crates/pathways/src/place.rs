//! One place: its state, its calendar, and the `match` that says what each event means.

use std::sync::Arc;

use goodhart_des::calendar::{Calendar, Event, Wheel};
use goodhart_des::queue::{Links, PriorityQueue};
use goodhart_des::random::{Purpose, Seed, draw};
use goodhart_des::slots::Slots;
use goodhart_des::time::{HOUR, Seconds};
use goodhart_ledger::Observer;
use goodhart_levers::Settings;

use crate::ambulance::Ambulance;
use crate::beds::Beds;
use crate::cancer::Cancer;
use crate::conservation::Balance;
use crate::diagnostics::Diagnostics;
use crate::elective::Elective;
use crate::emergency::Department;
use crate::emergency::patient::Patient;
use crate::general_practice::GeneralPractice;
use crate::minor::MinorUnits;
use crate::prevention::Health;
use crate::programmes::Programmes;
use crate::season::MonthOfYear;
use crate::social_care::SocialCare;
use crate::tables::Tables;
use crate::therapies::Therapies;

/// What an event means. The number is the tie order among events of one person at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// The top of an hour: needs arise, rotas change, discharges are completed, sessions are held.
    Hour,
    Walks,
    ComesToMinorUnit,
    SentIn,
    Calls,
    Reattends,
    CrewSent,
    AtScene,
    SceneLeft,
    AtHospital,
    HandedOver,
    CrewClear,
    AssessmentEnds,
    ResultsBack,
    ReviewEnds,
    OpinionGiven,
    LastMoment,
    Watched,
    LimitPassed,
    InBed,
    Fit,
    OwnArrangement,
    PackageEnds,
    BedReady,
    ResultKnown,
    ResponderAtScene,
    ResponderClear,
}

const KINDS: [Kind; 27] = [
    Kind::Hour,
    Kind::Walks,
    Kind::ComesToMinorUnit,
    Kind::SentIn,
    Kind::Calls,
    Kind::Reattends,
    Kind::CrewSent,
    Kind::AtScene,
    Kind::SceneLeft,
    Kind::AtHospital,
    Kind::HandedOver,
    Kind::CrewClear,
    Kind::AssessmentEnds,
    Kind::ResultsBack,
    Kind::ReviewEnds,
    Kind::OpinionGiven,
    Kind::LastMoment,
    Kind::Watched,
    Kind::LimitPassed,
    Kind::InBed,
    Kind::Fit,
    Kind::OwnArrangement,
    Kind::PackageEnds,
    Kind::BedReady,
    Kind::ResultKnown,
    Kind::ResponderAtScene,
    Kind::ResponderClear,
];

/// How busy the hospital has been since this was last asked [unit-hours and hours].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Load {
    /// Beds occupied, summed over hourly counts [bed-hours].
    pub occupied: u64,
    /// Beds open, summed over hourly counts [bed-hours].
    pub open: u64,
    /// Operations cancelled for want of a bed.
    pub cancelled: u32,
    /// Operations done.
    pub operated: u32,
}

/// A line of people by class, with room for as many classes as the longest list has: one size for all, so that the page holds its code once.
pub(crate) type Line = PriorityQueue<6>;

/// One place with everyone in it. Cloning it is a snapshot.
#[derive(Clone, Debug)]
pub struct Place {
    pub(crate) tables: Arc<Tables>,
    pub(crate) seed: Seed,
    pub(crate) now: Seconds,
    pub(crate) month: MonthOfYear,
    pub(crate) settings: Settings,
    pub(crate) calendar: Wheel,
    pub(crate) slots: Slots,
    pub(crate) people: Vec<Patient>,
    pub(crate) links: Links,
    pub(crate) department: Department,
    pub(crate) minor: MinorUnits,
    pub(crate) beds: Beds,
    pub(crate) social_care: SocialCare,
    pub(crate) ambulance: Ambulance,
    pub(crate) elective: Elective,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) general_practice: GeneralPractice,
    pub(crate) cancer: Cancer,
    pub(crate) programmes: Programmes,
    pub(crate) health: Health,
    pub(crate) therapies: Therapies,
    pub(crate) balance: Balance,
    pub(crate) load: Load,
}

impl Place {
    /// The place at the start of its burn-in, with beds and waiting list as in the start state and an empty department.
    pub fn new(tables: Arc<Tables>, seed: Seed) -> Self {
        let mut place = Self {
            seed,
            now: tables.start.burn_in(),
            month: MonthOfYear::default(),
            settings: Settings::default(),
            calendar: Wheel::new(),
            slots: Slots::new(),
            people: Vec::new(),
            links: Links::new(),
            department: Department::new(&tables),
            minor: MinorUnits::new(&tables),
            beds: Beds::new(&tables),
            social_care: SocialCare::new(&tables),
            ambulance: Ambulance::new(),
            elective: Elective::new(&tables),
            diagnostics: Diagnostics::new(),
            general_practice: GeneralPractice::new(&tables, seed),
            cancer: Cancer::new(&tables),
            programmes: Programmes::new(&tables),
            health: Health::default(),
            therapies: Therapies::new(&tables),
            balance: Balance::default(),
            load: Load::default(),
            tables,
        };
        place.fill_beds();
        place.fill_list();
        place.fill_tests();
        place.fill_cancer();
        place.schedule(place.now, 0, Kind::Hour, 0);
        place
    }

    /// What boards have decided, in force from now on.
    pub fn apply(&mut self, settings: Settings) {
        self.settings = settings;
        self.set_beds();
        self.set_packages();
    }

    /// Current time [s].
    pub fn now(&self) -> Seconds {
        self.now
    }

    /// Whether a copy has no more memory than it needs at rest: one that is kept to be copied again.
    pub fn copy_is_tight(&mut self, tight: bool) {
        self.elective.copy_is_tight(tight);
    }

    /// Works through at most `most` events before `until` [s]. Returns how many were left of `most`: above 0, `until` is reached.
    /// Where the work is cut into pieces does not change the result.
    pub fn advance<O: Observer>(&mut self, until: Seconds, most: u32, ledger: &mut O) -> u32 {
        let mut left = most;
        while left > 0 {
            let Some(event) = self.calendar.pop_before(until) else {
                self.now = until;
                break;
            };
            self.now = event.time;
            // By its parts, which travel in registers.
            self.handle(event.kind, event.tie, event.slot, ledger);
            left -= 1;
        }
        left
    }

    /// How busy the hospital has been since this was last asked.
    pub fn take_load(&mut self) -> Load {
        std::mem::take(&mut self.load)
    }

    fn handle<O: Observer>(&mut self, kind: u8, id: u32, slot: u32, ledger: &mut O) {
        match KINDS[kind as usize] {
            Kind::Hour => self.hour(ledger),
            Kind::Walks | Kind::Reattends => self.walks_in(id, ledger),
            Kind::ComesToMinorUnit => self.comes_to_minor_unit(id, ledger),
            Kind::SentIn => self.sent_in(id),
            Kind::Calls => self.calls(id, ledger),
            Kind::CrewSent => self.crew_sent(slot, id, ledger),
            Kind::AtScene => self.at_scene(slot, id, ledger),
            Kind::SceneLeft => self.scene_left(slot, id, ledger),
            Kind::AtHospital => self.at_hospital(slot, id, ledger),
            Kind::HandedOver => self.handed_over(slot, ledger),
            Kind::CrewClear => self.crew_clear(slot, id),
            Kind::AssessmentEnds => self.assessment_ends(slot, ledger),
            Kind::ResultsBack => self.results_back(slot, id, ledger),
            Kind::ReviewEnds => self.review_ends(slot, ledger),
            Kind::OpinionGiven => self.opinion_given(slot, id, ledger),
            Kind::LastMoment => self.last_moment(slot, id, ledger),
            Kind::Watched => self.watched(slot, id, ledger),
            Kind::LimitPassed => self.limit_passed(slot, id),
            Kind::InBed => self.in_bed(slot, ledger),
            Kind::Fit => self.fit(slot, id, ledger),
            Kind::OwnArrangement => self.own_arrangement(slot, id),
            Kind::PackageEnds => self.package_ends(),
            Kind::BedReady => self.bed_ready(ledger),
            Kind::ResultKnown => self.result_known(slot, id, ledger),
            Kind::ResponderAtScene => self.responder_at_scene(slot, id, ledger),
            Kind::ResponderClear => self.responder_clear(slot, id),
        }
    }

    fn hour<O: Observer>(&mut self, ledger: &mut O) {
        let now = self.now;
        self.needs_arise();
        self.give_beds();
        self.change_rotas(ledger);
        self.complete_discharges(ledger);
        self.planned_care(ledger);
        self.general_practice(ledger);
        self.programmes_week(ledger);
        self.therapies_week(ledger);
        self.load.occupied += u64::from(self.beds.occupied());
        self.load.open += u64::from(self.beds.open());
        self.schedule(now + HOUR, 0, Kind::Hour, 0);
    }

    pub(crate) fn schedule(&mut self, time: Seconds, id: u32, kind: Kind, slot: u32) {
        self.calendar.push(Event {
            time,
            tie: id,
            kind: kind as u8,
            slot,
        });
    }

    /// The luck of a person's step.
    #[inline]
    pub(crate) fn luck(&self, id: u32, purpose: Purpose) -> u64 {
        draw(self.seed, u64::from(id), purpose, 0)
    }
}
