//! `index.html`: names filled in, policy added.

use anyhow::{Context, Result, ensure};

use super::program::Program;
use super::{Build, policy, prerendered, read, read_bytes, write};
use crate::prerender;

/// What the frame is made of as well.
pub struct Page {
    pub program: Program,
    /// All style sheets of the page in their order.
    pub styles: String,
}

pub fn finish(build: &Build) -> Result<Page> {
    let file = build.staging.join("index.html");
    let mut html = read(&file)?;
    prerendered::insert(build, &mut html, prerender::PAGE).context("index.html")?;
    let script = tags(&html, "script")
        .find(|tag| attribute(tag, "id").as_deref() == Some("boot"))
        .context("index.html: no boot script: see pattern_script in trunk.toml")?
        .to_owned();
    let program = Program::take(build, &script)?;
    let files = program.write(build)?;
    for (name, new) in [("src", &files.script), ("data-wasm", &files.wasm)] {
        let old = attribute(&script, name).unwrap_or_default();
        // The preload names the file as well.
        html = html.replace(&old, new);
    }
    let mut first = String::new();
    if build.release {
        let texts = read_bytes(&prerender::folder().join(prerender::READING))?;
        let name = build.write_hashed("reading", "bin", &texts)?;
        html = html.replace(prerender::READING, &name);
        has_nothing_inline(&html).context("index.html")?;
        first = policy::meta(policy::PAGE);
    }
    ensure!(html.contains("<head>"), "index.html: no <head>");
    html = html.replacen("<head>", &format!("<head>{first}"), 1);
    let styles = join_styles(build, &mut html)?;
    write(&file, html.as_bytes())?;
    Ok(Page { program, styles })
}

/// The policy forbids inline code; a page that has some would work in a debug build and be dead in a release.
pub fn has_nothing_inline(html: &str) -> Result<()> {
    for tag in tags(html, "script") {
        let data = tag.contains("application/") || tag.contains("text/plain");
        ensure!(data || tag.contains("src="), "inline script: <{tag}>");
    }
    ensure!(tags(html, "style").next().is_none(), "inline <style>");
    ensure!(!html.contains(" style="), "inline style attribute");
    Ok(())
}

/// Makes one file of all style sheets, in their order: one request before the first paint.
fn join_styles(build: &Build, html: &mut String) -> Result<String> {
    let links: Vec<String> = style_links(html).map(|tag| format!("<{tag}>")).collect();
    let mut styles = String::new();
    for link in &links {
        let sheet = attribute(link, "href").context("index.html: a style sheet without href")?;
        let file = build.staging.join(sheet);
        styles += &plain(&read(&file)?);
        std::fs::remove_file(file)?;
    }
    let name = build.write_hashed("styles", "css", styles.as_bytes())?;
    for (index, link) in links.iter().enumerate() {
        let one = format!(r#"<link rel="stylesheet" href="./{name}">"#);
        *html = html.replacen(link, if index == 0 { &one } else { "" }, 1);
    }
    Ok(styles)
}

/// Without comments, indentation and ends of lines.
fn plain(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += part.split_once("*/").map_or("", |(_, rest)| rest);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // A value that goes on in the next line needs the space between.
    let joint = |line: &str| {
        if line.ends_with(['{', '}', ';', ',']) {
            ""
        } else {
            " "
        }
    };
    lines.flat_map(|line| [line, joint(line)]).collect()
}

fn style_links(html: &str) -> impl Iterator<Item = &str> {
    tags(html, "link").filter(|tag| attribute(tag, "rel").as_deref() == Some("stylesheet"))
}

/// The insides of the opening tags of one name.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(move |tag| {
            tag.strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        })
}

/// The value of the first attribute of that name, quoted or not (the minifier drops quotes).
pub fn attribute(html: &str, name: &str) -> Option<String> {
    let start = html.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &html[start..];
    let value = match rest.strip_prefix(['"', '\'']) {
        Some(quoted) => quoted.split(['"', '\'']).next(),
        None => rest.split([' ', '>']).next(),
    };
    value.map(|value| value.trim_start_matches("./").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_with_and_without_quotes() {
        let html = r#"<head><link rel=stylesheet href=./a.css><script id="boot" src=boot.js data-wasm="./app.wasm"></script>"#;
        assert_eq!(attribute(html, "data-wasm").as_deref(), Some("app.wasm"));
        assert_eq!(attribute(html, "src").as_deref(), Some("boot.js"));
        assert_eq!(style_links(html).count(), 1);
    }

    #[test]
    fn a_sheet_loses_nothing_that_says_something() {
        let sheet = "/* a\n b */\na,\nb {\n  color: red; /* c */\n  grid-template:\n    \"x\"\n    \"y\";\n}\n";
        assert_eq!(plain(sheet), "a,b {color: red;grid-template: \"x\" \"y\";}");
    }

    #[test]
    fn refuses_inline_code() {
        assert!(
            has_nothing_inline(
                "<script src=a.js></script><script type=application/ld+json>{}</script>"
            )
            .is_ok()
        );
        for bad in [
            "<script>1</script>",
            "<style>a{}</style>",
            "<p style=\"color:red\">",
        ] {
            assert!(has_nothing_inline(bad).is_err(), "{bad}");
        }
    }
}
