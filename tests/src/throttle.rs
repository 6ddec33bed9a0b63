//! A browser made slower as a whole: page, workers, compositor and all.
//!
//! The developer tools slow a page's main thread only; the engine lives in workers. So all processes of the browser are stopped and let go
//! in turn: of every eight milliseconds they run two. What waits for the clock (a timer, the next frame) does not wait longer for that.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::given;

const PERIOD: Duration = Duration::from_millis(8);
/// Set by `cargo xtask` for every process it starts, and inherited.
const MARK: &str = "GOODHART_RUN";

/// A browser that is being slowed down; dropped, it runs freely again.
#[derive(Debug)]
pub struct Throttle {
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Throttle {
    /// Lets the browser that this run of `cargo xtask` started work one part in `factor` of the time.
    #[must_use]
    pub fn start(factor: u32) -> Self {
        let processes = browser_processes();
        assert!(!processes.is_empty(), "no process of the browser was found");
        let ends = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ends);
        let works = PERIOD / factor;
        let thread = std::thread::spawn(move || {
            let send = |signal| {
                for process in &processes {
                    let _ = kill(*process, signal);
                }
            };
            while !told.load(Ordering::Relaxed) {
                let start = Instant::now();
                std::thread::sleep(works);
                send(Signal::SIGSTOP);
                // What the first sleep took too long is made up for, so that the share stays what it should be.
                std::thread::sleep(start.elapsed() * (factor - 1));
                send(Signal::SIGCONT);
            }
        });
        Self {
            ends,
            thread: Some(thread),
        }
    }
}

impl Drop for Throttle {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The processes of the browser under test: those of its program that descend from one with the mark of this run. (A process of a page
/// writes its own name over its environment.)
fn browser_processes() -> Vec<Pid> {
    let mark = format!("{MARK}={}", given(MARK));
    let program = given("GOODHART_BROWSER");
    let program = Path::new(&program).file_name().unwrap_or_default();
    let program = program.to_string_lossy();
    let folders = std::fs::read_dir("/proc").expect("Linux").flatten();
    let numbers = folders.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    numbers
        .filter(|id| {
            let name = read(*id, "comm");
            let name = name.trim();
            !name.is_empty() && program.starts_with(name) && descends(*id, &mark)
        })
        .map(Pid::from_raw)
        .collect()
}

fn descends(id: i32, mark: &str) -> bool {
    let carries = |id: i32| read(id, "environ").split('\0').any(|entry| entry == mark);
    let parent = |id: &i32| {
        let status = read(*id, "status");
        let line = status.lines().find_map(|line| line.strip_prefix("PPid:"));
        line?.trim().parse().ok().filter(|parent| *parent > 1)
    };
    std::iter::successors(Some(id), parent).any(carries)
}

fn read(id: i32, file: &str) -> String {
    let bytes = std::fs::read(format!("/proc/{id}/{file}")).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
