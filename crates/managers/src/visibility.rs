//! What is seen: publication, peers and targets bring harm to light.

use goodhart_levers::{PerStream, Stream};
use goodhart_regimes::Regime;
use goodhart_targets::catalogue::Kind;

use crate::{Provider, VisibilityParameters};

/// How far harm in each stream is seen [0–1].
pub(crate) fn visibility(
    provider: Provider,
    regime: &Regime,
    p: &VisibilityParameters,
) -> PerStream<f64> {
    let oversight = &regime.oversight;
    let by_targets = by_targets(provider, regime, p);
    let mut seen = PerStream(p.at_start);
    for stream in Stream::ALL {
        seen[stream] *= 1.0 - p.published.get() * (1.0 - oversight.publication);
        let lit = p.peer_review.get() * oversight.peer_review
            + by_targets[stream] * oversight.publication;
        seen[stream] += (1.0 - seen[stream]) * lit.min(1.0);
    }
    seen
}

/// Part of what is unseen that published targets on each stream could bring to light: the best of them counts, not their number.
fn by_targets(provider: Provider, regime: &Regime, p: &VisibilityParameters) -> PerStream<f64> {
    let mut lit = PerStream::uniform(0.0);
    if !regime.players.information {
        return lit;
    }
    for item in regime.binding(provider.binds()) {
        let Some(quantity) = item.quantity.filter(|_| item.target.published) else {
            continue;
        };
        let outcome = if item.target.kind == Kind::Outcome {
            p.outcome.get()
        } else {
            0.0
        };
        let most: &mut f64 = &mut lit[quantity.stream()];
        *most = most.max(p.targeted.get() + outcome);
    }
    lit
}
