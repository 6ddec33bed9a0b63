//! What is seen: publication, peers and targets bring harm to light.

use goodhart_levers::{PerStream, Stream};
use goodhart_regimes::{InForce, Regime};
use goodhart_targets::catalogue::Kind;

use crate::{Provider, VisibilityParameters};

/// How far harm in each stream is seen [0–1].
pub(crate) fn visibility(
    provider: Provider,
    regime: &Regime,
    p: &VisibilityParameters,
) -> PerStream<f64> {
    let oversight = &regime.oversight;
    let mut seen = PerStream(p.at_start);
    for stream in Stream::ALL {
        seen[stream] *= 1.0 - p.published.get() * (1.0 - oversight.publication);
        let lit =
            p.peer_review.get() * oversight.peer_review + by_targets(stream, provider, regime, p);
        seen[stream] += (1.0 - seen[stream]) * lit.min(1.0);
    }
    seen
}

/// Part of what is unseen that targets on a stream bring to light: the best of them counts, not their number.
fn by_targets(
    stream: Stream,
    provider: Provider,
    regime: &Regime,
    p: &VisibilityParameters,
) -> f64 {
    if !regime.players.information {
        return 0.0;
    }
    let light = |item: &InForce| {
        let outcome = if item.target.kind == Kind::Outcome {
            p.outcome.get()
        } else {
            0.0
        };
        p.targeted.get() + outcome
    };
    regime
        .binding(provider.binds())
        .filter(|item| item.target.published)
        .filter(|item| {
            item.quantity
                .is_some_and(|quantity| quantity.stream() == stream)
        })
        .map(light)
        .fold(0.0, f64::max)
        * regime.oversight.publication
}
