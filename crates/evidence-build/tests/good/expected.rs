// Written from params/*.toml by goodhart-evidence-build. Change those, not this.

pub use self::generated::*;

#[allow(
    clippy::doc_markdown,
    clippy::excessive_precision,
    clippy::too_many_lines,
    clippy::unreadable_literal,
    reason = "numbers and descriptions stand as their files have them"
)]
mod generated {
    /// Every source, file by file.
    pub static SOURCES: [::goodhart_evidence::Source; 2] = [
        ::goodhart_evidence::Source {
            id: ::goodhart_evidence::text("hourly"),
            author: ::goodhart_evidence::text(""),
            title: ::goodhart_evidence::text("Attendances by hour"),
            year: 2019,
            url: ::goodhart_evidence::text("https://example.org/hourly"),
            licence: ::goodhart_evidence::optional_text(Some("OGL 3.0")),
            note: ::goodhart_evidence::optional_text(None),
        },
        ::goodhart_evidence::Source {
            id: ::goodhart_evidence::text("jones2022"),
            author: ::goodhart_evidence::text("Jones et al"),
            title: ::goodhart_evidence::text("Delays to admission <and> mortality"),
            year: 2022,
            url: ::goodhart_evidence::text("https://example.org/emj"),
            licence: ::goodhart_evidence::optional_text(None),
            note: ::goodhart_evidence::optional_text(Some("abstract seen")),
        },
    ];
    /// Every parameter with one value, file by file.
    pub static SPECS: [::goodhart_evidence::Spec; 3] = [
        ::goodhart_evidence::Spec {
            value: 24.0,
            key: "emergency.cubicles",
            description: ::goodhart_evidence::text("Places where a patient can be examined [majors]."),
            unit: ::goodhart_units::Unit::Count,
            low: 5.0,
            high: 60.0,
            status: ::goodhart_evidence::Status::Observed,
            source: ::goodhart_evidence::source(&SOURCES[1]),
            locator: ::goodhart_evidence::text("table 2"),
            because: ::goodhart_evidence::optional_text(None),
        },
        ::goodhart_evidence::Spec {
            value: 0.02123456,
            key: "emergency.growth",
            description: ::goodhart_evidence::text("Growth of attendances."),
            unit: ::goodhart_units::Unit::GrowthPerYear,
            low: -0.01,
            high: 0.06,
            status: ::goodhart_evidence::Status::Calibrated,
            source: ::goodhart_evidence::source(&SOURCES[0]),
            locator: ::goodhart_evidence::text("sheet 1"),
            because: ::goodhart_evidence::optional_text(Some("reproduces the yearly total")),
        },
        ::goodhart_evidence::Spec {
            value: 12.5,
            key: "social_care.packages",
            description: ::goodhart_evidence::text("New packages of care."),
            unit: ::goodhart_units::Unit::PerWeek,
            low: 0.0,
            high: 50.0,
            status: ::goodhart_evidence::Status::Assumed,
            source: None,
            locator: ::goodhart_evidence::text(""),
            because: ::goodhart_evidence::optional_text(Some("no evidence found; \"quoted\" \\ and | bars")),
        },
    ];
    /// Every profile, file by file.
    pub static ARRAYS: [::goodhart_evidence::SpecArray; 2] = [
        ::goodhart_evidence::SpecArray {
            values: &[0.1, 0.3, 0.35, 0.25],
            sum: Some(1.0),
            key: "emergency.arrivals_by_quarter_day",
            description: ::goodhart_evidence::text("Share of arrivals in each quarter of the day, from midnight."),
            unit: ::goodhart_units::Unit::Share,
            low: 0.0,
            high: 1.0,
            status: ::goodhart_evidence::Status::Estimated,
            source: ::goodhart_evidence::source(&SOURCES[0]),
            locator: ::goodhart_evidence::text("sheet 2"),
            because: ::goodhart_evidence::optional_text(None),
        },
        ::goodhart_evidence::SpecArray {
            values: &[-1.0, 2.5],
            sum: None,
            key: "profile_only.weekday",
            description: ::goodhart_evidence::text("Elasticity by weekday, Monday first."),
            unit: ::goodhart_units::Unit::Dimensionless,
            low: -2.0,
            high: f64::INFINITY,
            status: ::goodhart_evidence::Status::Assumed,
            source: None,
            locator: ::goodhart_evidence::text(""),
            because: ::goodhart_evidence::optional_text(Some("no evidence found")),
        },
    ];
    /// Parameters of `params/emergency.toml`.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct EmergencyParameters {
        /// Share of arrivals in each quarter of the day, from midnight.
        ///
        /// Unit \[share\], 4 values, estimated.
        ///
        /// Source: Attendances by hour (2019), sheet 2, <https://example.org/hourly>.
        pub arrivals_by_quarter_day: [f64; 4],
        /// Places where a patient can be examined \[majors\].
        ///
        /// Unit \[count\], 24 (5 to 60), observed.
        ///
        /// Source: Delays to admission \<and\> mortality (2022), table 2, <https://example.org/emj>.
        pub cubicles: ::goodhart_units::Count,
        /// Growth of attendances.
        ///
        /// Unit \[growth_per_year\], 0.02123456 (-0.01 to 0.06), calibrated. Because: reproduces the yearly total
        ///
        /// Source: Attendances by hour (2019), sheet 1, <https://example.org/hourly>.
        pub growth: ::goodhart_units::GrowthPerYear,
    }
    impl EmergencyParameters {
        /// Every parameter at the value of its file.
        pub const DEFAULT: Self = Self {
            arrivals_by_quarter_day: [0.1, 0.3, 0.35, 0.25],
            cubicles: ::goodhart_units::Count::new(24.0),
            growth: ::goodhart_units::GrowthPerYear::new(0.02123456),
        };
        /// Every profile at the values of its file, and every number still to be set.
        pub const PROFILES: Self = Self {
            arrivals_by_quarter_day: [0.1, 0.3, 0.35, 0.25],
            cubicles: ::goodhart_units::Count::new(0.0),
            growth: ::goodhart_units::GrowthPerYear::new(0.0),
        };
    }
    impl Default for EmergencyParameters {
        fn default() -> Self {
            Self::DEFAULT
        }
    }
    impl ::goodhart_evidence::ParameterSet for EmergencyParameters {
        const SPECS: &'static [::goodhart_evidence::Spec] = SPECS.split_at(0).1.split_at(2).0;
        const ARRAYS: &'static [::goodhart_evidence::SpecArray] = ARRAYS.split_at(0).1.split_at(1).0;
        const SOURCES: &'static [::goodhart_evidence::Source] = ::goodhart_evidence::sources(SOURCES.split_at(0).1.split_at(2).0);
        fn number(&self, place: usize) -> Option<f64> {
            match place {
                0 => Some(self.cubicles.get()),
                1 => Some(self.growth.get()),
                _ => None,
            }
        }
        fn number_mut(&mut self, place: usize) -> Option<&mut f64> {
            match place {
                0 => Some(self.cubicles.get_mut()),
                1 => Some(self.growth.get_mut()),
                _ => None,
            }
        }
        fn array(&self, key: &str) -> Option<&[f64]> {
            match key {
                "emergency.arrivals_by_quarter_day" => Some(&self.arrivals_by_quarter_day),
                _ => None,
            }
        }
    }
    /// Parameters of `params/profile_only.toml`.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct ProfileOnlyParameters {
        /// Elasticity by weekday, Monday first.
        ///
        /// Unit \[dimensionless\], 2 values, assumed. Because: no evidence found
        pub weekday: [f64; 2],
    }
    impl ProfileOnlyParameters {
        /// Every parameter at the value of its file.
        pub const DEFAULT: Self = Self {
            weekday: [-1.0, 2.5],
        };
        /// Every profile at the values of its file, and every number still to be set.
        pub const PROFILES: Self = Self {
            weekday: [-1.0, 2.5],
        };
    }
    impl Default for ProfileOnlyParameters {
        fn default() -> Self {
            Self::DEFAULT
        }
    }
    impl ::goodhart_evidence::ParameterSet for ProfileOnlyParameters {
        const SPECS: &'static [::goodhart_evidence::Spec] = SPECS.split_at(2).1.split_at(0).0;
        const ARRAYS: &'static [::goodhart_evidence::SpecArray] = ARRAYS.split_at(1).1.split_at(1).0;
        const SOURCES: &'static [::goodhart_evidence::Source] = ::goodhart_evidence::sources(SOURCES.split_at(2).1.split_at(0).0);
        fn number(&self, _place: usize) -> Option<f64> {
            None
        }
        fn number_mut(&mut self, _place: usize) -> Option<&mut f64> {
            None
        }
        fn array(&self, key: &str) -> Option<&[f64]> {
            match key {
                "profile_only.weekday" => Some(&self.weekday),
                _ => None,
            }
        }
    }
    /// Parameters of `params/social_care.toml`.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct SocialCareParameters {
        /// New packages of care.
        ///
        /// Unit \[per_week\], 12.5 (0 to 50), assumed. Because: no evidence found; "quoted" \\ and | bars
        pub packages: ::goodhart_units::PerWeek,
    }
    impl SocialCareParameters {
        /// Every parameter at the value of its file.
        pub const DEFAULT: Self = Self {
            packages: ::goodhart_units::PerWeek::new(12.5),
        };
        /// Every profile at the values of its file, and every number still to be set.
        pub const PROFILES: Self = Self {
            packages: ::goodhart_units::PerWeek::new(0.0),
        };
    }
    impl Default for SocialCareParameters {
        fn default() -> Self {
            Self::DEFAULT
        }
    }
    impl ::goodhart_evidence::ParameterSet for SocialCareParameters {
        const SPECS: &'static [::goodhart_evidence::Spec] = SPECS.split_at(2).1.split_at(1).0;
        const ARRAYS: &'static [::goodhart_evidence::SpecArray] = ARRAYS.split_at(2).1.split_at(0).0;
        const SOURCES: &'static [::goodhart_evidence::Source] = ::goodhart_evidence::sources(SOURCES.split_at(2).1.split_at(0).0);
        fn number(&self, place: usize) -> Option<f64> {
            match place {
                0 => Some(self.packages.get()),
                _ => None,
            }
        }
        fn number_mut(&mut self, place: usize) -> Option<&mut f64> {
            match place {
                0 => Some(self.packages.get_mut()),
                _ => None,
            }
        }
        fn array(&self, _key: &str) -> Option<&[f64]> {
            None
        }
    }
    /// All parameters of the crate, one field per file.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Parameters {
        /// Parameters of `params/emergency.toml`.
        pub emergency: EmergencyParameters,
        /// Parameters of `params/profile_only.toml`.
        pub profile_only: ProfileOnlyParameters,
        /// Parameters of `params/social_care.toml`.
        pub social_care: SocialCareParameters,
    }
    impl Parameters {
        /// Every parameter at the value of its file.
        pub const DEFAULT: Self = Self {
            emergency: EmergencyParameters::DEFAULT,
            profile_only: ProfileOnlyParameters::DEFAULT,
            social_care: SocialCareParameters::DEFAULT,
        };
        /// Every profile at the values of its file, and every number still to be set.
        pub const PROFILES: Self = Self {
            emergency: EmergencyParameters::PROFILES,
            profile_only: ProfileOnlyParameters::PROFILES,
            social_care: SocialCareParameters::PROFILES,
        };
    }
    impl Default for Parameters {
        #[inline(never)]
        fn default() -> Self {
            let mut parameters = Self::PROFILES;
            ::goodhart_evidence::reset(&mut parameters);
            parameters
        }
    }
    impl ::goodhart_evidence::ParameterSet for Parameters {
        const SPECS: &'static [::goodhart_evidence::Spec] = &SPECS;
        const ARRAYS: &'static [::goodhart_evidence::SpecArray] = &ARRAYS;
        const SOURCES: &'static [::goodhart_evidence::Source] = ::goodhart_evidence::sources(&SOURCES);
        fn number(&self, place: usize) -> Option<f64> {
            match place {
                0 => Some(self.emergency.cubicles.get()),
                1 => Some(self.emergency.growth.get()),
                2 => Some(self.social_care.packages.get()),
                _ => None,
            }
        }
        fn number_mut(&mut self, place: usize) -> Option<&mut f64> {
            match place {
                0 => Some(self.emergency.cubicles.get_mut()),
                1 => Some(self.emergency.growth.get_mut()),
                2 => Some(self.social_care.packages.get_mut()),
                _ => None,
            }
        }
        fn array(&self, key: &str) -> Option<&[f64]> {
            ::goodhart_evidence::ParameterSet::array(&self.emergency, key)
                .or_else(|| ::goodhart_evidence::ParameterSet::array(&self.profile_only, key))
                .or_else(|| ::goodhart_evidence::ParameterSet::array(&self.social_care, key))
        }
    }
}
