//! One browser window and what a test asks of it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::webdriver::Session;
use crate::{Engine, collector, given};

/// A wait longer than this is a failure: 20 replications of five years on a busy machine fit well.
const PATIENCE: Duration = Duration::from_secs(90);
/// Once two waits were in vain the page is broken, and there is no point in waiting long for the rest.
const LITTLE_PATIENCE: Duration = Duration::from_secs(10);
static IN_VAIN: AtomicU32 = AtomicU32::new(0);
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Chromium's notes that are no fault of the page.
const HARMLESS: [&str; 1] = ["was preloaded using link preload but not used within a few seconds"];

/// One browser window; dropped, it is closed.
#[derive(Debug)]
pub struct Browser {
    /// Which engine it is.
    pub engine: Engine,
    pub(crate) session: Session,
}

impl Browser {
    /// Opens a window, about 1280 × 900.
    #[must_use]
    pub fn start(engine: Engine) -> Self {
        let session = Session::start(&given("GOODHART_DRIVER"), &engine.capabilities());
        Self { engine, session }
    }

    /// Markup to serve first in `<head>` so that [`Self::complaints`] knows everything.
    #[must_use]
    pub fn collector() -> String {
        collector::SCRIPT.to_owned()
    }

    /// Goes to an address and waits until the document is read.
    pub fn open(&self, url: &str) {
        self.session.post("url", &json!({ "url": url }));
    }

    /// Loads the same address again.
    pub fn reload(&self) {
        self.session.post("refresh", &json!({}));
    }

    /// The address in the address bar.
    #[must_use]
    pub fn address(&self) -> String {
        self.run("return location.href", &[])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Runs the body of a function in the page, with `arguments`, and returns its value.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.session.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The same for a script that calls the last of its arguments when done.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.session.post(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Waits until a script returns something that is neither false nor empty, and returns it; `what` names it for the
    /// message. A document that is being replaced counts as "not yet".
    pub fn wait_for(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        let mut last = Value::Null;
        let patience = if IN_VAIN.load(Ordering::Relaxed) < 2 {
            PATIENCE
        } else {
            LITTLE_PATIENCE
        };
        while start.elapsed() < patience {
            let asked = json!({ "script": script, "args": [] });
            match self.session.try_post("execute/sync", &asked) {
                Ok(value) if !matches!(value, Value::Null | Value::Bool(false)) && value != "" => {
                    return value;
                }
                Ok(value) => last = value,
                Err(error) => last = Value::String(error),
            }
            std::thread::sleep(LOOK_EVERY);
        }
        IN_VAIN.fetch_add(1, Ordering::Relaxed);
        let state = self.run(
            "return document.documentElement.outerHTML.slice(0, 2000)",
            &[],
        );
        panic!(
            "waited {} s for {what}; last: {last}; the document starts {state}",
            patience.as_secs()
        );
    }

    /// Goes into a frame; everything then speaks of its document.
    pub fn enter_frame(&self, selector: &str) {
        let frame = self.find(selector);
        self.session.post("frame", &json!({ "id": frame }));
    }

    /// Back to the top document.
    pub fn leave_frame(&self) {
        self.session.post("frame", &json!({ "id": null }));
    }

    /// Everything the document has complained about, and in Chromium what its console shows (frames and worker as well).
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let collected = self.run(
            "return window.complaints || ['the collector did not run']",
            &[],
        );
        let mut all: Vec<String> = texts(&collected);
        if self.engine == Engine::Chromium {
            let entries = self.session.post("se/log", &json!({ "type": "browser" }));
            let entries = entries.as_array().cloned().unwrap_or_default();
            all.extend(
                entries
                    .iter()
                    .map(|entry| format!("console {}: {}", entry["level"], entry["message"])),
            );
        }
        all.retain(|line| !HARMLESS.iter().any(|harmless| line.contains(harmless)));
        all
    }

    /// What was asked of any other origin than `origin` since the window opened.
    #[must_use]
    pub fn foreign_requests(&self, origin: &str) -> Vec<String> {
        let timing = self.run(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)",
            &[],
        );
        let mut asked = texts(&timing);
        if self.engine == Engine::Chromium {
            // The network itself, below what the page can see.
            let entries = self
                .session
                .post("se/log", &json!({ "type": "performance" }));
            for entry in entries.as_array().into_iter().flatten() {
                let message: Value =
                    serde_json::from_str(entry["message"].as_str().unwrap_or("{}"))
                        .unwrap_or_default();
                if message["message"]["method"] == "Network.requestWillBeSent" {
                    asked.extend(
                        message["message"]["params"]["request"]["url"]
                            .as_str()
                            .map(str::to_owned),
                    );
                }
            }
        }
        asked.retain(|url| {
            !url.starts_with(origin)
                && !["blob:", "data:", "chrome:", "about:"]
                    .iter()
                    .any(|own| url.starts_with(own))
        });
        asked
    }

    /// What axe finds against WCAG A and AA in the whole document, one line each.
    #[must_use]
    pub fn axe(&self) -> Vec<String> {
        // Run as a command, not as a script of the page, which the policy would refuse.
        self.run(include_str!("../vendor/axe.min.js"), &[]);
        let found = self.run_async(
            "const done = arguments[arguments.length - 1];
             const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
             axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(
               (result) => done({ passes: result.passes.length, found: result.violations.map(
                 (rule) => rule.id + ' (' + rule.impact + '): ' + rule.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join(' | ')) }),
               (error) => done({ passes: 0, found: ['axe: ' + error] }));",
            &[],
        );
        assert!(
            found["passes"].as_u64() > Some(5) || found["found"] != json!([]),
            "axe checked nothing"
        );
        texts(&found["found"])
    }

    /// Writes a picture of the window to `<GOODHART_PICTURES>/<name>.png`.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(given("GOODHART_PICTURES"));
        std::fs::create_dir_all(&folder).expect("the folder for pictures");
        let encoded = self.session.get("screenshot");
        let bytes =
            base64::engine::general_purpose::STANDARD.decode(encoded.as_str().unwrap_or_default());
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, bytes.expect("a picture in base64")).expect("the picture is written");
        file
    }

    /// Makes the viewport exactly so wide and high [CSS pixels], below what a window can be. Chromium only.
    pub fn set_viewport(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// Makes the page believe the visitor prefers dark (or light). Chromium only.
    pub fn prefer_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &features);
    }

    /// A command of Chromium's developer tools.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium has {command}");
        self.session.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
