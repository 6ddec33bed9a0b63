//! When something goes wrong, it is said, and there is a way on.

use goodhart_tests::Browser;

use crate::place::{self, QUICK};

pub fn a_crashed_worker_says_so_and_can_be_tried_again(browser: &Browser) {
    let origin = place::serve(place::site());
    browser.open(&format!("{origin}/?{QUICK}&fault=worker"));
    shown(browser, "#worker-error");
    assert_eq!(
        browser.attribute("html", "data-state").as_deref(),
        Some("error")
    );
    assert!(
        browser.text("#worker-error").len() > 20,
        "it says nothing: {:?}",
        browser.text("#worker-error")
    );
    browser.click("#worker-error button#retry");
    browser.wait_for(
        "the result after trying again",
        "return document.documentElement.dataset.state === 'done'",
    );
    place::digests(browser);
    assert!(!browser.shows("#worker-error"), "the message stays");
    // The new worker is asked for what is worked out in idle time, too.
    browser.wait_for(
        "a cell of the map",
        "return document.querySelectorAll('.map [data-heat]').length > 0",
    );
}

pub fn a_damaged_address_starts_the_default_and_names_the_keys(browser: &Browser) {
    place::open(browser, QUICK);
    let whole = place::digests(browser);
    place::open(
        browser,
        &format!("{QUICK}&targets=banana&funding=9999&unheard=of&years=1"),
    );
    assert_eq!(
        place::digests(browser),
        whole,
        "bad values start the default"
    );
    shown(browser, "#notice");
    let notice = browser.text("#notice");
    assert!(
        notice.contains("targets") && notice.contains("funding") && notice.contains("years"),
        "{notice}"
    );
    assert!(notice.contains("from 0 to 133 targets"), "{notice}");
    browser.click("#notice button");
    browser.wait_for(
        "the notice to go",
        "const n = document.querySelector('#notice'); return !n || !n.getClientRects().length",
    );
    place::nothing("complaints", &browser.complaints());
}

fn shown(browser: &Browser, selector: &str) {
    let script = format!(
        "const found = document.querySelector('{selector}'); return !!found && found.getClientRects().length > 0"
    );
    browser.wait_for(selector, &script);
}
