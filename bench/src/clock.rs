//! Time the processor spent on this program.

use std::time::{Duration, Instant};

/// A watch that started when it was made.
pub struct Watch {
    wall: Instant,
    on_processor: Option<Duration>,
}

impl Watch {
    /// Starts now.
    #[expect(
        clippy::disallowed_methods,
        reason = "a bench is there to read the clock"
    )]
    pub fn start() -> Self {
        Self {
            wall: Instant::now(),
            on_processor: on_processor(),
        }
    }

    /// Processor time since the start; where the system does not tell it, time on the wall.
    pub fn passed(&self) -> Duration {
        match (self.on_processor, on_processor()) {
            (Some(start), Some(now)) => now.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

impl Watch {
    /// Time on the wall since the start.
    pub fn on_the_wall(&self) -> Duration {
        self.wall.elapsed()
    }
}

/// The shortest of several rounds: what is in the way can only add.
pub fn shortest(rounds: u32, mut work: impl FnMut()) -> Duration {
    (0..rounds)
        .map(|_| {
            let watch = Watch::start();
            work();
            watch.passed()
        })
        .min()
        .unwrap_or_default()
}

/// Linux counts it in nanoseconds for every thread; this program has one.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
