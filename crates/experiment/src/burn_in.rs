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

    /// A copy of the kept world.
    pub(crate) fn kept(&self, prepared: &Prepared, replication: u32) -> Option<World> {
        let is_same = self.key == prepared.burn_in_key;
        let world = self.worlds.get(replication as usize)?;
        world.clone().filter(|_| is_same)
    }

    /// Keeps a copy of a world that has just come to its start state.
    pub(crate) fn keep(&mut self, prepared: &Prepared, replication: u32, world: &World) {
        if replication >= self.most {
            return;
        }
        if self.key != prepared.burn_in_key || self.worlds.is_empty() {
            self.key = prepared.burn_in_key;
            self.worlds = vec![None; self.most as usize];
        }
        let mut kept = world.clone();
        kept.place.tighten();
        self.worlds[replication as usize] = Some(kept);
    }
}
