//! The data against a list of its own, and the rules of judgement.

use std::collections::BTreeSet;

use super::*;

/// Lowest and highest value; `None` where the band is open.
type Open = (Option<f64>, Option<f64>);

/// Every fact with the numbers of its band (lowest, highest; part by part, `None` where the band is open), written down independently of
/// the data from the same table of evidence.
const BANDS: &[(&str, &[Open])] = &[
    ("V1", &[(Some(10.0), Some(14.0))]),
    (
        "V2",
        &[
            (Some(4.0), Some(6.0)),
            (Some(8.0), Some(12.0)),
            (Some(3.0), Some(5.0)),
        ],
    ),
    (
        "V3",
        &[
            (Some(1.4), None),
            (Some(12.3), Some(12.3)),
            (Some(3.6), Some(3.6)),
        ],
    ),
    ("V5", &[(Some(-5.0), Some(10.0)), (Some(0.0), None)]),
    ("V6", &[(Some(3.0), Some(8.0)), (None, Some(0.0))]),
    ("V7", &[(Some(15.0), Some(30.0))]),
    ("V8", &[(Some(-15.0), Some(-5.0))]),
    (
        "V13",
        &[
            (Some(100.0), Some(100.0)),
            (Some(96.6), Some(96.6)),
            (Some(72.0), Some(72.0)),
            (Some(94.9), Some(94.9)),
            (Some(58.0), Some(58.0)),
        ],
    ),
    ("V14", &[(Some(20.0), Some(30.0)), (Some(100.0), None)]),
    ("V15", &[(Some(-9.0), Some(-5.0)), (Some(-5.0), Some(5.0))]),
    (
        "V17",
        &[(Some(3.0), Some(6.0)), (Some(7.0), Some(9.0)), (None, None)],
    ),
    ("V20", &[(Some(0.0), None), (Some(0.0), None)]),
    ("V21", &[(Some(12.0), Some(14.0)), (Some(23.0), Some(23.0))]),
    ("V22", &[(Some(0.45), Some(0.55)), (Some(0.7), Some(0.7))]),
    ("V23", &[(Some(0.0), None), (Some(0.0), None)]),
    ("V25", &[(None, Some(1.0)), (Some(10.0), Some(20.0))]),
    ("V26", &[(Some(10.0), Some(20.0))]),
    ("V27", &[(Some(22.0), None), (None, Some(2.0))]),
    ("V30", &[(Some(10.0), Some(12.0))]),
    ("V31", &[(Some(4.0), Some(7.0)), (Some(1.3), Some(1.3))]),
    ("V32", &[(Some(22.0), Some(30.0)), (Some(10.0), Some(20.0))]),
    ("V33", &[(Some(1.0), Some(10.0)), (Some(50.0), None)]),
    ("V34", &[(Some(80.0), None)]),
    ("V35", &[(Some(0.0), None)]),
    ("V36", &[(Some(3.5), Some(3.5)), (Some(0.0), None)]),
    (
        "V37",
        &[
            (Some(-1.0), Some(1.0)),
            (Some(-1.0), Some(1.0)),
            (None, Some(0.0)),
        ],
    ),
    ("V38", &[(None, Some(0.0)), (Some(5.0), Some(10.0))]),
    ("V39", &[(None, None), (Some(0.0), None)]),
    ("V40", &[(Some(70.0), Some(70.0)), (Some(10.0), Some(15.0))]),
    ("V41", &[(Some(46.0), Some(52.0)), (Some(14.0), Some(19.0))]),
    (
        "V42",
        &[
            (Some(45.0), Some(45.0)),
            (Some(17.6), Some(17.6)),
            (Some(72.0), Some(72.0)),
        ],
    ),
];

/// A value right in the middle of a part's band, or far inside an open one.
fn agreeing(part: &Part) -> Option<Band> {
    let value = match (part.low, part.high) {
        (Some(low), Some(high)) => f64::midpoint(low, high),
        (Some(low), None) => low + 1.0,
        (None, Some(high)) => high - 1.0,
        (None, None) => 0.0,
    };
    seen::certain(value)
}

#[test]
fn every_fact_is_there_once_with_the_band_of_the_evidence() {
    let ids: Vec<&str> = facts().iter().map(|fact| fact.id).collect();
    let expected: Vec<&str> = BANDS.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, expected);
    for (fact, (id, bands)) in facts().iter().zip(BANDS) {
        // What must hold for a comparison to count is no part of the band.
        let parts: Vec<_> = fact
            .parts
            .iter()
            .filter(|part| part.given.is_none())
            .map(|part| (part.low, part.high))
            .collect();
        assert_eq!(parts, *bands, "{id}");
    }
}

#[test]
fn the_words_of_a_band_hold_its_numbers() {
    // Numbers that stand for a direction or for a reading of "small", not for a figure of the evidence.
    let in_words = [
        ("V5", 0.0),
        ("V6", 0.0),
        ("V20", 0.0),
        ("V35", 0.0),
        ("V36", 0.0),
        ("V37", 1.0),
        ("V37", -1.0),
    ];
    let in_words = in_words.into_iter().chain([
        ("V13", 100.0),
        ("V23", 0.0),
        ("V33", 50.0),
        ("V37", 0.0),
        ("V38", 0.0),
        ("V39", 0.0),
    ]);
    let in_words: Vec<_> = in_words.collect();
    for fact in facts() {
        for part in fact.parts.iter().filter(|part| part.given.is_none()) {
            for number in [part.low, part.high].into_iter().flatten() {
                let said = fact.band.contains(&format!("{number}"))
                    || fact.band.contains(&format!("{}", number.abs()));
                let direction = in_words.contains(&(fact.id, number));
                assert!(
                    said || direction,
                    "{}: {number} is not in {:?}",
                    fact.id,
                    fact.band
                );
            }
        }
    }
}

#[test]
fn every_testable_fact_is_measured_and_no_other() {
    let measured: BTreeSet<&str> = [
        "V1", "V2", "V3", "V5", "V6", "V7", "V8", "V13", "V14", "V15", "V17", "V20", "V21", "V22",
        "V23", "V25", "V26", "V27", "V30", "V31", "V32", "V33", "V34", "V35", "V36", "V37", "V38",
        "V39", "V41",
    ]
    .into();
    for fact in facts() {
        assert_eq!(
            fact.untestable.is_none(),
            measured.contains(fact.id),
            "{}",
            fact.id
        );
    }
}

#[test]
fn a_fitted_fact_never_hits() {
    for fact in facts() {
        let values: Vec<_> = fact.parts.iter().map(agreeing).collect();
        let best = verdict::judged(fact, &values).verdict;
        let expected = match fact.tag {
            Tag::Fit => Verdict::Fitted,
            Tag::HeldBack if fact.untestable.is_some() => Verdict::NotTestable,
            Tag::Check | Tag::HeldBack => Verdict::Hit,
        };
        assert_eq!(best, expected, "{}", fact.id);
    }
}

#[test]
fn a_fitted_fact_outside_its_band_says_so() {
    let fact = facts()
        .iter()
        .find(|fact| fact.id == "V26")
        .expect("a fact");
    let result = verdict::judged(fact, &[seen::certain(30.0)]);
    assert_eq!(result.verdict, Verdict::Fitted);
    assert!(result.note.contains("OUTSIDE ITS BAND"), "{}", result.note);
}

#[test]
fn without_its_state_a_fact_is_not_tested() {
    let fact = facts().iter().find(|fact| fact.id == "V7").expect("a fact");
    let judged =
        |within: f64| verdict::judged(fact, &[seen::certain(within), seen::certain(20.0)]).verdict;
    assert_eq!(judged(93.0), Verdict::Hit);
    assert_eq!(judged(70.0), Verdict::NotTestable);
    assert_eq!(verdict::judged(fact, &[]).verdict, Verdict::NotTestable);
}

#[test]
fn the_report_is_a_function_of_the_results() {
    let results = || -> Vec<FactResult> {
        facts()
            .iter()
            .map(|fact| {
                let values: Vec<_> = fact.parts.iter().map(agreeing).collect();
                verdict::judged(fact, &values)
            })
            .collect()
    };
    let text = markdown(&results());
    assert_eq!(text, markdown(&results()));
    for fact in facts() {
        assert!(text.contains(&format!("\n## {}\n", fact.id)), "{}", fact.id);
    }
    assert!(
        text.contains("31 facts: 18 hit, 0 near, 0 miss, 11 fitted, 2 not testable"),
        "{text}"
    );
}
