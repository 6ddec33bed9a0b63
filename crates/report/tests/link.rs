//! Links: whatever is written is read back, and whatever is damaged opens all the same.

use goodhart_report::{
    Judged, Known, LONGEST_READABLE, MODEL_VERSION, Notice, NumberSpec, Order, Scenario, World,
    open_link, pairs_from_link, resolve, scenario_digest, to_query,
};

const fn assumption(key: &'static str) -> NumberSpec<'static> {
    NumberSpec {
        key,
        low: 0.0,
        high: 60.0,
        default: 12.0,
        unit: "count",
    }
}

const KNOWN: Known = Known {
    presets: &[(
        "ten",
        "targets = 10\nadd = [\"t-2\"]\noff = [\"holding\"]\n[edit]\nt-1.limit = 300\n[a]\nm.k = 3\nm.c = 4\n",
    )],
    assumptions: &[
        assumption("m.k"),
        assumption("m.c"),
        assumption("m.q"),
        assumption("m.r"),
        assumption("m.s"),
        assumption("m.t"),
    ],
    edits: &[NumberSpec {
        key: "t-1.limit",
        low: 1.0,
        high: 10_000.0,
        default: 240.0,
        unit: "minutes",
    }],
    targets: &["t-1", "t-2", "t-3"],
    strategies: &["holding", "late"],
};

/// `SplitMix64`: enough to walk the space of scenarios the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.below(1 << 53) as f64 / (1_u64 << 53) as f64
    }

    fn scenario(&mut self) -> Scenario {
        let mut scenario = Scenario {
            preset: (self.below(2) == 0).then(|| "ten".to_owned()),
            ..Scenario::default()
        };
        // Each lever moves in half of the scenarios, so that short links and long ones both appear.
        if self.below(2) == 0 {
            scenario.targets = self.below(134) as u32;
        }
        if self.below(2) == 0 {
            scenario.funding = self.within(80.0, 130.0);
            scenario.growth = self.within(-1.0, 6.0);
        }
        if self.below(2) == 0 {
            scenario.order = Order::ALL[self.below(7) as usize];
            scenario.world = World::ALL[self.below(4) as usize];
            scenario.qof = self.below(2) == 0;
        }
        if self.below(2) == 0 {
            scenario.judged = Judged::Shares([0.5, 0.25, 0.25]);
            scenario.audit = self.within(0.0, 1.0);
            scenario.seed = self.below(1 << 32) as u32;
        }
        for target in KNOWN.targets {
            match self.below(4) {
                0 => drop(scenario.add.insert((*target).to_owned())),
                1 => drop(scenario.drop.insert((*target).to_owned())),
                _ => {}
            }
        }
        if self.below(2) == 0 {
            scenario.strategies_off.insert("late".to_owned());
        }
        if self.below(2) == 0 {
            let limit = self.within(1.0, 10_000.0);
            scenario.edit.insert("t-1.limit".to_owned(), limit);
        }
        for spec in KNOWN.assumptions {
            if self.below(3) == 0 {
                let value = self.within(spec.low, spec.high);
                scenario.assumptions.insert(spec.key.to_owned(), value);
            }
        }
        scenario
    }
}

#[test]
fn every_scenario_comes_back_from_its_link() {
    let mut dice = Dice(7);
    let mut packed = 0;
    for _ in 0..2_000 {
        let scenario = dice.scenario();
        let link = to_query(&scenario, &KNOWN).expect("allowed values");
        packed += u32::from(link.contains("&z="));
        let opened = open_link(&format!("https://example.org/x/?{link}#part"), &KNOWN);
        assert_eq!(opened.notices, [], "{link}");
        assert_eq!(opened.scenario, scenario, "{link}");
        let (pairs, notices) = pairs_from_link(&link).expect("whole");
        assert_eq!(
            (resolve(&[&pairs], &KNOWN), notices),
            (Ok(scenario), vec![])
        );
    }
    assert!((30..1_970).contains(&packed), "{packed} links were packed");
}

#[test]
fn the_default_link_holds_version_and_seed_alone() {
    let link = to_query(&Scenario::default(), &KNOWN).expect("the default");
    assert_eq!(link, format!("v={MODEL_VERSION}&seed=1"));
}

#[test]
fn only_what_differs_is_written() {
    let scenario = Scenario {
        targets: 31,
        funding: 92.5,
        qof: false,
        ..Scenario::default()
    };
    let link = to_query(&scenario, &KNOWN).expect("allowed values");
    assert_eq!(link, "v=0.8.0&seed=1&targets=31&funding=92.5&qof=off");
}

#[test]
fn what_a_preset_sets_can_be_taken_back() {
    let scenario = Scenario {
        preset: Some("ten".to_owned()),
        ..Scenario::default()
    };
    let link = to_query(&scenario, &KNOWN).expect("allowed values");
    assert_eq!(
        link,
        "v=0.8.0&seed=1&targets=133&add=&off=&preset=ten&edit.t-1.limit=240&a.m.c=12&a.m.k=12"
    );
    assert_eq!(open_link(&link, &KNOWN).scenario, scenario);
}

#[test]
fn six_assumptions_are_packed_and_five_are_not() {
    let mut scenario = Scenario::default();
    for spec in &KNOWN.assumptions[..5] {
        scenario.assumptions.insert(spec.key.to_owned(), 3.5);
    }
    assert!(
        to_query(&scenario, &KNOWN)
            .expect("five")
            .contains("a.m.k=3.5")
    );
    scenario.assumptions.insert("m.t".to_owned(), 3.5);
    assert!(to_query(&scenario, &KNOWN).expect("six").contains("&z="));
}

#[test]
fn every_policy_lever_away_from_its_default_stays_readable() {
    let scenario = Scenario {
        targets: 31,
        funding: 92.0,
        growth: 2.5,
        order: Order::ConstantMix,
        qof: false,
        pressure: 1.5,
        judged: Judged::Shares([0.5, 0.3, 0.2]),
        publish: false,
        audit: 0.25,
        certainty: 0.85,
        data: 0.5,
        autonomy: 1.5,
        social: 110.0,
        world: World::CollectionsOff,
        years: 10,
        reps: 100,
        population: 500_000,
        seed: u32::MAX,
        ..Scenario::default()
    };
    let link = to_query(&scenario, &KNOWN).expect("allowed values");
    assert!(
        link.len() <= LONGEST_READABLE && !link.contains("z="),
        "{link}"
    );
}

#[test]
fn a_key_that_cannot_be_carried_is_named() {
    let mut scenario = Scenario::default();
    scenario.assumptions.insert("m.unheard".to_owned(), 1.0);
    let error = to_query(&scenario, &KNOWN).expect_err("no such parameter");
    assert!(error.to_string().contains("\"m.unheard\""), "{error}");
    let scenario = Scenario {
        funding: 300.0,
        ..Scenario::default()
    };
    assert_eq!(
        to_query(&scenario, &KNOWN).expect_err("too much").key(),
        "funding"
    );
}

#[test]
fn bad_values_start_the_default_and_are_said() {
    for (link, key) in [
        ("targets=-1", "targets"),
        ("targets=134", "targets"),
        ("targets=", "targets"),
        ("funding=lots", "funding"),
        ("funding=NaN", "funding"),
        ("growth=inf", "growth"),
        ("seed=4294967296", "seed"),
        ("seed=-1", "seed"),
        ("order=alphabetical", "order"),
        ("qof=perhaps", "qof"),
        ("judged=1,1,1", "judged"),
        ("world=flat", "world"),
        ("preset=eleven", "preset"),
        ("add=t-9", "add"),
        ("off=honesty", "off"),
        ("a.m.k=61", "a.m.k"),
        ("a.m.unheard=1", "a"),
        ("edit.t-1.limit=0", "edit.t-1.limit"),
        ("edit.t-9.limit=5", "edit"),
        ("churn=101", "churn"),
        ("change=2024-04-01", "change"),
        ("z=%00", "z"),
        ("z=AAAA", "z"),
    ] {
        let opened = open_link(&format!("?v=0.8.0&seed=5&{link}"), &KNOWN);
        // A second seed is said as well.
        let wrong = |notice: &&Notice| !matches!(notice, Notice::Repeated { .. });
        let keys: Vec<&str> = opened
            .notices
            .iter()
            .filter(wrong)
            .map(Notice::key)
            .collect();
        assert_eq!(keys, [key], "{link}");
        let seed = if key == "seed" {
            5
        } else {
            opened.scenario.seed
        };
        assert_eq!(
            opened.scenario,
            Scenario {
                seed,
                ..Scenario::default()
            },
            "{link}"
        );
    }
}

#[test]
fn a_link_out_of_a_pages_source_opens_all_the_same() {
    let written = "?v=x&amp;targets=10&amp;funding=90";
    let opened = open_link(
        &written.replace("v=x", &format!("v={MODEL_VERSION}")),
        &KNOWN,
    );
    assert_eq!(
        (opened.scenario.targets, opened.scenario.funding),
        (10, 90.0)
    );
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
}

#[test]
fn unknown_keys_are_kept_and_those_of_the_page_are_silent() {
    let opened = open_link("#v=0.0.9&utm=x&lang=cy&dark=1&targets=10", &KNOWN);
    let said: Vec<String> = opened.notices.iter().map(Notice::to_string).collect();
    assert_eq!(
        said,
        [
            "v: This link was made with model 0.0.9. This is model 0.8.0, and figures may differ.",
            "utm: not known here, ignored",
        ]
    );
    let kept: Vec<&str> = opened.kept.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(kept, ["utm", "lang", "dark"]);
    assert_eq!(opened.scenario.targets, 10);
}

#[test]
fn no_damage_makes_opening_fail() {
    let mut dice = Dice(11);
    for _ in 0..300 {
        let link = to_query(&dice.scenario(), &KNOWN).expect("allowed values");
        let mut bytes = link.into_bytes();
        for _ in 0..=dice.below(4) {
            let place = dice.below(bytes.len() as u64) as usize;
            match dice.below(3) {
                0 => bytes.truncate(place.max(1)),
                1 => bytes[place] = dice.below(256) as u8,
                _ => bytes.insert(place, dice.below(256) as u8),
            }
        }
        let opened = open_link(&String::from_utf8_lossy(&bytes), &KNOWN);
        assert_eq!(opened.scenario.check(&KNOWN), Ok(()));
    }
}

#[test]
fn a_packed_bomb_is_refused() {
    use base64::Engine;
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b'a'; 1 << 22], 9);
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bomb);
    let opened = open_link(&format!("?z={text}"), &KNOWN);
    assert_eq!(opened.notices.len(), 1);
    assert!(pairs_from_link(&format!("?z={text}")).is_err());
}

#[test]
fn the_digest_of_a_scenario_survives_link_and_json() {
    let mut dice = Dice(3);
    for _ in 0..200 {
        let scenario = dice.scenario();
        let digest = scenario_digest(&scenario);
        let link = to_query(&scenario, &KNOWN).expect("allowed values");
        assert_eq!(scenario_digest(&open_link(&link, &KNOWN).scenario), digest);
        let json = serde_json::to_string(&scenario).expect("plain data");
        let back: Scenario = serde_json::from_str(&json).expect("own JSON");
        assert_eq!(scenario_digest(&back), digest);
    }
}

#[test]
fn a_key_given_twice_is_named_and_the_last_one_counts() {
    let opened = open_link("?targets=10&funding=95&targets=31", &KNOWN);
    assert_eq!(opened.scenario.targets, 31);
    let said: Vec<String> = opened.notices.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["targets: given more than once, the last one counts"]);
}
