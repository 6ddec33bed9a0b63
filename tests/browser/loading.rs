//! From opening the address to a complete result.

use goodhart_tests::Browser;
use serde_json::json;
use xtask::static_server::Site;

use crate::place::{self, QUICK};

pub fn reaches_a_result_without_a_complaint_or_a_foreign_request(browser: &Browser) {
    let origin = place::open(browser, "");
    assert!(
        browser.text("#finding").len() > 20,
        "no finding: {:?}",
        browser.text("#finding")
    );
    place::digests(browser);
    place::nothing("complaints", &browser.complaints());
    place::nothing("requests elsewhere", &browser.foreign_requests(&origin));
}

pub fn runs_under_any_path_and_with_the_documented_headers(browser: &Browser) {
    let plain = Site {
        mount: "/some/sub/place".into(),
        ..place::site()
    };
    let origin = place::serve(plain);
    browser.open(&format!("{origin}/some/sub/place/?{QUICK}"));
    place::done(browser);
    let below = place::digests(browser);
    place::nothing("complaints below a path", &browser.complaints());

    let strict = Site {
        documented_headers: true,
        first_in_head: String::new(),
        ..place::site()
    };
    let origin = place::serve(strict);
    browser.open(&format!("{origin}/?{QUICK}"));
    place::done(browser);
    assert_eq!(place::digests(browser), below);
}

pub fn stays_readable_without_wasm(browser: &Browser) {
    let origin = place::serve(Site {
        withheld: vec![".wasm.lzma".into()],
        ..place::site()
    });
    browser.open(&format!("{origin}/"));
    browser.wait_for(
        "the page to give up",
        "return document.documentElement.dataset.state === 'error'",
    );
    assert!(!browser.text("h1").is_empty(), "no title");
    assert!(
        browser.text("#finding").len() > 20,
        "no finding for the default"
    );
    assert!(browser.shows("#scoreboard svg"), "no picture");
}

pub fn says_so_when_not_even_its_script_comes(browser: &Browser) {
    let origin = place::serve(Site {
        withheld: vec![".js".into()],
        ..place::site()
    });
    browser.open(&format!("{origin}/"));
    browser.wait_for(
        "the page to give up",
        "const said = document.querySelector('.without-program');
         return said.offsetHeight > 10 && getComputedStyle(said).visibility === 'visible' && !!said.querySelector('a')",
    );
    assert!(browser.shows("#scoreboard svg"), "no picture");
}

pub fn never_scrolls_sideways_on_a_narrow_screen(browser: &Browser) {
    for width in [320, 390, 768, 1280] {
        browser.set_viewport(width, 800);
        place::open(browser, QUICK);
        let over = browser.run(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth",
            &[],
        );
        assert_eq!(over, json!(0), "wider than the screen at {width} px");
    }
}
