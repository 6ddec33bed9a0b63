//! Names in parameter files become names in Rust.

/// Words that Rust keeps for itself (edition 2024).
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// True if `name` cannot be a field.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// True for `a`, `a_b2`; false for `A`, `2a`, `a__b`, `a_`.
pub(crate) fn is_snake_case(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .split('_')
            .all(|part| !part.is_empty() && part.chars().all(allowed))
}

/// `social_care` gives `SocialCareParameters`.
pub(crate) fn struct_name(file: &str) -> String {
    let mut name: String = file
        .split('_')
        .flat_map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect();
    name.push_str("Parameters");
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake_case_is_what_rust_calls_so() {
        assert!(["a", "a_b2", "per_1000"].into_iter().all(is_snake_case));
        assert!(
            !["", "A", "2a", "a__b", "a_", "_a", "a-b", "é"]
                .into_iter()
                .any(is_snake_case)
        );
    }

    #[test]
    fn a_file_names_its_struct() {
        assert_eq!(struct_name("social_care"), "SocialCareParameters");
        assert_eq!(struct_name("a_1"), struct_name("a1"));
    }
}
