//! The paid indicators of general practice (Quality and Outcomes Framework 2022/23) as pieces of care: a fixed list that does not
//! depend on which of them are in force. They stand in the order of the catalogue of targets.

use std::ops::{Index, IndexMut};

/// What a paid indicator asks for, which decides how it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CareKind {
    /// A list of patients is kept up.
    Register,
    /// A project is done.
    Project,
    /// Something is asked, said or planned: nobody but the practice knows whether it was.
    Review,
    /// Something is prescribed.
    Treatment,
    /// Something is tested or injected: another party sees it.
    Test,
    /// A measured value is in range.
    Outcome,
}

impl CareKind {
    /// All kinds in registry order.
    pub const ALL: [Self; 6] = [
        Self::Register,
        Self::Project,
        Self::Review,
        Self::Treatment,
        Self::Test,
        Self::Outcome,
    ];

    /// Whether patients are counted below the line.
    pub const fn counts_patients(self) -> bool {
        !matches!(self, Self::Register | Self::Project)
    }
}

macro_rules! paid_care {
    ($($variant:ident, $id:literal, $kind:ident;)+) => {
        /// A paid indicator, named as in the framework.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)] // the catalogue says what each asks for
        pub enum PaidCare { $($variant),+ }

        impl PaidCare {
            /// All of them in registry order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Name within the framework, as in `dm020`.
            pub const fn id(self) -> &'static str { match self { $(Self::$variant => $id),+ } }
            /// What it asks for.
            pub const fn kind(self) -> CareKind { match self { $(Self::$variant => CareKind::$kind),+ } }
        }
    };
}

paid_care! {
    Af001, "af001", Register;
    Af006, "af006", Review;
    Af007, "af007", Treatment;
    Ast005, "ast005", Register;
    Ast006, "ast006", Test;
    Ast007, "ast007", Review;
    Ast008, "ast008", Review;
    Bp002, "bp002", Review;
    Can001, "can001", Register;
    Can004, "can004", Review;
    Can005, "can005", Review;
    Chd001, "chd001", Register;
    Chd005, "chd005", Treatment;
    Chd008, "chd008", Outcome;
    Chd009, "chd009", Outcome;
    Ckd005, "ckd005", Register;
    Copd008, "copd008", Test;
    Copd009, "copd009", Register;
    Copd010, "copd010", Review;
    Cs005, "cs005", Test;
    Cs006, "cs006", Test;
    Dem001, "dem001", Register;
    Dem004, "dem004", Review;
    Dep003, "dep003", Review;
    Dm006, "dm006", Treatment;
    Dm012, "dm012", Review;
    Dm014, "dm014", Review;
    Dm017, "dm017", Register;
    Dm019, "dm019", Outcome;
    Dm020, "dm020", Outcome;
    Dm021, "dm021", Outcome;
    Dm022, "dm022", Treatment;
    Dm023, "dm023", Treatment;
    Ep001, "ep001", Register;
    Hf001, "hf001", Register;
    Hf003, "hf003", Treatment;
    Hf005, "hf005", Test;
    Hf006, "hf006", Treatment;
    Hf007, "hf007", Review;
    Hyp001, "hyp001", Register;
    Hyp003, "hyp003", Outcome;
    Hyp007, "hyp007", Outcome;
    Ld004, "ld004", Register;
    Mh001, "mh001", Register;
    Mh002, "mh002", Review;
    Mh003, "mh003", Review;
    Mh006, "mh006", Review;
    Mh007, "mh007", Review;
    Mh011, "mh011", Test;
    Mh012, "mh012", Test;
    Ndh001, "ndh001", Test;
    Ob002, "ob002", Register;
    Ost004, "ost004", Register;
    Pad001, "pad001", Register;
    Pc001, "pc001", Register;
    Qipdd009, "qipdd009", Project;
    Qipdd010, "qipdd010", Project;
    Qioa011, "qioa011", Project;
    Qioa012, "qioa012", Project;
    Ra001, "ra001", Register;
    Ra002, "ra002", Review;
    Smok002, "smok002", Review;
    Smok004, "smok004", Review;
    Smok005, "smok005", Review;
    Stia001, "stia001", Register;
    Stia007, "stia007", Treatment;
    Stia010, "stia010", Outcome;
    Stia011, "stia011", Outcome;
    Vi001, "vi001", Test;
    Vi002, "vi002", Test;
    Vi003, "vi003", Test;
    Vi004, "vi004", Test;
}

/// One value per paid indicator, in the order of [`PaidCare::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PerPaidCare<T>(pub [T; PaidCare::ALL.len()]);

impl<T: Copy> PerPaidCare<T> {
    /// The same value everywhere.
    pub const fn uniform(value: T) -> Self {
        Self([value; PaidCare::ALL.len()])
    }
}

impl<T> Index<PaidCare> for PerPaidCare<T> {
    type Output = T;
    fn index(&self, care: PaidCare) -> &T {
        &self.0[care as usize]
    }
}

impl<T> IndexMut<PaidCare> for PerPaidCare<T> {
    fn index_mut(&mut self, care: PaidCare) -> &mut T {
        &mut self.0[care as usize]
    }
}

/// Work on each paid indicator next to the start state [multiple], before it is made to fit the time there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Focus(pub PerPaidCare<f64>);

impl Default for Focus {
    fn default() -> Self {
        Self(PerPaidCare::uniform(1.0))
    }
}

/// How care that can be paid for is written down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coding {
    /// How carefully it is coded [0–1]: 1 where it is paid for.
    pub care: PerPaidCare<f64>,
    /// Achievement at which payment is full [10⁻⁶]; 0 where nothing is paid.
    pub paid_up_to: PerPaidCare<u32>,
    /// How far patients who were not reached are excepted where payment is not full [0–1].
    pub excepted: f64,
    /// How far care that was not given is ticked as done where payment is not full [0–1].
    pub ticked: f64,
}

impl Default for Coding {
    fn default() -> Self {
        Self {
            care: PerPaidCare::uniform(1.0),
            paid_up_to: PerPaidCare::uniform(0),
            excepted: 0.0,
            ticked: 0.0,
        }
    }
}
