//! In which order national targets come into force as their number grows.

use goodhart_des::lots;

use super::{
    BY_CLINICAL_VALUE, BY_CONSTANT_MIX, BY_HISTORY, BY_OUTCOMES_FIRST, BY_SALIENCE, TARGETS,
};

/// National targets in the planning guidance of 2022/23: the top of the slider.
///
/// Source: NHS Confederation, on the planning guidance of 2025/26 (another count of the same guidance is 123).
pub const IN_GUIDANCE_2022_23: u16 = 133;

/// An order of introduction over the national rows in force in 2022/23.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// By year of introduction.
    Historic,
    /// The best known first.
    #[default]
    Salience,
    /// The best backed clinically first.
    ClinicalValue,
    /// Outcomes first, then outputs, processes and structures as ranked in the catalogue.
    OutcomesFirst,
    /// Shuffled by the seed.
    Random,
    /// Shuffled by the seed within each sector, while the sectors take their turns as in the order of salience.
    RandomWithinSector,
    /// The same shares of kind, sanction and clinical value at every number as in the full set.
    ConstantMix,
}

impl Order {
    /// All orders, as the menu shows them.
    pub const ALL: [Self; 7] = [
        Self::Salience,
        Self::Historic,
        Self::ClinicalValue,
        Self::OutcomesFirst,
        Self::ConstantMix,
        Self::Random,
        Self::RandomWithinSector,
    ];

    /// The word used in links and scenarios.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Historic => "historic",
            Self::Salience => "salience",
            Self::ClinicalValue => "clinical_value",
            Self::OutcomesFirst => "outcomes_first",
            Self::Random => "random",
            Self::RandomWithinSector => "random_within_sector",
            Self::ConstantMix => "constant_mix",
        }
    }

    /// The order with this word.
    pub fn by_id(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.id() == word)
    }
}

/// Positions in [`TARGETS`] of the national rows in force in 2022/23, in the given order. The seed matters to the
/// two random orders only.
pub fn order(order: Order, seed: u32) -> Vec<u16> {
    match order {
        Order::Historic => BY_HISTORY.to_vec(),
        Order::Salience => BY_SALIENCE.to_vec(),
        Order::ClinicalValue => BY_CLINICAL_VALUE.to_vec(),
        Order::OutcomesFirst => BY_OUTCOMES_FIRST.to_vec(),
        Order::ConstantMix => BY_CONSTANT_MIX.to_vec(),
        Order::Random => shuffled(seed),
        Order::RandomWithinSector => shuffled_within_sector(seed),
    }
}

/// The first `n` rows of an order; all of them where `n` is larger.
pub fn first(order: Order, seed: u32, n: u16) -> Vec<u16> {
    let mut rows = self::order(order, seed);
    rows.truncate(usize::from(n));
    rows
}

/// National rows in force in 2022/23 for which a quantity is named.
pub fn mapped() -> u16 {
    BY_SALIENCE
        .iter()
        .filter(|&&row| TARGETS[usize::from(row)].quantity.is_some())
        .count() as u16
}

/// The top of the count slider: the rows mapped, at most those of the guidance.
pub fn slider_top() -> u16 {
    mapped().min(IN_GUIDANCE_2022_23)
}

fn shuffled(seed: u32) -> Vec<u16> {
    sorted(BY_SALIENCE.to_vec(), |row| (lot(seed, row), row))
}

/// By rising key; of equal ones the first stays first. One by one: there are some hundred, and a sort of the standard
/// library is four kilobytes in the page.
fn sorted<K: Ord>(rows: Vec<u16>, key: impl Fn(u16) -> K) -> Vec<u16> {
    let mut sorted: Vec<u16> = Vec::new();
    for row in rows {
        let at = sorted.partition_point(|&other| key(other) <= key(row));
        sorted.insert(at, row);
    }
    sorted
}

fn shuffled_within_sector(seed: u32) -> Vec<u16> {
    let sector = |row: u16| TARGETS[usize::from(row)].sector;
    let slots = (0..).zip(BY_SALIENCE.iter()).map(|(slot, _)| slot);
    let slots = sorted(slots.collect(), |slot| {
        sector(BY_SALIENCE[usize::from(slot)])
    });
    let drawn = sorted(shuffled(seed), sector); // within a sector the lots decide
    // Both lists run sector by sector, so pairing them puts each row on a turn of its own sector.
    let mut turns = drawn.clone();
    for (slot, row) in slots.into_iter().zip(drawn) {
        turns[usize::from(slot)] = row;
    }
    turns
}

/// The lot a row draws. It hangs on its name and not on its place, so that a new row leaves the others in order.
fn lot(seed: u32, row: u16) -> u64 {
    let name = lots::of_name(TARGETS[usize::from(row)].id);
    lots::finalised(name ^ lots::finalised(u64::from(seed)))
}
