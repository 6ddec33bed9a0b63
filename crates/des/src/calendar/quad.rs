//! A 4-ary min-heap of packed events.
//!
//! Two choices make it fast (they were measured against a plain 4-ary heap and the standard library's binary heap): the least of four
//! children is found by selection without branches, and a removal sifts the hole to the bottom before the last item is dropped into it,
//! which saves the compare with that item on every level.
//!
//! Source: Johnson (1975), Priority queues with update and finding minimum spanning trees (d-ary heaps); Wegener (1993), Bottom-up heapsort.

use std::hint::select_unpredictable;

/// Children per node.
const ARITY: usize = 4;

#[derive(Debug, Clone, Default)]
pub(super) struct QuadHeap {
    items: Vec<u128>,
}

impl QuadHeap {
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u128> {
        self.items.first().copied()
    }

    #[inline]
    pub(super) fn push(&mut self, item: u128) {
        let mut hole = self.items.len();
        self.items.push(item);
        let items = self.items.as_mut_slice();
        while hole > 0 {
            let parent = (hole - 1) / ARITY;
            if items[parent] <= item {
                break;
            }
            items[hole] = items[parent];
            hole = parent;
        }
        items[hole] = item;
    }

    #[inline]
    pub(super) fn pop(&mut self) -> Option<u128> {
        let last = self.items.pop()?;
        let items = self.items.as_mut_slice();
        let Some(&first) = items.first() else {
            return Some(last);
        };
        let mut hole = 0;
        loop {
            let child = ARITY * hole + 1;
            let Some(family) = items.get(child..).and_then(<[u128]>::first_chunk::<ARITY>) else {
                break;
            };
            let least = least_of(family);
            items[hole] = family[least];
            hole = child + least;
        }
        // the bottom family may have fewer than four children
        let child = ARITY * hole + 1;
        if let Some(rest) = items.get(child..)
            && let Some((offset, &least)) = rest.iter().enumerate().min_by_key(|&(_, item)| *item)
            && least < last
        {
            items[hole] = least;
            items[child + offset] = last;
            return Some(first);
        }
        while hole > 0 {
            let parent = (hole - 1) / ARITY;
            if items[parent] <= last {
                break;
            }
            items[hole] = items[parent];
            hole = parent;
        }
        items[hole] = last;
        Some(first)
    }
}

/// The place of the least of four. Time and tie decide without branches; the rest is looked at only if they are equal.
#[inline]
fn least_of(family: &[u128; ARITY]) -> usize {
    let keys = family.map(|item| (item >> 64) as u64);
    let left = usize::from(keys[1] < keys[0]);
    let right = 2 + usize::from(keys[3] < keys[2]);
    let (low, high) = (keys[left], keys[right]);
    if keys[0] == keys[1] || keys[2] == keys[3] || low == high {
        return least_of_equal_keys(family);
    }
    select_unpredictable(high < low, right, left)
}

#[cold]
fn least_of_equal_keys(family: &[u128; ARITY]) -> usize {
    (1..ARITY).fold(0, |least, place| {
        if family[place] < family[least] {
            place
        } else {
            least
        }
    })
}
