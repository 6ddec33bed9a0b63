//! `goodhart sweep` as a user meets it: rows that are runs, and that stay.

mod calling;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calling::{goodhart, refused, small};
use serde_json::Value;
use tempfile::TempDir;

const GRID: &str = "preset = \"ten_priorities\"\nyears = 1\npopulation = 50000\nreps = 2\n\
                    [grid]\nfunding = [90, 110]\njudged = [\"gap\", [0.5, 0.3, 0.2]]\n";

struct Place {
    folder: TempDir,
    grid: PathBuf,
}

impl Place {
    fn with(grid: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("grid.toml");
        std::fs::write(&file, grid).expect("writable");
        Self { folder, grid: file }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn arguments<'a>(&'a self, out: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
        let text = |path: &'a Path| path.to_str().expect("a plain name");
        let own = ["sweep", text(&self.grid), "--out", text(out), "--quiet"];
        [&own[..], more].concat()
    }

    fn sweep(&self, more: &[&str]) {
        let out = self.out();
        let output = goodhart(&self.arguments(&out, more));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }

    fn refused(&self, more: &[&str], parts: &[&str]) {
        let out = self.out();
        refused(&self.arguments(&out, more), parts);
    }

    /// Rows of all files, by the names of their columns.
    fn rows(&self) -> Vec<BTreeMap<String, String>> {
        let mut rows = Vec::new();
        for entry in std::fs::read_dir(self.out()).expect("readable") {
            let path = entry.expect("readable").path();
            let mut file = csv::Reader::from_path(path).expect("a file of rows");
            rows.extend(file.deserialize().map(|row| row.expect("a whole row")));
        }
        rows.sort_by_key(|row: &BTreeMap<String, String>| {
            [&row["world"], &row["replication"]].map(|cell| cell.parse::<u32>().expect("a number"))
        });
        rows
    }
}

#[test]
fn every_row_is_the_run_it_names() {
    let place = Place::with(GRID);
    place.sweep(&[]);
    let rows = place.rows();
    let named: Vec<[&str; 4]> = rows
        .iter()
        .map(|row| ["world", "replication", "funding", "judged"].map(|name| row[name].as_str()))
        .collect();
    assert_eq!(named.len(), 8);
    assert_eq!(named[0], ["0", "0", "90", "gap"]);
    assert_eq!(named[3], ["1", "1", "90", "0.5,0.3,0.2"]);
    assert_eq!(named[7], ["3", "1", "110", "0.5,0.3,0.2"]);
    let output = small(&[
        "run",
        "--preset=ten_priorities",
        "--funding=110",
        "--set=judged=gap",
    ]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let row = &rows[4];
    assert_eq!(report["digest_first"], row["digest"]);
    assert_eq!(report["scenario_digest"], row["scenario_digest"]);
    assert_eq!(report["model_version"], row["model_version"]);
    let number = |name: &str| row[name].parse::<f64>().expect("a number");
    assert_eq!(
        report["harm"]["qalys_per_100k"]["median"],
        number("qalys_per_100k")
    );
    assert_eq!(
        report["terminal"]["qalys_per_100k"]["median"],
        number("terminal_qalys_per_100k")
    );
    let mut indicators = report["indicators"].as_array().expect("a list").iter();
    let list = indicators.find(|one| one["id"] == "elective.list");
    let list = &list.expect("measured")["official"]["median"];
    assert_eq!(*list, number("elective.list.official"));
    assert_ne!(rows[4]["digest"], rows[5]["digest"]);
    assert_ne!(rows[0]["digest"], rows[4]["digest"]);
}

#[test]
fn shards_and_threads_make_the_rows_of_the_whole() {
    let whole = Place::with(GRID);
    whole.sweep(&["--threads=1"]);
    let parts = Place::with(GRID);
    for shard in ["2/3", "1/3", "3/3"] {
        parts.sweep(&["--shard", shard, "--threads=2"]);
        let name = format!("sweep.{}.csv", shard.replace('/', "-of-"));
        assert!(parts.out().join(name).exists());
    }
    assert_eq!(whole.rows(), parts.rows());
}

#[test]
fn a_second_call_keeps_whole_rows_and_makes_what_is_missing() {
    let place = Place::with(GRID);
    place.sweep(&["--threads=1"]);
    let all = place.rows();
    let file = place.out().join("sweep.csv");
    let text = std::fs::read_to_string(&file).expect("readable");
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    // As an interruption leaves it: some whole rows, one of them marked here, and half a row.
    lines.truncate(5);
    let marked = lines[2].trim_end().to_owned() + "5\n";
    let half = &lines[4][..30];
    std::fs::write(
        &file,
        [lines[0], lines[1], &marked, lines[3], half].concat(),
    )
    .expect("writable");
    place.sweep(&[]);
    let text = std::fs::read_to_string(&file).expect("readable");
    assert!(text.contains(&marked), "a whole row was made again");
    assert_eq!(place.rows().len(), all.len());
    let same = place.rows().iter().filter(|row| all.contains(row)).count();
    assert_eq!(same, all.len() - 1);
    // More replications go on behind those that are there.
    place.sweep(&["--set=years=1"]);
    let more = Place::with(&GRID.replace("reps = 2", "reps = 3"));
    let (from, to) = (place.out(), more.out());
    std::fs::create_dir(&to).expect("writable");
    std::fs::copy(from.join("sweep.csv"), to.join("sweep.csv")).expect("writable");
    more.sweep(&[]);
    assert_eq!(more.rows().len(), 12);
}

#[test]
fn another_grid_in_the_same_folder_is_refused() {
    let place = Place::with(GRID);
    place.sweep(&[]);
    let before = std::fs::read(place.out().join("sweep.csv")).expect("readable");
    for (grid, parts) in [
        (
            GRID.replace("110", "120"),
            ["none of this sweep", "empty folder"],
        ),
        (
            GRID.replace("[90, 110]", "[90]"),
            ["none of this sweep", "--out"],
        ),
        (
            GRID.replace("reps = 2", "reps = 1"),
            ["none of this sweep", "--out"],
        ),
        (
            GRID.replace("ten_priorities", "eighteen"),
            ["none of this sweep", "--out"],
        ),
        (
            GRID.replace("funding", "social"),
            ["other columns", "empty folder"],
        ),
    ] {
        std::fs::write(&place.grid, grid).expect("writable");
        place.refused(&[], &parts);
    }
    std::fs::write(&place.grid, GRID).expect("writable");
    place.refused(&["--seed=2"], &["none of this sweep"]);
    let after = std::fs::read(place.out().join("sweep.csv")).expect("readable");
    assert_eq!(before, after);
}

#[test]
fn grids_that_are_wrong_are_refused_before_anything_is_made() {
    for (grid, parts) in [
        ("targets = 10\n", ["grid.toml: grid", "a table [grid]"]),
        (
            "[grid]\nfunding = 90\n",
            ["funding: \"90\"", "a list of values"],
        ),
        (
            "[grid]\nfunding = [90, 300]\n",
            ["funding: 300", "80 to 130"],
        ),
        ("[grid]\nfundng = [90]\n", ["fundng", "is it funding?"]),
        (
            "funding = 90\n[grid]\nfunding = [90]\n",
            ["funding", "one of the two"],
        ),
        ("[grid]\nfunding = [90, 90]\n", ["funding: \"90\"", "twice"]),
        ("[grid]\nreps = [1, 2]\n", ["reps", "above it"]),
        (
            "[grid]\npreset = [\"ten\"]\n",
            ["preset: ", "ten_priorities"],
        ),
        ("[grid]\na.nothing = [1]\n", ["a: ", "nothing"]),
        ("[grid\n", ["grid.toml: file: line 1", "TOML"]),
    ] {
        let place = Place::with(grid);
        place.refused(&[], &parts);
        assert!(!place.out().exists(), "{grid}");
    }
    let many = (80..=130)
        .map(|at| at.to_string())
        .collect::<Vec<_>>()
        .join(", ");
    let wide = format!(
        "[grid]\nfunding = [{many}]\nsocial = [{many}]\nseed = [{many}]\nyears = [{many}]\n"
    );
    Place::with(&wide).refused(&[], &["grid", "1000000"]);
    let place = Place::with(GRID);
    place.refused(&["--funding=100"], &["funding", "one of the two"]);
    place.refused(&["--shard=3/2"], &["--shard", "1/4"]);
    place.refused(&["--set=seed=-1"], &["seed", "4294967295"]);
    assert!(!place.out().exists());
    let file = place.grid.clone();
    refused(&place.arguments(&file, &[]), &["--out", "give a folder"]);
    refused(
        &["sweep", "missing.toml", "--out", "x"],
        &["missing.toml", "[grid]"],
    );
    refused(&["sweep"], &["GRID.toml"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_sweep_says_that_its_rows_are_kept() {
    let long = GRID
        .replace("years = 1", "years = 10")
        .replace("50000", "1000000");
    let place = Place::with(&long);
    let out = place.out();
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_goodhart"))
        .args(place.arguments(&out, &[]))
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the command starts");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let asked = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(asked.expect("kill is there").success());
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("whole rows are kept"), "{said}");
    assert!(place.rows().len() < 8);
}
