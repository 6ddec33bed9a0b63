//! Everything that can be set: on the page by keyboard, in the link, and with the command's digest.

use goodhart_tests::{Browser, keys};
use serde_json::Value;
use xtask::static_server::Site;

use crate::{command, place};

/// One short run: what is looked at is that a setting arrives, not what it does.
const SHORT: &str = "reps=1&years=1";

pub fn every_lever_is_set_by_keyboard_and_gives_the_digest_of_the_command(browser: &Browser) {
    let levers = command::list("levers");
    for lever in &levers {
        let key = text(lever, "key");
        // Each on a page of its own: together they could ask for what no world allows, a change dated before another start.
        place::open(browser, SHORT);
        open(browser, ".change > details");
        let before = browser.address();
        match text(lever, "kind") {
            "integer" | "number" => {
                // A range of one point is a fact of this version.
                if lever["low"] == lever["high"] {
                    continue;
                }
                let selector = match key {
                    "targets" | "funding" => format!("#{key}-number"),
                    _ => {
                        says_what_it_does(browser, lever);
                        format!("#lever-{key}-number")
                    }
                };
                type_in(browser, &selector, &other_number(browser, &selector, lever));
            }
            "switch" => {
                says_what_it_does(browser, lever);
                set_by_key(browser, &format!("#lever-{key}"), keys::SPACE);
            }
            "choice" | "judged" => choose_another(browser, &format!("#lever-{key}")),
            "changes" => type_in(browser, &format!("#lever-{key}"), "2022-10-03:targets:10"),
            "windows" => type_in(
                browser,
                &format!("#lever-{key}"),
                "ae-4h-95@2022-10-03/2022-10-09",
            ),
            "strategies" => set_by_key(browser, "#strategy-late_departures", keys::SPACE),
            // Tested apart; a preset asks for twenty runs of five years and travels in links.
            "targets" | "edits" | "assumptions" | "preset" => continue,
            other => panic!("{key}: nothing sets a lever of kind {other}"),
        }
        agrees(browser, &format!("{key}="));
        assert_ne!(browser.address(), before, "{key} is not in the link");
    }
}

pub fn single_targets_are_put_in_force_taken_out_and_edited(browser: &Browser) {
    place::open(browser, &format!("{SHORT}&targets=1"));
    open(browser, ".change > details");
    open(browser, "#one-by-one");
    browser.wait_for(
        "the texts",
        "return !!document.querySelector('#find-target')",
    );
    browser.fill("#find-target", "18 weeks");
    set_by_key(browser, "#target-rtt-18w-92", keys::SPACE);
    agrees(browser, "add=rtt-18w-92");
    type_in(browser, "[id='edit.rtt-18w-92.threshold']", "80");
    agrees(browser, "edit.rtt-18w-92.threshold=80");
    let published = browser.text("#target-rtt-18w-92-what");
    assert!(
        published.contains("As published, asks for at least 92 %"),
        "{published}"
    );
    browser.fill("#find-target", "ae-4h-95");
    set_by_key(browser, "#target-ae-4h-95", keys::SPACE);
    agrees(browser, "drop=ae-4h-95");
    set_by_key(browser, "#target-ae-4h-95", keys::SPACE);
    assert!(!settled_address(browser).contains("drop="), "undone");
}

pub fn levers_are_found_by_what_is_said_of_them(browser: &Browser) {
    place::open(browser, SHORT);
    open(browser, ".change > details");
    browser.wait_for(
        "the texts",
        "return !!document.querySelector('#lever-audit-hint')?.textContent",
    );
    let found = |asked: &str, selector: &str| {
        browser.fill("#find-lever", asked);
        browser.wait_for(
            &format!("{selector} for {asked}"),
            &format!("return !!document.querySelector(\"{selector}\")"),
        );
    };
    // A lever by its name, a target and a parameter by their sources.
    found("audit", "#lever-audit");
    found("planning guidance", "li [id^=target-]");
    found("statistics", "[id^='a.']");
    assert!(!browser.shows("#lever-audit"), "everything is shown");
}

pub fn presets_and_ways_of_gaming_say_what_they_are(browser: &Browser) {
    place::open(browser, SHORT);
    open(browser, ".change > details");
    open(browser, "#presets");
    browser.wait_for(
        "the presets",
        "return [...document.querySelectorAll('#presets li')].every((one) => one.textContent.length > 40)",
    );
    browser.wait_for(
        "the ways of gaming",
        "return [...document.querySelectorAll('.way .hint')].every((one) => one.textContent.length > 20)",
    );
}

pub fn texts_that_do_not_come_can_be_asked_for_again(browser: &Browser) {
    let origin = place::serve(Site {
        withheld: vec![".bin".into()],
        ..place::site()
    });
    browser.open(&format!("{origin}/?{SHORT}"));
    place::done(browser);
    open(browser, ".change > details");
    browser.wait_for(
        "the retry",
        "return !!document.querySelector('#texts-retry')",
    );
    place::nothing("without texts", &browser.axe());
    // It asks again, in vain.
    browser.run(
        "const send = fetch; window.asked = 0; window.fetch = (...what) => { asked++; return send(...what); }",
        &[],
    );
    browser.click("#texts-retry");
    browser.wait_for("another try", "return asked === 1");
}

pub fn every_assumption_is_set_by_keyboard_and_gives_the_digest_of_the_command(browser: &Browser) {
    place::open(browser, SHORT);
    open(browser, ".change > details");
    open(browser, "#assumptions");
    let mut subject = String::new();
    for assumption in &command::list("assumptions") {
        let key = text(assumption, "key");
        let of = key.split('.').next().unwrap_or_default();
        if of != subject {
            if !subject.is_empty() {
                place::done(browser);
                agrees(browser, "");
                // One subject is open at a time, as a reader would have it.
                browser.press(&format!("#subject-{subject} > summary"), keys::ENTER);
            }
            of.clone_into(&mut subject);
            open(browser, &format!("#subject-{of}"));
        }
        let selector = format!("[id='a.{key}']");
        let other = other_number(browser, &selector, assumption);
        // The page takes the next number while it still simulates the last.
        browser.fill(&selector, &format!("{other}{}", keys::ENTER));
    }
    place::done(browser);
    agrees(browser, "");
}

/// Its text comes with the others, once the levers are opened.
fn says_what_it_does(browser: &Browser, lever: &Value) {
    let (key, what) = (text(lever, "key"), &lever["what"]);
    browser.wait_for(
        &format!("what {key} does"),
        &format!("return document.querySelector('#lever-{key}-hint').textContent === {what}"),
    );
}

/// Opens a fold by keyboard.
fn open(browser: &Browser, fold: &str) {
    browser.press(&format!("{fold} > summary"), keys::ENTER);
    browser.wait_for(
        "what the fold holds",
        &format!("return document.querySelector(\"{fold}\").children.length > 1"),
    );
}

fn set_by_key(browser: &Browser, selector: &str, key: &str) {
    place::and_wait(browser, || browser.press(selector, key));
}

fn type_in(browser: &Browser, selector: &str, number: &str) {
    place::and_wait(browser, || {
        browser.fill(selector, &format!("{number}{}", keys::ENTER));
    });
}

/// Down, or up where the last option is chosen.
fn choose_another(browser: &Browser, selector: &str) {
    let is_last = browser.run(
        "const one = document.querySelector(arguments[0]); return one.selectedIndex === one.options.length - 1",
        &[selector.into()],
    );
    let key = if is_last == Value::Bool(true) {
        keys::UP
    } else {
        keys::DOWN
    };
    set_by_key(browser, selector, key);
}

/// A value in range that is not the one shown: a little of the way up, or down where it stands at the top.
fn other_number(browser: &Browser, selector: &str, spec: &Value) -> String {
    let number = |name: &str| {
        spec[name]
            .as_f64()
            .unwrap_or_else(|| panic!("{spec}: no {name}"))
    };
    let (low, high) = (number("low"), number("high"));
    let now: f64 = browser
        .property(selector, "value")
        .parse()
        .unwrap_or_else(|_| panic!("{selector} shows no number"));
    if let Some(step) = spec["step"].as_f64() {
        let other = if now + step <= high {
            now + step
        } else {
            now - step
        };
        let text = format!("{:.4}", (other / step).round() * step);
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    let end = if now < high { high } else { low };
    assert!(end != now, "{spec}: a range of one point");
    format!("{}", now + (end - now) / 8.0)
}

/// The address holds `part`, unless it has grown so long that it is packed, and the command gives the digests that the page shows for it.
fn agrees(browser: &Browser, part: &str) {
    let address = settled_address(browser);
    let is_packed = address.contains("&z=");
    assert!(
        is_packed || address.contains(part),
        "{part} is not in {address}"
    );
    assert_eq!(
        place::digests(browser),
        command::digests(&address),
        "{address}"
    );
}

/// The address once the page has come to write it (at most twice a second).
fn settled_address(browser: &Browser) -> String {
    std::thread::sleep(std::time::Duration::from_millis(700));
    browser.address()
}

fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name]
        .as_str()
        .unwrap_or_else(|| panic!("{row}: no {name}"))
}
