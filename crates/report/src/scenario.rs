//! A scenario, resolved: every lever has its value. How it is written and read is in the sibling modules.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Change, Icb, InputError, Judged, Known, LEVERS, Ministers, Order, World};

/// One world to simulate: the value of every lever of [`LEVERS`].
///
/// JSON uses the lever keys as names; what is missing there has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// How many national targets are in force: the first ones of `order`.
    pub targets: u32,
    /// Recurrent money [% of need-matched].
    pub funding: f64,
    /// Real growth on top of the need-matched path [% a year].
    pub growth: f64,
    /// In which order national targets come into force.
    pub order: Order,
    /// Whether general practice is paid by the Quality and Outcomes Framework.
    pub qof: bool,
    /// Weight of sanctions, as a multiple of 2022/23 [ratio].
    pub pressure: f64,
    /// How boards are judged.
    pub judged: Judged,
    /// How surely boards read the weight of targets, as a part of 2022/23 [0–1].
    pub clarity: f64,
    /// Whether results are published by name.
    pub publish: bool,
    /// How much records and practices are checked; 1 checks everything [0–1].
    pub audit: f64,
    /// Inspections of the whole place beyond those of the start state [a year].
    pub inspect: f64,
    /// Share of money that is recurrent and known in time; the rest comes as late in-year pots [0–1].
    pub certainty: f64,
    /// Clinical hours a data collection takes, as a multiple of the start state [ratio].
    pub data: f64,
    /// Intensity of review by peers [0–1].
    pub peer: f64,
    /// How far clinicians have a say on boards [0–1].
    pub voice: f64,
    /// Whether public health sits on boards.
    pub public_health: bool,
    /// Part of an excess over a threshold that is asked for on top next year [0–1].
    pub ratchet: f64,
    /// Share of the targets in force that is changed in every year [%].
    pub churn: f64,
    /// Least time between the announcement of changed targets and their coming into force [months].
    pub notice: f64,
    /// What ministers do when a headline has failed.
    pub ministers: Ministers,
    /// Maturity of boards, as a multiple of 2022/23 [ratio].
    pub maturity: f64,
    /// Share of judgement that targets about outcomes have [0–1].
    pub outcomes: f64,
    /// Freedom to move capacity, as a multiple of 2022/23 [ratio].
    pub autonomy: f64,
    /// How the integrated care board shares money between providers.
    pub icb: Icb,
    /// Capacity of the council's social care [% of the start state].
    pub social: f64,
    /// Part of the whole budget moved from care to prevention [percentage points].
    pub prevention: f64,
    /// Spending on buildings, equipment and IT [% of what keeps the start state].
    pub capital: f64,
    /// Pace of recruitment and places for training [% of the start state].
    pub recruit: f64,
    /// With targets, or one of the three worlds without.
    pub world: World,
    /// Gaming strategies that do not exist in this world (ids).
    #[serde(rename = "off")]
    pub strategies_off: BTreeSet<String>,
    /// Targets in force beyond the first `targets` (ids).
    pub add: BTreeSet<String>,
    /// Targets not in force although among the first `targets` (ids).
    pub drop: BTreeSet<String>,
    /// New thresholds, limits and due weeks, by `<target id>.threshold`, `.limit` [the row's own unit] or `.due` [weeks of the run].
    pub edit: BTreeMap<String, f64>,
    /// First and last day of the announced window in which a target is measured, by target, as `2024-03-25/2024-03-31`.
    #[serde(rename = "window")]
    pub windows: BTreeMap<String, String>,
    /// What is set anew while the scenario runs, by date.
    #[serde(rename = "change")]
    pub changes: Vec<Change>,
    /// Year of the start state; the run begins on 1 April.
    pub start: u32,
    /// Horizon [years].
    pub years: u32,
    /// Replications.
    pub reps: u32,
    /// Residents of a place [people].
    pub population: u32,
    /// Places.
    pub places: u32,
    /// Seed of all random streams.
    pub seed: u32,
    /// Assumptions that differ from their default, by parameter key without the prefix `a.` [the parameter's unit].
    #[serde(rename = "a")]
    pub assumptions: BTreeMap<String, f64>,
    /// The preset this scenario started from. A label: it changes no result and is in no digest.
    pub preset: Option<String>,
}

impl Scenario {
    /// Looks at every value again, for scenarios that did not come through a parser (JSON, code).
    ///
    /// # Errors
    ///
    /// Names the first lever in registry order whose value is not allowed.
    pub fn check(&self, known: &Known) -> Result<(), InputError> {
        let mut copy = self.clone();
        for (key, text) in crate::entries(self) {
            crate::set(&mut copy, &key, &text, known)?;
        }
        copy.parts(known).map(|_| ())
    }

    /// Before any lever is set. Not a scenario that can be run: [`Default`] fills it from the registry.
    fn blank() -> Self {
        Self {
            targets: 0,
            funding: 0.0,
            growth: 0.0,
            order: Order::Salience,
            qof: false,
            pressure: 0.0,
            judged: Judged::Mixed,
            clarity: 0.0,
            publish: false,
            audit: 0.0,
            inspect: 0.0,
            certainty: 0.0,
            data: 0.0,
            peer: 0.0,
            voice: 0.0,
            public_health: false,
            ratchet: 0.0,
            churn: 0.0,
            notice: 0.0,
            ministers: Ministers::None,
            maturity: 0.0,
            outcomes: 0.0,
            autonomy: 0.0,
            icb: Icb::History,
            social: 0.0,
            prevention: 0.0,
            capital: 0.0,
            recruit: 0.0,
            world: World::Targets,
            strategies_off: BTreeSet::new(),
            add: BTreeSet::new(),
            drop: BTreeSet::new(),
            edit: BTreeMap::new(),
            windows: BTreeMap::new(),
            changes: Vec::new(),
            start: 0,
            years: 0,
            reps: 0,
            population: 0,
            places: 0,
            seed: 0,
            assumptions: BTreeMap::new(),
            preset: None,
        }
    }
}

impl Default for Scenario {
    /// The defaults of the registry: 2022/23 with all its targets and need-matched money.
    fn default() -> Self {
        let mut scenario = Self::blank();
        for lever in LEVERS {
            // A test holds every default to its own parser, so none is skipped here.
            let _ = lever.set(&mut scenario, lever.default, &Known::NOTHING);
        }
        scenario
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_year_as_it_was() {
        let scenario = Scenario::default();
        assert_eq!(
            (scenario.targets, scenario.years, scenario.reps),
            (133, 5, 20)
        );
        assert_eq!((scenario.population, scenario.seed), (250_000, 1));
        assert!((scenario.funding - 100.0).abs() < f64::EPSILON);
        assert!(scenario.qof && scenario.publish);
        assert_eq!(scenario.order, Order::Salience);
    }

    #[test]
    fn every_registry_default_is_accepted_by_its_own_lever() {
        for lever in LEVERS {
            let mut scenario = Scenario::blank();
            lever
                .set(&mut scenario, lever.default, &Known::NOTHING)
                .unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(lever.text(&scenario), lever.default, "{}", lever.key);
        }
    }

    #[test]
    fn json_names_are_the_lever_keys() {
        let json = serde_json::to_value(Scenario::default()).expect("plain data");
        let names: BTreeSet<&str> = json
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(names, LEVERS.iter().map(|lever| lever.key).collect());
    }

    #[test]
    fn json_comes_back_and_misspelt_names_are_refused() {
        let mut scenario = Scenario {
            judged: Judged::Shares([0.5, 0.25, 0.25]),
            ..Scenario::default()
        };
        scenario.edit.insert("ae-4h-95.limit".into(), 317.0);
        let json = serde_json::to_string(&scenario).expect("plain data");
        assert_eq!(
            serde_json::from_str::<Scenario>(&json).expect("own JSON"),
            scenario
        );
        assert!(serde_json::from_str::<Scenario>(r#"{"fundng": 90}"#).is_err());
    }

    #[test]
    fn values_that_came_past_the_parsers_are_checked() {
        let scenario = Scenario {
            funding: f64::NAN,
            ..Scenario::default()
        };
        let error = scenario.check(&Known::NOTHING).expect_err("not a number");
        assert!(error.to_string().starts_with("funding: NaN"), "{error}");
        assert_eq!(Scenario::default().check(&Known::NOTHING), Ok(()));
    }
}
