//! The weekly review of a board: look, judge, decide effort, move capacity, game, record what it cost.

use goodhart_levers::{Coding, PerStream, Stream};
use goodhart_targets::Indicator;

use crate::attention::{Attention, Item};
use crate::beliefs::Beliefs;
use crate::cancer_first::cancer_first;
use crate::effort::{Effort, Pressure};
use crate::focus::{self, CareFocus};
use crate::projects::Projects;
use crate::stakes::Stake;
use crate::strategies::{Gaming, Openings, Others, Repertoire};
use crate::visibility::visibility;
use crate::{
    Character, Decision, Outlook, Parameters, Provider, allocation, concerns, stakes, tail,
};

/// Weeks after which a board under an unchanging outlook has settled [weeks].
const SETTLING: u32 = 208;
/// The last of them, over which attention in the start state is averaged [weeks]: some items come up once a year.
const SETTLED: u32 = 104;
/// A stream whose harm nobody sees at the start still counts this much in comparisons [0–1].
const LEAST_SEEN: f64 = 0.05;

/// The board of one provider: a bounded-rational agent that sees reported figures only.
#[derive(Clone, Debug)]
pub struct Board {
    provider: Provider,
    character: Character,
    parameters: Parameters,
    /// Draws what it misreads.
    seed: u64,
    /// The agenda with targets on it.
    attention: Attention,
    /// The agenda as it would be without targets, for channels that do not see them.
    untargeted: Attention,
    beliefs: Beliefs,
    allocation: PerStream<f64>,
    effort: Effort,
    projects: Projects,
    repertoire: Repertoire,
    care_focus: CareFocus,
    /// What counts as the start state.
    anchor: Anchor,
}

/// What a board saw and did in the start state.
#[derive(Clone, Debug)]
struct Anchor {
    utility: PerStream<f64>,
    effort: PerStream<f64>,
    /// Slots a week that went to each quantity [slots], in registry order of indicators.
    slots: Vec<f64>,
}

/// What is laid before a board, the same however well it looks.
struct Papers<'a> {
    /// How far harm is seen in each stream [0–1].
    visibility: PerStream<f64>,
    /// What could be looked at: concerns, then targets.
    agenda: Vec<Item>,
    /// How many of these are concerns.
    concerns: usize,
    /// What is at stake.
    stakes: Vec<Stake<'a>>,
    /// How much worse each concern looks than at the start [spreads].
    worsened: Vec<(Stream, f64)>,
    /// What could be gamed.
    openings: Openings<'a>,
}

/// What is left of the outlook after a board has looked.
struct Looked<'a> {
    /// What is at stake, as far as the board has a grip on it.
    held: Vec<Stake<'a>>,
    /// How far harm is seen in each stream [0–1].
    visibility: PerStream<f64>,
    /// How much worse each stream looks than at the start [spreads].
    worsened: PerStream<f64>,
}

impl Board {
    /// A board whose start state is the world without targets. Maturity [0–1] is a lever; what else differs between
    /// boards is drawn by the seed.
    pub fn new(provider: Provider, parameters: &Parameters, maturity: f64, seed: u64) -> Self {
        let character = Character::drawn(provider, maturity, seed, parameters);
        Self {
            provider,
            character,
            parameters: *parameters,
            seed,
            attention: Attention::new(),
            untargeted: Attention::new(),
            beliefs: Beliefs::new(provider, &character, seed, parameters),
            allocation: PerStream::uniform(1.0),
            effort: Effort::new(),
            projects: Projects::new(),
            repertoire: Repertoire::new(),
            care_focus: CareFocus::new(parameters),
            anchor: Anchor {
                utility: PerStream::uniform(parameters.allocation.motive.get()),
                effort: PerStream::uniform(1.0),
                slots: vec![0.0; Indicator::ALL.len()],
            },
        }
    }

    /// The same board after years under `outlook`: what it attends to, how hard it works and what it games there is its
    /// start state, from which allocation and effort are 1. Use it with the regime in which the start state's figures
    /// came about, all players on; every world that is compared then begins with the same board.
    #[must_use]
    pub fn settled(mut self, outlook: &Outlook<'_>) -> Self {
        let character = self.character;
        self.allocation = PerStream::uniform(1.0);
        // The start state is what the figures say, not one week's misreading of them.
        self.character.maturity = 1.0;
        self.beliefs.act_with(outlook.regime.oversight.autonomy);
        let papers = self.papers(outlook);
        self.anchor.slots.fill(0.0);
        let mut utility = PerStream::uniform(0.0);
        for week in 0..SETTLING {
            let looked = self.look(&papers, outlook);
            if week >= SETTLING - SETTLED {
                self.anchor.take(&self.attention);
            }
            self.work(&looked, outlook);
            self.repertoire.learn(
                &papers.openings,
                &looked.held,
                outlook.regime,
                Others::default(),
                &self.character,
                &self.parameters,
            );
            if self.provider == Provider::GeneralPractice {
                let utility = self.care_utility(&looked, outlook);
                self.care_focus.settle(&utility);
            }
            // Items come up in turn, so that one week's grip on a stream with many of them says little.
            if week >= SETTLING - SETTLED {
                for (stream, seen) in self.utility(&looked, outlook).iter() {
                    utility[stream] += seen / f64::from(SETTLED);
                }
            }
        }
        self.anchor.utility = utility;
        self.projects
            .replan(self.provider, outlook.regime, &self.parameters.project);
        self.anchor.effort = self.effort.level();
        self.character = character;
        self
    }

    /// Knows its services so well from now on [0–1]. What it already believes stays.
    pub fn mature_to(&mut self, maturity: f64) {
        self.character.maturity = maturity.clamp(0.0, 1.0);
    }

    /// What the board is like.
    pub const fn character(&self) -> Character {
        self.character
    }

    /// Review slots a week that went to each measured quantity in the start state [slots], in registry order of indicators.
    pub fn slots_at_start(&self) -> &[f64] {
        &self.anchor.slots
    }

    /// One weekly review.
    pub fn review(&mut self, outlook: &Outlook<'_>) -> Decision {
        self.beliefs.act_with(outlook.regime.oversight.autonomy);
        let papers = self.papers(outlook);
        let looked = self.look(&papers, outlook);
        let strain = self.strain(&looked, outlook);
        let pressure = self.work(&looked, outlook);
        self.move_capacity(&looked, outlook);
        let gaming = self.game(&papers.openings, &looked, outlook);
        let regime = outlook.regime;
        let reallocating = regime.reallocates();
        let attention = if reallocating {
            &self.attention
        } else {
            &self.untargeted
        };
        let decision = Decision {
            allocation: self.allocation,
            effort: self.output(),
            hours_on_collections: outlook.base_hours_per_week
                * regime.collection_share(self.provider.binds()),
            hours_on_gaming: outlook.base_hours_per_week * gaming.clinical_time,
            practice: gaming.practice,
            recording: gaming.recording,
            strain,
            pressure: pressure.felt,
            attention: attention.by_stream(),
            slots: attention.by_quantity().to_vec(),
            slots_on_unmeasured: attention.unmeasured(),
            visibility: looked.visibility,
            projects: self.projects.running(),
            intensities: self.repertoire.intensities(),
        };
        debug_assert!(
            decision.is_sound(),
            "a board decided on something that is not a number: {decision:?}"
        );
        decision
    }

    /// Puts together what there is to look at.
    fn papers<'a>(&self, outlook: &Outlook<'a>) -> Papers<'a> {
        let p = &self.parameters;
        let visibility = visibility(self.provider, outlook.regime, &p.visibility);
        let worsened = concerns::all_worsened(self.provider, outlook.dashboard, p);
        let mut agenda = concerns::agenda(self.provider, &worsened, &visibility, p);
        let concerns = agenda.len();
        let stakes = stakes::all(self.provider, &self.character, outlook, self.seed, p);
        agenda.extend(stakes::agenda(&stakes));
        Papers {
            visibility,
            agenda,
            concerns,
            openings: self.repertoire.openings(&stakes, outlook.regime, p),
            stakes,
            worsened,
        }
    }

    /// Looks at the agenda and judges where it stands.
    fn look<'a>(&mut self, papers: &Papers<'a>, outlook: &Outlook<'a>) -> Looked<'a> {
        let p = &self.parameters;
        self.untargeted
            .look(&papers.agenda[..papers.concerns], &p.attention);
        self.attention.look(&papers.agenda, &p.attention);
        let attention = if outlook.regime.reallocates() {
            &self.attention
        } else {
            &self.untargeted
        };
        Looked {
            held: stakes::held(&papers.stakes, papers.concerns, &self.attention, p),
            visibility: papers.visibility,
            worsened: concerns::seen(self.provider, &papers.worsened, attention, p),
        }
    }

    /// Decides effort: pressure, publication, peers, motive, and drift where nobody looks.
    fn work(&mut self, looked: &Looked<'_>, outlook: &Outlook<'_>) -> Pressure {
        let seen: &[Stake<'_>] = if outlook.regime.players.effort {
            &looked.held
        } else {
            &[]
        };
        let pressure = Pressure::of(seen, outlook.regime);
        self.effort.follow(
            &pressure,
            &looked.worsened,
            &looked.visibility,
            outlook.regime,
            &self.character,
            &self.parameters,
        );
        pressure
    }

    fn strain(&self, looked: &Looked<'_>, outlook: &Outlook<'_>) -> f64 {
        if outlook.regime.players.staff {
            Pressure::of(&looked.held, outlook.regime)
                .strain(&self.character, &self.parameters.effort)
        } else {
            0.0
        }
    }

    /// Moves clinical time and projects to where they seem to count most.
    fn move_capacity(&mut self, looked: &Looked<'_>, outlook: &Outlook<'_>) {
        let p = &self.parameters;
        let regime = outlook.regime;
        let mut utility = self.utility(looked, outlook);
        for &stream in self.provider.streams() {
            utility[stream] /= self.anchor.utility[stream];
        }
        let streams = self.provider.streams();
        let time = allocation::clinical_time(streams, &outlook.hours, &p.allocation);
        let autonomy = regime.oversight.autonomy;
        self.allocation = allocation::moved(
            streams,
            &self.allocation,
            &utility,
            &time,
            autonomy,
            &p.allocation,
        );
        self.beliefs.learn(outlook.dashboard, &self.allocation, p);
        self.projects.replan(self.provider, regime, &p.project);
        self.projects
            .advance(outlook.dashboard.week, self.provider, &utility, &p.project);
    }

    /// What the board sees in each stream [stakes]: professional motive, and what targets pull times what it believes it
    /// can do about them.
    fn utility(&self, looked: &Looked<'_>, outlook: &Outlook<'_>) -> PerStream<f64> {
        let p = &self.parameters;
        let regime = outlook.regime;
        let at_start = PerStream(p.visibility.at_start);
        let mut utility = PerStream::uniform(0.0);
        for &stream in self.provider.streams() {
            let visible = looked.visibility[stream];
            let seen = visible.max(LEAST_SEEN) / at_start[stream].max(LEAST_SEEN);
            // What gets worse moves a board as far as it can be seen.
            let worsened = visible * looked.worsened[stream];
            utility[stream] = p.allocation.motive.get() * seen * concerns::motive(worsened, p);
        }
        if !regime.reallocates() {
            return utility;
        }
        for stake in &looked.held {
            let pull = stake.pull();
            for &stream in self.provider.streams() {
                utility[stream] += pull * self.beliefs.of_stake(stake, stream, p);
            }
        }
        for &stream in self.provider.streams() {
            // A board that holds back must not want less than nothing of a stream.
            utility[stream] = utility[stream].max(0.0);
        }
        utility
    }

    /// What the board sees in each piece of long-term care [stakes].
    fn care_utility(
        &self,
        looked: &Looked<'_>,
        outlook: &Outlook<'_>,
    ) -> goodhart_levers::PerPaidCare<f64> {
        focus::utility(
            &looked.held,
            outlook.regime,
            &self.beliefs,
            &self.parameters,
        )
    }

    /// Games where it pays, and works on the longest waiters where a target counts them.
    fn game(
        &mut self,
        openings: &Openings<'_>,
        looked: &Looked<'_>,
        outlook: &Outlook<'_>,
    ) -> Gaming {
        let p = &self.parameters;
        let regime = outlook.regime;
        let others = Others {
            caught: outlook.caught,
            peers_use: outlook.peers_use,
        };
        self.repertoire
            .learn(openings, &looked.held, regime, others, &self.character, p);
        let mut gaming = self.repertoire.act(openings, &looked.held, p);
        if self.provider == Provider::GeneralPractice {
            let utility = self.care_utility(looked, outlook);
            self.care_focus.follow(&utility, &self.parameters);
            gaming.practice.long_term_focus = self.care_focus.set(&self.parameters);
            let coding = &mut gaming.recording.coding;
            *coding = Coding {
                excepted: coding.excepted,
                ticked: coding.ticked,
                ..focus::coding(regime, &self.parameters)
            };
        }
        let p = &self.parameters;
        if regime.reallocates() {
            gaming.add_longest(tail::longest(&looked.held, &p.tail));
            gaming.practice.cancer_first = cancer_first(&looked.held, &p.cancer_first);
        }
        gaming
    }

    /// Output per hour [multiple of the start state]: effort and projects.
    fn output(&self) -> PerStream<f64> {
        let mut output = self.projects.output();
        let effort = self.effort.level();
        for &stream in self.provider.streams() {
            output[stream] *= effort[stream] / self.anchor.effort[stream];
        }
        output
    }
}

impl Anchor {
    /// Adds a settled week's slots to their mean.
    fn take(&mut self, attention: &Attention) {
        for (mean, &slots) in self.slots.iter_mut().zip(attention.last()) {
            *mean += slots / f64::from(SETTLED);
        }
    }
}

impl Decision {
    /// Whether every number is one, and in its range.
    fn is_sound(&self) -> bool {
        let positive = |value: f64| value.is_finite() && value >= 0.0;
        self.allocation.iter().all(|(_, value)| positive(value))
            && self.effort.iter().all(|(_, value)| positive(value))
            && positive(self.hours_on_collections)
            && positive(self.hours_on_gaming)
            && positive(self.strain)
            && self
                .intensities
                .iter()
                .all(|&(_, value)| (0.0..=1.0).contains(&value))
    }
}
