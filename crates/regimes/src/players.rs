//! The channels through which targets act, each of which can be switched off for attribution.

/// Which channels of targets act. A channel that is off behaves as if there were no targets; the code path is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // seven independent switches, one per player of the attribution
pub struct Players {
    /// Effort under pressure.
    pub effort: bool,
    /// Slots, projects and capacity moved to what is targeted.
    pub reallocation: bool,
    /// What is targeted is seen.
    pub information: bool,
    /// Strategies that improve the record or the figure and not the care.
    pub gaming: bool,
    /// Clinical hours spent on collections that a target requires.
    pub reporting: bool,
    /// Strain on staff, and leaving for it.
    pub staff: bool,
    /// Money tied to targets.
    pub pots: bool,
}

impl Players {
    /// Everything acts.
    pub const ALL: Self = Self::from_bits(0x7f);
    /// Nothing acts: the no-target world.
    pub const NONE: Self = Self::from_bits(0);
    /// Stable names, in the order of the bits.
    pub const NAMES: [&'static str; 7] = [
        "effort",
        "reallocation",
        "information",
        "gaming",
        "reporting",
        "staff",
        "pots",
    ];

    /// The coalition whose members are the bits set, in the order of [`NAMES`](Self::NAMES).
    pub const fn from_bits(bits: u8) -> Self {
        Self {
            effort: bits & 1 != 0,
            reallocation: bits & 2 != 0,
            information: bits & 4 != 0,
            gaming: bits & 8 != 0,
            reporting: bits & 16 != 0,
            staff: bits & 32 != 0,
            pots: bits & 64 != 0,
        }
    }
}

impl Default for Players {
    fn default() -> Self {
        Self::ALL
    }
}
