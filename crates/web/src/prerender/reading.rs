//! The texts about levers, assumptions and targets, from the registries of the model.

use goodhart_charts::MEASURES;
use goodhart_evidence::Spec;
use goodhart_experiment::plausible::{SaidOfOrders, said_of_orders};
use goodhart_report::{LEVERS, toml_note};
use goodhart_targets::Indicator;
use goodhart_targets::catalogue::{TARGETS, TEXTS, Target, Text, asks};
use goodhart_web::agreement::Sign;
use goodhart_web::finding::is_named;
use goodhart_web::reading::{AssumptionText, Reading, TargetText};
use goodhart_web::words;

/// Everything there is to read.
pub fn reading() -> Reading {
    Reading {
        levers: LEVERS
            .iter()
            .map(|lever| (lever.key.to_owned(), lever.what.to_owned()))
            .collect(),
        assumptions: assumptions(),
        targets: TARGETS
            .iter()
            .zip(&TEXTS)
            .map(|(row, text)| target(row, text))
            .collect(),
        presets: goodhart_experiment::with_known(|known| {
            let about = |(id, text): &(&str, &str)| {
                (
                    (*id).to_owned(),
                    toml_note(text, "about").unwrap_or_default(),
                )
            };
            known.presets.iter().map(about).collect()
        }),
        strategies: read("way-"),
        choices: ["choice-", "edit-", "each-"].map(read).concat(),
        orders: said_of_orders().iter().map(orders).collect(),
        measures: Indicator::ALL
            .iter()
            .map(|indicator| indicator.id())
            .filter(|id| !is_named(id))
            .map(|id| (id.to_owned(), measure(id)))
            .collect(),
        streams: streams(),
    }
}

/// Messages whose ids begin so: the rest of the id, and the text.
fn read(start: &str) -> Vec<(String, String)> {
    let about = |(id, text): &(&str, &str)| {
        let id = id.strip_prefix(start)?;
        Some((id.to_owned(), (*text).to_owned()))
    };
    words::READ.iter().filter_map(about).collect()
}

/// The sentence about orders drawn by lot at one level of money. What they say at one set of assumptions is no more than that.
fn orders(said: &SaidOfOrders) -> (u32, String) {
    let of_orders = Sign::of(said.outcomes, said.drawn);
    let sign = match (Sign::of(said.in_sets, said.sets), of_orders) {
        (Sign::Better, _) => "better",
        (Sign::Worse, _) => "worse",
        (Sign::NotKnown, Sign::NotKnown) => "not-known",
        (Sign::NotKnown, _) => "usual",
    };
    let ((better, worse), (more, less)) = (said.outcomes, said.in_sets);
    let [better, drawn, less, money, more, sets, targets, worse] = [
        better,
        said.drawn,
        less,
        said.money,
        more,
        said.sets,
        said.targets,
        worse,
    ]
    .map(|count| count.to_string());
    let of_orders = words::orders_said(&better, &drawn, &money, &targets, &worse);
    let of_sets = words::orders_sets(&drawn, &less, &more, &sets, sign);
    (said.money, [of_orders, of_sets].join(" "))
}

/// Parts of the service and the measures that speak about them, both in the order of the registry of measures.
fn streams() -> Vec<(String, Vec<String>)> {
    let mut streams: Vec<(String, Vec<String>)> = Vec::new();
    for indicator in Indicator::ALL {
        let (stream, id) = (indicator.stream().id(), indicator.id().to_owned());
        match streams.iter_mut().find(|(known, _)| known == stream) {
            Some((_, ids)) => ids.push(id),
            None => streams.push((stream.to_owned(), vec![id])),
        }
    }
    streams
}

/// Name of a measure: its own, or that of the target which asks for it.
fn measure(id: &str) -> String {
    if let Some((_, name)) = MEASURES.iter().find(|(known, _)| *known == id) {
        return (*name).to_owned();
    }
    let rows = TARGETS.iter().zip(&TEXTS);
    let mut asks = rows.filter(|(row, _)| row.quantity == Some(id));
    let name = asks.next().map(|(_, text)| text.name.to_owned());
    name.unwrap_or_else(|| id.replace(['.', '_'], " "))
}

/// In the order of the registry. Some descriptions speak of the parameter before them in its file, "of that time", which stands
/// elsewhere on a page that is searched: they name it.
fn assumptions() -> Vec<AssumptionText> {
    let mut texts: Vec<AssumptionText> = Vec::new();
    for spec in goodhart_experiment::assumptions() {
        let mut text = assumption(spec);
        if text.what.contains("of that time")
            && let Some(before) = texts.last()
        {
            text.what = [text.what.as_str(), " That time: ", before.what.as_str()].concat();
        }
        texts.push(text);
    }
    texts
}

fn assumption(spec: &Spec) -> AssumptionText {
    let source = spec.source.map(|source| {
        let mut cited = format!("{}, {} ({})", source.author, source.title, source.year);
        if !spec.locator.is_empty() {
            cited += ": ";
            cited += spec.locator;
        }
        cited
    });
    let standing = match spec.status.word() {
        "observed" => words::status_observed(),
        "estimated" => words::status_estimated(),
        "calibrated" => words::status_calibrated(),
        _ => words::status_assumed(),
    };
    let mut about = vec![standing.to_owned()];
    about.extend(source);
    about.extend(spec.because.map(str::to_owned));
    AssumptionText {
        key: spec.key.to_owned(),
        what: spec.description.to_owned(),
        about,
    }
}

fn target(row: &Target, text: &Text) -> TargetText {
    let year = row.year_introduced.to_string();
    let mut about = vec![words::target_asks(&asks(row), text.metric, &year)];
    if row.quantity.and_then(Indicator::by_id).is_none() {
        let because = if text.unmeasured_because.is_empty() {
            "no pathway of this version has it"
        } else {
            text.unmeasured_because
        };
        about.push(words::target_unmeasured(because));
    }
    let mut source = format!("{} ({})", text.source.title, text.source.year);
    if !text.seen {
        source += words::from_memory();
    }
    about.push(source);
    TargetText {
        id: row.id.to_owned(),
        name: text.name.to_owned(),
        sector: row.sector.id().to_owned(),
        about,
    }
}

#[cfg(test)]
mod tests {
    use goodhart_report::Kind;
    use goodhart_targets::catalogue::TargetSet;

    use super::*;

    #[test]
    fn the_counts_said_are_those_of_the_catalogue() {
        let national = || TARGETS.iter().filter(|row| row.set == TargetSet::National);
        let all = TARGETS.len();
        let said = words::in_force_counts(&all.to_string());
        for count in [
            all,
            all - national().count(),
            national().count(),
            national().filter(|row| row.in_force_2022_23).count(),
        ] {
            assert!(said.contains(&format!(" {count} ")), "{count}: {said}");
        }
    }

    #[test]
    fn every_lever_says_what_it_does() {
        let reading = reading();
        for lever in LEVERS {
            assert_eq!(reading.lever(lever.key), Some(lever.what));
            assert!(!lever.what.is_empty(), "{}", lever.key);
        }
    }

    #[test]
    fn every_preset_and_every_way_of_gaming_says_what_it_is() {
        let reading = reading();
        goodhart_experiment::with_known(|known| {
            for (id, _) in known.presets {
                assert!(
                    reading.preset(id).is_some_and(|about| about.len() > 20),
                    "{id}"
                );
            }
            for id in known.strategies {
                assert!(
                    reading.strategy(id).is_some_and(|text| text.len() > 20),
                    "{id}"
                );
            }
            assert_eq!(reading.strategies.len(), known.strategies.len());
        });
    }

    /// What can be read is what was counted, and that few orders agree is said as it is.
    #[test]
    fn what_orders_drawn_by_lot_say_is_counted_and_not_claimed() {
        let counted = said_of_orders();
        assert!(counted.len() >= 3);
        for (one, (money, text)) in counted.iter().zip(reading().orders) {
            assert_eq!(money, one.money);
            let (better, worse) = one.outcomes;
            assert!(text.contains(&format!(" {better} ")), "{text}");
            assert!(
                text.contains(&format!(" {worse} of {} orders", one.drawn)),
                "{text}"
            );
            let (more, less) = one.in_sets;
            let sets = format!("spare it in {more} and cost it in {less}.");
            assert!(text.contains(&sets), "{text}");
        }
        let said = |outcomes, in_sets| {
            let (money, targets, drawn) = (100, 10, 30);
            orders(&SaidOfOrders {
                money,
                targets,
                drawn,
                outcomes,
                sets: 185,
                in_sets,
            })
            .1
        };
        let open = (100, 85);
        for orders in [(15, 15), (23, 7)] {
            assert!(said(orders, open).ends_with("So whether fewer spare it is not known."));
        }
        // Thirty orders at one set of assumptions settle nothing that the sets leave open.
        for orders in [(24, 6), (2, 28)] {
            let text = said(orders, open);
            assert!(text.contains("usual assumptions only"), "{text}");
            assert!(text.contains("not known"), "{text}");
        }
        let all = |better, worse| said((24, 6), (better, worse));
        assert!(all(148, 37).ends_with("spare healthy life in most of these sets."));
        assert!(all(37, 148).ends_with("cost healthy life in most of these sets."));
    }

    #[test]
    fn every_choice_of_a_lever_has_a_name() {
        let reading = reading();
        for lever in LEVERS {
            let ids: &[&str] = match lever.kind {
                Kind::Choice(ids) => ids,
                Kind::Judged => &["line", "gap", "trend", "mixed", "own"],
                _ => &[],
            };
            for id in ids {
                // A year is its own name.
                let is_named = reading.choice(id).is_some() || id.parse::<u16>().is_ok();
                assert!(is_named, "{}: {id}", lever.key);
            }
        }
        // Those of the numbers of a target, and what leads in the two long lists.
        goodhart_experiment::with_known(|known| {
            let numbers = known.edits.iter();
            let numbers = numbers.filter_map(|edit| edit.key.rsplit('.').next());
            for id in numbers.chain(["target", "assumption"]) {
                assert!(reading.choice(id).is_some(), "{id}");
            }
        });
    }

    #[test]
    fn no_parameter_speaks_of_another_without_naming_it() {
        for text in assumptions() {
            let refers = text.what.contains("of that time");
            assert!(
                !refers || text.what.contains("That time: "),
                "{}: {}",
                text.key,
                text.what
            );
        }
    }

    #[test]
    fn every_measure_stands_in_one_part_of_the_service_that_has_a_name() {
        let streams = reading().streams;
        let listed: usize = streams.iter().map(|(_, ids)| ids.len()).sum();
        assert_eq!(listed, Indicator::ALL.len());
        for (stream, ids) in &streams {
            assert!(
                words::lookup(&["stream-", stream].concat()).is_some(),
                "{stream}"
            );
            assert!(ids.len() < listed / 2, "{stream}: {}", ids.len());
        }
    }

    #[test]
    fn every_measure_has_a_name() {
        let reading = reading();
        for indicator in Indicator::ALL {
            let id = indicator.id();
            let name = reading.measure(id);
            // Not the id itself, nor its parts put apart.
            let is_plain = |name: &str| name != id && name != id.replace(['.', '_'], " ");
            assert!(is_named(id) || name.is_some_and(is_plain), "{id}: {name:?}");
        }
    }
}
