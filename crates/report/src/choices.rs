//! Levers that are a choice from a short list.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::input::quoted;
use crate::read_number;

/// An enum whose variants carry the id by which links, files and JSON name them.
macro_rules! choices {
    ($(#[$doc:meta])+ $name:ident { $($(#[$variant_doc:meta])+ $variant:ident = $id:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])+ #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// Every choice, in menu order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Ids of every choice, in menu order.
            pub const IDS: &'static [&'static str] = &[$($id),+];

            /// The id in links, files and JSON.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The choice with this id, if there is one.
            pub fn by_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.id() == id)
            }
        }
    };
}

choices! {
    /// In which order national targets come into force.
    Order {
        /// By the year they were introduced.
        Historic = "historic",
        /// The best known and hardest sanctioned first.
        Salience = "salience",
        /// The best backed clinically first.
        Clinical = "clinical",
        /// Outcomes before processes.
        Outcomes = "outcomes",
        /// Shuffled by the seed.
        Random = "random",
        /// Shuffled by the seed within each sector, while the sectors take their turns as in the order of salience.
        RandomWithinSector = "random_within_sector",
        /// The same shares of kind, sanction and clinical value at every number.
        ConstantMix = "constant_mix",
    }
}

choices! {
    /// With targets, or one of the three worlds without.
    World {
        /// The regime as set.
        Targets = "targets",
        /// Targets off, data still collected and published.
        TargetsOff = "targets_off",
        /// Targets and their collections off.
        CollectionsOff = "collections_off",
        /// Never targeted: the start state itself was reached without.
        NeverTargeted = "never_targeted",
    }
}

choices! {
    /// What ministers do when a headline has failed.
    Ministers {
        /// Nothing in the year.
        None = "none",
        /// They exchange targets.
        Churn = "churn",
        /// They turn recurrent money into late money for what failed.
        Pots = "pots",
        /// They press on what failed.
        Pressure = "pressure",
    }
}

choices! {
    /// How the integrated care board shares money.
    Icb {
        /// As it was.
        History = "history",
        /// By need, as reported.
        Need = "need",
        /// By the noise of missed targets.
        Noise = "noise",
    }
}

/// How boards are judged: by the line, by the gap, by trend and rank, or by shares of the three.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Judged {
    /// Met or missed.
    Line,
    /// Every point below the threshold counts.
    Gap,
    /// Against the own last year, the agreed path and peers.
    Trend,
    /// As boards were judged in 2022/23: [`Judged::MIXED`].
    Mixed,
    /// Shares of line, gap and trend [0–1 each, sum within [`Judged::ROUNDING`] of 1].
    Shares([f64; 3]),
}

impl Judged {
    /// Shares of line, gap and trend in 2022/23 [0–1]: targets are stated as lines, but below them the distance drives
    /// support regimes, and agreed paths and ranks count beside the standard. No study gives the shares.
    pub const MIXED: [f64; 3] = [0.3, 0.4, 0.3];

    /// How far three shares may be from summing to one, so that 0.33, 0.33, 0.33 can be typed.
    pub const ROUNDING: f64 = 0.015;

    /// What may be given, for messages.
    pub const ALLOWED: &'static str =
        "line, gap, trend, mixed, or three shares from 0 to 1 that sum to 1, such as 0.5,0.3,0.2";

    /// Shares of line, gap and trend [0–1], summing to 1.
    pub fn shares(self) -> [f64; 3] {
        match self {
            Self::Line => [1.0, 0.0, 0.0],
            Self::Gap => [0.0, 1.0, 0.0],
            Self::Trend => [0.0, 0.0, 1.0],
            Self::Mixed => Self::MIXED,
            Self::Shares(shares) => {
                let sum = shares[0] + shares[1] + shares[2];
                shares.map(|share| share / sum)
            }
        }
    }

    /// Reads a name or three shares; `None` if it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "line" => Self::Line,
            "gap" => Self::Gap,
            "trend" => Self::Trend,
            "mixed" => Self::Mixed,
            _ => {
                let parts: Vec<f64> = text
                    .split(',')
                    .map(|part| read_number(part.trim()))
                    .collect::<Option<_>>()?;
                let shares = <[f64; 3]>::try_from(parts).ok()?.map(|share| share + 0.0);
                let sum = shares[0] + shares[1] + shares[2];
                let fits = shares.iter().all(|share| (0.0..=1.0).contains(share))
                    && (sum - 1.0).abs() <= Self::ROUNDING;
                fits.then_some(Self::Shares(shares))?
            }
        })
    }
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line => f.write_str("line"),
            Self::Gap => f.write_str("gap"),
            Self::Trend => f.write_str("trend"),
            Self::Mixed => f.write_str("mixed"),
            Self::Shares([line, gap, trend]) => write!(f, "{line},{gap},{trend}"),
        }
    }
}

impl From<Judged> for String {
    fn from(judged: Judged) -> Self {
        judged.to_string()
    }
}

impl TryFrom<String> for Judged {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
            .ok_or_else(|| format!("judged: {} is not {}", quoted(&text), Self::ALLOWED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_back_to_their_choice() {
        for &order in Order::ALL {
            assert_eq!(Order::by_id(order.id()), Some(order));
        }
        for &world in World::ALL {
            assert_eq!(World::by_id(world.id()), Some(world));
        }
        assert_eq!(Order::by_id("Salience"), None);
    }

    #[test]
    fn shares_of_judgement_sum_to_one() {
        for text in [
            "line",
            "gap",
            "trend",
            "mixed",
            "0.5,0.3,0.2",
            "0.33,0.33,0.33",
        ] {
            let judged = Judged::parse(text).expect(text);
            let sum: f64 = judged.shares().iter().sum();
            assert!((sum - 1.0).abs() < 1e-12, "{text}");
            assert_eq!(judged.to_string(), text);
        }
    }

    #[test]
    fn what_does_not_sum_to_one_is_refused() {
        for text in [
            "",
            "lines",
            "0.5,0.5",
            "0.5,0.5,0.5",
            "1.5,-0.5,0",
            "NaN,0,1",
            "1,0,0,0",
        ] {
            assert_eq!(Judged::parse(text), None, "{text}");
        }
    }
}
