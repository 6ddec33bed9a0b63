//! Child processes that never outlive us: each runs in a process group of its own, and every descendant carries a mark
//! in its environment by which stragglers (a browser whose driver was killed) are found.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

const MARK: &str = "GOODHART_RUN";
const GRACE: Duration = Duration::from_secs(3);

static GROUPS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
static STOPPING: AtomicBool = AtomicBool::new(false);
static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A running child and its descendants; dropped, they are ended.
pub struct Group {
    child: Child,
    /// What it was started as, for messages.
    name: String,
}

impl Group {
    pub fn spawn(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        while STOPPING.load(Ordering::SeqCst) {
            std::thread::park(); // the end is near: start nothing more
        }
        command.env(MARK, mark()).stdin(Stdio::null());
        own_group(command);
        let child = command
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        groups().insert(child.id());
        Ok(Self { child, name })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn wait(&mut self) -> Result<ExitStatus> {
        self.child
            .wait()
            .with_context(|| format!("waiting for {}", self.name))
    }

    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Hands each line of standard output (which must be piped) to `line`, until it closes.
    pub fn read_lines(&mut self, mut line: impl FnMut(&str) -> bool) {
        let Some(output) = self.child.stdout.as_mut() else {
            return;
        };
        for text in BufReader::new(output).lines().map_while(Result::ok) {
            if !line(&text) {
                break;
            }
        }
    }

    /// Asks the group to end, then insists.
    pub fn stop(&mut self) {
        signal_group(self.id(), Signal::End);
        let start = Instant::now();
        while !self.has_ended() && start.elapsed() < GRACE {
            std::thread::sleep(Duration::from_millis(20));
        }
        signal_group(self.id(), Signal::Kill);
        let _ = self.child.wait();
        groups().remove(&self.id());
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs to the end; an unsuccessful exit is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = Group::spawn(command)?.wait()?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs to the end, passing standard output on line by line and keeping it.
pub fn run_and_keep(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut group = Group::spawn(command.stdout(Stdio::piped()))?;
    let mut kept = String::new();
    group.read_lines(|line| {
        println!("{line}");
        kept.push_str(line);
        kept.push('\n');
        true
    });
    Ok((group.wait()?, kept))
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// On Ctrl-C, and when asked to end, ends every child first.
pub fn stop_everything_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        eprintln!("\nstopping");
        STOPPING.store(true, Ordering::SeqCst);
        for id in groups().iter() {
            signal_group(*id, Signal::End);
        }
        std::thread::sleep(Duration::from_millis(200));
        end_stragglers();
        for id in groups().iter() {
            signal_group(*id, Signal::Kill);
        }
        for folder in TEMPORARY
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            let _ = std::fs::remove_dir_all(folder);
        }
        std::process::exit(130);
    })
    .context("cannot listen for Ctrl-C")
}

/// A folder to take along when interrupted.
pub fn remove_on_interrupt(folder: PathBuf) {
    TEMPORARY
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(folder);
}

/// Ends whatever still carries our mark; returns how many there were.
pub fn end_stragglers() -> usize {
    let found = marked();
    for id in &found {
        signal_one(*id, Signal::End);
    }
    let start = Instant::now();
    while !marked().is_empty() && start.elapsed() < GRACE {
        std::thread::sleep(Duration::from_millis(20));
    }
    for id in marked() {
        signal_one(id, Signal::Kill);
    }
    found.len()
}

/// The processes that carry our mark, ourselves apart (Linux; elsewhere none can be told).
fn marked() -> Vec<u32> {
    let needle = format!("{MARK}={}", mark());
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let ids = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.filter(|id| *id != std::process::id() && carries(*id, &needle))
        .collect()
}

fn carries(id: u32, needle: &str) -> bool {
    let environment = std::fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
    environment
        .split(|byte| *byte == 0)
        .any(|entry| entry == needle.as_bytes())
}

/// Different for every run of xtask, so that one run never ends another's processes.
fn mark() -> &'static str {
    static CHOSEN: OnceLock<String> = OnceLock::new();
    CHOSEN.get_or_init(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        format!(
            "{}-{}",
            std::process::id(),
            now.map_or(0, |since| since.as_nanos())
        )
    })
}

fn groups() -> std::sync::MutexGuard<'static, BTreeSet<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Clone, Copy)]
enum Signal {
    End,
    Kill,
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(unix)]
fn signal_group(id: u32, signal: Signal) {
    let _ = nix::sys::signal::killpg(nix::unistd::Pid::from_raw(id.cast_signed()), signal.unix());
}

#[cfg(unix)]
fn signal_one(id: u32, signal: Signal) {
    let _ = nix::sys::signal::kill(nix::unistd::Pid::from_raw(id.cast_signed()), signal.unix());
}

#[cfg(unix)]
impl Signal {
    fn unix(self) -> nix::sys::signal::Signal {
        match self {
            Self::End => nix::sys::signal::Signal::SIGTERM,
            Self::Kill => nix::sys::signal::Signal::SIGKILL,
        }
    }
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

#[cfg(not(unix))]
fn signal_group(id: u32, signal: Signal) {
    signal_one(id, signal);
}

#[cfg(not(unix))]
fn signal_one(id: u32, signal: Signal) {
    if matches!(signal, Signal::Kill) {
        let _ = Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id.to_string()])
            .status();
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn is_alive(id: u32) -> bool {
        // A process that has ended and was not waited for has no command line any more.
        std::fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|line| !line.is_empty())
    }

    /// Whether all are (or none is) alive, now or within a moment: the kernel starts and ends programs at its leisure.
    fn soon(alive: bool, ids: [u32; 2]) -> bool {
        let start = Instant::now();
        loop {
            if ids.iter().all(|id| is_alive(*id) == alive) {
                return true;
            }
            if start.elapsed() > GRACE {
                return false;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn shell(script: &str) -> (Group, u32) {
        let mut command = Command::new("sh");
        let mut group =
            Group::spawn(command.args(["-c", script]).stdout(Stdio::piped())).expect("a shell");
        let mut grandchild = 0;
        group.read_lines(|line| {
            grandchild = line.trim().parse().expect("a process id");
            false
        });
        (group, grandchild)
    }

    #[test]
    fn a_group_takes_its_grandchildren_along() {
        let (group, grandchild) = shell("sleep 600 & echo $!; wait");
        let child = group.id();
        assert!(soon(true, [child, grandchild]));
        drop(group);
        assert!(soon(false, [child, grandchild]));
    }

    #[test]
    fn one_that_left_the_group_is_found_by_its_mark() {
        let (group, grandchild) = shell("setsid sleep 600 & echo $!; wait");
        std::thread::sleep(Duration::from_millis(200));
        drop(group);
        assert!(
            is_alive(grandchild),
            "it did not leave the group: the test shows nothing"
        );
        assert!(marked().contains(&grandchild));
        signal_one(grandchild, Signal::Kill);
    }
}
