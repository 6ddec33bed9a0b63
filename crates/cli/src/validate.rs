//! `goodhart validate`: every published fact against the model.

use anyhow::Context;
use goodhart_experiment::validation::{FactResult, PartResult, judge, markdown};
use serde_json::{Value, json};

use crate::args::{Report, Validate};
use crate::failure::Failure;
use crate::interrupt;
use crate::output::Target;
use crate::progress::Progress;

/// Judges all facts and writes the report.
pub fn validate(args: &Validate) -> Result<(), Failure> {
    let target = Target::new(args.output.out.as_deref())?;
    let progress = Progress::new("runs", 0, args.quiet);
    let results = judge(&mut |_, total| {
        progress.one_done_of(total);
        !interrupt::asked()
    })
    .ok_or(Failure::Interrupted)?;
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
