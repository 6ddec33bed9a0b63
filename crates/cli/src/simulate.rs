//! Replications over threads. Each depends on scenario, seed and its number alone, and its outcome is put in its place, so no
//! result depends on the number of threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use goodhart_experiment::{Outcome, Prepared, Replication};

use crate::args::Work;
use crate::failure::Failure;
use crate::interrupt;
use crate::progress::Progress;

/// Most threads that can be asked for.
const MOST_THREADS: u32 = 256;
/// Events between two looks at Ctrl-C: some milliseconds of work.
const EVENTS: u32 = 100_000;

/// Runs all replications of a prepared scenario, in their order.
pub fn simulate(
    prepared: &Prepared,
    replications: u32,
    threads: u32,
    quiet: bool,
) -> Result<Vec<Outcome>, Failure> {
    let progress = Progress::new("replications", replications, quiet);
    in_order(replications, threads, |number| {
        let outcome = replication(prepared, number)?;
        progress.one_done();
        Some(outcome)
    })
    .ok_or(Failure::Interrupted)
}

/// How many threads to use.
pub fn threads(work: &Work) -> Result<u32, Failure> {
    let Some(text) = &work.threads else {
        let machine = std::thread::available_parallelism().map_or(1, |count| count.get() as u32);
        return Ok(machine.min(MOST_THREADS));
    };
    match text.parse() {
        Ok(threads) if (1..=MOST_THREADS).contains(&threads) => Ok(threads),
        _ => Err(Failure::Input(format!(
            "--threads: {text:?} is not a whole number from 1 to {MOST_THREADS}"
        ))),
    }
}

/// One replication; none if it was interrupted.
pub fn replication(prepared: &Prepared, number: u32) -> Option<Outcome> {
    let mut replication = Replication::begin(prepared, number);
    while !replication.advance(EVENTS).done {
        if interrupt::asked() {
            return None;
        }
    }
    Some(replication.outcome())
}

/// Calls `work` with 0 … count − 1 on several threads and puts the answers in order; `None` as soon as one is `None`.
pub fn in_order<T: Send>(
    count: u32,
    threads: u32,
    work: impl Fn(u32) -> Option<T> + Sync,
) -> Option<Vec<T>> {
    let next = AtomicU32::new(0);
    let answers: Mutex<Vec<(u32, T)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let answer = if number < count { work(number) } else { None };
                    match (answer, answers.lock()) {
                        (Some(answer), Ok(mut answers)) => answers.push((number, answer)),
                        _ => break,
                    }
                }
            });
        }
    });
    let mut answers = answers.into_inner().ok()?;
    answers.sort_unstable_by_key(|(number, _)| *number);
    let whole = answers.len() == count as usize;
    whole.then(|| answers.into_iter().map(|(_, answer)| answer).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_whatever_the_threads() {
        for threads in [1, 2, 7, 64] {
            let answers = in_order(20, threads, |number| {
                std::thread::sleep(std::time::Duration::from_micros(u64::from(
                    97 * number % 11,
                )));
                Some(number * number)
            });
            assert_eq!(answers, Some((0..20).map(|n| n * n).collect()));
        }
        assert_eq!(in_order(0, 4, Some), Some(vec![]));
    }

    #[test]
    fn an_interrupted_run_has_no_answers() {
        let answers = in_order(20, 2, |number| (number != 7).then_some(number));
        assert_eq!(answers, None);
    }

    #[test]
    fn threads_have_a_range() {
        let work = |text: &str| Work {
            threads: Some(text.to_owned()),
            quiet: true,
        };
        assert_eq!(threads(&work("3")).expect("in range"), 3);
        for text in ["0", "257", "-1", "two", ""] {
            assert!(
                matches!(threads(&work(text)), Err(Failure::Input(_))),
                "{text}"
            );
        }
    }
}
