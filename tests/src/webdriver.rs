//! The WebDriver protocol: JSON over HTTP, one session.

use std::time::Duration;

use serde_json::{Value, json};

/// No command of a driver may take longer [seconds].
const TIMEOUT_S: u64 = 300;
/// A browser that was just closed may need a moment before the next may start.
const STARTS: u32 = 5;

/// An open session; dropped, the browser is closed.
#[derive(Debug)]
pub(crate) struct Session {
    address: String,
    id: String,
}

impl Session {
    pub(crate) fn start(driver: &str, capabilities: &Value) -> Self {
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let mut problem = String::new();
        for _ in 0..STARTS {
            match call("POST", &format!("{driver}/session"), &asked) {
                Ok(value) => {
                    let id = value["sessionId"]
                        .as_str()
                        .expect("a new session has an id")
                        .to_owned();
                    let session = Self {
                        address: driver.to_owned(),
                        id,
                    };
                    session.post(
                        "timeouts",
                        &json!({ "script": TIMEOUT_S * 1000, "pageLoad": TIMEOUT_S * 1000 }),
                    );
                    return session;
                }
                Err(error) => problem = error,
            }
            std::thread::sleep(Duration::from_secs(1));
        }
        panic!("no browser session: {problem}");
    }

    pub(crate) fn post(&self, command: &str, body: &Value) -> Value {
        self.try_post(command, body)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    pub(crate) fn try_post(&self, command: &str, body: &Value) -> Result<Value, String> {
        call("POST", &self.url(command), body)
    }

    pub(crate) fn get(&self, command: &str) -> Value {
        call("GET", &self.url(command), &Value::Null)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn url(&self, command: &str) -> String {
        format!("{}/session/{}/{command}", self.address, self.id)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = call(
            "DELETE",
            &format!("{}/session/{}", self.address, self.id),
            &Value::Null,
        );
    }
}

/// One exchange; a WebDriver error comes back as its message.
fn call(method: &str, url: &str, body: &Value) -> Result<Value, String> {
    let request = match method {
        "POST" => minreq::post(url)
            .with_header("Content-Type", "application/json")
            .with_body(body.to_string()),
        "DELETE" => minreq::delete(url),
        _ => minreq::get(url),
    };
    let answer = request
        .with_timeout(TIMEOUT_S)
        .send()
        .map_err(|error| error.to_string())?;
    let text = answer.as_str().map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))?;
    let value = value["value"].clone();
    match value["error"].as_str() {
        Some(error) => Err(format!(
            "{error}: {}",
            value["message"].as_str().unwrap_or_default()
        )),
        None => Ok(value),
    }
}
