//! A 4-ary min-heap of packed events.
//!
//! Two choices make it fast (they were measured against a plain 4-ary heap and the standard library's binary heap): the least of four
//! children is found by selection without branches, and a removal sifts the hole to the bottom before the last item is dropped into it,
//! which saves the compare with that item on every level.
//!
//! Source: Johnson (1975), Priority queues with update and finding minimum spanning trees (d-ary heaps); Wegener (1993), Bottom-up heapsort.

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
            let Some(&[a, b, c, d]) = items.get(child..).and_then(<[u128]>::first_chunk) else {
                break;
            };
            let left = child + usize::from(b < a);
            let right = child + 2 + usize::from(d < c);
            let (low_left, low_right) = (a.min(b), c.min(d));
            let take_right = low_right < low_left;
            items[hole] = if take_right { low_right } else { low_left };
            hole = if take_right { right } else { left };
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
