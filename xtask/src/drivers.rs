//! Starts the WebDriver of an engine and stops it with everything it started.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::engines::{self, Engine};
use crate::process::Group;
use crate::{project, tools};

const STARTS_WITHIN: Duration = Duration::from_secs(20);

/// A running driver; dropped, it is gone with its browsers.
pub struct Driver {
    /// Where it answers, `http://127.0.0.1:port`.
    address: String,
    /// The browser it is to start.
    browser: PathBuf,
    _process: Group,
    _display: Option<Group>,
}

impl Driver {
    pub fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut display = None;
        let (mut command, browser) = match engine {
            Engine::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                (command, engines::chromium().context("chromium is missing")?)
            }
            Engine::Firefox => {
                let mut command = Command::new(tools::binary("geckodriver", "geckodriver")?);
                command.args(["--port", &port.to_string()]);
                (command, engines::firefox().context("firefox is missing")?)
            }
            Engine::Webkit => {
                let (screen, name) = start_display()?;
                display = Some(screen);
                let mut command = Command::new("WebKitWebDriver");
                command.arg(format!("--port={port}")).env("DISPLAY", name);
                (
                    command,
                    engines::mini_browser().context("MiniBrowser is missing")?,
                )
            }
        };
        let log = log_file(engine)?;
        command.stdout(log.try_clone()?).stderr(log);
        let mut process = Group::spawn(&mut command)?;
        wait_until_it_answers(&mut process, port)?;
        Ok(Self {
            address: format!("http://127.0.0.1:{port}"),
            browser,
            _process: process,
            _display: display,
        })
    }

    /// Tells a test program, in its environment, all it needs to know.
    pub fn describe(&self, program: &mut Command) {
        program
            .env("GOODHART_DRIVER", &self.address)
            .env("GOODHART_BROWSER", &self.browser);
        program
            .env("GOODHART_DIST", project::dist())
            .env("GOODHART_COMMAND", project::command());
        program.env("GOODHART_PICTURES", project::target().join("screenshots"));
        if engines::is_root() {
            program.env("GOODHART_NO_SANDBOX", "1"); // Chromium refuses to sandbox itself for root
        }
    }
}

/// `WebKitGTK` needs a display: a virtual one, which picks its own free number and prints it.
fn start_display() -> Result<(Group, String)> {
    let mut command = Command::new("Xvfb");
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1400x1100x24",
        "-nolisten",
        "tcp",
    ]);
    let mut group = Group::spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let mut number = None;
    group.read_lines(|line| {
        number = Some(line.trim().to_owned());
        false
    });
    let number = number.context("Xvfb gave no display")?;
    Ok((group, format!(":{number}")))
}

fn wait_until_it_answers(process: &mut Group, port: u16) -> Result<()> {
    let start = Instant::now();
    while start.elapsed() < STARTS_WITHIN {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        if process.has_ended() {
            bail!("the driver ended at once");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    bail!(
        "the driver did not answer within {} s",
        STARTS_WITHIN.as_secs()
    )
}

fn log_file(engine: Engine) -> Result<File> {
    let folder = project::target().join("browser-logs");
    std::fs::create_dir_all(&folder)?;
    Ok(File::create(folder.join(format!("{}.log", engine.name())))?)
}

/// A port nobody holds now. Another program may take it before we do; then the driver ends at once and says so.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
