//! What is typed into a field for a number: brought into its range when the field is left, and said if it was not taken as it was.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::number_control::Range;
use crate::numbers::plain;
use crate::words;

/// A field's memory of what it has said.
#[derive(Clone)]
pub struct Entry {
    /// To be called when the field is left.
    pub on_leave: Callback<Event>,
    /// Of which value it was said: of another it is no longer true.
    said: UseStateHandle<Option<(f64, String)>>,
}

impl Entry {
    /// What is to be said of this value.
    pub fn said(&self, value: f64) -> Option<&str> {
        said_of(self.said.as_ref(), value)
    }

    /// The value was set in another way.
    pub fn forget(&self) {
        self.said.set(None);
    }
}

/// The entry of a field with this id, whose value and range are these.
#[hook]
pub fn use_entry(id: &str, value: f64, range: Range, onchange: &Callback<f64>) -> Entry {
    let said = use_state(|| None::<(f64, String)>);
    let on_leave = {
        let (said, emit, key) = (said.clone(), onchange.clone(), key_of(id).to_owned());
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let typed = field.value_as_number();
            let kept = if typed.is_nan() {
                value
            } else {
                range.clamp(typed)
            };
            said.set(correction(&key, typed, kept, range).map(|text| (kept, text)));
            field.set_value(&plain(kept));
            if !typed.is_nan() {
                emit.emit(kept);
            }
        })
    };
    Entry { on_leave, said }
}

/// The key of a lever, parameter or target, by the id of its field.
fn key_of(id: &str) -> &str {
    id.strip_prefix("lever-").unwrap_or(id)
}

/// What was said, if it was said of this value.
fn said_of(said: Option<&(f64, String)>, value: f64) -> Option<&str> {
    let (kept, text) = said?;
    ((kept - value).abs() < 1e-9).then_some(text)
}

/// What to tell a reader whose entry could not be taken as it was.
fn correction(key: &str, typed: f64, kept: f64, range: Range) -> Option<String> {
    let [given, kept_text, low, high] = [typed, kept, range.low, range.high].map(plain);
    if typed.is_nan() {
        Some(words::not_a_number(&high, &kept_text, key, &low))
    } else if typed < range.low || typed > range.high {
        Some(words::outside(&given, &high, &kept_text, key, &low))
    } else {
        ((typed - kept).abs() > 1e-9).then(|| words::rounded(&given, &kept_text, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FUNDING: Range = Range {
        low: 80.0,
        high: 130.0,
        step: 1.0,
    };

    #[test]
    fn a_correction_names_key_and_range_and_what_is_used() {
        let said = correction("funding", 500.0, 130.0, FUNDING).expect("out of range");
        for part in ["funding: 500", "80 to 130", "130 is used"] {
            assert!(said.contains(part), "{said}");
        }
        let kept = (130.0, said);
        assert!(said_of(Some(&kept), 130.0).is_some());
        assert_eq!(said_of(Some(&kept), 95.0), None, "said of another value");
        assert_eq!(correction("funding", 95.0, 95.0, FUNDING), None);
        let said = correction("funding", f64::NAN, 100.0, FUNDING).expect("no number");
        assert!(
            said.contains("funding: ") && said.contains("80 to 130"),
            "{said}"
        );
        let said = correction("funding", 95.4, 95.0, FUNDING).expect("not on the scale");
        assert!(said.contains("funding: 95.4"), "{said}");
    }

    #[test]
    fn a_field_is_spoken_of_by_the_key_of_links_and_files() {
        for (id, key) in [
            ("targets", "targets"),
            ("lever-seed", "seed"),
            ("a.ambulance.scene_minutes", "a.ambulance.scene_minutes"),
        ] {
            assert_eq!(key_of(id), key);
        }
    }
}
