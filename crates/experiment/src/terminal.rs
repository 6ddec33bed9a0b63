//! The bar beside the totals: what lies beyond the horizon.

use goodhart_pathways::{Beyond, Loss};
use goodhart_report::{Band, TerminalBy, TerminalResult};

use crate::bands::band;
use crate::{Outcome, Prepared};

/// Bands over complete replications, per 100,000 residents of so many places: all of the run's, or one of them.
pub(crate) fn terminal(prepared: &Prepared, outcomes: &[&Outcome], places: u32) -> TerminalResult {
    let people = f64::from(prepared.scenario.population) * f64::from(places) / 100_000.0;
    let over = |of: &dyn Fn(&Beyond) -> f64| -> Band {
        let complete = outcomes.iter().filter(|outcome| outcome.is_complete());
        band(complete.map(|outcome| {
            let places = outcome.by_place().iter();
            places.map(|place| of(&place.beyond)).sum::<f64>() / people
        }))
    };
    let sum = |of: fn(&Loss) -> f64| {
        over(&|beyond| beyond.parts().iter().map(|(_, loss)| of(loss)).sum())
    };
    let names = Beyond::default().parts().map(|(name, _)| name);
    let by = names.into_iter().enumerate().map(|(at, name)| TerminalBy {
        of: name.to_owned(),
        deaths_per_100k: over(&|beyond| beyond.parts()[at].1.deaths),
        qalys_per_100k: over(&|beyond| beyond.parts()[at].1.qalys),
    });
    TerminalResult {
        deaths_per_100k: sum(|loss| loss.deaths),
        qalys_per_100k: sum(|loss| loss.qalys),
        by: by.collect(),
    }
}

/// Deaths and QALYs of one replication, of everything that still stands, per 100,000 residents.
pub(crate) fn of_one(prepared: &Prepared, outcome: &Outcome) -> [f64; 2] {
    let own = terminal(prepared, &[outcome], prepared.scenario.places);
    [own.deaths_per_100k.median, own.qalys_per_100k.median]
}

#[cfg(test)]
mod tests {
    use goodhart_report::Scenario;

    use super::*;
    use crate::{Detail, Replication, prepare, run, summarise};

    fn small(prevention: f64) -> Prepared {
        let scenario = Scenario {
            prevention,
            population: 50_000,
            years: 1,
            reps: 1,
            ..Scenario::default()
        };
        prepare(&scenario).expect("allowed")
    }

    fn part(of: &TerminalResult, name: &str) -> f64 {
        let found = of.by.iter().find(|part| part.of == name);
        found.expect(name).qalys_per_100k.median
    }

    #[test]
    fn whoever_waits_has_still_to_lose_and_prevention_has_still_to_give() {
        let [plain, shifted] = [0.0, 5.0].map(|points| run(&small(points), Detail::Series(&[])));
        assert!(part(&plain.terminal, "list") > 0.0);
        assert!(part(&shifted.terminal, "prevention") < part(&plain.terminal, "prevention"));
        for report in [plain, shifted] {
            let sum: f64 = report
                .terminal
                .by
                .iter()
                .map(|part| part.qalys_per_100k.median)
                .sum();
            let whole = report.terminal.qalys_per_100k.median;
            assert!((sum - whole).abs() < 1e-6, "{sum} and {whole}");
        }
    }

    #[test]
    fn there_is_nothing_beyond_a_horizon_that_is_not_reached() {
        let prepared = small(0.0);
        let mut running = Replication::begin(&prepared, 0);
        while running.progress().months < 2 {
            running.advance(50_000);
        }
        let outcome = running.outcome();
        let report = summarise(
            &prepared,
            std::slice::from_ref(&outcome),
            Detail::Series(&[]),
        );
        assert!(part(&report.terminal, "list").abs() < f64::EPSILON);
    }
}
