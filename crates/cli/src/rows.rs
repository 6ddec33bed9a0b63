//! Long work whose results are lines of a file: whole lines stay after an interruption, and the next call goes on behind them.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, anyhow};

use crate::failure::Failure;
use crate::interrupt;
use crate::progress::Progress;
use crate::simulate::in_order;

/// One part of the work out of several, as `--shard I/N` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub part: u32,
    /// Of how many.
    pub of: u32,
}

impl Shard {
    /// The whole work.
    pub const WHOLE: Self = Self { part: 1, of: 1 };

    /// Reads `I/N`.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let parts = text.split_once('/').and_then(|(part, of)| {
            let shard = Self {
                part: part.parse().ok()?,
                of: of.parse().ok()?,
            };
            (1 <= shard.part && shard.part <= shard.of).then_some(shard)
        });
        parts.ok_or_else(|| {
            Failure::Input(format!(
                "--shard: {text:?} is not I/N with I from 1 to N, such as 1/4"
            ))
        })
    }

    /// Whether an item is this part's.
    fn has(self, item: u32) -> bool {
        item % self.of == self.part - 1
    }
}

/// A table of lines in a folder, each line begun by the numbers that name its item.
pub struct Rows<'a> {
    /// Folder of the files.
    pub folder: &'a Path,
    /// Name of the table.
    pub name: &'a str,
    /// First line: names of columns.
    pub header: &'a str,
    /// How many leading cells name an item.
    pub key_cells: usize,
}

impl Rows<'_> {
    fn path(&self, shard: Shard) -> PathBuf {
        let name = if shard == Shard::WHOLE {
            format!("{}.csv", self.name)
        } else {
            format!("{}.{}-of-{}.csv", self.name, shard.part, shard.of)
        };
        self.folder.join(name)
    }

    /// Works off the items of a shard whose lines are missing. `key` is how an item's line begins, `work` gives the whole line.
    pub fn fill(
        &self,
        keys: &[String],
        shard: Shard,
        threads: u32,
        quiet: bool,
        work: impl Fn(usize) -> Result<String, Failure> + Sync,
    ) -> Result<(), Failure> {
        let known = self.begun()?;
        let missing: Vec<usize> = (0..keys.len())
            .filter(|&item| shard.has(item as u32))
            .filter(|&item| !known.contains(&keys[item]))
            .collect();
        let file = Mutex::new(self.open(&self.path(shard))?);
        let progress = Progress::new("rows", missing.len() as u32, quiet);
        let done = in_order(missing.len() as u32, threads, |at| {
            if interrupt::asked() {
                return None;
            }
            let written = match work(missing[at as usize]) {
                Err(Failure::Interrupted) => return None,
                Err(other) => Err(other),
                Ok(line) => append(&file, &line),
            };
            progress.one_done();
            Some(written)
        })
        .ok_or(Failure::Paused)?;
        done.into_iter().collect()
    }

    /// What the whole lines of every shard's file begin with. Makes the folder where there is none.
    pub fn begun(&self) -> Result<BTreeSet<String>, Failure> {
        fs::create_dir_all(self.folder).map_err(|error| {
            let folder = self.folder.display();
            let allowed = "give a folder that is there or can be made";
            Failure::Input(format!("--out: {folder}: {error}; {allowed}"))
        })?;
        let mut keys = BTreeSet::new();
        self.each_line(|line| {
            keys.insert(self.key(line).to_owned());
        })?;
        Ok(keys)
    }

    /// Every whole line of every shard's file, without headers.
    fn lines(&self) -> Result<Vec<String>, Failure> {
        let mut lines = Vec::new();
        self.each_line(|line| lines.push(line.to_owned()))?;
        Ok(lines)
    }

    /// Shows every whole line of every shard's file, one by one: together they may not fit into memory.
    fn each_line(&self, mut show: impl FnMut(&str)) -> Result<(), Failure> {
        for path in self.files()? {
            let shown = || path.display().to_string();
            let mut file = BufReader::new(File::open(&path).with_context(shown)?);
            let (mut line, mut is_header) = (String::new(), true);
            while file.read_line(&mut line).with_context(shown)? > 0 {
                let Some(whole) = line.strip_suffix('\n') else {
                    break; // the last one, still or never finished
                };
                if !is_header {
                    show(whole);
                } else if whole != self.header {
                    return Err(Failure::Input(format!(
                        "--out: {} has other columns, of another question or version; give an empty folder",
                        shown()
                    )));
                }
                is_header = false;
                line.clear();
            }
        }
        Ok(())
    }

    /// The lines of all items in their order; an error says how many are missing.
    pub fn all(&self, keys: &[String]) -> Result<Vec<String>, Failure> {
        let lines = self.lines()?;
        let found: Vec<String> = keys
            .iter()
            .filter_map(|key| lines.iter().find(|line| self.key(line) == key))
            .cloned()
            .collect();
        if found.len() < keys.len() {
            return Err(Failure::Input(format!(
                "--out: {} of {} rows of {} are there; the other shards are missing",
                found.len(),
                keys.len(),
                self.name
            )));
        }
        Ok(found)
    }

    fn key<'l>(&self, line: &'l str) -> &'l str {
        let end = line.match_indices(',').nth(self.key_cells - 1);
        end.map_or(line, |(end, _)| &line[..end])
    }

    fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut files = Vec::new();
        let shown = || self.folder.display().to_string();
        for entry in fs::read_dir(self.folder).with_context(shown)? {
            let path = entry.with_context(shown)?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let rest = name.strip_prefix(self.name).unwrap_or_default();
            if rest.starts_with('.') && path.extension().is_some_and(|own| own == "csv") {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// Opens a file behind its last whole line; a new one gets its header.
    fn open(&self, path: &Path) -> Result<File, Failure> {
        let shown = || path.display().to_string();
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            other => other.with_context(shown)?,
        };
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .with_context(shown)?;
        file.set_len(whole as u64).with_context(shown)?;
        if whole == 0 {
            writeln!(file, "{}", self.header).with_context(shown)?;
        }
        Ok(file)
    }
}

/// Writes a line in one call, so that it is there as a whole or not at all; what a failed call left of it is taken away.
fn append(file: &Mutex<File>, line: &str) -> Result<(), Failure> {
    let mut file = file.lock().map_err(|_| anyhow!("a thread failed"))?;
    let before = file.metadata().context("the file is gone")?.len();
    if let Err(error) = file.write_all(format!("{line}\n").as_bytes()) {
        // If this fails too, the next call finds the piece and takes it away.
        let _ = file.set_len(before);
        return Err(anyhow::Error::from(error)
            .context("the line could not be written")
            .into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Vec<String> {
        (0..10).map(|item| item.to_string()).collect()
    }

    #[test]
    fn interrupted_work_goes_on_behind_its_last_whole_line() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let rows = Rows {
            folder: folder.path(),
            name: "squares",
            header: "item,square",
            key_cells: 1,
        };
        let square = |item: usize| Ok(format!("{item},{}", item * item));
        let halfway = |item: usize| {
            if item < 4 {
                square(item)
            } else {
                Err(Failure::Interrupted)
            }
        };
        assert!(rows.fill(&keys(), Shard::WHOLE, 1, true, halfway).is_err());
        let path = folder.path().join("squares.csv");
        let text = fs::read_to_string(&path).expect("there") + "4,1";
        fs::write(&path, text).expect("writable");
        assert!(rows.all(&keys()).is_err());
        let untouched = |item: usize| {
            assert!(item >= 4, "{item} is done twice");
            square(item)
        };
        rows.fill(&keys(), Shard::WHOLE, 1, true, untouched)
            .expect("filled");
        let all = rows.all(&keys()).expect("whole");
        assert_eq!(all[4], "4,16");
        assert_eq!(all.len(), 10);
    }

    #[test]
    fn shards_make_the_whole_and_other_headers_are_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let rows = |header| Rows {
            folder: folder.path(),
            name: "squares",
            header,
            key_cells: 1,
        };
        for text in ["1/3", "3/3", "2/3"] {
            let shard = Shard::parse(text).expect("a shard");
            let work = |item: usize| Ok(format!("{item},x"));
            rows("item,x")
                .fill(&keys(), shard, 2, true, work)
                .expect("filled");
        }
        assert_eq!(rows("item,x").all(&keys()).expect("whole").len(), 10);
        assert!(matches!(rows("item,y").lines(), Err(Failure::Input(_))));
    }

    #[test]
    fn a_shard_is_one_of_so_many() {
        assert_eq!(Shard::parse("2/5").expect("fine"), Shard { part: 2, of: 5 });
        for text in ["0/4", "5/4", "1", "a/b", "1/0", ""] {
            assert!(Shard::parse(text).is_err(), "{text}");
        }
    }
}
