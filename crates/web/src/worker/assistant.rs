//! A helper: one part after the other for the worker that gathers them. It knows no page.

use goodhart_experiment::{BurnIns, Prepared, Replication};
use goodhart_web::worker_protocol::{Ask, Part, Request};

use super::parts::{Settings, parcel};
use super::work::{EVENTS, prepared};

/// The helper's state.
#[derive(Default)]
pub struct Helper {
    /// The world of the last order, by its generation and its cell of the map.
    world: Option<((u32, u32), Prepared)>,
    order: Option<(u32, Part, Settings)>,
    running: Option<Replication>,
}

impl Helper {
    /// Takes an order in; what it was busy with is dropped.
    pub fn hear(&mut self, request: Request) {
        self.running = None;
        self.order = match request.ask {
            Ask::Part(part) => Some((request.generation, part, request.settings)),
            _ => None,
        };
    }

    /// Whether there is anything to do.
    pub fn is_busy(&self) -> bool {
        self.order.is_some()
    }

    /// Works until `until` [ms on `clock`] or until a part is finished: its parcel.
    pub fn slice(&mut self, clock: impl Fn() -> f64, until: f64) -> Option<Vec<u8>> {
        let (generation, part, settings) = self.order.as_ref()?;
        let (generation, part) = (*generation, *part);
        let name = (generation, part.cell);
        if self.world.as_ref().is_none_or(|of| of.0 != name) {
            // The gathering worker has prepared the same world before it dealt it out.
            let world = prepared(settings, &BurnIns::default()).ok();
            self.world = world.map(|world| (name, world));
        }
        let Some((_, world)) = &self.world else {
            self.order = None;
            return None;
        };
        let running = self.running.get_or_insert_with(|| {
            Replication::begin_early(
                &world.with_only(part.players),
                part.replication,
                &BurnIns::default(),
            )
        });
        while !running.advance(EVENTS).done {
            if clock() >= until {
                return None;
            }
        }
        let outcome = running.outcome();
        (self.running, self.order) = (None, None);
        Some(parcel(generation, part, outcome))
    }
}
