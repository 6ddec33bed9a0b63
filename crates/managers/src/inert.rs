//! The values at which nothing that boards or the centre do depends on targets.

use crate::StrategyId;

/// Every behavioural parameter with its "nothing" value, as (key, value), those of the regimes crate included. With these
/// a board works at the start state's pace, moves nothing and games nothing under any regime.
pub fn inert() -> Vec<(&'static str, f64)> {
    let own = [
        ("allocation.harm_response", 0.0),
        ("allocation.movable", 0.0),
        ("allocation.speed", 0.0),
        ("attention.doubt_discount", 0.0),
        ("attention.doubt_growth", 0.0),
        ("attention.local_weight", 0.0),
        ("belief.error", 0.0),
        ("belief.response", 0.0),
        ("cancer_first.most", 0.0),
        ("effort.autonomy_gain", 0.0),
        ("effort.drift", 0.0),
        ("effort.motive_gain", 0.0),
        ("effort.peer_gain", 0.0),
        ("effort.pressure_gain", 0.0),
        ("effort.publication_gain", 0.0),
        ("effort.strain", 0.0),
        ("gaming.fear", 0.0),
        ("gaming.imitation", 0.0),
        ("judgement.hold_back", 0.0),
        ("judgement.look_error", 0.0),
        ("long_term_focus.coding_follows_payment", 0.0),
        ("long_term_focus.free", 0.0),
        ("project.fading", 0.0),
        ("project.gain", 0.0),
        ("project.restart", 0.0),
        ("provider.council_hearing", 0.0),
        ("provider.effort_cost_spread", 0.0),
        ("provider.integrity_spread", 0.0),
        ("tail.most", 0.0),
        ("visibility.outcome", 0.0),
        ("visibility.peer_review", 0.0),
        ("visibility.targeted", 0.0),
    ];
    let strategies = StrategyId::ALL
        .iter()
        .map(|id| (id.strategy().effect_key, 0.0));
    goodhart_regimes::inert()
        .into_iter()
        .chain(own)
        .chain(strategies)
        .collect()
}
