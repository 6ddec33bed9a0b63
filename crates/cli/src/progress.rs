//! Progress on standard error: one line that is rewritten on a terminal, plain lines elsewhere.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;

/// Width of the bar on a terminal [characters].
const BAR: u32 = 30;

/// Counts what is done and says so. Several threads may report.
pub struct Progress {
    /// What is counted, e.g. `replications`.
    what: &'static str,
    total: u32,
    style: Style,
    done: Mutex<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Silent,
    Bar,
    Lines,
}

impl Progress {
    /// Nothing done yet of `total`.
    pub fn new(what: &'static str, total: u32, quiet: bool) -> Self {
        let style = if quiet {
            Style::Silent
        } else if std::io::stderr().is_terminal() {
            Style::Bar
        } else {
            Style::Lines
        };
        Self {
            what,
            total,
            style,
            done: Mutex::new(0),
        }
    }

    /// One more is done.
    pub fn one_done(&self) {
        self.one_done_of(self.total);
    }

    /// One more is done, of a total that was not known before.
    pub fn one_done_of(&self, total: u32) {
        let Ok(mut done) = self.done.lock() else {
            return; // another thread panicked while counting: the run is lost anyway
        };
        *done += 1;
        // Standard error may be closed; the run does not depend on it.
        let _ = write!(std::io::stderr(), "{}", self.text(*done, total));
    }

    fn text(&self, done: u32, total: u32) -> String {
        let what = self.what;
        match self.style {
            Style::Silent => String::new(),
            Style::Lines => format!("goodhart: {done} of {total} {what}\n"),
            Style::Bar => {
                let filled = (BAR * done).checked_div(total).unwrap_or(BAR);
                let bar: String = (0..BAR)
                    .map(|at| if at < filled { '█' } else { '░' })
                    .collect();
                let end = if done == total { "\n" } else { "" };
                format!("\r{bar} {done} of {total} {what}{end}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(style: Style) -> Progress {
        Progress {
            style,
            ..Progress::new("replications", 20, true)
        }
    }

    #[test]
    fn each_style_says_the_same() {
        assert_eq!(progress(Style::Silent).text(7, 20), "");
        assert_eq!(
            progress(Style::Lines).text(7, 20),
            "goodhart: 7 of 20 replications\n"
        );
        let bar = progress(Style::Bar).text(10, 20);
        assert!(
            bar.starts_with('\r') && bar.ends_with(" 10 of 20 replications"),
            "{bar}"
        );
        assert_eq!(bar.matches('█').count(), 15);
        assert!(progress(Style::Bar).text(20, 20).ends_with('\n'));
    }
}
