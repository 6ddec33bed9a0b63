//! Ctrl-C: long work looks here between two chunks and stops without having written anything.

use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C asks instead of killing; a second one kills.
pub fn listen() {
    // Without a handler Ctrl-C kills at once, which leaves nothing half-written either.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
}

/// Whether the user wants it to stop.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
