//! Burnt-in worlds, kept: policy levers do not invalidate them.

use std::sync::Arc;

use goodhart_pathways::Tables;

use crate::Prepared;
use crate::world::World;

/// Burnt-in worlds of the last assumptions used, by replication.
#[derive(Clone, Debug, Default)]
pub struct BurnIns {
    key: u64,
    worlds: Vec<Option<World>>,
    /// Tables of the kept worlds.
    tables: Option<Arc<Tables>>,
    /// Replications from this one on are not kept.
    most: u32,
}

impl BurnIns {
    /// Keeps the worlds of the first `most` replications: a world takes some three megabytes.
    pub fn keeping(most: u32) -> Self {
        Self {
            key: 0,
            worlds: Vec::new(),
            tables: None,
            most,
        }
    }

    /// Gives a world the tables of the kept worlds where its own are the same: half a megabyte that stands there once.
    pub fn share_tables(&self, prepared: &mut Prepared) {
        if self.key == prepared.burn_in_key
            && let Some(tables) = &self.tables
        {
            prepared.tables.clone_from(tables);
        }
    }

    /// A copy of the kept world.
    pub(crate) fn kept(&self, prepared: &Prepared, replication: u32) -> Option<World> {
        if self.key != prepared.burn_in_key {
            return None;
        }
        self.worlds.get(replication as usize)?.clone()
    }

    /// Keeps a copy of a world that has just come to its start state.
    pub(crate) fn keep(&mut self, prepared: &Prepared, replication: u32, world: &mut World) {
        if replication >= self.most {
            return;
        }
        if self.key != prepared.burn_in_key || self.worlds.is_empty() {
            self.key = prepared.burn_in_key;
            self.worlds = (0..self.most).map(|_| None).collect();
            self.tables = Some(prepared.tables.clone());
        }
        world.place.copy_is_tight(true);
        self.worlds[replication as usize] = Some(world.clone());
        world.place.copy_is_tight(false);
    }
}
