//! Every place by itself, where there are several.

use goodhart_report::PlaceResult;
use goodhart_targets::Indicator;

use crate::summary::{behaviour, harm, indicator_result, money, staff};
use crate::terminal::terminal;
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
    let indicators = Indicator::ALL.iter();
    PlaceResult {
        place: place as u32,
        need: endowment.need,
        capacity: endowment.capacity,
        maturity: endowment.maturity,
        indicators: indicators
            .map(|&indicator| indicator_result(prepared, outcomes, indicator))
            .collect(),
        harm: harm(prepared, outcomes, 1),
        terminal: terminal(prepared, outcomes, 1),
        staff: staff(outcomes),
        money: money(outcomes),
        behaviour: behaviour(outcomes),
    }
}
