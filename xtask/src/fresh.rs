//! `cargo xtask fresh`: what a stranger sees who clones the project onto a machine that has only rustup and a linker.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::process::{self, Group};
use crate::steps::seconds;
use crate::{drivers, project};

const SERVES_WITHIN: Duration = Duration::from_hours(1);

pub fn fresh() -> Result<ExitCode> {
    let place = Place::make()?;
    let clone = place.0.join("goodhart");
    process::run(
        Command::new("git")
            .args(["clone", "--quiet", "--no-hardlinks"])
            .arg(project::root())
            .arg(&clone),
    )?;
    warn_about_uncommitted()?;

    let start = Instant::now();
    let tested = Group::spawn(place.stranger(&clone).args(["xtask", "test"]))?.wait()?;
    let test_time = start.elapsed();

    let start = Instant::now();
    let port = drivers::free_port()?;
    let mut serving =
        Group::spawn(
            place
                .stranger(&clone)
                .args(["xtask", "serve", "--port", &port.to_string()]),
        )?;
    while !answers(port) {
        ensure!(!serving.has_ended(), "serve ended before it answered");
        ensure!(start.elapsed() < SERVES_WITHIN, "serve did not answer");
        std::thread::sleep(Duration::from_millis(200));
    }
    let serve_time = start.elapsed();
    serving.stop();
    ensure!(!answers(port), "serve was stopped and still answers");

    let verdict = if tested.success() { "passed" } else { "FAILED" };
    println!(
        "fresh: test {verdict} in {}; serve answered after {}",
        seconds(test_time),
        seconds(serve_time)
    );
    Ok(if tested.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A temporary folder; dropped, it is gone.
struct Place(PathBuf);

impl Place {
    fn make() -> Result<Self> {
        let place =
            Self(std::env::temp_dir().join(format!("goodhart-fresh-{}", std::process::id())));
        process::remove_on_interrupt(place.0.clone());
        std::fs::create_dir_all(place.0.join("home"))?;
        std::fs::create_dir_all(place.0.join("cargo"))?;
        // Where this machine gets its crates from is the machine's business, not part of what is tried here.
        let settings = cargo_home()?.join("config.toml");
        if settings.is_file() {
            std::fs::copy(settings, place.0.join("cargo/config.toml"))?;
        }
        Ok(place)
    }

    /// `cargo` as the stranger calls it: an empty home, an empty cargo home, the rustup of this machine.
    fn stranger(&self, clone: &Path) -> Command {
        let mut cargo = Command::new("cargo");
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            // What cargo and rustup told us, not what the machine's owner set.
            let ours = text.starts_with("CARGO_PKG_")
                || text.starts_with("CARGO_MANIFEST_")
                || text.starts_with("GOODHART_");
            if ours
                || [
                    "CARGO",
                    "CARGO_TARGET_DIR",
                    "RUSTUP_TOOLCHAIN",
                    "LD_LIBRARY_PATH",
                ]
                .contains(&text.as_ref())
            {
                cargo.env_remove(&name);
            }
        }
        cargo
            .env("HOME", self.0.join("home"))
            .env("CARGO_HOME", self.0.join("cargo"));
        if let Some(rustup) = rustup_home() {
            cargo.env("RUSTUP_HOME", rustup);
        }
        cargo.current_dir(clone);
        cargo
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn warn_about_uncommitted() -> Result<()> {
    let status = Command::new("git")
        .args(["status", "--porcelain"])
        .current_dir(project::root())
        .output()?;
    if !status.stdout.is_empty() {
        eprintln!("note: uncommitted changes are not in the clone");
    }
    Ok(())
}

fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else {
        return false;
    };
    let mut text = String::new();
    let asked = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    asked.is_ok() && stream.read_to_string(&mut text).is_ok() && text.starts_with("HTTP/1.1 200")
}

fn cargo_home() -> Result<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    given
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .context("no home folder")
}

fn rustup_home() -> Option<PathBuf> {
    let given = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    given.or_else(|| Some(std::env::home_dir()?.join(".rustup")))
}
