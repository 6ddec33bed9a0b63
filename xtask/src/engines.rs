//! The three browser engines: which there are, and how they come onto the machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{process, steps::step};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    pub fn parse(name: &str) -> Result<Self> {
        match Self::ALL
            .into_iter()
            .find(|engine| engine.name() == name.trim())
        {
            Some(engine) => Ok(engine),
            None => bail!("--engines {name}: expected chromium, firefox or webkit"),
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::Webkit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    fn is_installed(self) -> bool {
        match self {
            Self::Chromium => chromium().is_some() && on_path("chromedriver").is_some(),
            Self::Firefox => firefox().is_some(),
            Self::Webkit => {
                on_path("WebKitWebDriver").is_some()
                    && on_path("Xvfb").is_some()
                    && mini_browser().is_some()
            }
        }
    }
}

pub fn chromium() -> Option<PathBuf> {
    ["chromium", "google-chrome", "chromium-browser"]
        .into_iter()
        .find_map(on_path)
}

pub fn firefox() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].into_iter().find_map(on_path)
}

/// The little browser that comes with WebKitGTK's driver and lies in no search path.
pub fn mini_browser() -> Option<PathBuf> {
    let machines = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    let versions = machines.flat_map(|machine| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
            .map(|version| machine.path().join(version))
    });
    versions
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}

/// Installs what is missing where that is allowed; returns the engines that stay missing.
pub fn ensure_installed(wanted: &[Engine]) -> Vec<Engine> {
    let missing = |wanted: &[Engine]| -> Vec<Engine> {
        wanted
            .iter()
            .copied()
            .filter(|engine| !engine.is_installed())
            .collect()
    };
    let absent = missing(wanted);
    if absent.is_empty() {
        return absent;
    }
    let packages: Vec<&str> = absent
        .iter()
        .flat_map(|engine| engine.packages())
        .copied()
        .collect();
    let line = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    install("installing browsers (once)", &packages);
    let absent = missing(wanted);
    if !absent.is_empty() {
        let names: Vec<&str> = absent.iter().map(|engine| engine.name()).collect();
        eprintln!(
            "missing: {}. On Debian, as root:\n    {line}",
            names.join(", ")
        );
    }
    absent
}

/// Installs Debian's packages where that is allowed, and says what went wrong.
pub fn install(what: &str, packages: &[&str]) {
    if !(is_root() && is_debian()) {
        return;
    }
    let installed = step(what, || {
        let mut update = apt();
        process::run(update.arg("update"))?;
        let mut install = apt();
        process::run(
            install
                .args(["install", "-y", "--no-install-recommends"])
                .args(packages),
        )
    });
    if let Err(error) = installed {
        eprintln!("{error:#}");
    }
}

pub fn is_root() -> bool {
    #[cfg(unix)]
    return nix::unistd::geteuid().is_root();
    #[cfg(not(unix))]
    false
}

fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|file| is_file(file))
}

fn is_file(file: &Path) -> bool {
    file.metadata().is_ok_and(|meta| meta.is_file())
}
