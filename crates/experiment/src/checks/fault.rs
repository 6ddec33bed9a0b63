//! Worlds broken on purpose, and which invariants must notice. Not in anything that is shipped.

use goodhart_ledger::Owner;
use goodhart_managers::StrategyId;
use goodhart_report::{InputError, Scenario};
use goodhart_targets::{Fraction, Indicator, Moved, Record, Trace, Traced};

use super::{Check, Hands, all};
use crate::{Outcome, Replication};

/// The invariant that counts people and what they use.
const CONSERVED: &str = "everyone who came has left or is inside";
/// The invariant that a world is a function of scenario, seed and replication.
const SAME_BYTES: &str = "the same world again, cut into other pieces, gives the same bytes";
/// Month that is tampered with.
const MONTH: u32 = 5;

/// A way to break a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A patient vanishes before her discharge.
    LostPatient,
    /// One bed more is counted as being made ready.
    MiscountedBed,
    /// One clinician more is counted as at work.
    MiscountedClinician,
    /// The second run of a world differs.
    Luck,
    /// The record alone counts a stay within four hours that was not.
    FalseRecord,
    /// More within four hours than came.
    ShareOverAll,
    /// More wait two years than eighteen months.
    ListInsideOut,
    /// A ward gives back years of life.
    NegativeHarm,
    /// Deaths cost no years.
    DeathsForNothing,
    /// A strategy is used although no target admits it.
    UnaskedGaming,
    /// Pauses stand on the list that no board made.
    ForeignTrace,
    /// What a board did is no number.
    NotANumber,
    /// An account is overdrawn.
    NegativeAccount,
    /// A count is not kept for a month.
    MissingMonth,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::LostPatient,
        Self::MiscountedBed,
        Self::MiscountedClinician,
        Self::Luck,
        Self::FalseRecord,
        Self::ShareOverAll,
        Self::ListInsideOut,
        Self::NegativeHarm,
        Self::DeathsForNothing,
        Self::UnaskedGaming,
        Self::ForeignTrace,
        Self::NotANumber,
        Self::NegativeAccount,
        Self::MissingMonth,
    ];

    /// Its name on the command line.
    pub fn id(self) -> String {
        let mut id = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !id.is_empty() {
                id.push('-');
            }
            id.extend(letter.to_lowercase());
        }
        id
    }

    /// The invariants that must notice it.
    pub fn noticed_by(self) -> &'static [&'static str] {
        match self {
            Self::LostPatient | Self::MiscountedBed | Self::MiscountedClinician => &[CONSERVED],
            Self::Luck => &[SAME_BYTES],
            Self::FalseRecord => &[
                SAME_BYTES,
                "with all strategies on the record off, reported equals official",
                "what was written down differs by what strategies changed",
                "in the neutral world 133 targets change nothing",
            ],
            Self::ShareOverAll => &[
                "ed.within_4h is never over 100 %",
                "nobody is both within 4 and over 12 hours",
            ],
            Self::ListInsideOut => &["elective.over_104w is never more than elective.over_78w"],
            Self::NegativeHarm => &["harm of ward_care is never negative"],
            Self::DeathsForNothing => &["deaths of emergency_delay lose healthy years"],
            Self::UnaskedGaming => &["list_suspension is never used where no target admits it"],
            Self::ForeignTrace => &["no record bears the trace of a strategy that nobody uses"],
            Self::NotANumber => &["what boards do is a number and never negative"],
            Self::NegativeAccount => &["no account is negative"],
            Self::MissingMonth => &["every count is kept every month"],
        }
    }

    /// Whether it shows only where no target is in force.
    pub fn needs_no_targets(self) -> bool {
        matches!(self, Self::UnaskedGaming | Self::ForeignTrace)
    }

    fn hands(self) -> Hands {
        let off = Hands::OFF;
        match self {
            Self::LostPatient => Hands {
                during: lose_a_patient,
                ..off
            },
            Self::MiscountedBed => Hands {
                during: miscount_a_bed,
                ..off
            },
            Self::MiscountedClinician => Hands {
                during: miscount_a_clinician,
                ..off
            },
            Self::Luck => Hands {
                again: one_more_within_4h,
                ..off
            },
            _ => Hands {
                after: self.after(),
                ..off
            },
        }
    }

    /// What it does to what was measured.
    fn after(self) -> fn(&mut Outcome) {
        match self {
            Self::FalseRecord => one_more_within_4h,
            Self::ShareOverAll => |outcome| {
                reported(outcome, Indicator::EdWithin4h, |share| {
                    share.numerator += share.denominator;
                });
            },
            Self::ListInsideOut => |outcome| {
                reported(outcome, Indicator::ElectiveOver104w, |people| {
                    people.numerator += 1_000_000;
                });
            },
            Self::NegativeHarm => |outcome| {
                let harm = outcome.results_for_test().harm_for_test(Owner::WardCare, 2);
                harm.micro_qalys = -1;
            },
            Self::DeathsForNothing => |outcome| {
                let harm = outcome
                    .results_for_test()
                    .harm_for_test(Owner::EmergencyDelay, 0);
                (harm.micro_deaths, harm.micro_qalys) = (1, 0);
            },
            Self::UnaskedGaming => |outcome| {
                outcome
                    .behaviour
                    .use_for_test(StrategyId::ListSuspension, 0.5);
            },
            Self::ForeignTrace => |outcome| {
                let moved = Moved {
                    numerator: 1,
                    denominator: 0,
                };
                outcome.results_for_test().trace_for_test(Traced {
                    trace: Trace::ListSuspension,
                    indicator: Indicator::ElectiveOver52w,
                    moved,
                });
            },
            Self::NotANumber => |outcome| {
                outcome
                    .behaviour
                    .use_for_test(StrategyId::LateDepartures, f64::NAN);
            },
            Self::NegativeAccount => |outcome| outcome.pence[0] = -1,
            Self::MissingMonth => |outcome| {
                reported(outcome, Indicator::ElectiveList, |list| {
                    list.denominator = 0;
                });
            },
            Self::LostPatient | Self::MiscountedBed | Self::MiscountedClinician | Self::Luck => {
                Hands::OFF.after
            }
        }
    }
}

/// Checks a scenario whose worlds are broken: those invariants that need one world, and the others where the fault is theirs.
///
/// # Errors
/// A scenario that is not allowed.
pub fn checks_with(scenario: &Scenario, fault: Fault) -> Result<Vec<Check>, InputError> {
    if fault == Fault::FalseRecord {
        return all(scenario, fault.hands());
    }
    let prepared = crate::prepare(&super::one_year(scenario))?;
    Ok(super::in_a_world::checks(&prepared, fault.hands()).0)
}

/// At some hour of some day somebody waits for nothing but her discharge.
fn lose_a_patient(world: &mut Replication) {
    while !world.place_for_test().drop_a_discharge_for_test() {
        world.advance(100);
    }
}

fn miscount_a_bed(world: &mut Replication) {
    world.place_for_test().miscount_a_bed_for_test();
}

fn miscount_a_clinician(world: &mut Replication) {
    world.place_for_test().miscount_a_clinician_for_test();
}

fn one_more_within_4h(outcome: &mut Outcome) {
    reported(outcome, Indicator::EdWithin4h, |share| share.numerator += 1);
}

fn reported(outcome: &mut Outcome, indicator: Indicator, change: impl FnOnce(&mut Fraction)) {
    let results = outcome.results_for_test();
    results.change_for_test(Record::Reported, indicator, MONTH, change);
}
