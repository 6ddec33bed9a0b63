//! Writes the page of the default world as HTML, for readers without JavaScript and for everyone's first paint; with
//! `--framed`, the part that a frame shows.

#![allow(clippy::print_stdout, reason = "a command's output")]

use goodhart_experiment::{Against, Detail, Method, attribution, prepare, run};
use goodhart_report::{InputError, Report, Scenario};
use goodhart_web::components::{Prerendered, PrerenderedProps};
use goodhart_web::worker_protocol::{Simulated, Stage};
use yew::ServerRenderer;

/// As the page does it.
const REPLICATIONS_EXPLAINED: u32 = 2;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let framed = std::env::args().any(|argument| argument == "--framed");
    let report = default_world()?;
    let answer = Simulated {
        generation: 1,
        stage: Stage::Complete,
        report,
        in_force: Vec::new(),
    };
    let page =
        ServerRenderer::<Prerendered>::with_props(move || PrerenderedProps { answer, framed })
            .hydratable(false);
    println!(
        "{}",
        tokio::runtime::Builder::new_current_thread()
            .build()?
            .block_on(page.render())
    );
    Ok(())
}

fn default_world() -> Result<Report, InputError> {
    let prepared = prepare(&Scenario::default())?;
    let mut report = run(&prepared, Detail::Page);
    report.attribution = attribution(
        &prepared,
        Against::TargetsOff,
        Method::Removal,
        REPLICATIONS_EXPLAINED,
        &mut |_, _| true,
    );
    Ok(report)
}
