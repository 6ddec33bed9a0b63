//! The query part of an address: keys and values with percent-encoding.

use crate::resolve::Pair;

/// Writes `key=value` pairs with `&` between. What needs no escape stays readable; `,` and `:` need none in a query.
pub(crate) fn write_query(pairs: &[Pair]) -> String {
    pairs
        .iter()
        .map(|(key, text)| format!("{}={}", escaped(key), escaped(text)))
        .collect::<Vec<_>>()
        .join("&")
}

/// Takes a query apart, in order; a piece without `=` is a key without value. Never fails: a damaged escape stays as it is.
pub(crate) fn read_query(query: &str) -> Vec<Pair> {
    query
        .split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let (key, text) = piece.split_once('=').unwrap_or((piece, ""));
            (unescaped(key), unescaped(text))
        })
        .collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,:".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.extend(hex_digits(byte));
        }
    }
    escaped
}

fn hex_digits(byte: u8) -> [char; 2] {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]))
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match (byte, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(byte),
            },
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let pairs: Vec<Pair> = [("judged", "0.5,0.3"), ("a b", "1=2&3%"), ("ä", "é+")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into();
        let query = write_query(&pairs);
        assert!(
            query.starts_with("judged=0.5,0.3&a%20b=1%3D2%263%25&"),
            "{query}"
        );
        assert_eq!(read_query(&query), pairs);
    }

    #[test]
    fn damage_is_kept_as_it_is() {
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        assert_eq!(
            read_query("a=%&&b=%g1&c=%4&=&d"),
            [
                pair("a", "%"),
                pair("b", "%g1"),
                pair("c", "%4"),
                pair("", ""),
                pair("d", ""),
            ]
        );
        assert_eq!(read_query("a=%ff"), [pair("a", "\u{fffd}")]);
    }
}
