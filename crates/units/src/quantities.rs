//! The closed list of units: one line defines the word in TOML, the type, the range and the symbol.

use std::fmt;

/// Defines [`Unit`] and one `f64` newtype per line of the table.
macro_rules! quantities {
    ($($(#[$doc:meta])+ $name:ident, $word:literal, $symbol:literal, $low:expr, $high:expr;)+) => {
        /// The unit of a parameter: a closed list, each named by one word in TOML.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Unit {
            $($(#[$doc])+ $name,)+
        }

        impl Unit {
            /// Every unit, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word that names the unit in a parameter file, e.g. `per_million_per_day`.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// How the unit is written for a reader, e.g. `/ million / day`; empty where a number stands alone.
            pub const fn symbol(self) -> &'static str {
                match self { $(Self::$name => $symbol,)+ }
            }

            /// The name of the Rust type that holds a value of the unit, e.g. `PerMillionPerDay`.
            pub const fn type_name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            /// Lowest and highest value that can exist at all [the unit itself]; infinite where nothing bounds it.
            pub const fn range(self) -> (f64, f64) {
                match self { $(Self::$name => ($low, $high),)+ }
            }
        }

        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
            pub struct $name(f64);

            impl $name {
                /// The unit of the value.
                pub const UNIT: Unit = Unit::$name;

                /// Wraps a value already known to lie in [`Unit::range`]; parsed input is checked where it is parsed.
                pub const fn new(value: f64) -> Self {
                    Self(value)
                }

                #[doc = concat!("The bare number [`", $word, "`].")]
                pub const fn get(self) -> f64 {
                    self.0
                }

                /// The bare number, to be written to: as with [`new`](Self::new), what is written was checked before.
                pub const fn get_mut(&mut self) -> &mut f64 {
                    &mut self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    with_symbol(self.0, Self::UNIT, f)
                }
            }
        )+
    };
}

const ANY: f64 = f64::INFINITY;

quantities! {
    /// Minutes of time.
    Minutes, "minutes", "min", 0.0, ANY;
    /// Hours of time.
    Hours, "hours", "h", 0.0, ANY;
    /// Days of time.
    Days, "days", "days", 0.0, ANY;
    /// Weeks of time.
    Weeks, "weeks", "weeks", 0.0, ANY;
    /// Calendar months of time.
    Months, "months", "months", 0.0, ANY;
    /// Years of time.
    Years, "years", "years", 0.0, ANY;

    /// Events per hour.
    PerHour, "per_hour", "/ hour", 0.0, ANY;
    /// Events per day.
    PerDay, "per_day", "/ day", 0.0, ANY;
    /// Events per week.
    PerWeek, "per_week", "/ week", 0.0, ANY;
    /// Events per month.
    PerMonth, "per_month", "/ month", 0.0, ANY;
    /// Events per year.
    PerYear, "per_year", "/ year", 0.0, ANY;
    /// Events per million residents per day.
    PerMillionPerDay, "per_million_per_day", "/ million / day", 0.0, ANY;
    /// Cases per thousand people.
    Per1000, "per_1000", "/ 1,000", 0.0, 1000.0;

    /// A number of things that have no better word.
    Count, "count", "", 0.0, ANY;
    /// A number of people.
    People, "people", "people", 0.0, ANY;
    /// A number of beds.
    Beds, "beds", "beds", 0.0, ANY;
    /// A number of vehicles.
    Vehicles, "vehicles", "vehicles", 0.0, ANY;

    /// A part of a whole, from 0 to 1.
    Share, "share", "", 0.0, 1.0;
    /// A probability, from 0 to 1.
    Probability, "probability", "", 0.0, 1.0;
    /// A part of a whole, from 0 to 100.
    Percent, "percent", "%", 0.0, 100.0;
    /// A difference between two percentages, from -100 to 100.
    Points, "points", "percentage points", -100.0, 100.0;
    /// One quantity divided by another of the same kind.
    Ratio, "ratio", "", 0.0, ANY;
    /// A factor that another quantity is multiplied by; 1 changes nothing.
    Multiplier, "multiplier", "×", 0.0, ANY;
    /// A number without unit that may have either sign, such as an elasticity.
    Dimensionless, "dimensionless", "", -ANY, ANY;

    /// Pounds sterling.
    Pounds, "pounds", "£", -ANY, ANY;
    /// Pounds sterling per hour worked.
    PoundsPerHour, "pounds_per_hour", "£ / hour", 0.0, ANY;
    /// Pounds sterling per resident per year.
    PoundsPerHeadPerYear, "pounds_per_head_per_year", "£ / head / year", -ANY, ANY;
    /// Hours of work per week.
    HoursPerWeek, "hours_per_week", "h / week", 0.0, ANY;

    /// Quality-adjusted life years.
    Qaly, "qaly", "QALY", -ANY, ANY;
    /// Quality-adjusted life years per month.
    QalyPerMonth, "qaly_per_month", "QALY / month", -ANY, ANY;
    /// Deaths per person exposed.
    DeathsPerPerson, "deaths_per_person", "deaths / person", 0.0, 1.0;
    /// Rise of the log odds per minute of exposure.
    LogOddsPerMinute, "log_odds_per_minute", "log odds / min", -ANY, ANY;
    /// Factor on the odds per minute of exposure; 1 changes nothing.
    OddsRatioPerMinute, "odds_ratio_per_minute", "odds ratio / min", 0.0, ANY;
    /// Relative growth per year: 0.02 is two percent more each year.
    GrowthPerYear, "growth_per_year", "/ year (growth)", -1.0, ANY;
}

impl Unit {
    /// The unit that a parameter file calls `word`, if there is one.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.word() == word)
    }

    /// True if `value` is a finite number inside [`Unit::range`].
    pub fn admits(self, value: f64) -> bool {
        let (low, high) = self.range();
        value.is_finite() && low <= value && value <= high
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// Writes `24 beds`, honouring the precision asked for (`{:.1}`).
fn with_symbol(value: f64, unit: Unit, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&value, f)?;
    match unit.symbol() {
        "" => Ok(()),
        symbol => write!(f, " {symbol}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_and_lead_back_to_their_unit() {
        for &unit in Unit::ALL {
            assert_eq!(Unit::from_word(unit.word()), Some(unit));
            assert_eq!(
                Unit::ALL.iter().filter(|u| u.word() == unit.word()).count(),
                1
            );
        }
        assert_eq!(Unit::from_word("furlongs"), None);
    }

    #[test]
    fn words_are_their_type_names_in_snake_case() {
        for unit in Unit::ALL {
            let squashed: String = unit
                .word()
                .split('_')
                .flat_map(|part| {
                    let (first, rest) = part.split_at(1);
                    [first.to_uppercase(), rest.to_owned()]
                })
                .collect();
            assert_eq!(squashed, unit.type_name());
        }
    }

    #[test]
    fn physical_ranges_are_enforced() {
        assert!(Unit::Share.admits(0.0) && Unit::Share.admits(1.0));
        assert!(!Unit::Share.admits(1.1));
        assert!(!Unit::Minutes.admits(-1.0));
        assert!(Unit::Points.admits(-5.0));
        assert!(!Unit::Dimensionless.admits(f64::NAN));
        assert!(!Unit::Dimensionless.admits(f64::INFINITY));
    }

    #[test]
    fn a_value_is_shown_with_its_symbol() {
        assert_eq!(Beds::new(24.0).to_string(), "24 beds");
        assert_eq!(format!("{:.1}", Percent::new(72.14)), "72.1 %");
        assert_eq!(Share::new(0.25).to_string(), "0.25");
    }
}
