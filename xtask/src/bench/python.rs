//! The Python peers, in a folder of their own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project, steps::step};

/// A Python with exactly the packages of `bench/peers/requirements.txt`, installed once into `.tools/`.
pub fn with_peers() -> Result<PathBuf> {
    let requirements = project::root().join("bench/peers/requirements.txt");
    let wanted = std::fs::read_to_string(&requirements).context("bench/peers/requirements.txt")?;
    let folder = project::root().join(".tools/python-peers");
    let installed = folder.join("installed.txt");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if std::fs::read_to_string(&installed).is_ok_and(|has| has == wanted) {
        return Ok(python);
    }
    let Some(own) = ["python3", "python"].into_iter().find(|name| answers(name)) else {
        bail!("Python is missing");
    };
    step("installing the Python peers (once)", || {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        process::run(Command::new(own).args(["-m", "venv"]).arg(&folder))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "-r"]);
        process::run(pip.arg(&requirements))?;
        Ok(std::fs::write(&installed, &wanted)?)
    })?;
    Ok(python)
}

/// What it calls itself.
pub fn version(python: &Path) -> String {
    let answer = Command::new(python).arg("--version").output();
    answer.map_or(String::new(), |answer| {
        String::from_utf8_lossy(&answer.stdout).trim().to_owned()
    })
}

fn answers(program: &str) -> bool {
    let answer = Command::new(program).arg("--version").output();
    answer.is_ok_and(|answer| answer.status.success())
}
