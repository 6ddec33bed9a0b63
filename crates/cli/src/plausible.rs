//! `goodhart plausible`: finds the sets of assumptions that no fact used to fit rules out, or measures the kept ones again.

use std::path::Path;

use goodhart_experiment::plausible::{
    SETS, Tried, WAVES, first_wave, header, kept, line, next_wave, parsed, tried, varied,
};

use crate::args::Plausible;
use crate::failure::Failure;
use crate::output::Target;
use crate::rows::{Rows, Shard};
use crate::simulate::{in_order, threads};

/// Most sets that are kept.
const KEPT: usize = 200;

/// Runs the waves that are not done. What is left goes to `sets.csv` in the folder.
pub fn plausible(args: &Plausible) -> Result<(), Failure> {
    let threads = threads(&args.work)?;
    if args.again {
        return again(&args.out, threads);
    }
    let shard = args
        .shard
        .as_deref()
        .map_or(Ok(Shard::WHOLE), Shard::parse)?;
    let header = header();
    let mut values = first_wave();
    let mut all = Vec::new();
    for wave in 1..=WAVES {
        let name = format!("wave-{wave}");
        let rows = Rows {
            folder: &args.out,
            name: &name,
            header: &header,
            key_cells: 2,
        };
        let keys: Vec<String> = (0..SETS).map(|member| format!("{wave},{member}")).collect();
        rows.fill(&keys, shard, threads, args.work.quiet, |member| {
            let set = tried(values[member].clone())?;
            Ok(line(wave, member as u32, &set))
        })?;
        let lines = rows.all(&keys)?;
        let sets: Vec<Tried> = lines
            .iter()
            .filter_map(|line| parsed(line))
            .map(|(_, _, set)| set)
            .collect();
        values = next_wave(&sets, wave + 1);
        all.push((wave, sets));
    }
    let mut text = header + "\n";
    let mut count = 0;
    // The last wave first: it fills the plausible region best.
    for (wave, sets) in all.iter().rev() {
        for (member, set) in sets
            .iter()
            .enumerate()
            .filter(|(_, set)| set.is_plausible())
        {
            if count < KEPT {
                text += &(line(*wave, member as u32, set) + "\n");
            }
            count += 1;
        }
    }
    write(&args.out, &text)?;
    said(
        args,
        &format!("{count} of {} sets are plausible", SETS * WAVES),
    )
}

/// Measures the kept sets with the model as it is and keeps those that still are plausible.
fn again(folder: &Path, threads: u32) -> Result<(), Failure> {
    let kept = kept();
    let sets = in_order(kept.len() as u32, threads, |at| {
        let set = &kept[at as usize];
        let values = varied().into_iter().map(|spec| {
            let own = set.values.iter().find(|(key, _)| *key == spec.key);
            own.map_or(spec.value, |(_, value)| value.clamp(spec.low, spec.high))
        });
        (!crate::interrupt::asked()).then(|| tried(values.collect()))
    })
    .ok_or(Failure::Interrupted)?;
    let mut text = header() + "\n";
    for (set, own) in sets.into_iter().zip(&kept) {
        let set = set?;
        if set.is_plausible() {
            text += &(line(own.found.0, own.found.1, &set) + "\n");
        }
    }
    write(folder, &text)
}

fn write(folder: &Path, text: &str) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(anyhow::Error::from)?;
    Target::new(Some(&folder.join("sets.csv")))?.write(text.as_bytes())
}

fn said(args: &Plausible, what: &str) -> Result<(), Failure> {
    if args.work.quiet {
        return Ok(());
    }
    Target::Standard.write(format!("{what}\n").as_bytes())
}
