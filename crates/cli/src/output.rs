//! Results appear whole or not at all: written to a temporary file beside the target, then renamed.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::{Builder, NamedTempFile};

use crate::failure::Failure;

/// Where a result goes.
#[derive(Debug)]
pub enum Target {
    /// Standard output.
    Standard,
    /// A file, in a folder in which files can be made.
    File(PathBuf),
    /// A device or a pipe, such as `/dev/null`: written into, since renaming a file over it would destroy it.
    Device(PathBuf),
}

impl Target {
    /// Looks at the target before any work is done, so that a run is not lost to a misspelt folder.
    pub fn new(out: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = out else {
            return Ok(Self::Standard);
        };
        let wrong = |why: &dyn std::fmt::Display| {
            let allowed = "give a file in a folder that exists and can be written";
            Failure::Input(format!("--out: {}: {why}; {allowed}", path.display()))
        };
        if path.is_dir() || path.file_name().is_none() {
            return Err(wrong(&"is a folder"));
        }
        if path.metadata().is_ok_and(|meta| !meta.is_file()) {
            return Ok(Self::Device(path.to_owned()));
        }
        temporary(path).map_err(|error| wrong(&error))?;
        Ok(Self::File(path.to_owned()))
    }

    /// Writes the whole result.
    pub fn write(&self, result: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Standard => to_standard(result),
            Self::File(path) => to_file(path, result)
                .with_context(|| format!("{} could not be written", path.display())),
            Self::Device(path) => to_device(path, result)
                .with_context(|| format!("{} could not be written", path.display())),
        }
        .map_err(Failure::Outside)
    }
}

fn to_standard(result: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(result).and_then(|()| out.flush()) {
        // Whoever closed the pipe (`| head`) has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("standard output could not be written"),
    }
}

fn to_file(path: &Path, result: &[u8]) -> anyhow::Result<()> {
    let mut file = temporary(path)?;
    file.write_all(result)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

fn to_device(path: &Path, result: &[u8]) -> io::Result<()> {
    let mut device = OpenOptions::new().write(true).open(path)?;
    device.write_all(result)?;
    device.flush()
}

/// A file beside the target, on the same disk, that vanishes unless it is renamed.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".goodhart-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Readable by others as far as the umask allows, like any result.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_replaces_the_old_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("result.json");
        std::fs::write(&path, "old and longer").expect("writable");
        let target = Target::new(Some(&path)).expect("good target");
        target.write(b"new").expect("writable");
        assert_eq!(std::fs::read(&path).expect("readable"), b"new");
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("readable").count(),
            1
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_into_and_not_replaced() {
        let target = Target::new(Some(Path::new("/dev/null"))).expect("good target");
        assert!(matches!(target, Target::Device(_)), "{target:?}");
        target.write(b"nothing").expect("writable");
    }

    #[test]
    fn a_target_that_cannot_be_written_is_refused_before_the_work() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for path in [
            folder.path().to_owned(),
            folder.path().join("no/such/folder.json"),
        ] {
            let Err(Failure::Input(line)) = Target::new(Some(&path)) else {
                panic!("{} was taken", path.display());
            };
            assert!(
                line.starts_with("--out: ") && line.contains("give a file"),
                "{line}"
            );
        }
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("readable").count(),
            0
        );
    }
}
