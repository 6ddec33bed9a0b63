//! What axe and the accessibility tree say.

use goodhart_tests::{Browser, keys};

use crate::frame;
use crate::place::{self, QUICK};

pub fn both_controls_have_role_and_name(browser: &Browser) {
    place::open(browser, QUICK);
    for (control, word) in [("#targets", "targets"), ("#funding", "money")] {
        let (role, name, _) = browser.accessible(control);
        assert_eq!(role, "slider", "{control}");
        assert!(
            name.to_lowercase().contains(word),
            "{control} is called {name:?}"
        );
    }
    for control in ["targets", "funding"] {
        for part in ["number", "minus", "plus"] {
            let (_, name, _) = browser.accessible(&format!("#{control}-{part}"));
            assert!(name.len() > 5, "#{control}-{part} is called {name:?}");
        }
    }
}

pub fn values_of_both_controls_are_spoken(browser: &Browser) {
    place::open(browser, &format!("{QUICK}&targets=18&funding=95"));
    for (control, number) in [("#targets", "18"), ("#funding", "95")] {
        let (_, _, value) = browser.accessible(control);
        assert!(
            value.as_deref().is_some_and(|value| value.contains(number)),
            "{control} says {value:?}"
        );
    }
    place::and_wait(browser, || browser.press("#targets", keys::RIGHT));
    let (_, _, value) = browser.accessible("#targets");
    assert!(
        value.as_deref().is_some_and(|value| value.contains("19")),
        "after a step the slider says {value:?}"
    );
}

pub fn nothing_to_complain_about_after_loading_and_moving(browser: &Browser) {
    place::open(browser, QUICK);
    place::nothing("after loading", &browser.axe());
    for _ in 0..5 {
        place::and_wait(browser, || browser.press("#targets", keys::LEFT));
    }
    place::nothing("after five moves", &browser.axe());
}

pub fn nothing_to_complain_about_in_the_frame(browser: &Browser) {
    frame::open_framed(browser);
    place::nothing("in the frame", &browser.axe());
}

pub fn nothing_to_complain_about_in_every_other_state(browser: &Browser) {
    place::open(browser, &format!("{QUICK}&targets=banana"));
    assert!(browser.shows("#notice"), "no notice");
    place::nothing("with a notice", &browser.axe());

    let origin = place::serve(place::site());
    browser.open(&format!("{origin}/?{QUICK}&fault=worker"));
    browser.wait_for(
        "the error",
        "return !!document.querySelector('#worker-error')?.getClientRects().length",
    );
    place::nothing("with a crashed worker", &browser.axe());

    place::open(browser, QUICK);
    open_everything(browser);
    place::nothing("with tables and groups open", &browser.axe());

    browser.prefer_dark(true);
    place::open(browser, QUICK);
    place::nothing("dark", &browser.axe());

    browser.set_viewport(320, 640);
    place::open(browser, QUICK);
    place::nothing("dark at 320 px", &browser.axe());
    browser.prefer_dark(false);
    place::nothing("light at 320 px", &browser.axe());
}

/// Opens all folds, and those that come to light by it.
fn open_everything(browser: &Browser) {
    browser.wait_for(
        "everything open",
        "const closed = [...document.querySelectorAll('details:not([open])')];
         closed.forEach((one) => { one.open = true; });
         return closed.length === 0 && !!document.querySelector('#find-target')",
    );
}
