//! A link reopens to the same world.

use goodhart_experiment::{prepare, with_known};
use goodhart_report::{Kind, Known, LEVERS, Scenario, open_link, scenario_digest, set, to_query};

use crate::worlds::alone;

/// Scenarios drawn.
const DRAWN: u32 = 200;
/// Of those, run.
const RUN: u32 = 3;

/// A small fixed generator: which scenarios are drawn matters to nobody, that they are the same every time does.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as usize
    }

    fn number(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.below(10_001) as f64 / 10_000.0
    }

    fn some(&mut self, names: &[&str]) -> String {
        let most = self.below(5);
        (0..most)
            .map(|_| names[self.below(names.len())])
            .collect::<Vec<_>>()
            .join(",")
    }
}

fn drawn(dice: &mut Dice, known: &Known) -> Scenario {
    let mut scenario = Scenario::default();
    let mut put = |key: &str, text: &str| {
        set(&mut scenario, key, text, known).unwrap_or_else(|error| panic!("{error}"));
    };
    for lever in LEVERS {
        if dice.below(2) == 0 {
            continue;
        }
        match lever.kind {
            Kind::Integer => put(
                lever.key,
                &dice.number(lever.low, lever.high).floor().to_string(),
            ),
            Kind::Number => put(lever.key, &dice.number(lever.low, lever.high).to_string()),
            Kind::Switch => put(lever.key, ["on", "off"][dice.below(2)]),
            Kind::Choice(ids) => put(lever.key, ids[dice.below(ids.len())]),
            Kind::Judged => put(
                lever.key,
                ["line", "gap", "trend", "mixed", "0.2,0.3,0.5"][dice.below(5)],
            ),
            Kind::Targets => put(lever.key, &dice.some(known.targets)),
            Kind::Strategies => put(lever.key, &dice.some(known.strategies)),
            Kind::Edits | Kind::Assumptions => {
                let (prefix, specs) = if lever.kind == Kind::Edits {
                    ("edit", known.edits)
                } else {
                    ("a", known.assumptions)
                };
                for _ in 0..dice.below(8) {
                    let spec = &specs[dice.below(specs.len())];
                    put(
                        &format!("{prefix}.{}", spec.key),
                        &dice.number(spec.low, spec.high).to_string(),
                    );
                }
            }
            // Below, once the year is drawn in which the run begins.
            Kind::Changes | Kind::Windows => {}
            // A label: `resolve` reads it, and a link says what differs from it.
            Kind::Preset => put(lever.key, known.presets[dice.below(known.presets.len())].0),
        }
    }
    if dice.below(2) == 0 {
        let on = format!("{}-09-{:02}", scenario.start, 1 + dice.below(30));
        let text = [&on, ":targets:31:edit.ae-4h-95.threshold:80"].concat();
        set(&mut scenario, "change", &text, known).unwrap_or_else(|error| panic!("{error}"));
    }
    scenario
}

#[test]
fn a_link_reopens_to_the_same_world() {
    let mut dice = Dice(2022);
    let mut packed = 0;
    for number in 0..DRAWN {
        let scenario = with_known(|known| drawn(&mut dice, known));
        let link = with_known(|known| to_query(&scenario, known))
            .unwrap_or_else(|error| panic!("{error}"));
        packed += u32::from(link.contains("z="));
        let opened = with_known(|known| open_link(&link, known));
        assert_eq!(opened.notices, [], "{link}");
        assert_eq!(opened.scenario, scenario, "{link}");
        assert_eq!(
            scenario_digest(&opened.scenario),
            scenario_digest(&scenario),
            "{link}"
        );
        if number < RUN {
            let first = |scenario: &Scenario| {
                let small = Scenario {
                    years: 1,
                    population: 50_000,
                    ..scenario.clone()
                };
                alone(
                    &prepare(&small).unwrap_or_else(|error| panic!("{error}")),
                    0,
                )
                .digest()
            };
            assert_eq!(first(&opened.scenario), first(&scenario), "{link}");
        }
    }
    assert!(
        packed > 0 && packed < DRAWN,
        "{packed} of {DRAWN} packed: only one way was tried"
    );
}
