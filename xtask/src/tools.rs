//! The pinned tools: built once into `.tools/<name>-<version>/`, complete or not there at all.

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use toml::Table;

use crate::{process, project, steps::step};

pub struct Tool {
    name: String,
    package: String,
    version: String,
    flags: Vec<String>,
    binaries: Vec<String>,
}

/// Makes sure the named tools are there and returns a search path with them in front.
pub fn search_path(names: &[&str]) -> Result<OsString> {
    let tools = names
        .iter()
        .map(|name| read(name))
        .collect::<Result<Vec<_>>>()?;
    install_missing(&tools)?;
    let own = tools.iter().map(|tool| tool.folder().join("bin"));
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = own.chain(std::env::split_paths(&usual)).collect();
    Ok(std::env::join_paths(folders)?)
}

/// The full path of one binary of one tool, installed when missing.
pub fn binary(tool: &str, binary: &str) -> Result<PathBuf> {
    let tool = read(tool)?;
    install_missing(std::slice::from_ref(&tool))?;
    Ok(tool.binary(binary))
}

fn install_missing(tools: &[Tool]) -> Result<()> {
    if tools.iter().all(Tool::is_there) {
        return Ok(());
    }
    std::fs::create_dir_all(home())?;
    let lock = File::create(home().join("lock")).context("cannot create .tools/lock")?;
    if lock.try_lock().is_err() {
        eprintln!("waiting for another run that is installing tools");
        lock.lock()?;
    }
    for tool in tools.iter().filter(|tool| !tool.is_there()) {
        step(
            &format!("installing {} {} (once)", tool.package, tool.version),
            || tool.install(),
        )?;
    }
    // Shared by the tools so that common dependencies are built once; of no use afterwards.
    let _ = std::fs::remove_dir_all(home().join("build"));
    Ok(())
}

impl Tool {
    fn folder(&self) -> PathBuf {
        home().join(format!("{}-{}", self.name, self.version))
    }

    fn binary(&self, name: &str) -> PathBuf {
        self.folder()
            .join("bin")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    fn is_there(&self) -> bool {
        self.binaries.iter().all(|name| self.binary(name).is_file())
    }

    /// Installs into a temporary folder and renames it, so that a run cut short leaves nothing half done.
    fn install(&self) -> Result<()> {
        let unfinished = home().join(format!("unfinished-{}", self.name));
        let _ = std::fs::remove_dir_all(&unfinished);
        let mut cargo = Command::new("cargo");
        cargo
            .args([
                "install",
                "--locked",
                "--quiet",
                "--version",
                &self.version,
                "--root",
            ])
            .arg(&unfinished);
        cargo.args(&self.flags).arg(&self.package);
        // Out of the project, so that neither its toolchain file nor its settings bear on the tools.
        cargo
            .current_dir(home())
            .env("CARGO_TARGET_DIR", home().join("build"));
        // They run for seconds and are built for minutes: nothing is optimised.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        cargo
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64");
        process::run(&mut cargo)?;
        let folder = self.folder();
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::rename(&unfinished, &folder)?;
        ensure!(
            self.is_there(),
            "{} {} did not bring {:?}",
            self.package,
            self.version,
            self.binaries
        );
        Ok(())
    }
}

/// One table of `tools.toml`.
fn read(name: &str) -> Result<Tool> {
    let file: Table = include_str!("../tools.toml")
        .parse()
        .context("xtask/tools.toml")?;
    let table = file.get(name).and_then(toml::Value::as_table);
    let table = table.with_context(|| format!("xtask/tools.toml: no [{name}]"))?;
    let text = |key: &str| {
        let value = table.get(key).and_then(toml::Value::as_str);
        value
            .map(str::to_owned)
            .with_context(|| format!("xtask/tools.toml: {name}.{key} is missing"))
    };
    let list = |key: &str| -> Result<Vec<String>> {
        let values = table.get(key).and_then(toml::Value::as_array);
        let values =
            values.with_context(|| format!("xtask/tools.toml: {name}.{key} is missing"))?;
        Ok(values
            .iter()
            .filter_map(toml::Value::as_str)
            .map(str::to_owned)
            .collect())
    };
    let tool = Tool {
        name: name.to_owned(),
        package: text("crate")?,
        version: text("version")?,
        flags: list("flags")?,
        binaries: list("binaries")?,
    };
    if name == "wasm-bindgen" {
        agrees_with_lock_file(&tool)?;
    }
    Ok(tool)
}

fn agrees_with_lock_file(tool: &Tool) -> Result<()> {
    let lock: Table = std::fs::read_to_string(project::root().join("Cargo.lock"))?.parse()?;
    let packages = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .context("Cargo.lock: no packages")?;
    let locked = packages
        .iter()
        .filter(|package| package.get("name").and_then(toml::Value::as_str) == Some("wasm-bindgen"))
        .find_map(|package| package.get("version").and_then(toml::Value::as_str));
    ensure!(
        locked.is_none_or(|version| version == tool.version),
        "wasm-bindgen is {} in Cargo.lock but {} in xtask/tools.toml: make them equal",
        locked.unwrap_or_default(),
        tool.version
    );
    Ok(())
}

fn home() -> PathBuf {
    project::root().join(".tools")
}
