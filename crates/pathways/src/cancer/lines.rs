//! Lines of this pathway: random order where a resource is shared with others, by turn where it is not.

use goodhart_des::queue::KeyHeap;

/// A line and what is carried over of its slots.
#[derive(Clone, Debug)]
pub(super) struct Line {
    heap: KeyHeap,
    /// Key of the last one called.
    virtual_time: u64,
    /// Slots carried over between days (fractions).
    pub carry: f64,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            heap: KeyHeap::new(),
            virtual_time: 0,
            carry: 0.0,
        }
    }

    /// Joins with a lot, to be called in random order.
    pub(super) fn push(&mut self, id: u32, slot: u32, lot: u32) {
        self.heap.push(self.virtual_time + u64::from(lot), id, slot);
    }

    /// Joins behind everyone with an earlier date.
    pub(super) fn push_by_turn(&mut self, id: u32, slot: u32, date: u32) {
        self.heap.push(u64::from(date), id, slot);
    }

    pub(super) fn pop(&mut self) -> Option<u32> {
        let first = self.heap.pop()?;
        self.virtual_time = self.virtual_time.max(first.key);
        Some(first.slot)
    }

    /// People in the line.
    pub(super) fn len(&self) -> usize {
        self.heap.len()
    }

    /// Those in the line, in no order that means anything.
    pub(super) fn slots(&self) -> impl Iterator<Item = u32> {
        self.heap.iter().map(|item| item.slot)
    }

    /// Slots that nobody needs are lost.
    pub(super) fn close_day(&mut self) {
        if self.heap.is_empty() {
            self.carry = self.carry.min(0.0);
        }
    }
}

/// Part of the slots of a shared resource that goes to a line of `people` with this weight beside `others` [0–1]. Where one of them takes more
/// than one slot, her weight is that much larger.
pub(crate) fn share(people: usize, weight: f64, others: usize) -> f64 {
    let weighted = people as f64 * weight;
    if weighted <= 0.0 {
        return 0.0;
    }
    weighted / (weighted + others as f64)
}
