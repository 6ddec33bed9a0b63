//! `goodhart check`: the invariants of the model, one line each.

use std::fmt::Write;

use goodhart_experiment::{Check as Line, everywhere, merged, of_one_world, with_known};
use goodhart_report::{InputError, Scenario};

use crate::args::Check;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::Target;
use crate::progress::Progress;
use crate::simulate::{in_order, threads};
use crate::world::worlds;

/// Checks each scenario, and with nothing asked for the presets and the ends of levers besides; exit code 1 if anything is broken.
pub fn check(args: &Check) -> Result<(), Failure> {
    let checked = with_known(|known| worlds(&args.scenarios, &args.levers, known))?;
    let asked = !args.scenarios.is_empty()
        || !args.levers.flags().is_empty()
        || !args.levers.set.is_empty();
    let beside = if asked { Vec::new() } else { everywhere() };
    let threads = threads(&args.work)?;
    let (whole, count) = (checked.len(), (checked.len() + beside.len()) as u32);
    let progress = Progress::new("scenarios", count, args.work.quiet);
    let lines = in_order(count, threads, |at| {
        let at = at as usize;
        let lines = if at < whole {
            all(args, &checked[at].1)
        } else {
            of_one_world(&beside[at - whole].1)
        };
        progress.one_done();
        (!interrupt::asked()).then_some(lines)
    })
    .ok_or(Failure::Interrupted)?;
    let mut lines = lines.into_iter();
    let mut broken = 0;
    let mut text = String::new();
    for ((name, _), lines) in checked.iter().zip(&mut lines) {
        broken += written(&mut text, name, &lines?);
    }
    let mut everywhere = Vec::new();
    for ((name, _), lines) in beside.into_iter().zip(lines) {
        everywhere.push((name, lines?));
    }
    if !everywhere.is_empty() {
        let name = format!("presets and ends of levers ({})", everywhere.len());
        broken += written(&mut text, &name, &merged(everywhere));
    }
    Target::Standard.write(text.as_bytes())?;
    if broken > 0 {
        return Err(Failure::BrokenInvariants(broken));
    }
    Ok(())
}

/// Writes a line for each invariant; says how many are broken.
fn written(text: &mut String, name: &str, lines: &[Line]) -> usize {
    let mut broken = 0;
    for line in lines {
        let (verdict, seen) = match &line.broken {
            None => ("holds", String::new()),
            Some(seen) => ("BROKEN", format!(": {}", seen.replace('\n', " "))),
        };
        broken += usize::from(line.broken.is_some());
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{verdict:<6}  {name}  {}{seen}", line.what);
    }
    broken
}

#[cfg(not(feature = "fault-injection"))]
fn all(_: &Check, scenario: &Scenario) -> Result<Vec<Line>, InputError> {
    goodhart_experiment::checks(scenario)
}

#[cfg(feature = "fault-injection")]
fn all(args: &Check, scenario: &Scenario) -> Result<Vec<Line>, InputError> {
    use goodhart_experiment::{Fault, checks, checks_with};
    let Some(name) = &args.fault else {
        return checks(scenario);
    };
    let fault = Fault::ALL.into_iter().find(|fault| fault.id() == *name);
    fault.map_or_else(
        || {
            let all = format!("one of {}", Fault::ALL.map(Fault::id).join(", "));
            Err(InputError::NotAllowed {
                key: "--fault".to_owned(),
                given: name.clone(),
                allowed: all,
            })
        },
        |fault| checks_with(scenario, fault),
    )
}
