//! Every place by itself, where there are several.

use goodhart_report::{PlaceIndicator, PlaceResult};
use goodhart_targets::{Indicator, Record};

use crate::bands::band;
use crate::summary::per_100k;
use crate::{Outcome, Prepared};

/// One result per place; none where there is only one.
pub(crate) fn by_place(prepared: &Prepared, outcomes: &[Outcome]) -> Vec<PlaceResult> {
    let places = outcomes.first().map_or(0, |outcome| outcome.places.len());
    (0..places)
        .map(|place| {
            let own: Vec<&Outcome> = outcomes
                .iter()
                .filter_map(|outcome| outcome.places.get(place))
                .collect();
            result(prepared, place, &own)
        })
        .collect()
}

fn result(prepared: &Prepared, place: usize, outcomes: &[&Outcome]) -> PlaceResult {
    let endowment = outcomes[0].endowment;
    let places = f64::from(prepared.scenario.places);
    let harm = |of: fn(goodhart_targets::HarmSum) -> i64| {
        let values = outcomes.iter().map(|outcome| of(outcome.total_harm()));
        band(values.map(|micro| per_100k(prepared, micro) * places))
    };
    PlaceResult {
        place: place as u32,
        need: endowment.need,
        capacity: endowment.capacity,
        maturity: endowment.maturity,
        indicators: Indicator::ALL
            .iter()
            .map(|&indicator| {
                let of = |record: Record| {
                    band(outcomes.iter().filter_map(|outcome| {
                        let total = outcome.book(record).total(indicator, outcome.months);
                        indicator.value(total.numerator, total.denominator)
                    }))
                };
                PlaceIndicator {
                    id: indicator.id().to_owned(),
                    reported: of(Record::Reported),
                    official: of(Record::Official),
                    real: of(Record::Real),
                }
            })
            .collect(),
        deaths_per_100k: harm(|sum| sum.micro_deaths),
        qalys_per_100k: harm(|sum| sum.micro_qalys),
    }
}
