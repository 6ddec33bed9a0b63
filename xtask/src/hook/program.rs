//! The program's two files: its script, joined from wasm-bindgen's glue and our start, and its WebAssembly, packed.

use std::io::Write;

use anyhow::{Context, Result, anyhow, ensure};
use lzma_rust2::{LzmaOptions, LzmaWriter};

use super::page::attribute;
use super::{Build, imports, read, read_bytes, streams};

/// What of the glue fetches, compiles or waits for a program: from the first of these to the second.
const LOADING: [&str; 2] = ["async function __wbg_load(", "return Object.assign("];
/// What stands there instead, for `www/boot/` hands over a compiled program and nothing else.
const COMPILED: &str = "async function __wbg_init({ module_or_path: module }) {
    return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}
return Object.assign(__wbg_init, exports);
})({ __proto__: null });
";

/// The program of the page and of its worker, as built.
pub struct Program {
    glue: String,
    /// A `.lzma` file, which `www/boot/unpack.js` and `weave.js` read.
    pub packed: Vec<u8>,
}

/// The files of [`Program`] beside the page.
pub struct Files {
    pub script: String,
    pub wasm: String,
}

impl Program {
    /// Takes what Trunk has written and `html` names.
    pub fn take(build: &Build, html: &str) -> Result<Self> {
        let file = |name: &str| {
            attribute(html, name)
                .map(|name| build.staging.join(name))
                .with_context(|| format!("index.html: no {name}: see pattern_script in trunk.toml"))
        };
        let (glue_file, wasm_file) = (file("src")?, file("data-wasm")?);
        let glue = read(&glue_file)?;
        ensure!(
            glue.contains("let wasm_bindgen"),
            "the glue is not built with data-bindgen-target=\"no-modules\""
        );
        let glue = without_loading(&glue)?;
        let (glue, wasm) = imports::shorten(glue, &read_bytes(&wasm_file)?)?;
        std::fs::remove_file(glue_file)?;
        std::fs::remove_file(wasm_file)?;
        let packed = pack(&streams::sort(&wasm)?)?;
        Ok(Self { glue, packed })
    }

    /// The whole script: for the page and its worker, or for the frame and its worker.
    pub fn script(&self, build: &Build, side: &str) -> Result<String> {
        let mut script = self.glue.clone();
        for part in [
            "unpack.js",
            "weave.js",
            "links.js",
            "workers.js",
            side,
            "worker.js",
            "start.js",
        ] {
            script += &build.boot_script(part)?;
        }
        let small = minifier::js::minify(&script);
        let small = small.map_err(|error| anyhow!("the script: {error}"))?;
        Ok(small.to_string())
    }

    /// Writes both files under names that follow their content.
    pub fn write(&self, build: &Build) -> Result<Files> {
        let script = self.script(build, "page.js")?;
        Ok(Files {
            script: build.write_hashed("app", "js", script.as_bytes())?,
            wasm: build.write_hashed("app", "wasm.lzma", &self.packed)?,
        })
    }
}

/// The glue for a program that is compiled already.
fn without_loading(glue: &str) -> Result<String> {
    let [start, end] = LOADING.map(|mark| glue.find(mark));
    let start = start.filter(|start| end.is_some_and(|end| *start < end));
    let start = start.context("the glue ends otherwise than it did: see LOADING")?;
    Ok(glue[..start].to_owned() + COMPILED)
}

fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    // WebAssembly has no alignment that would tell one position from another.
    options.pb = 0;
    // Of the byte before, one bit says as much as three do: the streams have been sorted.
    options.lc = 1;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use lzma_rust2::LzmaReader;

    use super::*;

    #[test]
    fn the_glue_loads_nothing_by_itself() {
        let glue = "let wasm; async function __wbg_load(a) {} return Object.assign(b, c); })();";
        let without = without_loading(glue).expect("both marks");
        assert_eq!(without, ["let wasm; ", COMPILED].concat());
        assert!(without_loading("let wasm;").is_err());
    }

    #[test]
    fn packs_what_unpacks() {
        let packed = pack(b"hello hello hello").expect("memory takes everything");
        // What `unpack.js` reads: properties, then the size in four of eight bytes.
        assert_eq!(packed[0], 1, "lc = 1, lp = 0, pb = 0");
        assert_eq!(packed[5..13], 17_u64.to_le_bytes());
        let mut text = String::new();
        let mut reader =
            LzmaReader::new_mem_limit(packed.as_slice(), u32::MAX, None).expect("a head");
        reader.read_to_string(&mut text).expect("lzma");
        assert_eq!(text, "hello hello hello");
    }
}
