//! What the program imports and exports goes by two letters: the names that wasm-bindgen gives stand in the script and again in the
//! program, and nobody reads them.

use anyhow::{Context, Result, ensure};

use super::streams::{Reader, written};

const IMPORT_SECTION: u8 = 2;
const EXPORT_SECTION: u8 = 7;
/// Kind of an import that is a function.
const FUNCTION: u8 = 0;
/// The name of what all of them are imported from.
const MODULE: &str = "a";
/// Before the letter of an export, whose name is that of a function of the script, too: no other name there begins so.
const EXPORT: u8 = b'$';
/// What stands in the name of an export that wasm-bindgen has made up. Others, such as `memory`, are words of the script.
const MADE_UP: &str = "__";
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
        match section {
            IMPORT_SECTION => inside = imports(&inside, &mut names)?,
            EXPORT_SECTION => inside = exports(&inside, &mut names)?,
            _ => {}
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
            put(&mut renamed, text);
        }
        ensure!(reader.byte()? == FUNCTION, "{name} is no function");
        renamed.push(FUNCTION);
        renamed.extend(written(reader.number()?));
        names.push((name, short));
    }
    Ok(renamed)
}

/// The inside of the export section under short names; old and new ones go into `names`.
fn exports(inside: &[u8], names: &mut Vec<(String, String)>) -> Result<Vec<u8>> {
    let mut reader = Reader(inside);
    let count = reader.number()?;
    let mut renamed = written(count);
    let mut letters = LETTERS.iter();
    for _ in 0..count {
        let name = text(&mut reader)?;
        if name.contains(MADE_UP) {
            let letter = letters.next();
            let letter = letter.context("more exports than one letter can name")?;
            let short = String::from_utf8(vec![EXPORT, *letter])?;
            put(&mut renamed, &short);
            names.push((name, short));
        } else {
            put(&mut renamed, &name);
        }
        renamed.push(reader.byte()?);
        renamed.extend(written(reader.number()?));
    }
    Ok(renamed)
}

fn put(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(written(text.len() as u64));
    bytes.extend(text.as_bytes());
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
    fn what_is_exported_under_a_word_of_the_script_keeps_it() {
        let glue = "function a__f(x) { wasm.a__f_1(wasm.memory, x); wasm.a__f(x) }";
        let mut inside = written(3);
        for (name, index) in [("memory", 0), ("a__f", 300), ("a__f_1", 5)] {
            put(&mut inside, name);
            inside.push(FUNCTION);
            inside.extend(written(index));
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(EXPORT_SECTION);
        wasm.extend(written(inside.len() as u64));
        wasm.extend(inside);
        let (glue, wasm) = shorten(glue.to_owned(), &wasm).expect("a program");
        assert_eq!(
            glue,
            "function $a(x) { wasm.$b(wasm.memory, x); wasm.$a(x) }"
        );
        assert_eq!(
            &wasm[10..],
            b"\x03\x06memory\0\0\x02$a\0\xac\x02\x02$b\0\x05"
        );
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
