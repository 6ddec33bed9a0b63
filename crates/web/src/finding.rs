//! The finding: what five years of this world did, in a sentence or two written from the report alone.

use goodhart_charts::{English, Net, Verdict, Words, compare, decimal, figure, places};
use goodhart_report::{Attribution, Report, Scenario, World};

use crate::words;

/// The measure the sentence speaks about.
pub const HEADLINE: &str = "ed.within_4h";

/// A run of text, and which of the two records it quotes, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// `reported`, `real`, or nothing.
    pub record: Option<&'static str>,
}

/// Marks around quoted numbers while a sentence is put together (private-use letters, never in a message).
const MARKS: [(char, &str); 2] = [('\u{e000}', "reported"), ('\u{e001}', "real")];
const END: char = '\u{e002}';

/// The finding itself; whether record and patients differ is decided where the charts decide it.
pub fn sentence(report: &Report) -> Vec<Piece> {
    let (targets, money) = (targets(report), money(report));
    let Some(headline) = compare(report, HEADLINE, &English) else {
        return pieces(&words::finding_nothing(&money, &targets));
    };
    let (reported, real) = (quoted(0, &headline.reported), quoted(1, &headline.real));
    let mut said = words::finding_scoreboard(&money, &reported, &targets);
    said.push_str(&match headline.verdict {
        Verdict::ReportedHigher => words::finding_gap(&real),
        Verdict::RealHigher => words::finding_gap_reverse(&real),
        Verdict::Alike => words::finding_same().to_owned(),
        Verdict::Unclear => words::finding_unknown(&real),
    });
    pieces(&said)
}

/// What the targets did, as far as it is known; `None` until it has been worked out.
pub fn effect(report: &Report) -> Option<String> {
    if report.in_force == 0 {
        return Some([words::effect_none(), " ", without(&report.scenario)].concat());
    }
    let effect = goodhart_charts::effect(report, &English)?;
    if is_first_look(report) {
        return None;
    }
    let (count, years) = (report.in_force, years(report));
    let (size, [low, high]) = (&effect.years, &effect.between);
    let runs = effect.runs.to_string();
    let mut said = words::effect_against().to_owned();
    let targets = words::the_targets(count);
    said.push_str(&match effect.net {
        Net::Nothing => words::effect_nothing(&targets),
        Net::Even => words::effect_even(&targets, &years),
        Net::Unclear => words::effect_unclear(&runs, &targets),
        way => words::effect_known(high, low, size, &targets, word(way), &years),
    });
    let (dead, [fewest, most]) = (&effect.dead, &effect.dead_between);
    if effect.net != Net::Nothing {
        said.push_str(&match effect.deaths {
            way @ (Net::Lost | Net::Saved) => words::effect_deaths(most, fewest, dead, word(way)),
            // Of one that is not known enough has been said.
            _ if effect.net == Net::Unclear => String::new(),
            _ => words::effect_deaths_unclear().to_owned(),
        });
        said.push_str(&real_change(report).unwrap_or_default());
    }
    // Said once, of all of them.
    if said.contains('(') {
        said.push_str(&words::effect_brackets(&runs));
    }
    Some(said)
}

/// What is to be known of this world without targets before it is compared with others: that the framework is on in it and off in the
/// one that the sentence compares with, or that a lever has taken all targets out.
pub fn without(scenario: &Scenario) -> &'static str {
    if scenario.world != World::Targets {
        words::without_world()
    } else if scenario.qof {
        words::without_framework()
    } else {
        ""
    }
}

/// What a message calls the way something went.
fn word(way: Net) -> &'static str {
    if way == Net::Saved { "saved" } else { "lost" }
}

/// Whether what the targets did is to come, or is known of so few runs that no sentence can be made of it.
pub fn is_first_look(report: &Report) -> bool {
    let attribution = report.attribution.as_ref();
    attribution.is_none_or(Attribution::is_first_look)
}

/// What the targets did to what patients got. Only the difference is said: its runs are few but paired, so that a level told from it
/// would miss that of the world without targets by more than it misses itself.
fn real_change(report: &Report) -> Option<String> {
    let change = report.attribution.as_ref()?.real_within_4h;
    let real = compare(report, HEADLINE, &English)?.real;
    let digits = u8::from(real.contains('.'));
    let shown = |value: f64| decimal(value.abs(), digits);
    let (size, low, high) = (shown(change.median), shown(change.p10), shown(change.p90));
    Some(if size == shown(0.0) {
        words::effect_real_alike().to_owned()
    } else if change.p10 > 0.0 {
        words::effect_real(&high, &low, &size, "more")
    } else if change.p90 < 0.0 {
        words::effect_real(&low, &high, &size, "fewer")
    } else {
        words::effect_real_unclear().to_owned()
    })
}

/// The key figures in a line, and where they stood in the world before if there is one; nothing where nothing was counted.
pub fn in_short(report: &Report, before: Option<&Report>) -> Vec<Piece> {
    let figures = |report: &Report| {
        let headline = compare(report, HEADLINE, &English)?;
        let years = report.harm.qalys_per_100k.median;
        let years = decimal(figure(years), places(years));
        Some([headline.reported, headline.real, years])
    };
    let Some(now) = figures(report) else {
        return Vec::new();
    };
    let before = before.and_then(figures).unwrap_or_else(|| now.clone());
    let mut said = now;
    for (which, (now, before)) in said.iter_mut().zip(before).enumerate() {
        if *now != before {
            *now = words::short_was(&before, now);
        }
        if which < MARKS.len() {
            *now = quoted(which, now);
        }
    }
    let [reported, real, years] = said;
    pieces(&words::short(&real, &reported, &years))
}

/// The finding for a screen reader: at most 25 words.
pub fn spoken(report: &Report) -> String {
    let funding = decimal(report.scenario.funding, 0);
    let mut said = words::spoken_world(&funding, &words::targets_spoken(report.in_force));
    said.push_str(&match compare(report, HEADLINE, &English) {
        Some(headline) => words::spoken_finding(&headline.real, &headline.reported),
        None => words::spoken_nothing().to_owned(),
    });
    said
}

/// "31 targets", "no national targets"; "31 targets at first" where a date changes something.
pub fn targets(report: &Report) -> String {
    let targets = words::targets_spoken(report.in_force);
    if report.changes.is_empty() {
        targets
    } else {
        words::targets_at_first(&targets)
    }
}

/// "5% less money than need", and what it does from year to year.
pub fn money(report: &Report) -> String {
    let (money, growth) = (
        money_at_first(report.scenario.funding),
        report.scenario.growth,
    );
    let size = decimal(growth.abs(), 1);
    let way = if growth > 0.0 {
        "gains"
    } else if growth < 0.0 {
        "loses"
    } else {
        return money;
    };
    words::money_grows(&money, &size, way)
}

/// "5% less money than need".
pub fn money_at_first(funding: f64) -> String {
    let off = (funding - 100.0).round();
    let size = decimal(off.abs(), 0);
    if off < 0.0 {
        words::money_less(&size)
    } else if off > 0.0 {
        words::money_more(&size)
    } else {
        words::money_matched().to_owned()
    }
}

fn years(report: &Report) -> String {
    words::over_years(report.scenario.years)
}

fn quoted(which: usize, text: &str) -> String {
    format!("{}{text}{END}", MARKS[which].0)
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut record = None;
    let mut run = String::new();
    for letter in text.chars() {
        let opens = MARKS.iter().find(|(mark, _)| *mark == letter);
        if opens.is_none() && letter != END {
            run.push(letter);
            continue;
        }
        if !run.is_empty() {
            pieces.push(Piece {
                text: std::mem::take(&mut run),
                record,
            });
        }
        record = opens.map(|(_, name)| *name);
    }
    pieces.push(Piece { text: run, record });
    pieces
}

/// Plain name of an indicator, as the charts have it; its id where they have none.
pub fn indicator_name(id: &str) -> String {
    let message = ["indicator-", &id.replace('.', "-")].concat();
    let name = English.say(&message, &[]);
    if name == message { id.to_owned() } else { name }
}

/// Whether the charts have a name for an indicator.
pub fn is_named(id: &str) -> bool {
    indicator_name(id) != id
}

#[cfg(test)]
mod tests {
    use goodhart_charts::{Chart, Frame};
    use goodhart_report::{Attribution, Band, ChangeResult, RUNS_THAT_TELL};

    use super::*;
    use crate::sample;

    fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn band(median: f64) -> Band {
        Band {
            median,
            p10: median - 0.4,
            p90: median + 0.4,
        }
    }

    #[test]
    fn the_sentence_names_targets_money_and_both_records() {
        let mut report = sample::report(band(74.0), band(61.0));
        report.in_force = 31;
        report.scenario.funding = 95.0;
        let sentence = sentence(&report);
        let all = text(&sentence);
        for part in ["31", "5%", "74", "61"] {
            assert!(all.contains(part), "{all}");
        }
        assert!(sentence.contains(&Piece {
            text: "74".into(),
            record: Some("reported")
        }));
        assert!(sentence.contains(&Piece {
            text: "61".into(),
            record: Some("real")
        }));
    }

    #[test]
    fn no_gap_is_claimed_where_the_runs_disagree() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.indicators[0].apart.p10 = -10.0;
        let all = text(&sentence(&report));
        assert!(all.contains("disagree"), "{all}");
        let all = text(&sentence(&sample::report(band(70.0), band(70.2))));
        assert!(all.contains("same"), "{all}");
    }

    #[test]
    fn the_scoreboard_under_it_says_the_same() {
        for lowest in [-10.0, -0.1, 0.1, 4.0] {
            let mut report = sample::report(band(74.0), band(70.0));
            report.indicators[0].apart.p10 = lowest;
            let claimed = !text(&sentence(&report)).contains("disagree");
            let scoreboard = Chart::Scoreboard.draw(&report, Frame::of(600.0), &English);
            let shown = scoreboard.title.starts_with("On 1 of 1");
            assert_eq!(claimed, shown, "from {lowest}: {}", scoreboard.title);
            assert_eq!(claimed, lowest > 0.0, "from {lowest}");
        }
    }

    #[test]
    fn what_the_targets_did_is_the_message_of_its_chart() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        for (effort, gaming, said) in [
            (-30.0, 31.0, "about even"),
            (-30.0, 50.0, "cost 20"),
            (-30.0, 0.0, "saved 30"),
            (0.0, 0.0, "changed nothing"),
        ] {
            let mut attribution = worked_out();
            attribution.qalys.parts.effort = effort;
            attribution.qalys.parts.gaming = gaming;
            attribution.qalys.total = effort + gaming;
            attribution.qalys.spread = band(effort + gaming);
            report.attribution = Some(attribution);
            let effect = effect(&report).expect("it is worked out");
            let title = Chart::Did.draw(&report, Frame::of(600.0), &English).title;
            assert!(effect.contains(said), "{effect}");
            assert!(title.contains(said), "{title}");
        }
    }

    fn worked_out() -> Attribution {
        Attribution {
            replications: RUNS_THAT_TELL,
            ..Attribution::default()
        }
    }

    #[test]
    fn one_run_is_a_first_look_and_settles_nothing() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        let mut attribution = Attribution {
            replications: 1,
            ..Attribution::default()
        };
        attribution.qalys.parts.gaming = 50.0;
        attribution.qalys.total = 50.0;
        attribution.qalys.spread = band(50.0);
        report.attribution = Some(attribution);
        assert_eq!(effect(&report), None, "the sentence waits for more");
        let chart = Chart::Did.draw(&report, Frame::of(600.0), &English);
        assert!(
            chart.title.contains("a first look, in 1 run"),
            "{}",
            chart.title
        );
        // Nor does any part of it.
        assert_eq!(chart.description, [&chart.title, "."].concat());
        let said = [chart.subtitle, chart.note].concat();
        assert!(!said.contains("80%") && !said.contains("in 10"), "{said}");
    }

    #[test]
    fn a_world_without_targets_says_what_of_them_is_left() {
        let mut report = sample::report(band(74.0), band(70.0));
        for (world, qof, part) in [
            (World::Targets, true, "framework stays on"),
            (World::NeverTargeted, true, "In the world chosen"),
            (World::NeverTargeted, false, "In the world chosen"),
        ] {
            report.scenario = Scenario {
                targets: 0,
                world,
                qof,
                ..Scenario::default()
            };
            let said = effect(&report).expect("nothing is to come");
            assert!(said.contains(part), "{said}");
        }
        report.scenario.world = World::Targets;
        report.scenario.qof = false;
        let said = effect(&report).expect("nothing is to come");
        assert_eq!(said.trim(), words::effect_none());
    }

    fn moved(middle: f64, within: f64) -> Band {
        Band {
            median: middle,
            p10: middle - within,
            p90: middle + within,
        }
    }

    #[test]
    fn deaths_and_healthy_years_are_told_apart() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        for (deaths, said) in [
            (
                moved(-12.0, 3.0),
                "Deaths fell by 12 per 100,000 (9 to 15).",
            ),
            (moved(12.0, 3.0), "Deaths rose by 12 per 100,000 (9 to 15)."),
            (moved(2.0, 3.0), "Whether deaths rose or fell is not known"),
        ] {
            let mut attribution = worked_out();
            attribution.qalys.parts.gaming = 40.0;
            attribution.qalys.total = 40.0;
            attribution.qalys.spread = band(40.0);
            attribution.deaths.parts.gaming = 20.0;
            attribution.deaths.total = deaths.median;
            attribution.deaths.spread = deaths;
            report.attribution = Some(attribution);
            let effect = effect(&report).expect("it is worked out");
            assert!(
                effect.contains("cost 40") && effect.contains(said),
                "{effect}"
            );
            // What stands in brackets is said once, at the end.
            assert!(
                effect.ends_with("middle 80% of 4 runs, one set of assumptions."),
                "{effect}"
            );
            let title = Chart::Did.draw(&report, Frame::of(600.0), &English).title;
            assert_eq!(
                title.contains("deaths fell by 12"),
                effect.contains("Deaths fell by 12"),
                "{title}"
            );
        }
    }

    #[test]
    fn the_line_beside_the_levers_says_what_was_only_where_it_is_no_longer() {
        let said = |now: &Report, before: Option<&Report>| text(&in_short(now, before));
        let mut now = sample::report(band(74.0), band(61.0));
        now.harm.qalys_per_100k = band(3_760.0);
        let mut before = now.clone();
        let alone = said(&now, None);
        for part in ["reported 74,", "real 61.", "3,760."] {
            assert!(alone.contains(part), "{part}: {alone}");
        }
        assert_eq!(said(&now, Some(&before)), alone, "nothing has changed");
        before.indicators[0].reported = band(70.0);
        let after = said(&now, Some(&before));
        assert!(after.contains("reported 74 (was 70), real 61."), "{after}");
    }

    #[test]
    fn what_the_targets_did_to_patients_is_a_difference_and_no_second_level() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        for (change, said) in [
            (moved(3.0, 1.0), "For patients, 3 more in 100 (2 to 4)"),
            (moved(-2.0, 1.0), "For patients, 2 fewer in 100 (1 to 3)"),
            (moved(0.2, 0.1), "For patients, as many"),
            (
                moved(3.0, 4.0),
                "Whether more or fewer left A&E within four hours",
            ),
        ] {
            let mut attribution = worked_out();
            attribution.qalys.parts.gaming = 40.0;
            attribution.qalys.total = 40.0;
            attribution.qalys.spread = band(40.0);
            attribution.real_within_4h = change;
            report.attribution = Some(attribution);
            let effect = effect(&report).expect("it is worked out");
            assert!(effect.contains(said), "{effect}");
            assert!(!effect.contains("67") && !effect.contains("70"), "{effect}");
        }
    }

    #[test]
    fn an_effect_names_its_range_smaller_end_first() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        for sign in [1.0, -1.0] {
            let mut attribution = worked_out();
            attribution.qalys.parts.effort = 40.0 * sign;
            attribution.qalys.total = 40.0 * sign;
            let ends = [25.0 * sign, 60.0 * sign];
            attribution.qalys.spread = Band {
                median: 40.0 * sign,
                p10: ends[0].min(ends[1]),
                p90: ends[0].max(ends[1]),
            };
            report.attribution = Some(attribution);
            let effect = effect(&report).expect("it is worked out");
            assert!(effect.contains("25 to 60"), "{effect}");
        }
    }

    #[test]
    fn parts_that_cancel_are_about_even_only_if_the_runs_agree() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        let mut attribution = worked_out();
        attribution.qalys.parts.effort = -30.0;
        attribution.qalys.parts.gaming = 31.0;
        attribution.qalys.total = 1.0;
        attribution.qalys.spread = Band {
            median: 1.0,
            p10: -24.0,
            p90: 27.0,
        };
        report.attribution = Some(attribution);
        let effect = effect(&report).expect("it is worked out");
        assert!(effect.contains("not known"), "{effect}");
    }

    #[test]
    fn the_sentence_says_what_money_and_targets_do_later() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.scenario.growth = 2.4;
        assert_eq!(
            money(&report),
            "money that matches need at first, growing 2.4% a year faster than it"
        );
        report.scenario.growth = -1.0;
        assert!(money(&report).ends_with("falling 1.0% a year behind it"));
        assert_eq!(targets(&report), words::targets_spoken(report.in_force));
        report.changes.push(ChangeResult {
            on: "2024-04-01".to_owned(),
            week: 104,
            in_force: 31,
            measured: 20,
            targets: Vec::new(),
        });
        assert!(targets(&report).ends_with(" at first"));
    }

    #[test]
    fn no_effect_is_claimed_where_the_runs_disagree() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.in_force = 2;
        let mut attribution = worked_out();
        attribution.qalys.parts.gaming = 30.0;
        attribution.qalys.total = 30.0;
        attribution.qalys.spread = Band {
            median: 30.0,
            p10: -2.0,
            p90: 60.0,
        };
        report.attribution = Some(attribution);
        let effect = effect(&report).expect("it is worked out");
        assert!(effect.contains("not known"), "{effect}");
    }

    #[test]
    fn one_target_is_spoken_of_as_one() {
        let mut report = sample::report(band(74.0), band(70.0));
        report.scenario.years = 1;
        let mut attribution = worked_out();
        attribution.qalys.parts.effort = -5.0;
        attribution.qalys.total = -5.0;
        attribution.qalys.spread = band(-5.0);
        report.attribution = Some(attribution);
        for (in_force, said) in [(1, "the target saved"), (10, "the targets saved")] {
            report.in_force = in_force;
            let effect = effect(&report).expect("it is worked out");
            assert!(
                effect.contains(said) && effect.contains("over a year ("),
                "{effect}"
            );
            let title = Chart::Did.draw(&report, Frame::of(600.0), &English).title;
            assert!(title.contains(said), "{title}");
        }
    }

    #[test]
    fn what_is_spoken_is_short() {
        let spoken = spoken(&sample::report(band(74.0), band(61.0)));
        assert!(spoken.split_whitespace().count() <= 25, "{spoken}");
    }
}
