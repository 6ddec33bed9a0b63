//! `goodhart validate`: every published fact against the model.

use anyhow::Context;
use goodhart_experiment::validation::{
    FactResult, PartResult, judge, markdown, pieces, runs, watch,
};
use serde_json::{Value, json};

use crate::args::{Report, Validate};
use crate::failure::Failure;
use crate::interrupt;
use crate::output::Target;
use crate::progress::Progress;
use crate::simulate::{in_order, threads};

/// The people of the committed report, and the last seed there is.
const FIRST_SEED: u32 = 1;
const LAST_SEED: u32 = 1_000_000;

/// Judges all facts and writes the report.
pub fn validate(args: &Validate) -> Result<(), Failure> {
    let target = Target::new(args.output.out.as_deref())?;
    let seed = seed(args.seed.as_deref())?;
    let threads = threads(&args.work)?;
    let progress = Progress::new("runs", runs(), args.work.quiet);
    let watched = in_order(pieces(), threads, |piece| {
        watch(piece, seed, &|| {
            progress.one_done();
            !interrupt::asked()
        })
    });
    let results = judge(watched.ok_or(Failure::Interrupted)?);
    let text = match args.format {
        Report::Markdown => markdown(&results),
        Report::Json => {
            let facts: Vec<Value> = results.iter().map(fact).collect();
            let json = serde_json::to_string_pretty(&json!({ "facts": facts }));
            json.context("the result has no JSON form")? + "\n"
        }
    };
    target.write(text.as_bytes())
}

/// With whose people facts are judged.
fn seed(text: Option<&str>) -> Result<u32, Failure> {
    let Some(text) = text else {
        return Ok(FIRST_SEED);
    };
    match text.parse() {
        Ok(seed) if (FIRST_SEED..=LAST_SEED).contains(&seed) => Ok(seed),
        _ => Err(Failure::Input(format!(
            "--seed: {text:?} is not a whole number from {FIRST_SEED} to {LAST_SEED}"
        ))),
    }
}

fn fact(result: &FactResult) -> Value {
    let headline = result.headline().and_then(|part| part.value);
    json!({
        "id": result.id,
        "fact": result.fact.fact,
        "band": result.fact.band,
        "tag": result.fact.tag.word().replace(' ', "_"),
        "verdict": result.verdict.id(),
        "value": headline.map(|value| value.median),
        "interval": headline.map(|value| [value.p10, value.p90]),
        "parts": result.parts.iter().map(part).collect::<Vec<_>>(),
        "start": result.fact.start,
        "funding": result.fact.funding,
        "regime": result.fact.regime,
        "window": result.fact.window,
        "measure": result.fact.measure,
        "sources": result.fact.cites,
        "note": result.note,
    })
}

fn part(result: &PartResult) -> Value {
    json!({
        "of": result.part.of,
        "unit": result.part.unit,
        "low": result.part.low,
        "high": result.part.high,
        "judged": result.part.is_judged(),
        "value": result.value.map(|value| value.median),
        "interval": result.value.map(|value| [value.p10, value.p90]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_have_a_range() {
        assert_eq!(seed(None).expect("the default"), FIRST_SEED);
        assert_eq!(seed(Some("7")).expect("in range"), 7);
        for text in ["0", "1000001", "-1", "two", ""] {
            let Err(Failure::Input(message)) = seed(Some(text)) else {
                panic!("{text:?} is refused");
            };
            assert!(message.contains("--seed") && message.contains(text));
        }
    }
}
