//! What gaming leaves in the records: every entry that a strategy changed is counted under its name, in the run in which it was changed.
//!
//! An event says what happened, what counts by the definition, and what was written down. Where two of them differ, what the one counts
//! for less what the other does is the trace of what lies between them. So the traces of a record add up to its gap without another run.

use crate::book::{BLANK, PerIndicator};
use crate::{Fraction, Indicator};

macro_rules! traces {
    ($($(#[doc = $doc:literal])+ $variant:ident, $id:literal;)+) => {
        /// A way in which an entry comes to differ. Named after the strategy whose lever it is; another one that pulls the same lever
        /// leaves the same trace.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Trace { $($(#[doc = $doc])+ $variant),+ }

        impl Trace {
            /// All, those that change what counts before those that change what is written.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Identifier of the strategy.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

traces! {
    /// The official clock stops in observation space.
    AdmitToStop, "admit_to_stop";
    /// Easy activity counted with the attendances.
    EasyAttendances, "easy_attendances";
    /// The first vehicle is not the one she needs.
    FirstResponder, "first_responder";
    /// The first appointment stops the clock and settles nothing.
    TokenAppointments, "token_appointments";
    /// Called less urgent than it was.
    RelabelledUrgency, "relabelled_urgency";
    /// An earlier arrival of an ambulance.
    CorrectedResponses, "corrected_responses";
    /// An earlier end of a stay or a handover.
    RetimedRecord, "retimed_record";
    /// A later decision to admit.
    SoftTwelveHours, "soft_twelve_hours";
    /// A pause on the waiting list.
    ListSuspension, "list_suspension";
    /// Care ticked that was not given.
    TickBoxRecording, "tick_box_recording";
    /// Patients excepted for want of care.
    ExceptionReporting, "exception_reporting";
    /// Programmes ticked as done.
    ProgrammesTicked, "programmes_ticked";
    /// Courses written down as left.
    CompletersOnly, "completers_only";
}

impl Trace {
    /// Whether it lies between the definition and what was written down; the others lie between the patient's own clock and the definition.
    pub const fn is_of_the_record(self) -> bool {
        self as usize >= Self::RelabelledUrgency as usize
    }
}

/// What was added to numerator and denominator; below 0, what was taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// On top.
    pub numerator: i64,
    /// Below.
    pub denominator: i64,
}

impl Moved {
    /// From one figure to another.
    pub fn between(from: Fraction, to: Fraction) -> Self {
        Self {
            numerator: to.numerator.wrapping_sub(from.numerator).cast_signed(),
            denominator: to.denominator.wrapping_sub(from.denominator).cast_signed(),
        }
    }

    fn add(&mut self, more: Self) {
        self.numerator += more.numerator;
        self.denominator += more.denominator;
    }
}

/// One trace in one indicator, over the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traced {
    /// How.
    pub trace: Trace,
    /// Where.
    pub indicator: Indicator,
    /// How much.
    pub moved: Moved,
}

/// Traces of a run; nothing is kept outside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traces([Option<Box<Pages>>; Trace::ALL.len()]);

/// What the entries count for that stand in the record, and those in whose place they do.
#[derive(Clone, Debug)]
struct Pages {
    by: PerIndicator,
    other: PerIndicator,
}

impl Traces {
    /// An entry stands in the record for another one.
    pub(crate) fn replaced(
        &mut self,
        trace: Trace,
        other: impl FnOnce(&mut PerIndicator),
        by: impl FnOnce(&mut PerIndicator),
    ) {
        let pages = self.0[trace as usize].get_or_insert_with(|| {
            Box::new(Pages {
                by: BLANK,
                other: BLANK,
            })
        });
        by(&mut pages.by);
        other(&mut pages.other);
    }

    /// What there is, in order.
    pub(crate) fn list(&self) -> Vec<Traced> {
        let mut list = Vec::new();
        for (&trace, pages) in Trace::ALL.iter().zip(&self.0) {
            let Some(pages) = pages else { continue };
            for (&indicator, (by, other)) in
                Indicator::ALL.iter().zip(pages.by.iter().zip(&pages.other))
            {
                let moved = Moved::between(*other, *by);
                if moved != Moved::default() {
                    list.push(Traced {
                        trace,
                        indicator,
                        moved,
                    });
                }
            }
        }
        // A page keeps those of twenty runs.
        list.shrink_to_fit();
        list
    }
}

/// Adds the traces of another place; both in order, and so is what comes of it.
pub(crate) fn absorb(list: &mut Vec<Traced>, others: &[Traced]) {
    for other in others {
        let key = (other.trace, other.indicator);
        match list.binary_search_by_key(&key, |one| (one.trace, one.indicator)) {
            Ok(at) => list[at].moved.add(other.moved),
            Err(at) => list.insert(at, *other),
        }
    }
}

/// Shows every number to `word`, which reads or replaces it: how many there are, and for each which it is and how much.
pub(crate) fn walk(list: &mut Vec<Traced>, word: &mut dyn FnMut(&mut u64)) {
    let mut count = list.len() as u64;
    word(&mut count);
    let most = Trace::ALL.len() * Indicator::ALL.len();
    list.resize(
        (count as usize).min(most),
        Traced {
            trace: Trace::ALL[0],
            indicator: Indicator::ALL[0],
            moved: Moved::default(),
        },
    );
    for one in list {
        let mut key = (one.trace as usize * Indicator::ALL.len() + one.indicator as usize) as u64;
        word(&mut key);
        let key = (key as usize).min(most - 1);
        one.trace = Trace::ALL[key / Indicator::ALL.len()];
        one.indicator = Indicator::ALL[key % Indicator::ALL.len()];
        for part in [&mut one.moved.numerator, &mut one.moved.denominator] {
            let mut bits = part.cast_unsigned();
            word(&mut bits);
            *part = bits.cast_signed();
        }
    }
}
