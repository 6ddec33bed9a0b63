//! Elements of the page, found by selector.

use serde_json::{Value, json};

use crate::Browser;

/// Keys that stand for no character, as WebDriver writes them.
pub mod keys {
    /// One step up.
    pub const RIGHT: &str = "\u{E014}";
    /// One step down.
    pub const LEFT: &str = "\u{E012}";
    /// To the option above.
    pub const UP: &str = "\u{E013}";
    /// To the option below.
    pub const DOWN: &str = "\u{E015}";
    /// Switches what has the focus.
    pub const SPACE: &str = " ";
    /// Takes the typed value, opens what has the focus.
    pub const ENTER: &str = "\u{E007}";
    /// To the lowest value.
    pub const HOME: &str = "\u{E011}";
    /// To the highest value.
    pub const END: &str = "\u{E010}";
}

impl Browser {
    /// The text of an element as it is shown.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.property(selector, "innerText")
    }

    /// A property of an element, such as the `value` of a control.
    #[must_use]
    pub fn property(&self, selector: &str, name: &str) -> String {
        let script = "const found = document.querySelector(arguments[0]); return found && String(found[arguments[1]])";
        let value = self.run(script, &[json!(selector), json!(name)]);
        value
            .as_str()
            .unwrap_or_else(|| panic!("no {selector}"))
            .to_owned()
    }

    /// An attribute of an element, if it has it.
    #[must_use]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        self.run(script, &[json!(selector), json!(name)])
            .as_str()
            .map(str::to_owned)
    }

    /// Whether an element exists and takes up room.
    #[must_use]
    pub fn shows(&self, selector: &str) -> bool {
        let script = "const found = document.querySelector(arguments[0]); return !!found && found.getClientRects().length > 0";
        self.run(script, &[json!(selector)]) == Value::Bool(true)
    }

    /// Clicks as a person does.
    pub fn click(&self, selector: &str) {
        let id = self.element_id(selector);
        self.session
            .post(&format!("element/{id}/click"), &json!({}));
    }

    /// Sends key strokes to an element.
    pub fn press(&self, selector: &str, text: &str) {
        let id = self.element_id(selector);
        let sent = self
            .session
            .try_post(&format!("element/{id}/value"), &json!({ "text": text }));
        match sent {
            // WebKit's driver cannot put the focus into a sandboxed frame; the page's own script can.
            Err(error) if error.contains("not focusable") => self.strike(selector, text),
            Err(error) => panic!("{selector}: {error}"),
            Ok(_) => {}
        }
    }

    /// Clicks beside the element so that the frame has the focus, moves it by script, then strikes each key.
    fn strike(&self, selector: &str, text: &str) {
        self.click("h1");
        self.run(
            "document.querySelector(arguments[0]).focus()",
            &[json!(selector)],
        );
        let strokes = text.chars().flat_map(|key| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
        });
        let source =
            json!({ "type": "key", "id": "keyboard", "actions": strokes.collect::<Vec<_>>() });
        self.session
            .post("actions", &json!({ "actions": [source] }));
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, selector: &str, text: &str) {
        self.run(
            "document.querySelector(arguments[0]).select()",
            &[json!(selector)],
        );
        self.press(selector, text);
    }

    /// Role, name and value of an element as assistive technology reads them: from the browser's accessibility tree.
    /// The value only in Chromium, the one engine that tells it.
    #[must_use]
    pub fn accessible(&self, selector: &str) -> (String, String, Option<String>) {
        let id = self.element_id(selector);
        let word = |command: &str| {
            self.session
                .get(&format!("element/{id}/{command}"))
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let value =
            (self.engine == crate::Engine::Chromium).then(|| self.accessible_value(selector));
        (word("computedrole"), word("computedlabel"), value)
    }

    fn accessible_value(&self, selector: &str) -> String {
        let document = self.devtools("DOM.getDocument", &json!({ "depth": 0 }));
        let root = &document["root"]["nodeId"];
        let node = self.devtools(
            "DOM.querySelector",
            &json!({ "nodeId": root, "selector": selector }),
        );
        let tree = self.devtools(
            "Accessibility.getPartialAXTree",
            &json!({ "nodeId": node["nodeId"], "fetchRelatives": false }),
        );
        let properties = tree["nodes"][0]["properties"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let spoken = properties
            .iter()
            .find(|property| property["name"] == "valuetext");
        let plain = &tree["nodes"][0]["value"]["value"];
        let value = spoken.map_or(plain, |property| &property["value"]["value"]);
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// The element as WebDriver passes it about.
    pub(crate) fn find(&self, selector: &str) -> Value {
        self.session.post(
            "element",
            &json!({ "using": "css selector", "value": selector }),
        )
    }

    fn element_id(&self, selector: &str) -> String {
        let found = self.find(selector);
        let id = found
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str);
        id.unwrap_or_else(|| panic!("no {selector}")).to_owned()
    }
}
