//! Calls in clinical order: a calendar in virtual time.
//!
//! Tens of thousands are pending and one in a few hundred is called on a day, so what counts is to touch little memory, and that at the ends
//! of few stacks. A call goes to the end of a stack for its period of virtual time; when a period begins, its stack is dealt out to stacks for
//! each stretch of it; a stretch is sorted when it begins. It is a radix sort from the front that goes no deeper than it must.

use std::hint::black_box;

use goodhart_des::growing::Growing;

/// Virtual time in a stretch, as a power of two: a hundred calls of a place's list.
const STRETCH_BITS: u32 = 12;
/// Stretches in a period, and periods on the circle, as a power of two: more than the longest lot can lie ahead of the present.
const STACK_BITS: u32 = 6;
/// As many as a mask has bits.
const STACKS: usize = 1 << STACK_BITS;
/// The same where places are counted.
const CIRCLE: u64 = STACKS as u64;

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

/// A call as one number with the order of calls. It is compared without a branch, and it travels in two registers: four narrow stores read
/// back as one wide load would stall every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Packed(u128);

impl Packed {
    #[inline]
    const fn of(call: Call) -> Self {
        let who = (call.id as u64) << 32 | call.slot as u64;
        Self((call.time as u128) << 64 | who as u128)
    }

    #[inline]
    const fn call(self) -> Call {
        Call {
            time: (self.0 >> 64) as u64,
            id: (self.0 >> 32) as u32,
            slot: self.0 as u32,
        }
    }

    #[inline]
    const fn stretch(self) -> u64 {
        (self.0 >> (64 + STRETCH_BITS)) as u64
    }

    #[inline]
    const fn period(self) -> u64 {
        (self.0 >> (64 + STRETCH_BITS + STACK_BITS)) as u64
    }

    /// Which of the equal parts of its stretch the call is in.
    #[inline]
    const fn part(self) -> usize {
        (self.0 >> (64 + STRETCH_BITS - STACK_BITS)) as usize % STACKS
    }
}

/// Calls by virtual time, then identity.
#[derive(Clone, Debug)]
pub(crate) struct Calls {
    /// Stretch of the calls that are sorted.
    present: u64,
    /// Calls of the present stretch, last first.
    sorted: Vec<Packed>,
    /// Calls of later stretches of the present period.
    stretches: Stacks,
    /// Calls of later periods, around the circle.
    periods: Stacks,
    /// Calls beyond the circle.
    far: Vec<Packed>,
}

/// Stacks of calls that are not sorted yet, in blocks of equal size: what one stack has given back another takes, and none holds more than it
/// has calls for.
#[derive(Clone, Debug)]
struct Stacks {
    blocks: Growing<Block, 8>,
    /// For each stack its topmost block and how many calls it has.
    tops: [(u32, u32); STACKS],
    /// The topmost of the free blocks.
    free: u32,
    /// Stacks with calls, one bit each.
    filled: u64,
}

/// Some of the calls of a stack.
#[derive(Clone, Copy, Debug)]
struct Block {
    calls: [Packed; BLOCK],
    /// The block under it in its stack, or among the free ones.
    under: u32,
}

/// Calls in a block.
const BLOCK: usize = 32;
/// Under the lowest block.
const GROUND: u32 = u32::MAX;

impl Stacks {
    const fn new() -> Self {
        Self {
            blocks: Growing::new(),
            tops: [(GROUND, 0); STACKS],
            free: GROUND,
            filled: 0,
        }
    }

    #[inline]
    fn push(&mut self, place: u64, call: Packed) {
        let place = place as usize % STACKS;
        let on_top = self.tops[place].1 as usize % BLOCK;
        if on_top == 0 {
            self.pile_up(place);
        }
        let (block, count) = &mut self.tops[place];
        *count += 1;
        self.blocks[*block as usize].calls[on_top] = call;
    }

    /// Puts an empty block on a stack.
    #[cold]
    #[inline(never)]
    fn pile_up(&mut self, place: usize) {
        if self.free == GROUND {
            self.free = self.blocks.len() as u32;
            self.blocks.push(Block {
                calls: [Packed(0); BLOCK],
                under: GROUND,
            });
        }
        let block = self.free;
        let top = &mut self.tops[place].0;
        self.free = std::mem::replace(&mut self.blocks[block as usize].under, *top);
        *top = block;
        self.filled |= 1 << place;
    }

    /// How far it is from `place` around the circle to the first stack with calls; 64 if there is none.
    fn ahead(&self, place: u64) -> u64 {
        let turned = self.filled.rotate_right((place % CIRCLE) as u32);
        u64::from(turned.trailing_zeros())
    }

    /// How many calls a stack has.
    fn count(&self, place: u64) -> usize {
        self.tops[place as usize % STACKS].1 as usize
    }

    /// The calls of a stack, block by block from the top.
    fn blocks(&self, place: u64) -> impl Iterator<Item = &[Packed]> {
        let (mut block, count) = self.tops[place as usize % STACKS];
        // All blocks but the topmost are full.
        let mut length = (count as usize).wrapping_sub(1) % BLOCK + 1;
        std::iter::from_fn(move || {
            (block != GROUND).then(|| {
                let Block { calls, under } = &self.blocks[block as usize];
                block = *under;
                &calls[..std::mem::replace(&mut length, BLOCK)]
            })
        })
    }

    /// Empties a stack and keeps its blocks for others.
    fn clear(&mut self, place: u64) {
        let place = place as usize % STACKS;
        self.filled &= !(1 << place);
        let (mut block, _) = std::mem::replace(&mut self.tops[place], (GROUND, 0));
        while block != GROUND {
            let under = &mut self.blocks[block as usize].under;
            let below = std::mem::replace(under, self.free);
            self.free = std::mem::replace(&mut block, below);
        }
    }
}

impl Calls {
    pub(crate) fn new() -> Self {
        Self {
            present: 0,
            sorted: Vec::new(),
            stretches: Stacks::new(),
            periods: Stacks::new(),
            far: Vec::new(),
        }
    }

    /// A call at or after the last one taken out.
    #[inline]
    pub(crate) fn push(&mut self, call: Call) {
        let call = Packed::of(call);
        if call.stretch() > self.present {
            self.stack(call);
        } else {
            let place = self.sorted.partition_point(|other| *other > call);
            self.sorted.insert(place, call);
        }
    }

    /// Puts a call on the stack of its stretch or period, which is the present one or lies ahead.
    #[inline]
    fn stack(&mut self, call: Packed) {
        match self.periods_ahead(call) {
            0 => self.stretches.push(call.stretch(), call),
            1..CIRCLE => self.periods.push(call.period(), call),
            _ => self.far.push(call),
        }
    }

    fn periods_ahead(&self, call: Packed) -> u64 {
        call.period() - (self.present >> STACK_BITS)
    }

    /// Takes out the first call. `look` reads anything of whoever is kept in a slot: it is asked for all calls of a stretch when it begins, so
    /// that they are fetched from memory side by side, and not one after the other when each is called.
    #[inline]
    pub(crate) fn pop(&mut self, look: impl Fn(u32) -> u32) -> Option<Call> {
        if self.sorted.is_empty() {
            self.turn();
            let seen = self
                .sorted
                .iter()
                .fold(0, |seen, call| seen ^ look(call.call().slot));
            black_box(seen);
        }
        self.sorted.pop().map(Packed::call)
    }

    /// Goes on to the next stretch that has calls, and sorts them.
    fn turn(&mut self) {
        if self.stretches.filled == 0 {
            self.open_period();
        }
        let first = self.stretches.ahead(0);
        if first < CIRCLE {
            self.present = self.present >> STACK_BITS << STACK_BITS | first;
            last_first(&self.stretches, first, &mut self.sorted);
            self.stretches.clear(first);
        }
    }

    /// Goes on to the next period that has calls, and deals them out to its stretches.
    fn open_period(&mut self) {
        let present = self.present >> STACK_BITS;
        let ahead = self.periods.ahead(present);
        let next = if ahead < CIRCLE {
            present + ahead
        } else if let Some(first) = self.far.iter().min() {
            first.period()
        } else {
            return;
        };
        self.present = next << STACK_BITS;
        for block in self.periods.blocks(next) {
            for &call in block {
                self.stretches.push(call.stretch(), call);
            }
        }
        self.periods.clear(next);
        // those now within the circle
        let mut place = 0;
        while let Some(&call) = self.far.get(place) {
            if self.periods_ahead(call) < CIRCLE {
                self.far.swap_remove(place);
                self.stack(call);
            } else {
                place += 1;
            }
        }
    }
}

/// Sorts the calls of a stretch into `sorted`, last first: dealt out to the parts of the stretch, of which each holds a call or two, then each
/// moved past those beside it. The page's standard library is built for size and would sort by heap.
fn last_first(stretches: &Stacks, stretch: u64, sorted: &mut Vec<Packed>) {
    let mut places = [0; STACKS];
    for block in stretches.blocks(stretch) {
        for call in block {
            places[call.part()] += 1;
        }
    }
    let mut place = 0;
    for part in places.iter_mut().rev() {
        place += std::mem::replace(part, place);
    }
    sorted.clear();
    sorted.resize(stretches.count(stretch), Packed(0));
    for block in stretches.blocks(stretch) {
        for &call in block {
            let place = &mut places[call.part()];
            sorted[*place] = call;
            *place += 1;
        }
    }
    for end in 1..sorted.len() {
        let call = sorted[end];
        let mut place = end;
        while place > 0 && sorted[place - 1] < call {
            sorted[place] = sorted[place - 1];
            place -= 1;
        }
        sorted[place] = call;
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
                let first = calls.pop(|slot| slot).expect("calls are pending");
                assert_eq!(Some(first), plain.pop_first());
                now = first.time;
            }
        }
        while let Some(call) = calls.pop(|slot| slot) {
            assert_eq!(Some(call), plain.pop_first());
        }
        assert!(plain.is_empty());
    }
}
