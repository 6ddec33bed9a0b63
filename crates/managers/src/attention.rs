//! The span of attention: a board has so many review slots a week, and looks where it expects to learn most.

use goodhart_levers::{PerStream, Stream};
use goodhart_targets::Indicator;

use crate::{AttentionParameters, concerns};

/// Something a board can look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// Visible harm in a stream, as one indicator shows it.
    Concern(Indicator),
    /// All programmes of a stream together, as a quality committee sees them.
    Programmes(Stream),
    /// A target in force, by its catalogue name and the edition of its definition.
    Target(&'static str, u32),
}

/// An item of the agenda.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// What it is.
    pub subject: Subject,
    /// What hangs on it [stakes].
    pub weight: f64,
    /// What a look at it is a look at.
    pub about: About,
}

/// What a review slot is given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// One measured quantity.
    Quantity(Indicator),
    /// All programmes of a stream, alike.
    Programmes(Stream),
    /// Something that no quantity measures.
    Unmeasured,
}

/// What a board has in doubt, and where its attention has gone.
#[derive(Clone, Debug)]
pub(crate) struct Attention {
    /// In the order of the agenda last looked at.
    doubts: Vec<(Subject, f64)>,
    by_stream: PerStream<f64>,
    /// In registry order of indicators.
    by_quantity: Vec<f64>,
    /// Slots of the last week alone, in the same order.
    last: Vec<f64>,
    unmeasured: f64,
}

impl Attention {
    /// A board that has looked at nothing yet.
    pub fn new() -> Self {
        Self {
            doubts: Vec::new(),
            by_stream: PerStream::uniform(0.0),
            by_quantity: vec![0.0; Indicator::ALL.len()],
            last: vec![0.0; Indicator::ALL.len()],
            unmeasured: 0.0,
        }
    }

    /// One week: doubt grows, then each slot goes to the item from which most is to be learnt (the first of equals).
    pub fn look(&mut self, agenda: &[Item], p: &AttentionParameters) {
        let grown = |doubt: f64| doubt + (1.0 - doubt) * p.doubt_growth.get();
        // An item that is new to the agenda is in full doubt; one that left it is forgotten.
        let mut doubts: Vec<f64> = agenda
            .iter()
            .enumerate()
            .map(|(place, item)| self.doubt(item.subject, place).map_or(1.0, grown))
            .collect();
        let mut gains: Vec<f64> = agenda
            .iter()
            .zip(&doubts)
            .map(|(item, doubt)| item.weight * doubt)
            .collect();
        let slots = p.slots.get().round() as u32;
        let mut looked = PerStream::uniform(0.0);
        self.last.fill(0.0);
        let mut unmeasured = 0.0;
        for _ in 0..slots {
            let Some(chosen) = most_to_learn(&gains) else {
                break;
            };
            doubts[chosen] *= 1.0 - p.look_quality.get();
            gains[chosen] = agenda[chosen].weight * doubts[chosen];
            match agenda[chosen].about {
                About::Quantity(quantity) => {
                    looked[quantity.stream()] += 1.0;
                    self.last[quantity as usize] += 1.0;
                }
                About::Programmes(stream) => {
                    looked[stream] += 1.0;
                    let programmes = concerns::programmes(stream);
                    let part = 1.0 / programmes.len().max(1) as f64;
                    for &programme in programmes {
                        self.last[programme as usize] += part;
                    }
                }
                About::Unmeasured => unmeasured += 1.0,
            }
        }
        self.doubts = agenda.iter().map(|item| item.subject).zip(doubts).collect();
        let recent = 1.0 / p.memory.get();
        for stream in Stream::ALL {
            self.by_stream[stream] += (looked[stream] - self.by_stream[stream]) * recent;
        }
        for (mean, &slots) in self.by_quantity.iter_mut().zip(&self.last) {
            *mean += (slots - *mean) * recent;
        }
        self.unmeasured += (unmeasured - self.unmeasured) * recent;
    }

    /// How firm the board's grip is on each item of the agenda last looked at, in its order [0–1].
    pub fn grips(&self, p: &AttentionParameters) -> impl Iterator<Item = f64> {
        let discount = p.doubt_discount.get();
        self.doubts
            .iter()
            .map(move |(_, doubt)| 1.0 - discount * doubt)
    }

    /// Doubt about an item that stands at this place of the agenda: most weeks it stood there last week too.
    fn doubt(&self, subject: Subject, place: usize) -> Option<f64> {
        let same = |(known, _): &&(Subject, f64)| *known == subject;
        self.doubts
            .get(place)
            .filter(same)
            .or_else(|| self.doubts.iter().find(same))
            .map(|&(_, doubt)| doubt)
    }

    /// Slots a week that went to each stream, averaged over the memory [slots].
    pub const fn by_stream(&self) -> PerStream<f64> {
        self.by_stream
    }

    /// Slots a week that went to each quantity, averaged over the memory [slots], in registry order.
    pub fn by_quantity(&self) -> &[f64] {
        &self.by_quantity
    }

    /// Slots that went to each quantity when the board last looked [slots], in registry order.
    pub fn last(&self) -> &[f64] {
        &self.last
    }

    /// Slots a week that went to targets no quantity measures, averaged over the memory [slots].
    pub const fn unmeasured(&self) -> f64 {
        self.unmeasured
    }
}

/// The first of those from which most is to be learnt; none where nothing is.
fn most_to_learn(gains: &[f64]) -> Option<usize> {
    // Four at a time, without a branch: the place is looked for when the most is known.
    const SIDE_BY_SIDE: usize = 4;
    let larger = |one: f64, other: f64| if other > one { other } else { one };
    let (fours, rest) = gains.as_chunks::<SIDE_BY_SIDE>();
    let mut most = [0.0; SIDE_BY_SIDE];
    for four in fours {
        for (most, &gain) in most.iter_mut().zip(four) {
            *most = larger(*most, gain);
        }
    }
    let most = most.iter().chain(rest).copied().fold(0.0, larger);
    gains.iter().position(|&gain| gain >= most && gain > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["a", "b", "c", "d"];

    fn agenda(targets: usize) -> Vec<Item> {
        let concern = Item {
            subject: Subject::Concern(Indicator::WardSafety),
            weight: 0.3,
            about: About::Quantity(Indicator::WardSafety),
        };
        let target = |at: usize| Item {
            subject: Subject::Target(NAMES[at], 0),
            weight: 1.0,
            about: About::Unmeasured,
        };
        std::iter::once(concern)
            .chain((0..targets).map(target))
            .collect()
    }

    fn after_a_year(targets: usize, slots: f64) -> (Attention, AttentionParameters) {
        let p = AttentionParameters {
            slots: goodhart_units::Count::new(slots),
            ..AttentionParameters::DEFAULT
        };
        let mut attention = Attention::new();
        for _ in 0..52 {
            attention.look(&agenda(targets), &p);
        }
        (attention, p)
    }

    #[test]
    fn without_targets_concerns_have_all_slots() {
        let (attention, _) = after_a_year(0, 3.0);
        assert!(attention.by_stream()[Stream::Wards] > 2.9);
    }

    #[test]
    fn targets_take_slots_and_grip_from_concerns_until_slots_abound() {
        let grip = |targets, slots| {
            let (attention, p) = after_a_year(targets, slots);
            attention.grips(&p).next().expect("the concern comes first")
        };
        assert!(grip(4, 3.0) < grip(0, 3.0));
        assert!(grip(0, 60.0) - grip(4, 60.0) < 1e-4);
    }

    #[test]
    fn an_item_that_left_the_agenda_is_forgotten() {
        let (mut attention, p) = after_a_year(4, 3.0);
        attention.look(&agenda(0), &p);
        assert_eq!(attention.doubts.len(), 1);
    }
}
