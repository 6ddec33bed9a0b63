//! The map of targets and money: filled while nobody asks for anything else, and a place to go to.

use goodhart_tests::{Browser, keys};

use crate::place;

/// A small world: what is looked at is that the map fills, not what it says.
const SMALL: &str = "reps=2&years=1&population=50000";
/// The cell of five targets and 90 % of need.
const CELL: &str = ".map tbody tr:nth-child(2) td:nth-child(3) button";

pub fn fills_in_idle_time_and_every_cell_is_a_place(browser: &Browser) {
    let origin = place::open(browser, SMALL);
    filled(browser);
    assert_eq!(
        browser.text(".map [aria-current]"),
        browser.text(".map tr:last-child td:nth-child(4)")
    );
    let (role, name, _) = browser.accessible(CELL);
    assert_eq!(role, "button");
    let shown = browser.text(CELL);
    for part in ["5 national targets", "90%", "2 runs", &shown] {
        assert!(name.contains(part), "{part}: {name}");
    }
    browser.run("document.querySelector('#map details').open = true", &[]);
    browser.wait_for(
        "the table",
        "return document.querySelectorAll('#map details tbody tr').length === 42",
    );
    place::nothing("with a map", &browser.axe());

    // One stop of the tab key, and arrows from there.
    assert_eq!(
        browser.run(
            "return document.querySelectorAll('.map [tabindex=\"0\"]').length",
            &[]
        ),
        serde_json::json!(1)
    );
    browser.press(".map [aria-current]", keys::LEFT);
    let label = browser.run("return document.activeElement.title", &[]);
    let label = label.as_str().unwrap_or_default();
    assert!(label.starts_with("133 national targets, 90%"), "{label}");

    // What is to be announced must be there, and empty, before it says anything.
    let live = "#map p.small [aria-live=polite]";
    assert_eq!(browser.text(live), "");
    place::and_wait(browser, || browser.press(CELL, keys::ENTER));
    let said = browser.text(live);
    assert!(said.contains("5 national targets and 90%"), "{said}");
    for (control, value) in [("#targets", "5"), ("#funding", "90")] {
        assert_eq!(browser.property(control, "value"), value, "{control}");
    }
    assert_eq!(
        browser.attribute(CELL, "aria-current").as_deref(),
        Some("true")
    );
    // The same world in all else: what is known of it stays, and it is the same.
    filled(browser);
    assert_eq!(browser.text(CELL), shown);
    std::thread::sleep(std::time::Duration::from_millis(1200));
    let address = browser.address();
    assert!(
        address.contains("targets=5") && address.contains("funding=90"),
        "{address}"
    );

    browser.set_viewport(320, 640);
    let cut = browser.run(
        "const wide = (one) => one.scrollWidth > one.clientWidth;
         return wide(document.documentElement) || [...document.querySelectorAll('.map button')].some(wide)",
        &[],
    );
    assert_eq!(cut, serde_json::json!(false), "cut off at 320 px");
    place::nothing("complaints", &browser.complaints());
    place::nothing("requests elsewhere", &browser.foreign_requests(&origin));
}

pub fn stops_for_a_slider_and_begins_anew_for_another_world(browser: &Browser) {
    // Years enough that the map is still being filled when the slider is moved.
    place::open(browser, "reps=2&years=5&targets=18");
    browser.wait_for(
        "the first cells",
        "return document.querySelectorAll('.map [data-heat]').length > 1",
    );
    place::and_wait(browser, || browser.press("#targets", keys::RIGHT));
    let known = "document.querySelectorAll('.map [data-heat]').length";
    assert!(
        browser.run(&format!("return {known}"), &[]).as_u64() > Some(1),
        "what was known is gone"
    );
    // Another seed is another world: nothing of the old map is left.
    browser.run(
        "history.pushState(null, '', '?reps=2&years=5&targets=19&seed=7'); dispatchEvent(new PopStateEvent('popstate'))",
        &[],
    );
    browser.wait_for("an empty map", &format!("return {known} === 0"));
    place::done(browser);
    let heading = browser.text("#map-heading");
    // As wide as at its end.
    assert!(heading.contains("0 of"), "{heading}");
}

/// Waits until every run of every cell is in.
fn filled(browser: &Browser) {
    browser.wait_for(
        "a full map",
        "const cells = [...document.querySelectorAll('.map button')];
         return cells.length === 42 && cells.every((cell) => cell.title.includes('in 2 runs'))",
    );
}
