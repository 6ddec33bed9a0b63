//! What the model knows and this crate does not: presets, assumptions, targets, strategies.

/// The registries of the model that input is checked against. `experiment` fills it; everything is listed there once.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Presets: id and the text of its TOML file.
    pub presets: &'a [(&'a str, &'a str)],
    /// Parameters that `a.<key>` may change; `key` without the prefix.
    pub assumptions: &'a [NumberSpec<'a>],
    /// Thresholds, limits and due weeks that `edit.<key>` may change; `key` is `<target id>.threshold`, `.limit` or `.due`.
    pub edits: &'a [NumberSpec<'a>],
    /// Ids of the targets that `add` and `drop` may name.
    pub targets: &'a [&'a str],
    /// Ids of the gaming strategies that `off` may name.
    pub strategies: &'a [&'a str],
}

/// A number with a key, where it may lie and what it is when nobody sets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberSpec<'a> {
    /// Key, without prefix.
    pub key: &'a str,
    /// Lowest value allowed [`unit`].
    pub low: f64,
    /// Highest value allowed [`unit`].
    pub high: f64,
    /// Value when nobody sets it [`unit`].
    pub default: f64,
    /// Unit, as a reader is told.
    pub unit: &'a str,
}

impl Known<'_> {
    /// No model: no presets, assumptions, targets or strategies.
    pub const NOTHING: Known<'static> = Known {
        presets: &[],
        assumptions: &[],
        edits: &[],
        targets: &[],
        strategies: &[],
    };
}
