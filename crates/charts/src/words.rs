//! Every word a chart prints. The page translates by implementing [`Words`]; English is built in.

mod english;
mod measures;

pub use english::ENGLISH;
pub use measures::MEASURES;

use crate::numbers::decimal;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Say {
    /// Put in as it is.
    Text(String),
    /// A number as shown; `value` chooses between singular and plural.
    Count {
        /// As shown.
        shown: String,
        /// As counted.
        value: f64,
    },
}

impl Say {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number with a fixed number of decimals, in the language's own writing.
    pub fn count(words: &dyn Words, value: f64, places: u8) -> Self {
        Self::Count {
            shown: words.number(value, places),
            value,
        }
    }
}

/// A language. Ids are valid Fluent message ids; [`ENGLISH`] lists them all.
pub trait Words {
    /// The message `id` with its arguments filled in; the id itself where the language has no such message.
    fn say(&self, id: &str, arguments: &[(&str, Say)]) -> String;

    /// A number with a fixed number of decimals.
    fn number(&self, value: f64, places: u8) -> String {
        decimal(value, places)
    }
}

/// English, built in.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

impl Words for English {
    fn say(&self, id: &str, arguments: &[(&str, Say)]) -> String {
        match ENGLISH.iter().find(|(name, _)| *name == id) {
            Some((_, template)) => fill(template, arguments),
            None => id.to_owned(),
        }
    }
}

/// Fills `{name}` with an argument and `{name|one|many}` with a form chosen by it.
fn fill(template: &str, arguments: &[(&str, Say)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (inside, following) = after.split_once('}').unwrap_or((after, ""));
        let mut parts = inside.split('|');
        let name = parts.next().unwrap_or_default();
        let argument = arguments
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, say)| say);
        match (argument, parts.next(), parts.next()) {
            (Some(Say::Count { shown, .. }), Some(one), Some(many)) => {
                out.push_str(if shown == "1" { one } else { many });
            }
            (Some(Say::Text(shown) | Say::Count { shown, .. }), _, _) => out.push_str(shown),
            (None, _, _) => out.push_str(inside),
        }
        rest = following;
    }
    out.push_str(rest);
    out
}
