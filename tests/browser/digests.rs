//! The link that proves itself: the same digests in the page, after opening it again, and from the command.

use goodhart_tests::{Browser, keys};

use crate::{command, place};

/// Both ends of both sliders, the default, another seed, and the world without targets. Every replication has a seed of its own, and the
/// digests are of all: twenty seeds.
const SCENARIOS: [&str; 5] = [
    "v=0.8.0&seed=1&reps=9",
    "v=0.8.0&seed=1&reps=3&targets=133&funding=80",
    "v=0.8.0&seed=7&reps=3&targets=10&funding=120",
    "v=0.8.0&seed=4294967295&reps=2&targets=31&funding=130&years=2",
    "v=0.8.0&seed=1&reps=3&targets=0&qof=off",
];

pub fn address_and_command_agree_on_five_scenarios(browser: &Browser) {
    let mut seen = Vec::new();
    for keys in SCENARIOS {
        let origin = place::open(browser, keys);
        let shown = place::digests(browser);
        assert_eq!(
            shown,
            command::digests(&format!("{origin}/?{keys}")),
            "{keys}"
        );
        seen.push(shown);
    }
    seen.sort();
    seen.dedup();
    assert_eq!(
        seen.len(),
        SCENARIOS.len(),
        "different scenarios share a digest"
    );
}

pub fn a_link_made_by_the_page_opens_to_the_same_digest(browser: &Browser) {
    place::open(browser, "reps=3&years=2");
    place::and_wait(browser, || {
        browser.fill("#targets-number", &format!("18{}", keys::ENTER));
    });
    let made = browser.wait_for(
        "the address",
        "return location.href.includes('targets=18') && location.href",
    );
    let made = made.as_str().unwrap_or_default();
    assert!(
        made.contains("v=") && made.contains("seed="),
        "version and seed belong in every link: {made}"
    );
    let shown = place::digests(browser);
    browser.reload();
    place::done(browser);
    assert_eq!(
        place::digests(browser),
        shown,
        "the page, opened again at {made}"
    );
    assert_eq!(command::digests(made), shown, "goodhart run {made}");
}

/// Whoever simulates a replication, it is put where it belongs.
pub fn helpers_change_no_digest(browser: &Browser) {
    let with = |workers: u32| {
        place::open(browser, &format!("reps=8&targets=31&workers={workers}"));
        let helped = browser.attribute("html", "data-helped").unwrap_or_default();
        (place::digests(browser), helped)
    };
    let (alone, by_nobody) = with(1);
    let (together, by_others) = with(3);
    assert_eq!(together, alone);
    assert_eq!(by_nobody, "0");
    assert!(
        by_others.parse::<u32>().is_ok_and(|count| count > 0),
        "no helper did anything: {by_others:?}"
    );
}
