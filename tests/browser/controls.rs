//! The two controls, by keyboard, by typing and by their buttons.

use goodhart_tests::{Browser, keys};

use crate::place::{self, QUICK};

pub fn ten_moves_and_a_typed_value_change_figures_and_address(browser: &Browser) {
    let origin = place::open(browser, QUICK);
    let start = (
        browser.property("#targets", "value"),
        place::figures(browser),
        browser.address(),
    );
    for step in 0..10 {
        let control = if step % 2 == 0 {
            "#targets"
        } else {
            "#funding"
        };
        let before = browser.property(control, "value");
        place::and_wait(browser, || browser.press(control, keys::LEFT));
        assert_ne!(
            browser.property(control, "value"),
            before,
            "move {step} moved nothing"
        );
    }
    let moved = (
        browser.property("#targets", "value"),
        place::figures(browser),
        settled_address(browser),
    );
    assert_eq!(whole(&start.0) - 5, whole(&moved.0));
    for (before, after) in start.1.iter().zip(&moved.1) {
        assert_ne!(before, after, "a figure did not follow the sliders");
    }
    assert_ne!(start.2, moved.2);
    assert!(
        moved.2.contains("targets=") && moved.2.contains("funding=95"),
        "{}",
        moved.2
    );

    let before = place::figures(browser);
    place::and_wait(browser, || {
        browser.fill("#funding-number", &format!("120{}", keys::ENTER));
    });
    assert_eq!(
        browser.property("#funding", "value"),
        "120",
        "slider and field disagree"
    );
    assert_ne!(place::figures(browser), before);
    assert!(
        settled_address(browser).contains("funding=120"),
        "{}",
        browser.address()
    );

    place::nothing("complaints", &browser.complaints());
    place::nothing("requests elsewhere", &browser.foreign_requests(&origin));
}

pub fn minus_and_plus_are_steps_of_one(browser: &Browser) {
    place::open(browser, QUICK);
    for control in ["targets", "funding"] {
        let value = || whole(&browser.property(&format!("#{control}-number"), "value"));
        let start = value();
        place::and_wait(browser, || browser.click(&format!("#{control}-minus")));
        assert_eq!(value(), start - 1, "{control}");
        place::and_wait(browser, || browser.click(&format!("#{control}-plus")));
        assert_eq!(value(), start, "{control}");
    }
}

pub fn an_entry_out_of_range_is_said_by_its_key(browser: &Browser) {
    place::open(browser, QUICK);
    for (field, typed, kept, parts) in [
        (
            "funding-number",
            "999",
            "130",
            ["funding: 999", "80 to 130"],
        ),
        (
            "lever-seed-number",
            "-5",
            "0",
            ["seed: -5", "0 to 4294967295"],
        ),
    ] {
        browser.run("document.querySelector('.change details').open = true", &[]);
        let found = format!("return !!document.querySelector('#{field}')");
        browser.wait_for(field, &found);
        place::and_wait(browser, || {
            browser.fill(&format!("#{field}"), &format!("{typed}{}", keys::ENTER));
        });
        assert_eq!(browser.property(&format!("#{field}"), "value"), kept);
        let said = browser.text(&["#", &field.replace("number", "hint")].concat());
        assert!(parts.iter().all(|part| said.contains(part)), "{said}");
    }
}

pub fn where_figures_stood_is_said_until_the_luck_changes(browser: &Browser) {
    place::open(browser, QUICK);
    let said = || browser.text("#scoreboard");
    assert!(!said().contains("was "), "{}", said());
    place::and_wait(browser, || browser.press("#targets", keys::LEFT));
    assert!(said().contains("with 133 targets"), "{}", said());
    assert!(said().contains("; was "), "{}", said());
    browser.run("document.querySelector('.change details').open = true", &[]);
    browser.wait_for(
        "the levers",
        "return !!document.querySelector('#lever-seed-number')",
    );
    place::and_wait(browser, || {
        browser.fill("#lever-seed-number", &format!("7{}", keys::ENTER));
    });
    assert!(!said().contains("was "), "{}", said());
}

pub fn no_figure_of_one_world_is_said_of_another(browser: &Browser) {
    place::open(browser, QUICK);
    // Everything that is shown on the way from one world to the next.
    browser.run(
        "window.wrong = [];
         new MutationObserver(() => {
           const text = (id) => document.querySelector(id)?.innerText ?? '';
           if ((text('#effect') + text('#did')).includes('0 of 0')) wrong.push('0 of 0');
           const dimmed = (id) => !!document.querySelector(id)?.closest('[data-waiting]');
           if (dimmed('#finding'))
             for (const id of ['#scoreboard', '#did', '#sectors', '#harm', '#collapse', '#in-force', '#boards'])
               if (!dimmed(id)) wrong.push(id);
         }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });",
        &[],
    );
    for _ in 0..3 {
        place::and_wait(browser, || browser.press("#targets", keys::LEFT));
    }
    assert_eq!(browser.run("return wrong", &[]), serde_json::json!([]));
}

/// The address once the page has come to write it (at most twice a second).
fn settled_address(browser: &Browser) -> String {
    std::thread::sleep(std::time::Duration::from_millis(1200));
    browser.address()
}

fn whole(text: &str) -> i64 {
    text.parse()
        .unwrap_or_else(|_| panic!("{text:?} is no whole number"))
}
