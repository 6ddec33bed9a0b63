//! Snapshots of every chart for two hand-made reports. `BLESS=1 cargo test -p goodhart-charts` writes them anew.

use std::fs;
use std::path::PathBuf;

use goodhart_charts::{Chart, English, Frame};

mod reports;

const CHARTS: [Chart; 6] = [
    Chart::Scoreboard,
    Chart::Spike,
    Chart::Did,
    Chart::Sectors,
    Chart::Harm,
    Chart::Series("ed.within_4h"),
];

fn check(name: &str, content: &str) -> Result<(), String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        fs::create_dir_all(path.parent().expect("a folder"))
            .expect("the folder of snapshots can be made");
        fs::write(&path, content).expect("a snapshot can be written");
        return Ok(());
    }
    match fs::read_to_string(&path) {
        Ok(kept) if kept == content => Ok(()),
        Ok(_) => Err(format!("{name} has changed")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

#[test]
fn drawings_are_as_they_were() {
    let mut failures = Vec::new();
    for (world, report) in [
        ("typical", reports::typical()),
        ("extreme", reports::extreme()),
    ] {
        for chart in CHARTS {
            for (size, frame) in [("phone", Frame::of(358.0)), ("desktop", Frame::of(640.0))] {
                let picture = chart.draw(&report, frame, &English);
                let name = [chart.id(), "-", world, "-", size, ".svg"].concat();
                // one element a line, so that a change can be read
                failures.extend(check(&name, &picture.svg.replace("><", ">\n<")).err());
                if size == "desktop" {
                    let words = [
                        &picture.title,
                        &picture.subtitle,
                        &picture.note,
                        &picture.description,
                        &picture.table.caption,
                    ];
                    let words: String = words
                        .iter()
                        .flat_map(|line| [line.as_str(), "\n"])
                        .collect();
                    let name = [chart.id(), "-", world, ".txt"].concat();
                    failures.extend(check(&name, &(words + "\n" + &picture.table.csv())).err());
                }
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{failures:#?}\nLook at the change; BLESS=1 accepts it."
    );
}
