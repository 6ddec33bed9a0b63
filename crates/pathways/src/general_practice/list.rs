//! The practices of a place: how large their lists are, and in what they differ from the start.

use goodhart_des::random::Seed;

use super::access::Diary;
use super::long_term::LongTerm;
use super::{Surgery, practice_factor};
use crate::luck;
use crate::tables::Tables;

/// Population for which the number of practices is stated [people].
const REFERENCE_POPULATION: f64 = 250_000.0;
/// Fifths of deprivation.
const FIFTHS: usize = 5;

/// The practices in order of deprivation, most deprived first. Their lists add up to the place's residents.
pub(super) fn surgeries(tables: &Tables, seed: Seed) -> Vec<Surgery> {
    let p = &tables.parameters.general_practice;
    let scale = f64::from(tables.population) / REFERENCE_POPULATION;
    let number = (libm::round(p.practices.get() * scale) as usize).max(1);
    let sizes: Vec<f64> = (0..number)
        .map(|at| practice_factor(seed, at, luck::GP_LIST, p.list_spread.get()))
        .collect();
    let all: f64 = sizes.iter().sum();
    let mut before = 0.0;
    let mut counted = 0;
    sizes
        .into_iter()
        .enumerate()
        .map(|(at, size)| {
            before += size;
            let up_to = libm::round(before / all * f64::from(tables.population)) as u32;
            let list = up_to - counted;
            counted = up_to;
            surgery(tables, seed, at, number, list)
        })
        .collect()
}

fn surgery(tables: &Tables, seed: Seed, at: usize, number: usize, list: u32) -> Surgery {
    let p = &tables.parameters.general_practice;
    let care = &tables.parameters.long_term_care;
    let wait = p.wait_days.get() * practice_factor(seed, at, luck::GP_WAIT, p.wait_spread.get());
    let spread = care.practice_spread.get();
    let unsuitable = care.unsuitable.get() * practice_factor(seed, at, luck::GP_UNSUITABLE, spread);
    Surgery {
        list,
        fifth: (at * FIFTHS / number) as u8,
        goes_along: goes_along(seed, at, p.rank_of_kindness.get()),
        unsuitable: unsuitable.min(0.5),
        diary: Diary::new(p, list, wait),
        long_term: LongTerm::new(care, practice_factor(seed, at, luck::GP_CARE, spread), list),
    }
}

/// Between 1 − `spread` and 1 + `spread`, each as likely.
fn goes_along(seed: Seed, at: usize, spread: f64) -> f64 {
    let lot = goodhart_des::random::unit(goodhart_des::random::draw(
        seed,
        at as u64,
        luck::GP_KINDNESS,
        0,
    ));
    1.0 + spread * (2.0 * lot - 1.0)
}
