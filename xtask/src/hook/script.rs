//! Makes the script small: names that mean something to readers only become letters; comments and blanks go.
//!
//! It reads what wasm-bindgen writes and what stands in `www/boot/`, and not all of JavaScript: what it is not sure of keeps its name.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

/// Words that are no names, or that a name of two letters could turn out to be.
const WORDS: [&str; 38] = [
    "as",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "default",
    "do",
    "else",
    "false",
    "finally",
    "for",
    "function",
    "get",
    "if",
    "in",
    "instanceof",
    "is",
    "let",
    "new",
    "null",
    "of",
    "return",
    "set",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "yield",
];
/// Signs of several characters that must not come apart, the longest first.
const SIGNS: [&str; 22] = [
    ">>>=", "...", "===", "!==", ">>>", "<<=", ">>=", "=>", "==", "!=", "<=", ">=", "&&", "||",
    "??", "?.", "++", "--", "+=", "-=", "<<", ">>",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    /// A string, a number, a template or a regular expression.
    Value,
    Sign,
}

struct Token<'a> {
    kind: Kind,
    text: &'a str,
    /// Whether a line ends before it.
    line: bool,
    /// The bracket it stands in, if any.
    within: Option<u8>,
}

/// The same script, smaller.
///
/// # Errors
///
/// If it ends within a string, a regular expression or a comment.
pub fn small(script: &str) -> Result<String> {
    let tokens = tokens(script)?;
    let names = names(&tokens);
    let mut text = String::new();
    for (place, token) in tokens.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| &tokens[place]);
        let renamed = names.get(token.text).filter(|_| is_name(before, token));
        let word = renamed.map_or(token.text, String::as_str);
        if let Some(before) = before {
            if token.line && may_end(before) && may_begin(token) {
                text.push('\n');
            } else if touch(&text, word) {
                text.push(' ');
            }
        }
        text += word;
    }
    text.push('\n');
    Ok(text)
}

fn tokens(script: &str) -> Result<Vec<Token<'_>>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut brackets = Vec::new();
    let (mut rest, mut line) = (script, false);
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            line |= first == '\n';
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        if rest.starts_with("/*") {
            rest = rest.split_once("*/").context("a comment without an end")?.1;
            continue;
        }
        let divides = tokens.last().is_some_and(is_operand);
        let (kind, length) = match first {
            '"' | '\'' | '`' => (Kind::Value, quoted(rest, first)?),
            '/' if !divides => {
                let end = quoted(rest, first)?;
                (Kind::Value, end + span(&rest[end..], is_part))
            }
            '0'..='9' => (Kind::Value, span(rest, |c| is_part(c) || c == '.')),
            _ if is_part(first) => (Kind::Name, span(rest, is_part)),
            _ => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
                (Kind::Sign, sign.map_or(first.len_utf8(), |sign| sign.len()))
            }
        };
        let text = &rest[..length];
        if matches!(first, ')' | ']' | '}') {
            brackets.pop();
        }
        tokens.push(Token {
            kind,
            text,
            line,
            within: brackets.last().copied(),
        });
        if matches!(first, '(' | '[' | '{') {
            brackets.push(first as u8);
        }
        rest = &rest[length..];
        line = false;
    }
    Ok(tokens)
}

/// The length of a string, a template or a regular expression.
fn quoted(text: &str, quote: char) -> Result<usize> {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !escaped {
            return Ok(at + 1);
        }
        escaped = letter == '\\' && !escaped;
    }
    bail!("a string without an end")
}

fn span(text: &str, part: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !part(letter)).unwrap_or(text.len())
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// Whether a division could follow.
fn is_operand(token: &Token) -> bool {
    match token.kind {
        Kind::Name => !WORDS.contains(&token.text),
        Kind::Value => true,
        Kind::Sign => matches!(token.text, ")" | "]"),
    }
}

/// Whether it is a name of the script's own and not one of a property.
fn is_name(before: Option<&Token>, token: &Token) -> bool {
    token.kind == Kind::Name && before.is_none_or(|before| !matches!(before.text, "." | "?."))
}

/// A short name for every name that is declared and nowhere a key, the more frequent the shorter. What is named within one function
/// only may be called as something else is in another.
fn names(tokens: &[Token]) -> BTreeMap<String, String> {
    let kept = kept(tokens);
    let declared = declared(tokens);
    let functions = functions(tokens);
    let mut uses = BTreeMap::<&str, (u32, BTreeSet<usize>)>::new();
    let mut taken: BTreeSet<&str> = WORDS.into();
    for (place, token) in tokens.iter().enumerate() {
        if !is_name(place.checked_sub(1).map(|place| &tokens[place]), token) {
            continue;
        }
        if declared.contains(token.text) && !kept.contains(token.text) {
            let (count, within) = uses.entry(token.text).or_default();
            *count += 1;
            within.insert(functions[place]);
        } else {
            taken.insert(token.text);
        }
    }
    let mut ordered: Vec<_> = uses.into_iter().collect();
    ordered.sort_by_key(|(name, (count, _))| (std::cmp::Reverse(*count), *name));
    // The names that share a short one, and how often they are used together.
    let mut shared: Vec<(u32, Vec<&str>)> = Vec::new();
    let mut ranks = BTreeMap::<usize, Vec<usize>>::new();
    let mut ranked: Vec<usize> = Vec::new();
    for (name, (count, within)) in ordered {
        let own = within
            .first()
            .filter(|first| within.len() == 1 && **first > 0);
        let Some(function) = own else {
            shared.push((count, vec![name]));
            continue;
        };
        let ranks = ranks.entry(*function).or_default();
        if ranks.len() == ranked.len() {
            ranked.push(shared.len());
            shared.push((0, Vec::new()));
        }
        let slot = ranked[ranks.len()];
        ranks.push(slot);
        shared[slot].0 += count;
        shared[slot].1.push(name);
    }
    shared.sort_by(|one, other| (other.0, &one.1).cmp(&(one.0, &other.1)));
    let letters = || ('a'..='z').chain('A'..='Z');
    let one = letters().map(String::from);
    let two = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    let short = one.chain(two).filter(|name| !taken.contains(name.as_str()));
    let mut names = BTreeMap::new();
    for ((_, together), short) in shared.into_iter().zip(short) {
        names.extend(
            together
                .into_iter()
                .map(|name| (name.to_owned(), short.clone())),
        );
    }
    names
}

/// For every token which function it is in, from 1, or 0: of nested ones the outermost, but for one that is called at once. Its own
/// name is outside.
fn functions(tokens: &[Token]) -> Vec<usize> {
    let mut functions = Vec::with_capacity(tokens.len());
    let (mut count, mut now, mut depth) = (0, 0, 0_u32);
    for (place, token) in tokens.iter().enumerate() {
        let before = place.checked_sub(1).map_or("", |place| tokens[place].text);
        if now == 0 && token.text == "function" && before != "(" {
            count += 1;
            (now, depth) = (count, 0);
        }
        let named = before == "function" && token.kind == Kind::Name;
        functions.push(if named { 0 } else { now });
        match token.text {
            "(" | "{" | "[" => depth += 1,
            ")" | "}" | "]" if now > 0 => {
                depth -= 1;
                if depth == 0 && token.text == "}" {
                    now = 0;
                }
            }
            _ => {}
        }
    }
    functions
}

/// Names that are keys somewhere, or could be, and those within templates.
fn kept<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut kept = BTreeSet::new();
    for (place, token) in tokens.iter().enumerate() {
        if token.text.starts_with('`') {
            kept.extend(token.text.split(|letter| !is_part(letter)));
        }
        let text =
            |place: Option<usize>| place.and_then(|at| tokens.get(at)).map_or("", |t| t.text);
        let (before, after) = (text(place.checked_sub(1)), text(Some(place + 1)));
        let alone = matches!(before, "{" | ",") && matches!(after, "," | "}" | "=");
        if token.kind == Kind::Name && (after == ":" || token.within == Some(b'{') && alone) {
            kept.insert(token.text);
        }
    }
    kept
}

/// Names that the script declares: functions, variables, parameters.
fn declared<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut declared = BTreeSet::new();
    for (place, token) in tokens.iter().enumerate() {
        let after = &tokens[place + 1..];
        match token.text {
            "function" | "let" | "const" | "var" => {
                declared.extend(after.first().map(|token| token.text));
                let list = after.iter().position(|token| token.text == "(");
                if token.text == "function" {
                    declared.extend(list.into_iter().flat_map(|at| listed(&after[at..])));
                } else {
                    declared.extend(listed(&tokens[place..]));
                }
            }
            "catch" => declared.extend(listed(after)),
            "=>" => match tokens[..place].last() {
                Some(before) if before.text == ")" => {
                    declared.extend(listed(&tokens[opening(tokens, place - 1)..]));
                }
                Some(before) => drop(declared.insert(before.text)),
                None => {}
            },
            _ => {}
        }
    }
    declared
}

/// What stands in a list after its first token or after a comma, up to the end of the list.
fn listed<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut depth = 0_u32;
    let starts_open = tokens.first().is_some_and(|token| token.text == "(");
    for pair in tokens.windows(2) {
        let level = u32::from(starts_open);
        match pair[0].text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth <= level => break,
            ")" | "]" | "}" => depth -= 1,
            ";" if depth == 0 => break,
            _ => {}
        }
        let begins = matches!(pair[0].text, "(" | "," | "..." | "let" | "const" | "var");
        if depth == level && begins && pair[1].kind == Kind::Name {
            names.push(pair[1].text);
        }
    }
    names
}

/// Where the bracket opens that closes at `close`.
fn opening(tokens: &[Token], close: usize) -> usize {
    let mut depth = 0_u32;
    for place in (0..=close).rev() {
        match tokens[place].text {
            ")" | "]" | "}" => depth += 1,
            "(" | "[" | "{" if depth == 1 => return place,
            "(" | "[" | "{" => depth -= 1,
            _ => {}
        }
    }
    0
}

/// Whether a statement may end with it, so that the end of the line may count.
fn may_end(token: &Token) -> bool {
    token.kind != Kind::Sign || matches!(token.text, ")" | "]" | "}" | "++" | "--")
}

/// Whether a statement may begin with it.
fn may_begin(token: &Token) -> bool {
    token.kind != Kind::Sign
        || matches!(token.text, "(" | "[" | "{" | "+" | "-" | "++" | "--" | "!")
}

/// Whether two words would become one.
fn touch(text: &str, word: &str) -> bool {
    let (Some(last), Some(first)) = (text.chars().last(), word.chars().next()) else {
        return false;
    };
    is_part(last) && is_part(first) || last == first && matches!(first, '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(script: &str) -> String {
        small(script).expect("a script")
    }

    #[test]
    fn comments_and_blanks_go() {
        let script = "// a\n/** b\n * c */\nif (1 + +2) {\n  f( \"// d\" ); // e\n}\n\n";
        assert_eq!(made(script), "if(1+ +2){f(\"// d\");}\n");
    }

    #[test]
    fn the_end_of_a_line_stays_where_it_may_end_a_statement() {
        assert_eq!(made("f()\ng()\n+ 1"), "f()\ng()\n+1\n");
        assert_eq!(
            made("x = () => {\n}\ny = [\n1,\n2\n]"),
            "x=()=>{}\ny=[1,2]\n"
        );
    }

    #[test]
    fn what_is_declared_is_renamed_everywhere() {
        assert_eq!(
            made("const first = 1, second = first;\nfirst.second(second, third);"),
            "const a=1,b=a;a.second(b,third);\n"
        );
        assert_eq!(
            made("function add(one, ...two) { return two(one); }"),
            "function c(a,...b){return b(a);}\n"
        );
        assert_eq!(made("(one, two = a(three)) => one"), "(b,c=a(three))=>b\n");
        assert_eq!(
            made("try {} catch (error) { one => error; }"),
            "try{}catch(a){b=>a;}\n"
        );
    }

    #[test]
    fn names_of_two_functions_may_be_the_same() {
        assert_eq!(
            made("function f(one) { return one; } function g(two) { return h(two); }"),
            "function b(a){return a;}function c(a){return h(a);}\n"
        );
    }

    #[test]
    fn keys_and_names_in_templates_stay() {
        for script in [
            "const{data,ports}=e;data;\n",
            "let kept;f({kept,g:1});\n",
            "let kept;f({kept:1});\n",
            "let kept;f(`${kept}`);\n",
        ] {
            assert_eq!(made(script), script);
        }
    }

    #[test]
    fn a_regular_expression_is_no_division() {
        assert_eq!(made("f( /a b\\//g , a / b)"), "f(/a b\\//g,a/b)\n");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for script in ["f(/a)", "\"a", "/* a"] {
            assert!(small(script).is_err(), "{script}");
        }
    }
}
