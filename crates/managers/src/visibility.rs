//! What is seen: publication, peers, targets, clinicians and public health bring harm to light.

use goodhart_levers::{PerStream, Stream};
use goodhart_regimes::{Oversight, Regime};
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
            + by_targets[stream] * oversight.publication
            + p.clinical_voice.get() * oversight.clinical_voice
            + by_public_health(stream, oversight, p);
        seen[stream] += (1.0 - seen[stream]) * lit.min(1.0);
    }
    seen
}

/// Part of what is unseen that public health brings to light: it looks at what reaches people before they are ill.
fn by_public_health(stream: Stream, oversight: &Oversight, p: &VisibilityParameters) -> f64 {
    let looks = matches!(
        stream,
        Stream::Prevention | Stream::Quality | Stream::Community | Stream::LongTermCare
    );
    f64::from(u8::from(looks)) * p.public_health.get() * oversight.public_health
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

#[cfg(test)]
mod tests {
    use goodhart_regimes::Parameters as RegimeParameters;

    use super::*;

    const P: VisibilityParameters = VisibilityParameters::DEFAULT;

    /// How far harm is seen in each stream, without targets.
    fn seen(change: impl Fn(&mut Oversight)) -> PerStream<f64> {
        let mut regime = Regime::new(&[], Oversight::PLAIN, &RegimeParameters::DEFAULT);
        change(&mut regime.oversight);
        visibility(Provider::Acute, &regime, &P)
    }

    /// The streams in which more is seen than before, each by the part of what was unseen.
    fn lit(change: impl Fn(&mut Oversight)) -> Vec<(Stream, f64)> {
        let (before, now) = (seen(|_| ()), seen(change));
        let part = |stream| (now[stream] - before[stream]) / (1.0 - before[stream]);
        let parts = Stream::ALL.map(|stream| (stream, part(stream)));
        parts.into_iter().filter(|(_, part)| *part != 0.0).collect()
    }

    #[test]
    fn clinicians_bring_harm_to_light_everywhere() {
        let all = lit(|oversight| oversight.clinical_voice = 0.5);
        assert_eq!(all.len(), Stream::ALL.len());
        let expected = 0.5 * P.clinical_voice.get();
        assert!(all.iter().all(|(_, part)| (part - expected).abs() < 1e-12));
    }

    #[test]
    fn public_health_sees_what_reaches_people_before_they_are_ill() {
        let some = lit(|oversight| oversight.public_health = 1.0);
        let streams: Vec<Stream> = some.iter().map(|(stream, _)| *stream).collect();
        assert_eq!(streams.len(), 4);
        assert!(streams.contains(&Stream::Prevention) && !streams.contains(&Stream::Emergency));
    }
}
