//! Sorts a WebAssembly program into streams of like things, which pack a seventh smaller than instructions in a row.
//!
//! `www/boot/weave.js` puts them together again, byte for byte. What is sorted begins with a head of 348 bytes:
//!
//! | bytes | |
//! |---|---|
//! | 0 to 311 | the length of every [`Stream`], in their order, as little-endian words |
//! | 312 to 315 | how much of [`Stream::Around`] comes before the length of the code section |
//! | 316 to 347 | sixteen pairs of an instruction and its number, which have a code of their own: [`PAIRS`] and on |
//!
//! Besides: a local is named by how many others were used since it was (a rank, not an index); the length of a function
//! follows from its blocks and is left out; so is an alignment that is natural for its instruction.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// Codes of the sixteen most frequent pairs.
const PAIRS: u8 = 0xe0;
/// Code of an `i32.const` that is an address of the data.
const ADDRESS: u8 = 0xf0;
/// Before a load or store whose alignment is not natural.
const UNALIGNED: u8 = 0xf1;

/// Alignments of the loads and stores 0x28 to 0x3e.
const NATURAL: [u8; 23] = [
    2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2,
];
/// How many numbers follow the instructions 0xfc 0 to 17.
const IMMEDIATES: [u8; 18] = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];
/// What is taken for an address: the second megabyte, where the linker puts the data.
const DATA: std::ops::Range<i64> = 0x10_0000..0x20_0000;
/// How many bytes such an address is written with.
const ADDRESS_LENGTH: usize = 4;
/// Number of the code section.
const CODE_SECTION: u8 = 10;

/// Where something goes; the order is that of the head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stream {
    /// The module without its code section.
    Around,
    /// Codes of instructions.
    Code,
    /// The number of functions, and the locals each declares.
    Declaration,
    /// Ranks of locals that are read.
    Get,
    /// Ranks of locals that are written.
    Set,
    /// Functions called.
    Call,
    /// Offsets of loads.
    Load,
    /// Offsets of stores.
    Store,
    /// Addresses, as three bytes, the highest first.
    Address,
    /// Numbers of 64 bits.
    Long,
    /// Floating-point numbers.
    Float,
    /// Depths of branches.
    Branch,
    /// Types of blocks.
    Block,
    /// The rest: tables of branches, functions called by way of the table, what is rare.
    Other,
    /// The first of [`NUMBERS`] streams of numbers of 32 bits: by the code of what follows, its last two bits left out, for what is added
    /// is unlike what is compared, shifted or passed on.
    Number,
}

const NUMBERS: usize = 64;
const STREAMS: usize = Stream::Number as usize + NUMBERS;

/// An instruction with what follows it.
struct Instruction {
    code: u8,
    /// Where its only number goes, and the number as it is written.
    number: Option<(Stream, Vec<u8>)>,
    /// Alignment, where it is not natural.
    alignment: Option<u8>,
    /// What else follows, for [`Stream::Other`].
    other: Vec<u8>,
}

/// The streams of `wasm` behind their head.
///
/// # Errors
///
/// If it is no program, or has an instruction that `weave.js` does not know.
pub fn sort(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut streams = vec![Vec::new(); STREAMS];
    let (code, before) = code_section(wasm, &mut streams[Stream::Around as usize])?;
    let mut reader = Reader(code);
    let functions = reader.number()?;
    streams[Stream::Declaration as usize].extend(written(functions));
    let mut instructions = Vec::new();
    for index in 0..functions {
        let length = usize::try_from(reader.number()?)?;
        let mut body = Reader(reader.bytes(length)?);
        function(
            &mut body,
            &mut streams[Stream::Declaration as usize],
            &mut instructions,
        )
        .with_context(|| format!("function {index}"))?;
        ensure!(body.0.is_empty(), "function {index} goes on after its end");
    }
    ensure!(reader.0.is_empty(), "the code section goes on");

    let pairs = frequent(&instructions);
    for (place, instruction) in instructions.iter().enumerate() {
        let next = instructions.get(place + 1).map_or(0, first_code);
        write(instruction, next, &pairs, &mut streams);
    }
    let mut sorted = Vec::new();
    for length in streams.iter().map(Vec::len).chain([before]) {
        sorted.extend(u32::try_from(length)?.to_le_bytes());
    }
    for (code, number) in pairs {
        sorted.extend([code, number]);
    }
    sorted.extend(streams.concat());
    Ok(sorted)
}

/// The inside of the code section; what is around it goes into `around`. Also how much of that comes before its length.
fn code_section<'a>(wasm: &'a [u8], around: &mut Vec<u8>) -> Result<(&'a [u8], usize)> {
    let mut reader = Reader(wasm);
    around.extend(reader.bytes(8)?);
    let mut code = None;
    while !reader.0.is_empty() {
        let section = reader.byte()?;
        let start = reader.0;
        let length = usize::try_from(reader.number()?)?;
        let inside = reader.bytes(length)?;
        around.push(section);
        if section == CODE_SECTION {
            code = Some((inside, around.len()));
        } else {
            around.extend(&start[..start.len() - reader.0.len()]);
        }
    }
    code.context("no code section")
}

fn function(
    body: &mut Reader,
    declarations: &mut Vec<u8>,
    instructions: &mut Vec<Instruction>,
) -> Result<()> {
    let groups = body.number()?;
    declarations.extend(written(groups));
    for _ in 0..2 * groups {
        declarations.extend(body.raw()?);
    }
    let mut recent = Vec::new();
    let mut depth = 1;
    while depth > 0 {
        let instruction = instruction(body, &mut recent)?;
        match instruction.code {
            0x02..=0x04 => depth += 1,
            0x0b => depth -= 1,
            _ => {}
        }
        instructions.push(instruction);
    }
    Ok(())
}

fn instruction(body: &mut Reader, recent: &mut Vec<u64>) -> Result<Instruction> {
    let mut code = body.byte()?;
    let (mut number, mut alignment, mut other) = (None, None, Vec::new());
    match code {
        0x02..=0x04 => number = Some((Stream::Block, body.raw()?.to_vec())),
        0x0c | 0x0d => number = Some((Stream::Branch, body.raw()?.to_vec())),
        0x10 => number = Some((Stream::Call, body.raw()?.to_vec())),
        0x20..=0x22 => {
            let stream = if code == 0x20 {
                Stream::Get
            } else {
                Stream::Set
            };
            number = Some((stream, written(rank(recent, body.number()?))));
        }
        0x28..=0x3e => {
            let written = body.byte()?;
            alignment = (written != NATURAL[usize::from(code - 0x28)]).then_some(written);
            let stream = if code < 0x36 {
                Stream::Load
            } else {
                Stream::Store
            };
            number = Some((stream, body.raw()?.to_vec()));
        }
        0x41 => {
            let raw = body.raw()?;
            let value = signed(raw);
            number = if DATA.contains(&value) && raw.len() == ADDRESS_LENGTH {
                code = ADDRESS;
                Some((Stream::Address, value.to_be_bytes()[5..].to_vec()))
            } else {
                Some((Stream::Number, raw.to_vec()))
            };
        }
        0x42 => number = Some((Stream::Long, body.raw()?.to_vec())),
        0x43 => number = Some((Stream::Float, body.bytes(4)?.to_vec())),
        0x44 => number = Some((Stream::Float, body.bytes(8)?.to_vec())),
        0x0e => {
            let labels = body.number()?;
            other.extend(written(labels));
            for _ in 0..=labels {
                other.extend(body.raw()?);
            }
        }
        0x11 => other.extend([body.raw()?, body.raw()?].concat()),
        0x1c => {
            let types = body.number()?;
            other.extend(written(types));
            other.extend(body.bytes(usize::try_from(types)?)?);
        }
        0xfc => {
            let kind = body.number()?;
            other.extend(written(kind));
            let more = usize::try_from(kind).ok().and_then(|k| IMMEDIATES.get(k));
            for _ in 0..*more.with_context(|| format!("instruction 0xfc {kind} is not known"))? {
                other.extend(body.raw()?);
            }
        }
        0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => other.extend(body.raw()?),
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
        _ => bail!("instruction {code:#x} is not known"),
    }
    Ok(Instruction {
        code,
        number,
        alignment,
        other,
    })
}

/// How many other locals were used since this one was; of those never used, the lower come first.
fn rank(recent: &mut Vec<u64>, local: u64) -> u64 {
    let known = recent.len() as u64;
    recent.extend(known..=local);
    let rank = recent.iter().position(|other| *other == local);
    let rank = rank.unwrap_or_default();
    recent[..=rank].rotate_right(1);
    rank as u64
}

/// The pair a code of its own could stand for: a number of one byte and no more. Most blocks are of one type, so that
/// theirs needs none.
fn pair(instruction: &Instruction) -> Option<(u8, u8)> {
    match &instruction.number {
        Some((stream, number)) if number.len() == 1 && *stream != Stream::Block => {
            (instruction.alignment.is_none()).then_some((instruction.code, number[0]))
        }
        _ => None,
    }
}

/// The most frequent pairs, the most frequent first.
fn frequent(instructions: &[Instruction]) -> [(u8, u8); 16] {
    let mut counts = BTreeMap::<(u8, u8), u32>::new();
    for pair in instructions.iter().filter_map(pair) {
        *counts.entry(pair).or_default() += 1;
    }
    let mut ordered: Vec<_> = counts.into_iter().collect();
    ordered.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    let mut pairs = [(0, 0); 16]; // `unreachable` has no number: a pair that no instruction is
    for (place, (pair, _)) in pairs.iter_mut().zip(ordered) {
        *place = pair;
    }
    pairs
}

/// The code that says what an instruction is, but for pairs.
fn first_code(instruction: &Instruction) -> u8 {
    match instruction.alignment {
        Some(_) => UNALIGNED,
        None => instruction.code,
    }
}

fn write(instruction: &Instruction, next: u8, pairs: &[(u8, u8)], streams: &mut [Vec<u8>]) {
    if let Some(alignment) = instruction.alignment {
        streams[Stream::Code as usize].push(UNALIGNED);
        streams[Stream::Other as usize].push(alignment);
    }
    let found = pair(instruction).and_then(|pair| pairs.iter().position(|other| *other == pair));
    if let Some(place) = found {
        streams[Stream::Code as usize].push(PAIRS + place as u8);
    } else {
        streams[Stream::Code as usize].push(instruction.code);
        if let Some((stream, number)) = &instruction.number {
            let by = if *stream == Stream::Number {
                next >> 2
            } else {
                0
            };
            streams[*stream as usize + usize::from(by)].extend(number);
        }
    }
    streams[Stream::Other as usize].extend(&instruction.other);
}

/// What is still to be read.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (read, rest) = self.0.split_at_checked(count).context("it ends early")?;
        self.0 = rest;
        Ok(read)
    }

    pub(super) fn byte(&mut self) -> Result<u8> {
        Ok(self.bytes(1)?[0])
    }

    /// The bytes of one number (LEB128).
    fn raw(&mut self) -> Result<&'a [u8]> {
        let last = self.0.iter().position(|byte| byte & 0x80 == 0);
        self.bytes(last.context("a number without an end")? + 1)
    }

    /// An unsigned number, which must be written as short as it can be: `weave.js` writes it so.
    pub(super) fn number(&mut self) -> Result<u64> {
        let raw = self.raw()?;
        let value = raw.iter().rev();
        let value = value.fold(0, |value, byte| value << 7 | u64::from(byte & 0x7f));
        ensure!(written(value) == raw, "{value} is not written shortest");
        Ok(value)
    }
}

/// A signed number (LEB128).
fn signed(raw: &[u8]) -> i64 {
    let bits = 7 * raw.len() as u32;
    let value = raw.iter().rev();
    let value = value.fold(0, |value, byte| value << 7 | i64::from(byte & 0x7f));
    let unused = i64::BITS.saturating_sub(bits);
    value << unused >> unused
}

/// An unsigned number as LEB128.
pub(super) fn written(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7f {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: usize = 348;

    /// A module of one function with this body.
    fn module(body: &[u8]) -> Vec<u8> {
        let mut code = vec![1];
        code.extend(written(body.len() as u64));
        code.extend(body);
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        module.push(CODE_SECTION);
        module.extend(written(code.len() as u64));
        module.extend(code);
        module.extend(b"\x0b\x01\0"); // data: none
        module
    }

    fn stream(sorted: &[u8], stream: Stream) -> &[u8] {
        numbers(sorted, stream, 0)
    }

    /// A stream, or one of those of numbers by what follows.
    fn numbers(sorted: &[u8], stream: Stream, next: u8) -> &[u8] {
        let stream = stream as usize + usize::from(next >> 2);
        let length = |place: usize| {
            let bytes = sorted[4 * place..4 * place + 4].try_into();
            u32::from_le_bytes(bytes.expect("four bytes")) as usize
        };
        let start = HEAD + (0..stream).map(length).sum::<usize>();
        &sorted[start..start + length(stream)]
    }

    #[test]
    fn like_comes_to_stand_beside_like() {
        let body = [
            1, 2, 0x7f, // two locals of 32 bits
            0x20, 1, 0x20, 0, 0x20, 1, // local.get
            0x41, 0x80, 0x80, 0xc0, 0, // i32.const 0x100000
            0x41, 0xff, 0, // i32.const 127
            0x41, 0xfe, 0, 0x6a, // i32.const 126, i32.add
            0x28, 2, 0x90, 1, // i32.load, natural alignment, offset 144
            0x36, 0, 8, // i32.store, alignment 1, offset 8
            0x0b,
        ];
        let sorted = sort(&module(&body)).expect("a program");
        assert_eq!(stream(&sorted, Stream::Declaration), [1, 1, 2, 0x7f]);
        // `local.get` of rank 1 stands there three times: the most frequent pair.
        assert_eq!(sorted[HEAD - 32..HEAD - 30], [0x20, 1]);
        assert_eq!(
            stream(&sorted, Stream::Code),
            [
                0xe0, 0xe0, 0xe0, 0xf0, 0x41, 0x41, 0x6a, 0x28, 0xf1, 0x36, 0x0b
            ]
        );
        assert_eq!(stream(&sorted, Stream::Get), []);
        assert_eq!(stream(&sorted, Stream::Address), [0x10, 0, 0]);
        let number = |next| numbers(&sorted, Stream::Number, next);
        assert_eq!(
            (number(0x41), number(0x6a)),
            (&[0xff, 0][..], &[0xfe, 0][..])
        );
        assert_eq!(stream(&sorted, Stream::Load), [0x90, 1]);
        assert_eq!(stream(&sorted, Stream::Store), [8]);
        assert_eq!(stream(&sorted, Stream::Other), [0], "the alignment");
    }

    #[test]
    fn what_is_around_the_code_stays_as_it_was() {
        let sorted = sort(&module(&[0, 0x0b])).expect("a program");
        let around = stream(&sorted, Stream::Around);
        assert_eq!(around, b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x0a\x0b\x01\0");
        assert_eq!(sorted[HEAD - 36..HEAD - 32], 15_u32.to_le_bytes());
    }

    #[test]
    fn what_the_page_could_not_weave_is_refused() {
        for (body, part) in [
            (&[0, 0xfd, 12, 0x0b][..], "0xfd"),
            (&[0, 0xfc, 18, 0x0b], "0xfc 18"),
            (&[0, 0x20, 0x80, 0, 0x0b], "shortest"),
            (&[0, 0x0b, 0x01], "after its end"),
            (&[0, 0x41], "without an end"),
        ] {
            let error = sort(&module(body)).expect_err("not to be woven");
            assert!(format!("{error:#}").contains(part), "{error:#}");
        }
    }

    #[test]
    fn negative_numbers_are_no_addresses() {
        assert_eq!(signed(&[0x7f]), -1);
        assert_eq!(signed(&[0x80, 0x80, 0xc0, 0]), 0x10_0000);
    }
}
