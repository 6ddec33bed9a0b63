//! What can be read about levers, assumptions and targets: a file of its own, fetched when somebody asks for it and not with the page.

use serde::{Deserialize, Serialize};

/// The texts, in the order of their registries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What each lever does: key and text.
    pub levers: Vec<(String, String)>,
    /// One entry per assumption.
    pub assumptions: Vec<AssumptionText>,
    /// One entry per row of the catalogue of targets.
    pub targets: Vec<TargetText>,
    /// Names of measures that the charts have no words for: indicator and name.
    pub measures: Vec<(String, String)>,
    /// Parts of the service, each with the measures that speak about it: ids of both.
    pub streams: Vec<(String, Vec<String>)>,
    /// What each preset is: id and text.
    pub presets: Vec<(String, String)>,
    /// What happens in each way of gaming: id of the strategy and text.
    pub strategies: Vec<(String, String)>,
    /// What each choice of a lever and each number of a target is called, and what leads in their lists: id and text.
    pub choices: Vec<(String, String)>,
    /// What fewer targets do over orders drawn by lot: money [% of need-matched] and text.
    pub orders: Vec<(u32, String)>,
}

/// What is to be said about one assumption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssumptionText {
    /// Key without prefix.
    pub key: String,
    /// What it means.
    pub what: String,
    /// How well it is known; author, title, year, and where in it, if there is a source; why this value, if the source does not say all.
    pub about: Vec<String>,
}

/// What is to be said about one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetText {
    /// Id in the catalogue.
    pub id: String,
    /// Name as published.
    pub name: String,
    /// Part of the service.
    pub sector: String,
    /// What it asks for, what is counted and since when; why no quantity of the model measures it, where none does; title and year of
    /// the source, and whether its numbers were seen in it.
    pub about: Vec<String>,
}

impl Reading {
    /// What there is about an assumption. The engine lists them in the same order, so that nothing is searched for.
    pub fn assumption(&self, place: usize, key: &str) -> Option<&AssumptionText> {
        self.assumptions.get(place).filter(|text| text.key == key)
    }

    /// What a lever does.
    pub fn lever(&self, key: &str) -> Option<&str> {
        found(&self.levers, key)
    }

    /// What a preset is.
    pub fn preset(&self, id: &str) -> Option<&str> {
        found(&self.presets, id)
    }

    /// What happens in a way of gaming.
    pub fn strategy(&self, id: &str) -> Option<&str> {
        found(&self.strategies, id)
    }

    /// What a choice of a lever or a number of a target is called, or what leads in a list.
    pub fn choice(&self, id: &str) -> Option<&str> {
        found(&self.choices, id)
    }

    /// What orders drawn by lot say at the money nearest to this [% of need-matched].
    pub fn orders(&self, money: f64) -> Option<&str> {
        let away = |(asked, _): &&(u32, String)| (f64::from(*asked) - money).abs();
        let nearest = self
            .orders
            .iter()
            .min_by(|one, other| away(one).total_cmp(&away(other)));
        nearest.map(|(_, text)| text.as_str())
    }

    /// Name of a measure.
    pub fn measure(&self, indicator: &str) -> Option<&str> {
        found(&self.measures, indicator)
    }

    /// What there is about a target.
    pub fn target(&self, id: &str) -> Option<&TargetText> {
        self.targets.iter().find(|text| text.id == id)
    }
}

fn found<'a>(texts: &'a [(String, String)], key: &str) -> Option<&'a str> {
    let (_, text) = texts.iter().find(|(known, _)| known == key)?;
    Some(text)
}

/// How far the texts have come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Texts {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// They are on their way.
    Asked,
    /// They are here.
    Here(crate::shared::Shared<Reading>),
    /// They could not be had.
    Missing,
}

impl Texts {
    /// The texts, if they are here.
    pub fn here(&self) -> Option<&Reading> {
        match self {
            Self::Here(reading) => Some(reading),
            Self::Unasked | Self::Asked | Self::Missing => None,
        }
    }
}
