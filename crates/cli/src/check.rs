//! `goodhart check`: the invariants of the model, one line each.

use std::fmt::Write;

use goodhart_experiment::{checks, with_known};

use crate::args::Check;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::Target;
use crate::progress::Progress;
use crate::simulate::{in_order, threads};
use crate::world::worlds;

/// Checks each scenario; exit code 1 if anything is broken.
pub fn check(args: &Check) -> Result<(), Failure> {
    let worlds = with_known(|known| worlds(&args.scenarios, &args.levers, known))?;
    let threads = threads(&args.work)?;
    let count = worlds.len() as u32;
    let progress = Progress::new("scenarios", count, args.work.quiet);
    let checked = in_order(count, threads, |at| {
        let checks = checks(&worlds[at as usize].1);
        progress.one_done();
        (!interrupt::asked()).then_some(checks)
    })
    .ok_or(Failure::Interrupted)?;
    let mut broken = 0;
    let mut lines = String::new();
    for ((name, _), checks) in worlds.iter().zip(checked) {
        for check in checks? {
            let (verdict, seen) = match &check.broken {
                None => ("holds", String::new()),
                Some(seen) => ("BROKEN", format!(": {}", seen.replace('\n', " "))),
            };
            broken += usize::from(check.broken.is_some());
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{verdict:<6}  {name}  {}{seen}", check.what);
        }
    }
    Target::Standard.write(lines.as_bytes())?;
    if broken > 0 {
        return Err(Failure::BrokenInvariants(broken));
    }
    Ok(())
}
