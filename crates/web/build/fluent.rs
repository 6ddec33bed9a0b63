// Fluent messages to Rust. Supported: text, `{ $name }`, `{ "literal" }`, and one select per placeable, by number
// (plural categories or exact numbers) or by word. Anything else stops the build and is named.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

/// Beginnings of the ids that are put together when the page runs, from the id of what is named. Every other message is called by its
/// function, so that the page carries only those it says.
const NAMES: [&str; 2] = ["quantity-", "stream-"];

/// Beginnings of the ids of messages that go by id into the file of texts; nothing else in the page says them.
const READ: [&str; 4] = ["choice-", "edit-", "each-", "way-"];

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What a variable is, which follows from how the message uses it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    Text,
    Count,
}

pub struct Message {
    english: String,
    arguments: Vec<(String, Argument)>,
    pattern: Pattern<String>,
}

/// All messages of the files, by id.
pub fn read(files: &[PathBuf]) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let pattern = message.value.unwrap_or_else(|| panic!("{}: {id} says nothing", file.display()));
            let mut arguments = Vec::new();
            note_arguments(&id, &pattern, &mut arguments);
            // By name, so that rewording a message never swaps what its callers pass.
            arguments.sort();
            let english = plain(&pattern);
            let before = messages.insert(id.clone(), Message { english, arguments, pattern });
            assert!(before.is_none(), "{}: {id} is given twice", file.display());
        }
    }
    messages
}

/// One function per message, and a look-up by id for names.
pub fn functions(messages: &BTreeMap<String, Message>) -> String {
    let mut out = String::new();
    for (id, message) in messages {
        let name = id.replace('-', "_");
        writeln!(out, "/// {}", message.english.replace('\n', " ").trim()).expect("memory");
        if message.arguments.is_empty() {
            writeln!(out, "pub const fn {name}() -> &'static str {{ {:?} }}", plain(&message.pattern)).expect("memory");
        } else {
            let parameters: Vec<String> = message.arguments.iter().map(parameter).collect();
            writeln!(out, "pub fn {name}({}) -> String {{ let mut out = String::new();", parameters.join(", "))
                .expect("memory");
            write_pattern(&mut out, &message.pattern);
            out.push_str("out }\n");
        }
    }
    out.push_str("/// The name of this id, if anything has it.\n");
    out.push_str("pub fn lookup(id: &str) -> Option<&'static str> {\n");
    out.push_str("NAMED.iter().find(|(known, _)| *known == id).map(|(_, text)| *text) }\n");
    out.push_str("const NAMED: &[(&str, &str)] = &[\n");
    let is_name = |id: &str| NAMES.iter().any(|start| id.starts_with(start));
    for (id, message) in messages.iter().filter(|(id, _)| is_name(id)) {
        writeln!(out, "({id:?}, {:?}),", plain(&message.pattern)).expect("memory");
    }
    out.push_str("];\n/// Messages of the file of texts: id and text.\n");
    out.push_str("pub const READ: &[(&str, &str)] = &[\n");
    for (id, message) in messages {
        if READ.iter().any(|start| id.starts_with(start)) {
            writeln!(out, "({id:?}, {:?}),", plain(&message.pattern)).expect("memory");
        }
    }
    out.push_str("];\n");
    out
}

fn parameter((name, kind): &(String, Argument)) -> String {
    match kind {
        Argument::Text => format!("{}: &str", name.replace('-', "_")),
        Argument::Count => format!("{}: u32", name.replace('-', "_")),
    }
}

fn note_arguments(id: &str, pattern: &Pattern<String>, arguments: &mut Vec<(String, Argument)>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => {
                if let InlineExpression::VariableReference { id: variable } = inline {
                    note(arguments, &variable.name, Argument::Text);
                } else {
                    assert!(is_literal(inline), "{id}: only variables and literals may stand in braces");
                }
            }
            Expression::Select { selector, variants } => {
                let kind = if variants.iter().all(is_plural) { Argument::Count } else { Argument::Text };
                note(arguments, selected(id, selector), kind);
                for variant in variants {
                    note_arguments(id, &variant.value, arguments);
                }
            }
        }
    }
}

fn note(arguments: &mut Vec<(String, Argument)>, name: &str, kind: Argument) {
    match arguments.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) if kind == Argument::Count => *known = kind,
        Some(_) => {}
        None => arguments.push((name.to_owned(), kind)),
    }
}

fn selected<'a>(id: &str, selector: &'a InlineExpression<String>) -> &'a str {
    match selector {
        InlineExpression::VariableReference { id } => &id.name,
        _ => panic!("{id}: only a variable may select"),
    }
}

fn is_plural(variant: &Variant<String>) -> bool {
    match &variant.key {
        VariantKey::Identifier { name } => PLURALS.contains(&name.as_str()),
        VariantKey::NumberLiteral { .. } => true,
    }
}

fn is_literal(inline: &InlineExpression<String>) -> bool {
    matches!(inline, InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. })
}

fn write_pattern(out: &mut String, pattern: &Pattern<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(out, value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                    push_text(out, value);
                }
                InlineExpression::VariableReference { id } => {
                    write!(out, "push(&mut out, &{});", id.name.replace('-', "_")).expect("memory");
                }
                _ => {}
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                write_select(out, selector, variants);
            }
        }
    }
}

/// Exact numbers first, then plural categories; the default variant is the last arm.
fn write_select(out: &mut String, selector: &InlineExpression<String>, variants: &[Variant<String>]) {
    let name = selected("", selector).replace('-', "_");
    let counts = variants.iter().all(is_plural);
    let mut arms: Vec<(u8, String, &Variant<String>)> = Vec::new();
    for variant in variants {
        let (rank, condition) = match (&variant.key, counts) {
            (VariantKey::NumberLiteral { value }, _) => (0, format!("{name} == {value}")),
            (VariantKey::Identifier { name: key }, true) => (1, format!("plural({name}) == {key:?}")),
            (VariantKey::Identifier { name: key }, false) => (1, format!("{name} == {key:?}")),
        };
        arms.push(if variant.default { (2, String::new(), variant) } else { (rank, condition, variant) });
    }
    arms.sort_by_key(|arm| arm.0);
    for (rank, condition, variant) in arms {
        if rank == 2 {
            out.push_str("{ ");
        } else {
            write!(out, "if {condition} {{ ").expect("memory");
        }
        write_pattern(out, &variant.value);
        out.push_str(if rank == 2 { "}\n" } else { "} else " });
    }
}

fn push_text(out: &mut String, text: &str) {
    write!(out, "out.push_str({text:?});").expect("memory");
}

/// The text with variables shown as their names: the doc comment, or the whole text where there are none.
fn plain(pattern: &Pattern<String>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                    text.push_str(value);
                }
                InlineExpression::VariableReference { id } => write!(text, "‹{}›", id.name).expect("memory"),
                _ => {}
            },
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let default = variants.iter().find(|variant| variant.default);
                text.push_str(&default.map(|variant| plain(&variant.value)).unwrap_or_default());
            }
        }
    }
    text
}
