//! What stands beside what it belongs to: key figures beside the levers, numbers under their places on a slider, measures beside their
//! like, what is allowed beside what is not.

use goodhart_tests::{Browser, keys};
use serde_json::json;

use crate::place::{self, QUICK};

pub fn key_figures_stay_on_the_screen_with_the_levers(browser: &Browser) {
    for (width, height) in [(1280, 800), (390, 844)] {
        browser.set_viewport(width, height);
        place::open(browser, QUICK);
        assert!(!browser.shows(".short"), "no lever is on the page yet");
        browser.run("document.querySelector('.change details').open = true", &[]);
        let lever = "#lever-social-number";
        browser.wait_for(
            "the levers",
            &format!("return !!document.querySelector('{lever}')"),
        );
        place::and_wait(browser, || {
            browser.fill(lever, &format!("80{}", keys::ENTER));
        });
        // Where the reader is: the lever on the screen and the finding not, the line whole at the lower edge and not over the lever.
        let seen = browser.run(
            "const at = (of) => document.querySelector(of).getBoundingClientRect();
             const [line, lever, finding] = ['.short', arguments[0], '#finding'].map(at);
             return [finding.bottom < 0, lever.top > 0 && lever.bottom <= line.top, Math.abs(line.bottom - innerHeight) < 1,
                     line.height < innerHeight / 6]",
            &[json!(lever)],
        );
        assert_eq!(seen, json!([true, true, true, true]), "at {width} px");
        let said = browser.text(".short");
        for part in ["reported ", "real ", "Healthy years lost", "(was "] {
            assert!(said.contains(part), "{part}: {said}");
        }
        // Said once: the announcement is elsewhere.
        let live = browser.run(
            "return !!document.querySelector('.short').closest('[aria-live], [role=status], output')",
            &[],
        );
        assert_eq!(live, json!(false));
        // Whatever gets the focus is not beneath it.
        let covered = browser.run(
            "return [...document.querySelectorAll('.change :is(input, select, button, summary)')].filter((one) => {
               one.focus();
               const [of, line] = [one, document.querySelector('.short')].map((of) => of.getBoundingClientRect());
               return document.activeElement === one && of.bottom > line.top + 1 && of.top < line.bottom;
             }).map((one) => one.id || one.textContent)",
            &[],
        );
        assert_eq!(covered, json!([]), "covered at {width} px");
        place::nothing("with the line", &browser.axe());
    }
    place::open(browser, &format!("{QUICK}&embed=1"));
    let there = browser.run("return !!document.querySelector('.short')", &[]);
    assert_eq!(there, json!(false), "a frame has no levers");
}

pub fn numbers_stand_under_their_places_on_the_slider(browser: &Browser) {
    for width in [1280, 800, 390] {
        browser.set_viewport(width, 844);
        place::open(browser, QUICK);
        let away = browser.run(
            "return ['targets', 'funding'].flatMap((id) => {
               const slider = document.getElementById(id), track = slider.getBoundingClientRect();
               return [...document.querySelectorAll(`#${id}-marks b`)].map((mark) => {
                 const text = document.createRange();
                 text.selectNodeContents(mark);
                 const box = text.getBoundingClientRect();
                 const way = (Number(mark.textContent) - slider.min) / (slider.max - slider.min);
                 return Math.abs(box.left + box.width / 2 - (track.left + 14 + way * (track.width - 28)));
               });
             })",
            &[],
        );
        let away = away.as_array().expect("a list");
        assert_eq!(away.len(), 7);
        let is_near = |off: &serde_json::Value| off.as_f64().is_some_and(|off| off < 2.0);
        assert!(away.iter().all(is_near), "{away:?} at {width} px");
    }
}

pub fn measures_stand_in_the_menu_by_part_of_the_service(browser: &Browser) {
    place::open(browser, QUICK);
    browser.run("document.querySelector('#series-measure').focus()", &[]);
    let groups = browser.wait_for(
        "groups",
        "const groups = [...document.querySelectorAll('#series-measure optgroup')];
         return groups.length > 0 && groups.map((one) => [one.label, one.children.length])",
    );
    let groups = groups.as_array().expect("a list");
    let all: u64 = groups.iter().filter_map(|group| group[1].as_u64()).sum();
    assert!(groups.len() > 9 && all > 150, "{groups:?}");
    assert_eq!(groups[0][0], "A&E");
    let chosen = browser.property("#series-measure", "value");
    assert_eq!(chosen, "ed.within_4h", "what was chosen is still chosen");
}

pub fn what_an_address_may_not_ask_for_is_said_with_what_it_may(browser: &Browser) {
    place::open(browser, &format!("{QUICK}&targets=1000"));
    let notice = browser.text("#notice");
    assert!(
        notice.contains("targets: 1000 is outside 0 to 133"),
        "{notice}"
    );
    place::open(browser, "preset=nope");
    let names = browser.wait_for(
        "the presets",
        "const names = [...document.querySelectorAll('#notice ul ul li')].map((one) => one.textContent);
         return names.length > 5 && names",
    );
    let notice = browser.text("#notice");
    assert!(
        notice.contains("there is no preset \"nope\"; allowed are"),
        "{notice}"
    );
    let is_listed = |name: &str| {
        let names = names.as_array();
        names.is_some_and(|names| names.contains(&json!(name)))
    };
    assert!(is_listed("as_it_was_2022_23"), "{names}");
}
