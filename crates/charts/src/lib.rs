//! Report to picture: pure functions that draw SVG, one file per chart.
//!
//! Hollow is what is reported, filled is what is real. A drawing holds classes, never colours: `chart.css` gives them a
//! look from the page's custom properties, and [`Picture::standalone`] writes the look into the file.

mod did;
mod excess;
mod harm;
mod numbers;
mod paired;
mod period;
mod picture;
mod quantity;
mod scale;
mod scoreboard;
mod series;
mod spike;
mod svg;
mod text;
mod theme;
mod words;

use goodhart_report::Report;

pub use did::{Effect, Net, effect, part_name};
pub use excess::{Bin, Excess, excess};
pub use numbers::{decimal, figure, one_in, places, plain};
pub use paired::{Compared, Verdict, compare};
pub use picture::{Cell, Frame, Picture, Table};
pub use quantity::strategy_name;
pub use scoreboard::{HEADLINES, SECTORS};
pub use spike::{FOUR_HOUR_INDICATOR, limit_in_force};
pub use text::{bold_width, width as text_width};
pub use theme::{STYLE, Theme};
pub use words::{ENGLISH, English, MEASURES, Say, Words};

/// Every chart there is: menus, documentation and tests read this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart<'a> {
    /// Reported beside real, one row per headline measure.
    Scoreboard,
    /// The same for the rest of the service, sector by sector.
    Sectors,
    /// Time in A&E and the patients piled up before the limit.
    Spike,
    /// What the targets did, from the world without them to this one.
    Did,
    /// Expected harm by what caused it and by deprivation.
    Harm,
    /// One indicator month by month, by its contract name.
    Series(&'a str),
}

impl Chart<'_> {
    /// Stable names of the charts, in the order in which the page shows them.
    pub const IDS: &'static [&'static str] =
        &["scoreboard", "spike", "did", "sectors", "harm", "series"];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Scoreboard => "scoreboard",
            Self::Sectors => "sectors",
            Self::Spike => "spike",
            Self::Did => "did",
            Self::Harm => "harm",
            Self::Series(_) => "series",
        }
    }

    /// Draws it; what the report does not hold is said in the picture.
    pub fn draw(self, report: &Report, frame: Frame, words: &dyn Words) -> Picture {
        match self {
            Self::Scoreboard => scoreboard::draw(report, None, frame, words),
            Self::Sectors => scoreboard::draw_sectors(report, None, frame, words),
            Self::Spike => spike::draw(report, frame, words),
            Self::Did => did::draw(report, frame, words),
            Self::Harm => harm::draw(report, None, frame, words),
            Self::Series(indicator) => series::draw(report, indicator, frame, words),
        }
    }

    /// Draws it; where there is a world before, and room, with marks where its figures stood in it.
    pub fn draw_after(
        self,
        before: Option<&Report>,
        report: &Report,
        frame: Frame,
        words: &dyn Words,
    ) -> Picture {
        match self {
            Self::Scoreboard => scoreboard::draw(report, before, frame, words),
            Self::Sectors => scoreboard::draw_sectors(report, before, frame, words),
            Self::Harm => harm::draw(report, before, frame, words),
            _ => self.draw(report, frame, words),
        }
    }
}
