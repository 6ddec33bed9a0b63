//! Burnt-in worlds, kept: policy levers do not invalidate them.

use crate::Prepared;
use crate::world::World;

/// Burnt-in worlds of the last assumptions used, by replication.
#[derive(Clone, Debug, Default)]
pub struct BurnIns {
    key: u64,
    worlds: Vec<Option<World>>,
    /// Replications from this one on are not kept.
    most: u32,
}

impl BurnIns {
    /// Keeps the worlds of the first `most` replications: a world takes some three megabytes.
    pub fn keeping(most: u32) -> Self {
        Self {
            key: 0,
            worlds: Vec::new(),
            most,
        }
    }

    pub(crate) fn world(&mut self, prepared: &Prepared, replication: u32) -> World {
        if replication >= self.most {
            return World::burnt_in(prepared, replication);
        }
        if self.key != prepared.burn_in_key || self.worlds.is_empty() {
            self.key = prepared.burn_in_key;
            self.worlds = vec![None; self.most as usize];
        }
        self.worlds[replication as usize]
            .get_or_insert_with(|| World::burnt_in(prepared, replication))
            .clone()
    }
}
