//! Which browser, and what `cargo xtask test` says of it.

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with its driver.
    Chromium,
    /// Firefox ESR with geckodriver.
    Firefox,
    /// `WebKitGTK`'s MiniBrowser.
    Webkit,
}

/// Who sets the variables.
pub const GIVEN_BY: &str = "run it with `cargo xtask test --only browser`";

/// A variable that `cargo xtask test` sets: `GOODHART_DRIVER` (address), `GOODHART_BROWSER` (program), `GOODHART_DIST`
/// (the built page), `GOODHART_COMMAND` (the command), `GOODHART_PICTURES` (where screenshots go).
#[must_use]
pub fn given(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: {GIVEN_BY}"))
}

impl Engine {
    /// What WebDriver is asked for when a session starts.
    pub(crate) fn capabilities(self) -> Value {
        let program = given("GOODHART_BROWSER");
        match self {
            Self::Chromium => {
                let mut flags = vec![
                    "--headless",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--force-color-profile=srgb",
                    "--hide-scrollbars",
                    "--window-size=1280,900",
                ];
                if std::env::var_os("GOODHART_NO_SANDBOX").is_some() {
                    flags.push("--no-sandbox");
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": program, "args": flags },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": program,
                    "args": ["-headless", "--width=1280", "--height=900"],
                    // Its own calls home are not the page's.
                    "prefs": { "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false },
                },
            }),
            Self::Webkit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": program, "args": ["--automation", "--geometry=1280x900"] },
            }),
        }
    }
}
