//! The figures, one a line.

use std::io::Write;
use std::process::{Command, ExitCode};

use goodhart_des::calendar::{Heap, Wheel};

use crate::clock::{Watch, shortest};
use crate::kernel::nanoseconds_per_event;
use crate::limit;
use crate::place::{five_years, last_byte};

const ROUNDS: u32 = 5;
/// Pending events of the kernel's rows: a department, a place, a region.
const PENDING: [u32; 3] = [256, 4_096, 65_536];
/// Calls the module, shows each call's milliseconds and the byte it returned.
const CALLER: &str = include_str!("call.mjs");

/// Prints everything; `module` is the same program as WebAssembly, left out where Node.js cannot run it.
pub fn report(module: Option<&str>) -> ExitCode {
    let mut digest = 0;
    let place = shortest(ROUNDS, || digest = five_years()).as_secs_f64() * 1e3;
    let mut lines = vec![format!("place_five_years {place:.2} ms")];
    lines.extend(limit::figures());
    for pending in PENDING {
        lines.push(format!(
            "wheel_{pending} {:.2} ns",
            nanoseconds_per_event::<Wheel>(pending)
        ));
        lines.push(format!(
            "heap_{pending} {:.2} ns",
            nanoseconds_per_event::<Heap>(pending)
        ));
    }
    let called = module.and_then(in_node);
    if let Some((milliseconds, _)) = called {
        lines.push(format!("wasm_to_native {:.3} times", milliseconds / place));
    }
    let written = writeln!(std::io::stdout(), "{}", lines.join("\n"));
    let agreed = called.is_none_or(|(_, byte)| byte == last_byte(digest));
    if !agreed {
        let _ = writeln!(std::io::stderr(), "WebAssembly gives another digest");
    }
    if agreed && written.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints the time on the wall of one place for five years [ms], all that a browser can tell, and the last byte of its digest.
pub fn place() -> ExitCode {
    let watch = Watch::start();
    let digest = five_years();
    let milliseconds = watch.on_the_wall().as_secs_f64() * 1e3;
    match writeln!(std::io::stdout(), "{milliseconds:.3} {}", last_byte(digest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The shortest call [ms of processor time] and the byte it returned; `None` without Node.js.
fn in_node(module: &str) -> Option<(f64, u8)> {
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", CALLER, module])
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (milliseconds, byte) = text.trim().split_once(' ')?;
    Some((milliseconds.parse().ok()?, byte.parse().ok()?))
}
