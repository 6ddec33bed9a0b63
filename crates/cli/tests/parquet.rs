//! `goodhart run --format parquet` as a user meets it.

mod calling;

use std::fs::File;

use calling::{refused, small};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// A cell as the CSV writes it.
fn cell(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => number.to_string(),
        other => other.to_string(),
    }
}

#[test]
fn parquet_has_the_rows_of_the_csv() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("rows.parquet");
    let path = out.to_str().expect("a plain name");
    let run = ["run", "--records=yearly", "--places=2", "--seed=5"];
    let output = small(&[&run[..], &["--format=parquet", "--out", path]].concat());
    assert!(output.status.success() && output.stdout.is_empty());
    let files = std::fs::read_dir(folder.path()).expect("readable").count();
    assert_eq!(files, 1, "something is left beside the file");
    let reader = SerializedFileReader::new(File::open(&out).expect("there")).expect("Parquet");
    let mut read: Vec<Vec<String>> = Vec::new();
    for row in reader.get_row_iter(None).expect("rows") {
        let row = row.expect("a row");
        if read.is_empty() {
            let names: Vec<String> = row
                .get_column_iter()
                .map(|(name, _)| name.clone())
                .collect();
            read.push(names);
        }
        read.push(
            row.get_column_iter()
                .map(|(_, field)| cell(field))
                .collect(),
        );
    }
    let csv = small(&[&run[..], &["--format=csv"]].concat());
    let written: Vec<Vec<String>> = String::from_utf8(csv.stdout)
        .expect("text")
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    assert!(written.len() > 1_000, "{} rows", written.len());
    assert_eq!(read.len(), written.len());
    assert_eq!(read[0], written[0]);
    for (read, written) in read.iter().zip(&written).skip(1) {
        assert_eq!(read[..6], written[..6]);
        assert_eq!(read[6].parse::<f64>(), written[6].parse::<f64>());
    }
}

#[test]
fn parquet_goes_through_a_pipe_and_is_monthly_unless_told() {
    let parquet = small(&["run", "--format=parquet"]);
    assert!(parquet.status.success());
    assert!(parquet.stdout.starts_with(b"PAR1") && parquet.stdout.ends_with(b"PAR1"));
    let monthly = small(&["run", "--format=parquet", "--records=monthly"]);
    assert_eq!(parquet.stdout, monthly.stdout);
}

#[test]
fn parquet_without_rows_or_with_wrong_levers_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("rows.parquet");
    let path = out.to_str().expect("a plain name");
    let run = ["run", "--format=parquet", "--out", path];
    refused(
        &[&run[..], &["--records=none"]].concat(),
        &["--records", "none", "parquet", "yearly, monthly or weekly"],
    );
    refused(
        &[&run[..], &["--funding=300"]].concat(),
        &["funding", "80 to 130"],
    );
    refused(
        &["run", "--format=parquett"],
        &["parquett", "json, csv, parquet"],
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        0
    );
}
