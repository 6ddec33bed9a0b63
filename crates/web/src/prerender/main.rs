//! Writes the first screen of the default world as HTML, for readers without JavaScript and for everyone's first paint:
//! `page.html` for the page and `frame.html` for the frame, into the folder given; and beside them `reading.bin`, the texts about
//! assumptions and targets that the page fetches when somebody opens them.

mod reading;

use std::path::PathBuf;

use goodhart_experiment::plausible::AGREEMENT;
use goodhart_experiment::{Against, Detail, Method, assumptions, attribution, prepare, run};
use goodhart_report::{InputError, Report, Scenario};
use goodhart_web::components::{Evidence, Prerendered, PrerenderedProps};
use goodhart_web::worker_protocol::{REPLICATIONS_EXPLAINED, Simulated, Stage};
use yew::ServerRenderer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or("prerender: which folder?")?
        .into();
    std::fs::create_dir_all(&folder)?;
    let answer = Simulated {
        generation: 1,
        stage: Stage::Complete,
        report: default_world()?,
        in_force: Vec::new(),
        helped: 0,
    };
    for (name, framed) in [("page.html", false), ("frame.html", true)] {
        let answer = answer.clone();
        let renderer = ServerRenderer::<Prerendered>::with_props(move || PrerenderedProps {
            answer,
            evidence: evidence(),
            agreement: AGREEMENT.to_vec(),
            framed,
        });
        let html = tokio::runtime::Builder::new_current_thread()
            .build()?
            .block_on(renderer.hydratable(false).render());
        std::fs::write(folder.join(name), html)?;
    }
    let texts = postcard::to_allocvec(&reading::reading())?;
    std::fs::write(folder.join("reading.bin"), texts)?;
    Ok(())
}

fn default_world() -> Result<Report, InputError> {
    let prepared = prepare(&Scenario::default())?;
    // The build waits for it: two cores share the work.
    Ok(std::thread::scope(|scope| {
        let explained = scope.spawn(|| {
            attribution(
                &prepared,
                Against::TargetsOff,
                Method::Removal,
                REPLICATIONS_EXPLAINED,
                &mut |_, _| true,
            )
        });
        let mut report = run(&prepared, Detail::Full);
        report.attribution = explained
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        report
    }))
}

fn evidence() -> Evidence {
    let mut evidence = Evidence::default();
    for spec in assumptions() {
        match spec.status.word() {
            "observed" => evidence.observed += 1,
            "estimated" => evidence.estimated += 1,
            "calibrated" => evidence.calibrated += 1,
            _ => evidence.assumed += 1,
        }
    }
    evidence
}
