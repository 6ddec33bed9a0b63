//! How wide a label is, and where it breaks.
//!
//! No font is measured: the reader's system font is unknown when the drawing is made. Widths are those of a wide
//! system sans (`DejaVu` Sans), so that a label that fits here fits everywhere.

/// Width of `text` at `size` px, never less than a common system sans needs [px].
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// How much wider bold letters run.
pub const BOLD: f64 = 1.12;

/// Width of bold `text` at `size` px [px].
pub fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * BOLD
}

/// Lines no wider than `limit` px; a single word longer than that is cut rather than clipped.
pub fn wrap(text: &str, size: f64, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            [&line, " ", word].concat()
        };
        if width(&joined, size) <= limit {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(core::mem::take(&mut line));
        }
        for letter in word.chars() {
            if !line.is_empty() && width(&line, size) + advance(letter) * size > limit {
                lines.push(core::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Advance of one letter [em].
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '\'' | '|' | '’' => 0.30,
        ' ' | '.' | ',' | ':' | ';' | '!' | '·' => 0.33,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.42,
        's' | 'c' | 'z' | 'k' | 'v' | 'x' | 'y' => 0.59,
        'm' => 0.98,
        'w' | '+' | '−' | '<' | '>' | '=' | '~' => 0.84,
        'M' | 'W' | '%' | '@' => 0.99,
        'A'..='Z' | '&' => 0.75,
        '£' | '0'..='9' | 'a'..='z' | '–' | '“' | '”' => 0.64,
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{c0}'..'\u{2e80}' => 0.7,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_limit() {
        for limit in [40.0, 80.0, 200.0] {
            for line in wrap(
                "Ambulance for a stroke or chestpainwithoutanyspace",
                13.0,
                limit,
            ) {
                assert!(width(&line, 13.0) <= limit, "{line}");
            }
        }
    }

    #[test]
    fn wrapping_keeps_every_letter() {
        let text = "Avoidable harm to patients on wards";
        assert_eq!(wrap(text, 12.0, 90.0).join(" "), text);
    }
}
