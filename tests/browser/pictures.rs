//! Screenshots to look at; they end up in `target/screenshots`.

use goodhart_tests::Browser;
use serde_json::json;

use crate::place;

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
