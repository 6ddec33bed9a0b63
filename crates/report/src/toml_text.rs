//! Scenario files: TOML with lever keys, `[a]` for assumptions, `[edit]` for targets, and `title` and `about` for readers.

use toml::{Table, Value};

use crate::resolve::{Pair, shapes_the_world};
use crate::{FOR_READERS, InputError};

/// Takes the text of a scenario file apart. Unknown keys are refused; ranges are looked at by [`crate::resolve`].
///
/// # Errors
///
/// If the text is not TOML, a key is no lever, or a value is of a kind no lever has.
pub fn pairs_from_toml(text: &str) -> Result<Vec<Pair>, InputError> {
    pairs_of(&parsed(text)?)
}

/// The text as TOML.
pub(crate) fn parsed(text: &str) -> Result<Table, InputError> {
    text.parse()
        .map_err(|error: toml::de::Error| broken(text, &error))
}

/// The settings of a whole file.
pub(crate) fn pairs_of(table: &Table) -> Result<Vec<Pair>, InputError> {
    let mut pairs = Vec::new();
    for (key, value) in table {
        if key == "change" && value.is_array() {
            changes(value, &mut pairs)?;
        } else if !FOR_READERS.contains(&key.as_str()) {
            flatten(key, value, &mut pairs)?;
        }
    }
    Ok(pairs)
}

/// `[[change]]` tables as `change.<date>.<lever>`.
fn changes(value: &Value, pairs: &mut Vec<Pair>) -> Result<(), InputError> {
    for one in value.as_array().into_iter().flatten() {
        let on = match one.get("on") {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Datetime(date)) => date.to_string(),
            other => {
                let given = other.map_or_else(String::new, ToString::to_string);
                let allowed = "on = \"2024-04-01\", the date of a [[change]] table";
                return Err(InputError::not_allowed("change.on", &given, allowed));
            }
        };
        let before = pairs.len();
        for (key, value) in one.as_table().into_iter().flatten() {
            if key != "on" && !FOR_READERS.contains(&key.as_str()) {
                flatten(&format!("change.{on}.{key}"), value, pairs)?;
            }
        }
        if pairs.len() == before {
            let allowed = "a [[change]] table with a lever besides its date";
            return Err(InputError::not_allowed("change", &on, allowed));
        }
    }
    Ok(())
}

fn flatten(key: &str, value: &Value, pairs: &mut Vec<Pair>) -> Result<(), InputError> {
    let text = match value {
        Value::Table(table) => {
            for (name, value) in table {
                flatten(&format!("{key}.{name}"), value, pairs)?;
            }
            return Ok(());
        }
        _ => listed(value).ok_or_else(|| not_a_value(key, value))?,
    };
    pairs.push((key.to_owned(), text));
    Ok(())
}

/// A value or a list of values as a lever's text.
pub(crate) fn listed(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => {
            let texts: Option<Vec<String>> = items.iter().map(scalar).collect();
            Some(texts?.join(","))
        }
        _ => scalar(value),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(switch) => Some(if *switch { "on" } else { "off" }.to_owned()),
        Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

fn not_a_value(key: &str, value: &Value) -> InputError {
    let given = value.to_string();
    if shapes_the_world(key) {
        let allowed = "a number, true or false, text, or a list of these";
        InputError::not_allowed(key, &given, allowed)
    } else {
        InputError::unknown_key(key)
    }
}

fn broken(text: &str, error: &toml::de::Error) -> InputError {
    let line = error
        .span()
        .and_then(|span| text.get(..span.start))
        .map_or(1, |before| before.matches('\n').count() + 1);
    let because = format!("line {line} is not TOML: {}", error.message());
    InputError::broken("file", because)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_lists_and_switches_become_pairs() {
        let text = "title = \"A test\"\ntargets = 10\nqof = false\njudged = [0.5, 0.3, 0.2]\nadd = [\"x\", \"y\"]\n\
                    [edit]\nae-4h-95.limit = 317\n[a]\nmanagers.review.slots = 3.5\n";
        let mut pairs = pairs_from_toml(text).expect("good TOML");
        pairs.sort();
        let expected = [
            ("a.managers.review.slots", "3.5"),
            ("add", "x,y"),
            ("edit.ae-4h-95.limit", "317"),
            ("judged", "0.5,0.3,0.2"),
            ("qof", "off"),
            ("targets", "10"),
        ]
        .map(|(key, text)| (key.to_owned(), text.to_owned()));
        assert_eq!(pairs, expected);
        // Where it is of the plain kind, presets are read to the same pairs.
        let plain = text
            .replace("[a]\nmanagers.", "[a]\n\"managers.")
            .replace("slots =", "slots\" =");
        let mut plain = crate::preset_text::preset_pairs(&plain).expect("plain");
        plain.sort();
        assert_eq!(plain, expected);
    }

    #[test]
    fn what_is_not_toml_is_named_with_its_line() {
        let error = pairs_from_toml("targets = 10\nfunding = = 3\n").expect_err("broken");
        let line = error.to_string();
        assert!(line.starts_with("file: line 2 is not TOML:"), "{line}");
        assert!(!line.contains('\n'), "{line}");
    }

    #[test]
    fn values_of_no_levers_kind_are_refused() {
        let error = pairs_from_toml("funding = 2022-04-01").expect_err("a date");
        assert!(error.to_string().starts_with("funding: "), "{error}");
        assert!(pairs_from_toml("judged = [[1], [2]]").is_err());
        let error = pairs_from_toml("[[change]]\non = 1").expect_err("no date");
        assert!(error.to_string().starts_with("change.on: "), "{error}");
        assert!(pairs_from_toml("[[change]]\non = 2024-04-01").is_err());
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        assert!(pairs_from_toml("funding = 90\nfunding = 91").is_err());
    }
}
