//! The numbers of both models, and what is counted.

use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use rand_distr::weighted::WeightedAliasIndex;
use rand_distr::{Distribution, Exp, LogNormal};

pub const CLASSES: usize = 5;
pub const NURSES: u32 = 5;
pub const CUBICLES: u32 = 22;
pub const BEDS: u32 = 240;
/// One year [min].
pub const YEAR: f64 = 365.0 * 1440.0;
const ADMITTED: [f64; CLASSES] = [0.85, 0.65, 0.39, 0.17, 0.055];

/// Everything random in the department; times in minutes.
pub struct Luck {
    random: SmallRng,
    gaps: Vec<Exp<f64>>,
    class: WeightedAliasIndex<f64>,
    assessment: Exp<f64>,
    treatment: Vec<LogNormal<f64>>,
    stay: LogNormal<f64>,
}

impl Luck {
    pub fn new(seed: u64) -> Self {
        let rates = include_str!("../../arrivals.txt").split_whitespace();
        let rates = rates.map(|rate| rate.parse::<f64>().expect("a rate"));
        let lognormal = |mean, cv| LogNormal::from_mean_cv(mean, cv).expect("a distribution");
        Self {
            random: SmallRng::seed_from_u64(seed),
            gaps: rates
                .map(|rate| Exp::new(rate / 60.0).expect("a rate"))
                .collect(),
            class: WeightedAliasIndex::new(vec![1.0, 12.0, 35.0, 42.0, 10.0]).expect("shares"),
            assessment: Exp::new(1.0 / 8.0).expect("a rate"),
            treatment: [90.0, 70.0, 55.0, 35.0, 20.0]
                .map(|mean| lognormal(mean, 0.6))
                .to_vec(),
            stay: lognormal(2.5 * 1440.0, 1.0),
        }
    }

    /// The first arrival after `now`: gaps have no memory, so one that passes the hour is drawn anew at the next hour's rate.
    pub fn next_arrival(&mut self, now: f64) -> f64 {
        let mut from = now;
        let mut hour = (now / 60.0) as usize;
        loop {
            let time = from + self.gaps[hour % self.gaps.len()].sample(&mut self.random);
            hour += 1;
            from = hour as f64 * 60.0;
            if time < from {
                return time;
            }
        }
    }

    pub fn class(&mut self) -> usize {
        self.class.sample(&mut self.random)
    }

    pub fn assessment(&mut self) -> f64 {
        self.assessment.sample(&mut self.random)
    }

    pub fn treatment(&mut self, class: usize) -> f64 {
        self.treatment[class].sample(&mut self.random)
    }

    pub fn is_admitted(&mut self, class: usize) -> bool {
        self.random.random_bool(ADMITTED[class])
    }

    pub fn stay(&mut self) -> f64 {
        self.stay.sample(&mut self.random)
    }
}

/// A patient on her way.
#[derive(Clone, Copy, Debug)]
pub struct Patient {
    pub arrived: f64,
    pub since: f64,
    pub class: usize,
}

/// Sums of the department.
#[derive(Default)]
pub struct Sums {
    pub attendances: u64,
    nurse: (u64, f64),
    cubicle: (u64, f64),
    bed: (u64, f64),
    pub treated: u64,
    pub admitted: u64,
    left: u64,
    in_time: u64,
}

impl Sums {
    pub fn nurse(&mut self, wait: f64) {
        self.nurse.0 += 1;
        self.nurse.1 += wait;
    }

    pub fn cubicle(&mut self, wait: f64) {
        self.cubicle.0 += 1;
        self.cubicle.1 += wait;
    }

    pub fn bed(&mut self, wait: f64) {
        self.bed.0 += 1;
        self.bed.1 += wait;
    }

    pub fn left(&mut self, stay: f64) {
        self.left += 1;
        self.in_time += u64::from(stay <= 240.0);
    }

    pub fn text(&self) -> String {
        let mean = |(count, sum): (u64, f64)| sum / count.max(1) as f64;
        format!(
            "units {} in_time {:.6} nurse {:.6} cubicle {:.6} boarding {:.6} admitted {:.6}",
            self.attendances,
            self.in_time as f64 / self.left.max(1) as f64,
            mean(self.nurse),
            mean(self.cubicle),
            mean(self.bed),
            self.admitted as f64 / self.treated.max(1) as f64
        )
    }
}

/// The line: arrivals at nine, service at one.
pub struct LineLuck {
    random: SmallRng,
    gap: Exp<f64>,
    service: Exp<f64>,
}

impl LineLuck {
    pub fn new(seed: u64) -> Self {
        Self {
            random: SmallRng::seed_from_u64(seed),
            gap: Exp::new(9.0).expect("a rate"),
            service: Exp::new(1.0).expect("a rate"),
        }
    }

    pub fn gap(&mut self) -> f64 {
        self.gap.sample(&mut self.random)
    }

    pub fn service(&mut self) -> f64 {
        self.service.sample(&mut self.random)
    }
}
