//! What the program imports goes by two letters: the names that wasm-bindgen gives stand in the script and again in the program, and
//! nobody reads them.

use anyhow::{Context, Result, ensure};

use super::streams::{Reader, written};

const IMPORT_SECTION: u8 = 2;
/// Kind of an import that is a function.
const FUNCTION: u8 = 0;
/// The name of what all of them are imported from.
const MODULE: &str = "a";
const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The glue and the program with other names for what goes from one to the other.
///
/// # Errors
///
/// If it is no program, or imports something that is not a function.
pub fn shorten(mut glue: String, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut reader = Reader(wasm);
    let mut renamed = reader.bytes(8)?.to_vec();
    let mut names = Vec::new();
    while !reader.0.is_empty() {
        let section = reader.byte()?;
        let length = usize::try_from(reader.number()?)?;
        let mut inside = reader.bytes(length)?.to_vec();
        if section == IMPORT_SECTION {
            inside = imports(&inside, &mut names)?;
        }
        renamed.push(section);
        renamed.extend(written(inside.len() as u64));
        renamed.extend(inside);
    }
    // The longest first: one name may begin another.
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, short) in &names {
        glue = glue.replace(name.as_str(), short);
    }
    Ok((glue, renamed))
}

/// The inside of the import section under short names; old and new ones go into `names`.
fn imports(inside: &[u8], names: &mut Vec<(String, String)>) -> Result<Vec<u8>> {
    let mut reader = Reader(inside);
    let count = reader.number()?;
    let mut renamed = written(count);
    for index in 0..usize::try_from(count)? {
        let [module, name] = [text(&mut reader)?, text(&mut reader)?];
        if index == 0 {
            names.push((module, MODULE.to_owned()));
        }
        let letters = [index / LETTERS.len(), index % LETTERS.len()].map(|at| LETTERS.get(at));
        let [Some(first), Some(second)] = letters else {
            anyhow::bail!("more imports than two letters can name");
        };
        let short = String::from_utf8(vec![*first, *second])?;
        for text in [MODULE, &short] {
            renamed.extend(written(text.len() as u64));
            renamed.extend(text.as_bytes());
        }
        ensure!(reader.byte()? == FUNCTION, "{name} is no function");
        renamed.push(FUNCTION);
        renamed.extend(written(reader.number()?));
        names.push((name, short));
    }
    Ok(renamed)
}

fn text(reader: &mut Reader) -> Result<String> {
    let length = usize::try_from(reader.number()?)?;
    let text = std::str::from_utf8(reader.bytes(length)?);
    Ok(text.context("a name that is no text")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports these functions from `./app_bg.js`.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut inside = written(names.len() as u64);
        for name in names {
            for text in ["./app_bg.js", name] {
                inside.extend(written(text.len() as u64));
                inside.extend(text.as_bytes());
            }
            inside.extend([FUNCTION, 7]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(IMPORT_SECTION);
        wasm.extend(written(inside.len() as u64));
        wasm.extend(inside);
        wasm.extend(b"\x0b\x01\0"); // data: none
        wasm
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let glue = "__wbg_call_1: f, __wbg_call_1_2: g, './app_bg.js': all, now: h";
        let wasm = program(&["__wbg_call_1", "__wbg_call_1_2"]);
        let (glue, wasm) = shorten(glue.to_owned(), &wasm).expect("a program");
        assert_eq!(glue, "aa: f, ab: g, 'a': all, now: h");
        let imports = b"\x02\x01a\x02aa\0\x07\x01a\x02ab\0\x07";
        assert_eq!(&wasm[10..10 + imports.len()], imports);
        assert!(wasm.ends_with(b"\x0b\x01\0"), "the rest is as it was");
    }

    #[test]
    fn what_has_no_name_left_is_refused() {
        let names: Vec<String> = (0..=LETTERS.len().pow(2))
            .map(|at| at.to_string())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let error = shorten(String::new(), &program(&names)).expect_err("too many");
        assert!(error.to_string().contains("two letters"), "{error}");
    }
}
