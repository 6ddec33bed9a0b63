//! Writes every chart of the hand-made reports as a file, to be looked at: `cargo run -p goodhart-charts --example gallery -- DIR`.

use std::path::PathBuf;

use goodhart_charts::{Chart, English, Frame, Theme};

#[path = "../tests/reports/mod.rs"]
mod reports;

fn main() -> std::io::Result<()> {
    let directory = PathBuf::from(
        std::env::args()
            .nth(1)
            .unwrap_or_else(|| "gallery".to_owned()),
    );
    std::fs::create_dir_all(&directory)?;
    let charts = [
        Chart::Scoreboard,
        Chart::Spike,
        Chart::Did,
        Chart::Sectors,
        Chart::Harm,
        Chart::Series("ed.within_4h"),
    ];
    let frames = [
        ("phone", Frame::of(358.0)),
        ("desktop", Frame::of(640.0)),
        (
            "first",
            Frame {
                width: 560.0,
                compact: true,
            },
        ),
        ("wide", Frame::of(960.0)),
    ];
    let notes = [
        "Goodhart 0.8.0, seed 1. An independent model, not run by the NHS or government."
            .to_owned(),
    ];
    for (world, report) in [
        ("typical", reports::typical()),
        ("extreme", reports::extreme()),
        ("untargeted", reports::untargeted()),
    ] {
        for chart in charts {
            for (size, frame) in frames {
                let picture = chart.draw(&report, frame, &English);
                for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
                    let file = [chart.id(), world, size, name].join("-") + ".svg";
                    std::fs::write(directory.join(file), picture.standalone(theme, &notes))?;
                }
            }
        }
    }
    Ok(())
}
