//! The documents against the code: links and paths lead somewhere, words that name code name something, nothing in a registry is left out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use goodhart_ledger::Owner;
use goodhart_levers::Stream;
use goodhart_managers::StrategyId;
use goodhart_report::LEVERS;
use goodhart_targets::Indicator;

use super::{files, none, root, text};

/// The pages that people read: those of `docs/` and those at the top.
fn pages() -> Vec<PathBuf> {
    let mut pages = files(&root().join("docs"), &["md"]);
    for top in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        pages.push(root().join(top));
    }
    pages
}

/// Everything between pairs of single backticks, fenced blocks left out.
fn code_in(page: &str) -> Vec<&str> {
    let mut fenced = false;
    page.lines()
        .filter(|line| {
            fenced ^= line.starts_with("```");
            !fenced && !line.starts_with("```")
        })
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

/// Targets of `[words](target)` that are no addresses, without their anchors.
fn links_in(page: &str) -> Vec<&str> {
    page.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .collect()
}

/// Whether a text is a path with nothing left open, such as `crates/des/src/lib.rs`. One with a single folder that is none of the top is
/// short for one named before it.
fn is_path(code: &str) -> bool {
    let tail = code.rsplit('/').next().unwrap_or_default();
    let top = code.split('/').next().unwrap_or_default();
    (code.trim_end_matches('/').matches('/').count() > 1 || root().join(top).is_dir())
        && code.contains('/')
        && (code.ends_with('/') || tail.contains('.'))
        && !code.contains(['<', '*', ' ', '…', '(', ':', '$'])
        && !code.starts_with(['/', '.', '-'])
}

/// Folders that are made and not kept.
const MADE: [&str; 4] = ["dist/", "target/", ".tools/", "/tmp/"];

#[test]
fn links_and_paths_lead_somewhere() {
    let mut lost = Vec::new();
    for page in pages() {
        let content = text(&page);
        let here = page.parent().expect("a folder");
        for target in links_in(&content) {
            if !here.join(target).exists() {
                lost.push(format!("{}: ({target})", page.display()));
            }
        }
        // docs/model.md says that its paths are relative to crates/.
        let bases = [root(), root().join("crates"), here.to_path_buf()];
        for path in code_in(&content).into_iter().filter(|code| is_path(code)) {
            let made = MADE.iter().any(|made| path.starts_with(made));
            if !made && !bases.iter().any(|base| base.join(path).exists()) {
                lost.push(format!("{}: `{path}`", page.display()));
            }
        }
    }
    none(&lost);
}

/// The first cells of all tables below a heading, up to the next of its kind.
fn section<'a>(page: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    page.lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
        .skip(1)
        .collect()
}

fn glossary() -> String {
    text(&root().join("docs/glossary.md"))
}

/// The words of a line of code.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

fn defines(source: &str, name: &str) -> bool {
    const KINDS: [&str; 8] = [
        "struct", "enum", "trait", "fn", "type", "const", "static", "mod",
    ];
    source.lines().any(|line| {
        // Lists of words are made by a macro that is given `Name { … }`.
        if line.trim().strip_suffix(" {") == Some(name) {
            return true;
        }
        let mut before = "";
        words(line.trim_start()).any(|word| {
            let found = word == name && KINDS.contains(&before);
            before = word;
            found
        })
    })
}

/// Whether `Type`, `function` or `Type::member` is in one of the sources, comments left out. A member may stand in any file that names its type.
fn exists(name: &str, sources: &[String]) -> bool {
    let (owner, member) = name.split_once("::").unwrap_or((name, ""));
    let mut lines = sources
        .iter()
        .filter(|source| source.contains(owner))
        .flat_map(|source| source.lines())
        .filter(|line| !line.trim_start().starts_with("//"));
    sources.iter().any(|source| defines(source, owner))
        && (member.is_empty() || lines.any(|line| words(line).any(|word| word == member)))
}

#[test]
fn names_of_the_glossary_exist_in_the_code() {
    let page = glossary();
    let sources: Vec<String> = files(&root().join("crates"), &["rs"])
        .iter()
        .filter(|file| file.components().any(|part| part.as_os_str() == "src"))
        .map(|file| text(file))
        .collect();
    let named = section(&page, "## Words and their names in the code");
    assert!(named.len() > 30, "only {} words are named", named.len());
    let above: BTreeSet<&str> = ["Care", "Targets", "Boards", "Simulation"]
        .iter()
        .flat_map(|part| section(&page, &format!("## {part}")))
        .map(|(word, _)| word)
        .collect();
    let mut wrong = Vec::new();
    for (word, names) in named {
        if !above.contains(word) {
            wrong.push(format!("{word}: explained nowhere above"));
        }
        for name in code_in(names) {
            if !exists(name, &sources) {
                wrong.push(format!("{word}: no `{name}` in the code"));
            }
        }
    }
    none(&wrong);
}

#[test]
fn indicators_of_the_glossary_exist() {
    let page = glossary();
    let all = || Indicator::ALL.iter().map(|indicator| indicator.id());
    let known = |name: &str| match name.split_once('<') {
        // Names made from another list, such as programme.<id>.
        Some((family, _)) => all().any(|id| id.starts_with(family)),
        // A short form after its family, such as over_65w or c4.
        None => all().any(|id| {
            id == name
                || id.split_once('.').is_some_and(|(_, rest)| {
                    rest == name || rest.split('.').any(|part| part == name)
                })
        }),
    };
    let wrong = section(&page, "## Indicators")
        .into_iter()
        .flat_map(|(names, _)| names.split(", ").flat_map(|part| part.split(" … ")))
        .map(|name| name.trim_matches('`'))
        .filter(|name| !known(name))
        .map(|name| format!("docs/glossary.md: {name} is no indicator"));
    none(&wrong.collect::<Vec<_>>());
}

#[test]
fn nothing_in_a_registry_is_left_out() {
    let page = |name: &str| text(&root().join(name));
    let mut left_out = Vec::new();
    let mut look = |file: &str, ids: Vec<&str>| {
        let content = page(file);
        let cells: BTreeSet<&str> = content
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
            .map(|cell| cell.trim_matches('`'))
            .collect();
        assert!(!ids.is_empty(), "nothing to look for in {file}");
        for id in ids.into_iter().filter(|id| !cells.contains(id)) {
            left_out.push(format!("{file}: no row for {id}"));
        }
    };
    look(
        "docs/strategies.md",
        StrategyId::ALL.iter().map(|id| id.id()).collect(),
    );
    look(
        "docs/model.md",
        Owner::ALL.iter().map(|owner| owner.id()).collect(),
    );
    look(
        "docs/glossary.md",
        Stream::ALL.iter().map(|stream| stream.id()).collect(),
    );
    look(
        "docs/indicators.md",
        Indicator::ALL.iter().map(|one| one.id()).collect(),
    );
    look(
        "docs/levers.md",
        LEVERS.iter().map(|lever| lever.key).collect(),
    );
    none(&left_out);
}

#[test]
fn every_item_of_stress_des_is_answered() {
    const ITEMS: [&str; 24] = [
        "1.1", "1.2", "1.3 a", "1.3 b", "1.3 c", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2",
        "2.5.3", "2.5.4", "2.5.5", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2",
        "5.3",
    ];
    let page = text(&root().join("docs/stress-des.md"));
    let answered = |item: &str| {
        page.lines().any(|line| {
            let cells: Vec<&str> = line.split(" | ").collect();
            cells.len() == 3
                && cells[0].trim_start_matches("| ") == item
                && cells[2].trim_end_matches(" |").len() > 3
        })
    };
    let missing = ITEMS
        .into_iter()
        .chain(["5.4", "6.1"])
        .filter(|item| !answered(item))
        .map(|item| format!("docs/stress-des.md: {item} is not answered"));
    none(&missing.collect::<Vec<_>>());
}

mod the_checks_themselves {
    use super::*;

    #[test]
    fn find_what_is_planted() {
        let page = "see [a](b.md#c) and `crates/x/y.rs`\n```\n`not/this.rs`\n```\n[d](https://e)\n";
        assert_eq!(links_in(page), ["b.md"]);
        assert_eq!(code_in(page), ["crates/x/y.rs"]);
        assert!(is_path("crates/x/y.rs") && is_path("www/locales/"));
        assert!(!is_path("crates/<crate>/params/*.toml") && !is_path("a.emergency.trolleys"));
        assert!(!Path::new("no/such.rs").exists());
        let sources =
            ["pub struct Clock {\n    /// Its stop.\n    pub start: u32,\n}\n".to_owned()];
        assert!(exists("Clock", &sources) && exists("Clock::start", &sources));
        assert!(!exists("Clock::stop", &sources) && !exists("Watch", &sources));
    }
}

#[test]
fn page_and_readme_say_how_the_model_fared() {
    let words = [
        (0, "none"),
        (1, "one"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (17, "seventeen"),
    ];
    let report = text(&root().join("docs/validation.md"));
    let line = report
        .lines()
        .find(|line| line.contains(" facts: ") && line.contains(" hit, "))
        .expect("a line of counts");
    let version = format!("Run with model {}. ", goodhart_report::MODEL_VERSION);
    assert!(line.starts_with(&version), "{version}{line}");
    let number = |after: &str| -> u32 {
        let before = line.split(after).next().expect("something before it");
        last_number(before)
    };
    let (hits, near, misses) = (number(" hit"), number(" near"), number(" miss"));
    let all = number(" facts");
    let checked = last_number(line);
    let page = text(&root().join("www/locales/en/page.ftl"));
    let said = format!(
        "facts = Of {all} published facts, {checked} were kept out of its making: it shows {hits} of them, nearly shows {near} and misses {misses}."
    );
    assert!(page.contains(&said), "{said}");
    let word = |count: u32| {
        words
            .iter()
            .find(|(number, _)| *number == count)
            .map_or_else(|| count.to_string(), |(_, word)| (*word).to_owned())
    };
    let said = format!(
        "Of {all} published facts the model was checked against {} that it had not been told, shows {}, nearly shows {} and misses {};",
        word(checked),
        word(hits),
        word(near),
        word(misses)
    );
    assert!(text(&root().join("README.md")).contains(&said), "{said}");
}

#[test]
fn what_the_readme_says_is_found_is_what_the_studies_found() {
    let docs = |name: &str| text(&root().join("docs").join(name));
    let (sets, levers) = (docs("sensitivity.md"), docs("levers-one-by-one.md"));
    let said = text(&root().join("README.md"));
    let ten = |heading: &str| -> [u32; 3] {
        let table = sets.split(heading).nth(1).expect("a table");
        let row = table.lines().find(|line| line.starts_with("| 10 |"));
        let first = row.expect("ten targets").split(" | ").nth(1);
        let counts: Vec<u32> = first
            .expect("healthy years")
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|run| run.parse().ok())
            .collect();
        counts.try_into().expect("better, worse and all")
    };
    let [better, worse, all] = ten("### Money at 100 (");
    let [drawn_better, drawn_worse, _] = ten("### Every plausible set with an order");
    let lots = sets
        .lines()
        .find_map(|line| line.strip_prefix("| 100 | 10 | worse in "));
    let lots = lots
        .and_then(|rest| rest.split(" | ").next())
        .expect("ten targets of orders drawn");
    let harm = |end: &str| -> (f64, f64) {
        let row = levers.lines().find(|line| line.starts_with(end));
        let years = row.expect(end).split(" | ").nth(2).expect("healthy years");
        let (mean, half) = years.split_once(" ± ").expect("an interval");
        let number = |text: &str| text.trim().parse().expect("a number");
        (number(mean), number(half))
    };
    let (money, none) = (harm("| `funding=80` |"), harm("| `targets=0` |"));
    let sign = if none.0 < 0.0 { '−' } else { '+' };
    for part in [
        format!("Of {all} sets of assumptions"),
        format!("spares healthy life in {better} and costs it in {worse}"),
        format!("and in {drawn_better} and {drawn_worse} with an order of targets drawn for each"),
        format!("at the default assumptions alone it costs it in {lots} orders drawn"),
        format!("costs {:.0} years of healthy life", money.0),
        format!("give or take {:.0}; no targets", money.1),
        format!("by {sign}{:.0}, give or take {:.0}", none.0.abs(), none.1),
    ] {
        assert!(said.contains(&part), "{part}");
    }
}

fn last_number(text: &str) -> u32 {
    text.rsplit(|letter: char| !letter.is_ascii_digit())
        .find(|run| !run.is_empty())
        .expect("a number")
        .parse()
        .expect("a count")
}
