//! Links: a scenario as the query of an address, and back.
//!
//! A link carries what differs from the default, or from the preset it names, and always the model's version and the seed.
//! Long ones are packed into one key, `z` (deflate, then base64url without padding).

use crate::input::quotable;
use crate::levers::entry_default;
use crate::percent::{read_query, write_query};
use crate::resolve::{Pair, preset_scenario, resolve_lenient, shapes_the_world};
use crate::{InputError, Known, MODEL_VERSION, Scenario, entries};

/// Longest readable link [characters]; what is longer is packed.
pub const LONGEST_READABLE: usize = 300;
/// Most assumptions in a readable link; more are packed.
pub const MOST_READABLE_ASSUMPTIONS: usize = 5;

/// Keys of the page: it keeps them and they change no result.
const OF_THE_PAGE: &[&str] = &[
    "vs",
    "tab",
    "lang",
    "embed",
    "hide",
    "only",
    "lock",
    "dark",
    "plain",
    "static",
    "transparent",
];

/// A link, opened: always a scenario that can be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The scenario; what was wrong has its default, or the value of the preset the link names.
    pub scenario: Scenario,
    /// What was wrong or may surprise, in the order found; to be said to the reader.
    pub notices: Vec<Notice>,
    /// Keys that shape no world, as they came: the page's own and unknown ones. Append them when writing the link anew.
    pub kept: Vec<Pair>,
    /// Version of the model that wrote the link, if it says so.
    pub version: Option<String>,
}

/// Something to be said about a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A value that is not allowed, or a lever that this version does not have. The default is used instead.
    Wrong(InputError),
    /// The link was written by another version of the model, whose numbers may differ.
    OtherVersion {
        /// That version, shortened.
        version: String,
    },
    /// A key that is given more than once; the last one counts.
    Repeated {
        /// The key, shortened.
        key: String,
    },
    /// A key that no version knows; it was ignored and kept.
    UnknownKey {
        /// The key, shortened.
        key: String,
    },
}

impl Notice {
    /// The key the notice is about.
    pub fn key(&self) -> &str {
        match self {
            Self::Wrong(error) => error.key(),
            Self::OtherVersion { .. } => "v",
            Self::Repeated { key } | Self::UnknownKey { key } => key,
        }
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Wrong(error) => error.fmt(f),
            Self::OtherVersion { version } => write!(
                f,
                "v: This link was made with model {version}. This is model {MODEL_VERSION}, and figures may differ."
            ),
            Self::Repeated { key } => {
                write!(f, "{key}: given more than once, the last one counts")
            }
            Self::UnknownKey { key } => write!(f, "{key}: not known here, ignored"),
        }
    }
}

/// The query that carries a scenario, without a leading `?`, before it is known whether it will be packed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What stands in every link, packed or not.
    always: String,
    /// What is packed where it is long.
    settings: String,
    is_long: bool,
}

impl Query {
    /// The query of `scenario`.
    ///
    /// # Errors
    ///
    /// Names the first key that a link cannot carry because opening it would refuse its value.
    pub fn of(scenario: &Scenario, known: &Known) -> Result<Self, InputError> {
        scenario.check(known)?;
        let settings = settings(scenario, known);
        let always = [
            ("v", MODEL_VERSION.to_owned()),
            ("seed", scenario.seed.to_string()),
        ]
        .map(|(key, text)| (key.to_owned(), text));
        let assumptions = settings.iter().filter(|(key, _)| key.starts_with("a."));
        let many = assumptions.count() > MOST_READABLE_ASSUMPTIONS;
        let mut query = Self {
            always: write_query(&always),
            settings: write_query(&settings),
            is_long: false,
        };
        query.is_long = many || query.readable().len() > LONGEST_READABLE;
        Ok(query)
    }

    /// The settings to be packed, if it is long: deflate, then base64url without padding.
    pub fn to_pack(&self) -> Option<&str> {
        self.is_long.then_some(&self.settings)
    }

    /// Not packed, however long: opens as well.
    pub fn readable(&self) -> String {
        if self.settings.is_empty() {
            self.always.clone()
        } else {
            [&self.always, "&", &self.settings].concat()
        }
    }

    /// With the settings as packed.
    pub fn packed(&self, packed: &str) -> String {
        [&self.always, "&z=", packed].concat()
    }
}

/// The query that carries `scenario`, without a leading `?`, packed where it is long.
///
/// # Errors
///
/// As [`Query::of`].
#[cfg(feature = "packing")]
pub fn to_query(scenario: &Scenario, known: &Known) -> Result<String, InputError> {
    let query = Query::of(scenario, known)?;
    Ok(match query.to_pack() {
        Some(settings) => query.packed(&packing::pack(settings)),
        None => query.readable(),
    })
}

/// Opens an address, a query with or without `?`, or a fragment with `#`. Never fails: what is wrong is said in the notices.
pub fn open_link(link: &str, known: &Known) -> Opened {
    let Sorted {
        settings,
        kept,
        mut notices,
        version,
    } = sorted(link);
    let mut errors = Vec::new();
    let scenario = resolve_lenient(&[&settings], known, &mut errors);
    notices.extend(errors.into_iter().map(Notice::Wrong));
    Opened {
        scenario,
        notices,
        kept,
        version,
    }
}

/// The settings of a link for [`crate::resolve`], where flags may follow, and the notices that are no errors.
///
/// # Errors
///
/// If the packed part is damaged. Wrong values are found when the settings are resolved.
pub fn pairs_from_link(link: &str) -> Result<(Vec<Pair>, Vec<Notice>), InputError> {
    let mut sorted = sorted(link);
    let wrong = |notice: &Notice| matches!(notice, Notice::Wrong(_));
    match sorted.notices.iter().position(wrong) {
        Some(first) => match sorted.notices.swap_remove(first) {
            Notice::Wrong(error) => Err(error),
            _ => Ok((sorted.settings, sorted.notices)),
        },
        None => Ok((sorted.settings, sorted.notices)),
    }
}

/// A link taken apart, before any value is looked at.
struct Sorted {
    settings: Vec<Pair>,
    kept: Vec<Pair>,
    notices: Vec<Notice>,
    version: Option<String>,
}

fn sorted(link: &str) -> Sorted {
    let mut sorted = Sorted {
        settings: Vec::new(),
        kept: Vec::new(),
        notices: Vec::new(),
        version: None,
    };
    for (key, text) in link_pairs(link, &mut sorted.notices) {
        if key == "v" {
            sorted.version = Some(text);
        } else if shapes_the_world(&key) {
            if sorted.settings.iter().any(|(other, _)| *other == key) {
                let key = quotable(&key);
                sorted.notices.push(Notice::Repeated { key });
            }
            sorted.settings.push((key, text));
        } else {
            if !OF_THE_PAGE.contains(&key.as_str()) {
                let key = quotable(&key);
                sorted.notices.push(Notice::UnknownKey { key });
            }
            sorted.kept.push((key, text));
        }
    }
    if let Some(other) = sorted.version.as_deref().filter(|&v| v != MODEL_VERSION) {
        let version = quotable(other);
        // It speaks of the whole link.
        sorted.notices.insert(0, Notice::OtherVersion { version });
    }
    sorted
}

/// What differs from the default, or from the scenario's preset where it names one, except the seed.
fn settings(scenario: &Scenario, known: &Known) -> Vec<Pair> {
    let preset = scenario.preset.as_deref();
    let base = preset.and_then(|id| preset_scenario(id, known).ok());
    let base_entries = entries(&base.unwrap_or_default());
    let own_entries = entries(scenario);
    let is_seed = |key: &str| key == "seed";
    let mut settings: Vec<Pair> = own_entries
        .iter()
        .filter(|pair| !is_seed(&pair.0) && (pair.0 == "preset" || !base_entries.contains(pair)))
        .filter(|(key, text)| key != "preset" || !text.is_empty())
        .cloned()
        .collect();
    // Numbers by name that the preset sets and the scenario does not: only writing their default takes them back.
    for (key, _) in &base_entries {
        if own_entries.iter().all(|(own, _)| own != key) {
            settings.extend(entry_default(key, known).map(|text| (key.clone(), text)));
        }
    }
    settings
}

/// Key and text of everything in a link, unpacked; later ones count. A damaged packed part is said and left out.
fn link_pairs(link: &str, notices: &mut Vec<Notice>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (key, text) in query_parts(link).into_iter().flat_map(read_query) {
        // Out of a page's source: "&" is written "&amp;" there.
        let key = key.strip_prefix("amp;").unwrap_or(&key);
        if key != "z" {
            pairs.push((key.to_owned(), text));
            continue;
        }
        match packing::unpack(&text) {
            // No packing inside the packing.
            Some(query) => {
                pairs.extend(read_query(&query).into_iter().filter(|(key, _)| key != "z"));
            }
            None => notices.push(Notice::Wrong(InputError::broken(
                "z",
                "the packed part of the link is damaged or cut off; copy the link whole",
            ))),
        }
    }
    pairs
}

/// The pieces of an address that hold settings: the query, and a fragment that looks like one.
fn query_parts(link: &str) -> Vec<&str> {
    let link = link.trim();
    let (before, fragment) = link.split_once('#').unwrap_or((link, ""));
    let query = match before.split_once('?') {
        Some((_, query)) => query,
        None if before.contains("://") || !before.contains('=') => "",
        None => before,
    };
    let fragment = fragment.strip_prefix('?').unwrap_or(fragment);
    let fragment = if fragment.contains('=') { fragment } else { "" };
    vec![query, fragment]
}

#[cfg(feature = "packing")]
mod packing {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    /// Longest text that a packed link may unpack to [bytes]; a guard against bombs, far above all levers and parameters.
    const LONGEST_UNPACKED: usize = 1 << 16;
    /// Effort of compression, 0–10.
    const COMPRESSION: u8 = 9;

    pub fn pack(query: &str) -> String {
        let bytes = miniz_oxide::deflate::compress_to_vec(query.as_bytes(), COMPRESSION);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub fn unpack(text: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let query =
            miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, LONGEST_UNPACKED).ok()?;
        String::from_utf8(query).ok()
    }
}

/// The page's links come unpacked; what could not be unpacked is damaged.
#[cfg(not(feature = "packing"))]
mod packing {
    pub const fn unpack(_text: &str) -> Option<String> {
        None
    }
}
