//! Calls in clinical order: a calendar in virtual time.
//!
//! Tens of thousands are pending and one in a few hundred is called on a day, so what counts is to touch little memory. A call goes to the
//! end of a stack for its stretch of virtual time; a stack is sorted when its stretch begins.

/// Virtual time in one stack, as a power of two: some hundred calls of a place's list.
const STRETCH_BITS: u32 = 14;
/// Stacks on the circle: more stretches than the longest lot can lie ahead of the present.
const STACKS: usize = 1 << 12;

/// A call to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Call {
    /// Virtual time.
    pub time: u64,
    /// Whom it is for: orders simultaneous calls.
    pub id: u32,
    /// Where she is kept.
    pub slot: u32,
}

/// Calls by virtual time, then identity.
#[derive(Clone, Debug)]
pub(crate) struct Calls {
    /// Stretch of the calls that are sorted.
    present: u64,
    /// Calls of the present stretch, last first.
    sorted: Vec<Call>,
    /// Calls of later stretches, by stretch around the circle.
    stacks: Vec<Vec<Call>>,
    /// Calls beyond the circle.
    far: Vec<Call>,
    /// Calls on stacks.
    stacked: usize,
    /// Empty stacks with room, for stretches that get their first call: few are in use at a time.
    spare: Vec<Vec<Call>>,
}

impl Calls {
    pub(crate) fn new() -> Self {
        Self {
            present: 0,
            sorted: Vec::new(),
            stacks: vec![Vec::new(); STACKS],
            far: Vec::new(),
            stacked: 0,
            spare: Vec::new(),
        }
    }

    /// A call at or after the last one taken out.
    #[inline]
    pub(crate) fn push(&mut self, call: Call) {
        let stretch = call.time >> STRETCH_BITS;
        if stretch <= self.present {
            let place = self.sorted.partition_point(|other| *other > call);
            self.sorted.insert(place, call);
        } else if stretch - self.present < STACKS as u64 {
            let stack = &mut self.stacks[stretch as usize % STACKS];
            if stack.capacity() == 0 {
                *stack = self.spare.pop().unwrap_or_default();
            }
            stack.push(call);
            self.stacked += 1;
        } else {
            self.far.push(call);
        }
    }

    /// Takes out the first call.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<Call> {
        if self.sorted.is_empty() {
            self.turn();
        }
        self.sorted.pop()
    }

    /// Goes on to the next stretch that has calls, and sorts them.
    fn turn(&mut self) {
        if self.stacked == 0 {
            let Some(first) = self.far.iter().min() else {
                return;
            };
            self.present = first.time >> STRETCH_BITS;
            self.admit_far();
        } else {
            while self.sorted.is_empty() {
                self.present += 1;
                let stack = &mut self.stacks[self.present as usize % STACKS];
                if !stack.is_empty() {
                    let used = std::mem::replace(&mut self.sorted, std::mem::take(stack));
                    if used.capacity() > 0 {
                        self.spare.push(used);
                    }
                }
            }
            self.stacked -= self.sorted.len();
            if !self.far.is_empty() {
                self.admit_far();
            }
        }
        self.sorted.sort_unstable_by(|a, b| b.cmp(a));
    }

    /// Lets in the calls that are now within the circle.
    #[cold]
    fn admit_far(&mut self) {
        let present = self.present;
        let within = |call: &Call| (call.time >> STRETCH_BITS) - present < STACKS as u64;
        let (near, far) = std::mem::take(&mut self.far).into_iter().partition(within);
        self.far = far;
        let near: Vec<Call> = near;
        for call in near {
            self.push(call);
        }
    }
}

#[cfg(test)]
mod tests {
    use goodhart_des::random::{Purpose, Seed, Stream, below};

    use super::*;

    #[test]
    fn calls_come_in_order_of_virtual_time_then_identity() {
        let mut stream = Stream::new(Seed(1), 0, Purpose(0));
        let (mut calls, mut plain) = (Calls::new(), std::collections::BTreeSet::new());
        let mut now = 0;
        for step in 0..20_000_u32 {
            // Some at once, most within the circle, a few beyond; many at the same time.
            let reach = [1, 1 << 10, 1 << 22, 1 << 31][below(stream.draw(), 4) as usize];
            let time = now + u64::from(below(stream.draw(), reach) / 64 * 64);
            let call = Call {
                time,
                id: below(stream.draw(), 50) << 16 | step,
                slot: step,
            };
            calls.push(call);
            plain.insert(call);
            if step % 3 > 0 {
                let first = calls.pop().expect("calls are pending");
                assert_eq!(Some(first), plain.pop_first());
                now = first.time;
            }
        }
        while let Some(call) = calls.pop() {
            assert_eq!(Some(call), plain.pop_first());
        }
        assert!(plain.is_empty());
    }
}
