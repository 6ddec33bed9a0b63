//! What can be wrong with input. Every message is one line that names the key, what was given and what is allowed.

use thiserror::Error;

use crate::LEVERS;

/// Why a scenario could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InputError {
    /// No lever has this key.
    #[error("{key}: there is no such lever{}; allowed are {allowed}", hint(.nearest.as_deref()))]
    UnknownKey {
        /// The key given.
        key: String,
        /// The key that looks most like it, if one does.
        nearest: Option<String>,
        /// The keys there are.
        allowed: String,
    },
    /// The value is not of the lever's kind.
    #[error("{key}: {given} is not {allowed}")]
    NotAllowed {
        /// The lever.
        key: String,
        /// What was given, quoted and shortened.
        given: String,
        /// What is allowed.
        allowed: String,
    },
    /// A number outside its range.
    #[error("{key}: {given} is outside {low} to {high}{}", of_unit(.unit))]
    OutOfRange {
        /// The lever, or `a.` or `edit.` and the parameter.
        key: String,
        /// What was given.
        given: String,
        /// Lowest value allowed [`unit`].
        low: String,
        /// Highest value allowed [`unit`].
        high: String,
        /// Unit of the three; empty where the number stands alone.
        unit: String,
    },
    /// A name that the model does not know: a preset, target, strategy or parameter.
    #[error("{key}: there is no {what} {given}{}; allowed are {allowed}", hint(.nearest.as_deref()))]
    UnknownName {
        /// The lever.
        key: String,
        /// `preset`, `target`, `strategy`, `assumption` or `threshold, limit or date`.
        what: &'static str,
        /// What was given, quoted and shortened.
        given: String,
        /// The name that looks most like it, if one does.
        nearest: Option<String>,
        /// The names there are, or where they are listed.
        allowed: String,
    },
    /// A file, link or pair that cannot be taken apart.
    #[error("{what}: {because}")]
    Broken {
        /// `file`, `link`, `z` or the pair given.
        what: String,
        /// What is wrong and what is allowed, on one line.
        because: String,
    },
}

impl InputError {
    /// The key the error is about.
    pub fn key(&self) -> &str {
        match self {
            Self::UnknownKey { key, .. }
            | Self::NotAllowed { key, .. }
            | Self::OutOfRange { key, .. }
            | Self::UnknownName { key, .. } => key,
            Self::Broken { what, .. } => what,
        }
    }

    pub(crate) fn not_allowed(key: &str, given: &str, allowed: impl Into<String>) -> Self {
        Self::NotAllowed {
            key: quotable(key),
            given: quoted(given),
            allowed: allowed.into(),
        }
    }

    pub(crate) fn unknown_name(key: &str, what: &'static str, given: &str, names: &[&str]) -> Self {
        Self::UnknownName {
            key: quotable(key),
            what,
            given: quoted(given),
            nearest: nearest(given, names),
            allowed: allowed_names(what, names),
        }
    }

    pub(crate) fn unknown_key(key: &str) -> Self {
        let keys: Vec<&str> = LEVERS.iter().map(|lever| lever.key).collect();
        Self::UnknownKey {
            key: quotable(key),
            nearest: nearest(key, &keys),
            allowed: keys.join(", "),
        }
    }

    /// The same, said of a key inside another.
    #[must_use]
    pub(crate) fn within(mut self, outer: &str) -> Self {
        match &mut self {
            Self::UnknownKey { key, .. }
            | Self::NotAllowed { key, .. }
            | Self::OutOfRange { key, .. }
            | Self::UnknownName { key, .. }
            | Self::Broken { what: key, .. } => *key = [outer, ".", key].concat(),
        }
        self
    }

    pub(crate) fn broken(what: impl Into<String>, because: impl Into<String>) -> Self {
        Self::Broken {
            what: what.into(),
            because: one_line(&because.into()),
        }
    }
}

/// Most names listed in a message; of more it says where they are listed.
const MOST_NAMES_LISTED: usize = 24;
/// Longest piece of input repeated in a message [characters].
const LONGEST_QUOTE: usize = 60;

/// Input as it may appear in a message: one line, no control characters, shortened.
pub(crate) fn quoted(given: &str) -> String {
    format!("\"{}\"", quotable(given))
}

/// Whether a letter can stand in a message as it is: none that ends a quotation, is not seen or turns the line about. The
/// standard library's list of what can be printed would be as long as this file.
fn is_shown_as_it_is(letter: char) -> bool {
    const UNSEEN: [std::ops::RangeInclusive<char>; 5] = [
        '\u{ad}'..='\u{ad}',
        '\u{200b}'..='\u{200f}',
        '\u{2028}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{fe00}'..='\u{feff}',
    ];
    !letter.is_control()
        && !matches!(letter, '"' | '\'' | '\\')
        && !UNSEEN.iter().any(|range| range.contains(&letter))
}

/// Like [`quoted`], without the marks.
pub(crate) fn quotable(given: &str) -> String {
    let mut text: String = given
        .chars()
        .flat_map(|letter| {
            let escaped = (!is_shown_as_it_is(letter)).then(|| letter.escape_default());
            let plain = escaped.is_none().then_some(letter);
            escaped.into_iter().flatten().chain(plain)
        })
        .take(LONGEST_QUOTE)
        .collect();
    if given.chars().count() > LONGEST_QUOTE {
        text.push('…');
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A unit as it is said after a number: " targets", " per million per day"; nothing where its word only says that there is none.
pub(crate) fn of_unit(unit: &str) -> String {
    match unit {
        "" | "count" | "share" | "probability" | "ratio" | "multiplier" | "dimensionless" => {
            String::new()
        }
        unit => [" ", &unit.replace('_', " ")].concat(),
    }
}

fn hint(nearest: Option<&str>) -> String {
    match nearest {
        Some(name) => format!(" (is it {name}?)"),
        None => String::new(),
    }
}

fn allowed_names(what: &str, names: &[&str]) -> String {
    match (what, names.len()) {
        (_, 0) => "none".to_owned(),
        (_, 1..=MOST_NAMES_LISTED) => names.join(", "),
        ("assumption", _) => listed(
            "those in “Change anything” under “Assumptions”",
            "those of `goodhart list assumptions`",
        ),
        ("threshold, limit or date", _) => listed(
            "those in “Change anything” under “Which targets”",
            "<target>.threshold, .limit, .due or .completed of the measured rows of `goodhart list targets`",
        ),
        _ => listed(
            "those in “Change anything” under “Which targets”",
            "those of `goodhart list targets`",
        ),
    }
}

/// Where names are listed that are too many for a message: the page has no command, and the command no page.
fn listed(page: &str, command: &str) -> String {
    let is_page = cfg!(target_family = "wasm");
    if is_page { page } else { command }.to_owned()
}

/// The name at an edit distance of at most a third of its length, if there is one.
fn nearest(given: &str, names: &[&str]) -> Option<String> {
    if given.chars().count() > LONGEST_QUOTE {
        return None;
    }
    names
        .iter()
        .map(|name| (distance(given, name), name))
        .filter(|(edits, name)| *edits * 3 <= name.chars().count().max(3))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, name)| (*name).to_owned())
}

/// Levenshtein distance [edits].
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_their_number_as_words() {
        assert_eq!(of_unit("targets"), " targets");
        assert_eq!(of_unit("per_million_per_day"), " per million per day");
        assert_eq!(
            (of_unit(""), of_unit("probability")),
            (String::new(), String::new())
        );
    }

    #[test]
    fn a_message_stays_on_one_line_and_is_short() {
        let given = format!("a\nb\u{7}{}", "x".repeat(500));
        let error = InputError::not_allowed("qof", &given, "on or off");
        let line = error.to_string();
        assert!(!line.contains('\n') && !line.contains('\u{7}'), "{line}");
        assert!(line.chars().count() < 120, "{line}");
    }

    #[test]
    fn a_misspelt_name_is_answered_with_the_likely_one() {
        let error = InputError::unknown_key("fundng").to_string();
        assert!(
            error.contains("(is it funding?); allowed are targets, funding,"),
            "{error}"
        );
        let error = InputError::unknown_key("zzzzzz").to_string();
        assert!(!error.contains("is it"), "{error}");
        let error = InputError::unknown_name("off", "strategy", "x", &[]).to_string();
        assert_eq!(error, "off: there is no strategy \"x\"; allowed are none");
    }

    #[test]
    fn distances_are_levenshteins() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("audit", "audit"), 0);
    }
}
