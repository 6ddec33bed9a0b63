//! Turns `www/locales/<language>/*.ftl` into one typed function per message, so that a missing word or argument is a
//! build error and no message parser travels to the reader.

mod fluent {
    include!("build/fluent.rs");
}

use std::path::{Path, PathBuf};

const LOCALES: &str = "../../www/locales";
/// The language that has every message; others fall back to it, message by message.
const COMPLETE: &str = "en";

fn main() {
    println!("cargo:rerun-if-changed={LOCALES}");
    println!("cargo:rerun-if-changed=build");
    let folder = Path::new(LOCALES).join(COMPLETE);
    let messages = fluent::read(&files(&folder));
    let written = fluent::functions(&messages);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("words.rs"), written).expect("OUT_DIR is writable");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("readable folder").path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    files.sort();
    for path in &files {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    files
}
