//! Screenshots to look at; they end up in `target/screenshots`.

use goodhart_tests::Browser;
use serde_json::json;

use crate::place::{self, QUICK};

pub fn wide_and_narrow_light_and_dark(browser: &Browser) {
    for (width, height) in [(1280, 800), (390, 844)] {
        for (dark, name) in [(false, "light"), (true, "dark")] {
            browser.set_viewport(width, height);
            browser.prefer_dark(dark);
            place::open(browser, "reps=4");
            browser.picture(&format!("first-screen-{width}-{name}"));
            let whole = browser.run("return document.documentElement.scrollHeight", &[]);
            let whole = u32::try_from(whole.as_u64().unwrap_or_default()).unwrap_or(u32::MAX);
            browser.set_viewport(width, whole.max(height));
            let file = browser.picture(&format!("page-{width}-{name}"));
            let size = std::fs::metadata(&file).map_or(0, |meta| meta.len());
            assert!(size > 10_000, "{} is nearly empty", file.display());
        }
    }
    let paper = |dark| {
        browser.prefer_dark(dark);
        browser.run(
            "return getComputedStyle(document.body).backgroundColor",
            &[],
        )
    };
    assert_ne!(paper(true), paper(false), "dark looks like light");
    assert_ne!(
        paper(true),
        json!("rgba(0, 0, 0, 0)"),
        "the body has no colour"
    );
}

pub fn main_columns_of_tables_are_in_sight(browser: &Browser) {
    for (width, columns) in [(1280, 6), (390, 3)] {
        browser.set_viewport(width, 844);
        place::open(browser, QUICK);
        browser.run(
            "document.querySelector('#scoreboard .table').open = true",
            &[],
        );
        browser.wait_for(
            "the table",
            "return !!document.querySelector('#scoreboard .scroll')",
        );
        let seen = browser.run(
            "const box = document.querySelector('#scoreboard .scroll');
             const edge = box.getBoundingClientRect().right;
             const heads = [...box.querySelectorAll('thead th')];
             const caption = box.querySelector('caption').getBoundingClientRect();
             return [box.tabIndex, heads.filter((head) => head.getBoundingClientRect().right <= edge).length, +(caption.right > edge)]",
            &[],
        );
        let [focus, in_sight, cut] = [0, 1, 2].map(|at| seen[at].as_u64());
        assert_eq!(focus, Some(0), "the box cannot be scrolled by keyboard");
        assert!(in_sight >= Some(columns), "{in_sight:?} at {width} px");
        assert_eq!(cut, Some(0), "the caption is cut at {width} px");
    }
}

pub fn what_was_asked_of_2022_is_not_said_of_another_start(browser: &Browser) {
    place::open(browser, QUICK);
    assert!(browser.shows("#models"));
    place::open(browser, &format!("{QUICK}&start=2010"));
    let there = browser.run("return !!document.querySelector('#models')", &[]);
    assert_eq!(there, json!(false));
}
