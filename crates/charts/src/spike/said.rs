//! What the spike says in words.

use super::FOUR_HOURS;
use super::histogram::Histogram;
use crate::excess::Excess;
use crate::numbers::{figure, one_in};
use crate::words::{Say, Words};

/// The sentences.
pub struct Said {
    pub title: String,
    pub description: String,
    /// Beside the hatching; empty where nothing is hatched.
    pub note: String,
    pub limit: String,
}

impl Said {
    pub fn of(
        histogram: &Histogram,
        limit: Option<f64>,
        found: Option<&Excess>,
        real: Option<&Excess>,
        words: &dyn Words,
    ) -> Self {
        let hour = hours(limit.unwrap_or(FOUR_HOURS), words);
        let patients =
            |found: &Excess| Say::count(words, figure(found.patients * histogram.per_year), 0);
        let mut arguments = vec![("limit", Say::text(hour.as_str()))];
        let title = match (limit, found) {
            (_, None) => "chart-spike-title-little",
            (Some(_), Some(found)) if found.is_doubtful() => "chart-spike-title-doubtful",
            (Some(_), Some(_)) => "chart-spike-title",
            (None, Some(found)) if found.is_doubtful() => "chart-spike-title-untargeted",
            (None, Some(_)) => "chart-spike-title-untargeted-spike",
        };
        let mut description = String::new();
        let mut note = String::new();
        if let Some(found) = found {
            let all: u64 = histogram.reported.iter().sum();
            arguments.push(("patients", patients(found)));
            arguments.push((
                "error",
                Say::count(words, figure(found.standard_error * histogram.per_year), 0),
            ));
            arguments.push((
                "share",
                Say::text(share(found.patients / all.max(1) as f64, words)),
            ));
            if limit.is_some() && !found.is_doubtful() {
                note = words.say("chart-spike-note", &arguments);
                description = words.say("chart-spike-description", &arguments);
            }
        }
        if let (Some(real), false) = (real, description.is_empty()) {
            let id = if real.is_doubtful() {
                "chart-spike-description-real-none"
            } else {
                "chart-spike-description-real"
            };
            description.push(' ');
            description.push_str(&words.say(id, &[("patients", patients(real))]));
        }
        let title = words.say(title, &arguments);
        if description.is_empty() {
            description = words.say(
                "chart-spike-description-plain",
                &[("title", Say::text(title.as_str()))],
            );
        }
        let limit = limit
            .map(|_| words.say("chart-spike-limit", &arguments[..1]))
            .unwrap_or_default();
        Self {
            title,
            description,
            note,
            limit,
        }
    }
}

/// "4 hours", "5 h 17 min" where it is no whole number.
fn hours(minutes: f64, words: &dyn Words) -> String {
    let whole = (minutes / 60.0).floor();
    let rest = minutes - whole * 60.0;
    let id = if rest.abs() < 0.5 {
        "chart-spike-hours"
    } else {
        "chart-spike-hours-minutes"
    };
    words.say(
        id,
        &[
            ("hours", Say::count(words, whole, 0)),
            ("minutes", Say::count(words, rest, 0)),
        ],
    )
}

fn share(share: f64, words: &dyn Words) -> String {
    match one_in(share) {
        Some(n) => words.say("chart-one-in", &[("n", Say::count(words, n, 0))]),
        None => words.say(
            "chart-share-percent",
            &[("n", Say::count(words, share * 100.0, 0))],
        ),
    }
}
