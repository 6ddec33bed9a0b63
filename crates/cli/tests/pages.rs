//! The pages of `docs/` that are made from registries are those that the registries give now.
#![allow(clippy::disallowed_methods, reason = "reads the project's own files")]

use std::path::Path;
use std::process::Command;

use xtask::codegen::PAGES;

#[test]
fn generated_pages_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut stale = Vec::new();
    for page in &PAGES {
        let output = Command::new(env!("CARGO_BIN_EXE_goodhart"))
            .args(page.arguments())
            .output()
            .expect("the command starts");
        assert!(output.status.success(), "{:?}", page.arguments());
        let made = String::from_utf8(output.stdout).expect("text");
        assert!(made.lines().count() > 4, "{} lists nothing", page.what);
        let kept = std::fs::read_to_string(root.join(page.file)).unwrap_or_default();
        match page.current(&made, &kept) {
            Ok(current) if current == kept => {}
            Ok(_) => stale.push(page.file.to_owned()),
            Err(error) => stale.push(error.to_string()),
        }
    }
    assert!(
        stale.is_empty(),
        "run `cargo xtask codegen`: {}",
        stale.join(", ")
    );
}
