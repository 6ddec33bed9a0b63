//! Rows of numbers as Parquet: the columns of the CSV, with types.

use std::sync::Arc;

use anyhow::{Context, anyhow};
use goodhart_report::{Date, Report};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use crate::failure::Failure;
use crate::records::Row;

/// The columns. A value that nothing was counted for is null.
const SCHEMA: &str = "message records {
    REQUIRED INT32 place;
    REQUIRED INT32 replication;
    REQUIRED INT32 period (DATE);
    REQUIRED BINARY indicator (STRING);
    REQUIRED BINARY record (STRING);
    REQUIRED BINARY split (STRING);
    OPTIONAL DOUBLE value;
}";
/// First day of the dates of Parquet.
const EPOCH: &str = "1970-01-01";
/// Rows that are held together in a file: readers skip or share out whole groups.
const ROWS_OF_A_GROUP: usize = 1 << 20;

/// A whole file of the rows of a run; its metadata say of which.
pub fn parquet(rows: &[Row], report: &Report) -> Result<Vec<u8>, Failure> {
    let schema = parse_message_type(SCHEMA).context("the columns have no Parquet form")?;
    let of_the_run = [
        ("model_version", &report.model_version),
        ("digest", &report.digest),
        ("digest_first", &report.digest_first),
        ("scenario_digest", &report.scenario_digest),
    ];
    let metadata = of_the_run.map(|(key, text)| KeyValue::new(key.to_owned(), text.clone()));
    let properties = WriterProperties::builder()
        .set_created_by(concat!("goodhart ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(metadata.to_vec()))
        .set_compression(Compression::SNAPPY)
        .build();
    let mut file = Vec::new();
    let writer = SerializedFileWriter::new(&mut file, Arc::new(schema), Arc::new(properties));
    let mut writer = writer.context("the rows have no Parquet form")?;
    for rows in rows.chunks(ROWS_OF_A_GROUP) {
        let group = writer.next_row_group().context("a group cannot begin")?;
        write(rows, group)?;
    }
    writer.close().context("the file has no end")?;
    Ok(file)
}

/// All columns of some rows, in the order of the schema.
fn write(
    rows: &[Row],
    mut group: SerializedRowGroupWriter<'_, &mut Vec<u8>>,
) -> anyhow::Result<()> {
    let group_ref = &mut group;
    column::<Int32Type>(group_ref, &numbers(rows, |row| row.place), None)?;
    column::<Int32Type>(group_ref, &numbers(rows, |row| row.replication), None)?;
    column::<Int32Type>(group_ref, &days(rows)?, None)?;
    column::<ByteArrayType>(group_ref, &words(rows, |row| row.indicator), None)?;
    column::<ByteArrayType>(group_ref, &words(rows, |row| row.record), None)?;
    column::<ByteArrayType>(group_ref, &words(rows, |row| row.split), None)?;
    let there: Vec<i16> = rows
        .iter()
        .map(|row| i16::from(row.value.is_some()))
        .collect();
    let values: Vec<f64> = rows.iter().filter_map(|row| row.value).collect();
    column::<DoubleType>(group_ref, &values, Some(&there))?;
    group.close()?;
    Ok(())
}

/// The next column; `there` says for each row whether it has a value, where it may have none.
fn column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    values: &[T::T],
    there: Option<&[i16]>,
) -> anyhow::Result<()> {
    let mut column = group.next_column()?.context("there is no such column")?;
    column.typed::<T>().write_batch(values, there, None)?;
    column.close()?;
    Ok(())
}

fn numbers(rows: &[Row], of: impl Fn(&Row) -> u32) -> Vec<i32> {
    rows.iter().map(|row| of(row).cast_signed()).collect()
}

fn words(rows: &[Row], of: impl Fn(&Row) -> &'static str) -> Vec<ByteArray> {
    rows.iter().map(|row| ByteArray::from(of(row))).collect()
}

/// Periods as days since the epoch.
fn days(rows: &[Row]) -> anyhow::Result<Vec<i32>> {
    let epoch = Date::parse(EPOCH).context("the epoch is a date")?;
    rows.iter()
        .map(|row| {
            let date =
                Date::parse(&row.period).ok_or_else(|| anyhow!("{} is no date", row.period))?;
            Ok(i32::try_from(date.days_after(epoch))?)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use goodhart_experiment::{Detail, prepare, summarise};
    use goodhart_report::Scenario;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;

    fn row(period: &str, value: Option<f64>) -> Row {
        Row {
            place: 3,
            replication: 199,
            period: period.to_owned(),
            indicator: "ed.within_4h",
            record: "official",
            split: "disposal=admitted;age=under_65",
            value,
        }
    }

    #[test]
    fn what_is_read_is_what_was_written_with_its_types() {
        let prepared = prepare(&Scenario::default()).expect("allowed");
        let report = summarise(&prepared, &[], Detail::Series(&[]));
        let rows = [
            row("2022-04-01", Some(76.25)),
            row("1970-01-02", None),
            row("2024-02-29", Some(-0.1)),
        ];
        let file = parquet(&rows, &report).expect("plain data");
        let mut kept = tempfile::tempfile().expect("a temporary file");
        kept.write_all(&file).expect("writable");
        let reader = SerializedFileReader::new(kept).expect("a file");
        let metadata = reader.metadata().file_metadata();
        let pairs = metadata.key_value_metadata().expect("there");
        let digest = pairs.iter().find(|pair| pair.key == "scenario_digest");
        assert_eq!(
            digest.and_then(|pair| pair.value.as_ref()),
            Some(&report.scenario_digest)
        );
        let read: Vec<Vec<Field>> = reader
            .get_row_iter(None)
            .expect("rows")
            .map(|row| {
                row.expect("a row")
                    .into_columns()
                    .into_iter()
                    .map(|(_, field)| field)
                    .collect()
            })
            .collect();
        let expected = |days: i32, value: Field| {
            vec![
                Field::Int(3),
                Field::Int(199),
                Field::Date(days),
                Field::Str("ed.within_4h".to_owned()),
                Field::Str("official".to_owned()),
                Field::Str("disposal=admitted;age=under_65".to_owned()),
                value,
            ]
        };
        assert_eq!(read[0], expected(19_083, Field::Double(76.25)));
        assert_eq!(read[1], expected(1, Field::Null));
        assert_eq!(read[2], expected(19_782, Field::Double(-0.1)));
    }

    #[test]
    fn no_rows_are_a_file_all_the_same() {
        let prepared = prepare(&Scenario::default()).expect("allowed");
        let report = summarise(&prepared, &[], Detail::Series(&[]));
        let file = parquet(&[], &report).expect("plain data");
        assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
    }
}
