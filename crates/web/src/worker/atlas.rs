//! The map, filled in idle time: this world with other numbers of targets and other money.

use goodhart_experiment::{Detail, Outcome, Prepared, summarise};
use goodhart_web::map::{parts, place};
use goodhart_web::worker_protocol::{Mapped, Part};

use super::parts::{Parts, Settings};

/// What is known of a map. It outlives worlds that differ in targets and money only.
#[derive(Default)]
pub struct Atlas {
    /// Generation with which it began.
    since: u32,
    parts: Parts,
    /// Whether it may be worked on.
    is_wanted: bool,
}

impl Atlas {
    /// Goes on with the map that began with generation `since`, or begins it, with cells of so many replications.
    pub fn begin(&mut self, since: u32, replications: u32) {
        if self.since != since {
            *self = Self {
                since,
                parts: Parts::new(parts(replications)),
                ..Self::default()
            };
        }
        self.is_wanted = true;
    }

    /// The same with nobody at work on it.
    pub fn at_rest(mut self) -> Self {
        self.parts.recall();
        self.is_wanted = false;
        self
    }

    /// Whether there is more to do.
    pub fn is_unfinished(&self) -> bool {
        self.is_wanted && !self.parts.is_done()
    }

    /// Whether it was wanted and nothing of it is missing.
    pub fn is_filled(&self) -> bool {
        self.is_wanted && self.parts.is_done()
    }

    /// The next part, if it may be worked on.
    pub fn deal(&mut self) -> Option<Part> {
        self.is_wanted.then(|| self.parts.deal()).flatten()
    }

    /// A part somebody works on, if it may be worked on.
    pub fn overdue(&self) -> Option<Part> {
        self.is_wanted.then(|| self.parts.overdue()).flatten()
    }

    /// Says that a part is in; whether it is the first time.
    pub fn put(&mut self, part: Part) -> bool {
        self.parts.put(part)
    }
}

/// The settings of a cell of the map; those of the world itself for 0.
pub fn settings(of: &Settings, cell: u32) -> Settings {
    let mut settings = of.clone();
    if cell > 0 {
        let (targets, funding) = place(cell);
        for (key, text) in &mut settings {
            let number = match key.as_str() {
                "targets" => targets,
                "funding" => funding,
                _ => continue,
            };
            *text = number.to_string();
        }
    }
    settings
}

/// What the page is told of a run of a cell: the figures of a report on this run alone.
pub fn mapped(generation: u32, part: Part, prepared: &Prepared, outcome: &Outcome) -> Mapped {
    let report = summarise(prepared, std::slice::from_ref(outcome), Detail::Series(&[]));
    let of = |id: &str| {
        let one = report.indicators.iter().find(|one| one.id == id);
        one.map_or((0.0, 0.0), |one| (one.reported.median, one.real.median))
    };
    let ((reported, real), (_, list)) = (of("ed.within_4h"), of("elective.list"));
    Mapped {
        generation,
        cell: part.cell,
        replication: part.replication,
        values: [
            report.harm.qalys_per_100k.median,
            report.harm.deaths_per_100k.median,
            real,
            reported - real,
            list,
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use goodhart_report::Report;
    use goodhart_web::map::{CELLS, Map, mean, nearest};
    use goodhart_web::worker_protocol::{Answer, Ask, Request, Stage};

    use super::super::engine::Engine;

    fn request(generation: u32, ask: Ask, targets: &str) -> Request {
        let settings = [
            ("targets", targets),
            ("funding", "110"),
            ("reps", "2"),
            ("years", "1"),
            ("population", "50000"),
        ];
        Request {
            generation,
            ask,
            settings: settings
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .to_vec(),
            series: "ed.within_4h".to_owned(),
            fault: false,
        }
    }

    /// Works until nothing is left to do or as many runs of the map are in; the last complete report.
    fn work(engine: &mut Engine, map: &mut Map, enough: usize) -> Option<Report> {
        let (time, mut complete) = (Cell::new(0.0), None);
        while engine.is_busy() && map.runs.len() < enough {
            let clock = || {
                time.set(time.get() + 1.0);
                time.get()
            };
            match engine.slice(clock, time.get() + 10.0) {
                Some(Answer::Result(result)) if result.stage == Stage::Complete => {
                    complete = Some(result.report);
                }
                Some(Answer::Mapped(run)) => map.take(run),
                _ => {}
            }
        }
        complete
    }

    #[test]
    fn a_cell_shows_what_the_page_shows_of_the_same_world() {
        let (mut engine, mut map) = (Engine::default(), Map::default());
        engine.hear(request(1, Ask::Run, "31"));
        let report = work(&mut engine, &mut map, 1).expect("a complete world");
        assert!(map.runs.is_empty(), "nobody asked for a map yet");
        engine.hear(request(1, Ask::Map(1), "31"));
        work(&mut engine, &mut map, usize::MAX);
        assert_eq!(map.runs.len() as u32, CELLS * 2);
        let here = nearest(31, 110.0);
        let shown = |measure| mean(&map.values(here, measure)).expect("a value");
        let of = |id: &str| {
            let one = report.indicators.iter().find(|one| one.id == id);
            one.expect("an indicator").clone()
        };
        let within = of("ed.within_4h");
        let pairs = [
            (shown(0), report.harm.qalys_per_100k.median),
            (shown(1), report.harm.deaths_per_100k.median),
            (shown(2), within.real.median),
            (shown(3), within.reported.median - within.real.median),
            (shown(4), of("elective.list").real.median),
        ];
        for (cell, page) in pairs {
            assert!((cell - page).abs() < 1e-9, "{pairs:?}");
        }
        let elsewhere = mean(&map.values(nearest(0, 80.0), 0));
        assert!(
            elsewhere.is_some_and(|other| other > shown(0)),
            "money matters"
        );
    }

    #[test]
    fn a_newer_world_stops_the_map_and_the_next_one_goes_on_with_it() {
        let (mut engine, mut map) = (Engine::default(), Map::default());
        let helper = engine.join();
        engine.receive(helper, &[], 0.0);
        engine.hear(request(1, Ask::Run, "31"));
        work(&mut engine, &mut map, 1);
        engine.hear(request(1, Ask::Map(1), "31"));
        let orders = engine.orders();
        let [(0, order)] = orders.as_slice() else {
            panic!("{orders:?}")
        };
        let Ask::Part(part) = order.ask else {
            panic!("{order:?}")
        };
        assert_eq!(part.cell, 1, "a corner");
        assert!(order.settings.contains(&("targets".into(), "0".into())));
        assert!(order.settings.contains(&("funding".into(), "80".into())));
        work(&mut engine, &mut map, 5);

        engine.hear(request(2, Ask::Run, "10"));
        let orders = engine.orders();
        assert!(
            matches!(orders.as_slice(), [(0, order)] if order.ask == Ask::Cancel),
            "{orders:?}"
        );
        work(&mut engine, &mut map, usize::MAX);
        assert_eq!(map.runs.len(), 5, "not before it is asked for again");
        engine.hear(request(2, Ask::Map(1), "10"));
        work(&mut engine, &mut map, usize::MAX);
        assert_eq!(map.runs.len() as u32, CELLS * 2);
        let generations: Vec<u32> = map.runs.iter().map(|run| run.generation).collect();
        assert_eq!(generations[..5], [1; 5]);
        assert_eq!(generations[5..], vec![2; CELLS as usize * 2 - 5]);

        // Another lever: another map, from the beginning.
        engine.hear(request(3, Ask::Run, "10"));
        work(&mut engine, &mut map, usize::MAX);
        engine.hear(request(3, Ask::Map(3), "10"));
        let mut anew = Map::default();
        work(&mut engine, &mut anew, 1);
        assert_eq!((anew.runs[0].cell, anew.runs[0].replication), (1, 0));
    }
}
