//! M/G/∞: the number present is Poisson, whatever the distribution of stays.
//!
//! Source: Takács (1962), Introduction to the theory of queues, §3.2.

use goodhart_des::calendar::Wheel;
use goodhart_des::random::Seed;
use goodhart_des::sampling::Table;
use goodhart_des::statistics::Tally;
use goodhart_des::time::{DAY, HOUR};

use crate::station::{CLASSES, Design, run};
use crate::{REPLICATIONS, assert_agrees};

const MEAN_PRESENT: f64 = 50.0;
/// Worlds looked at once each, per replication.
const WORLDS: u32 = 100;

/// Numbers present after 60 days with stays of two days on average.
fn present(stay: &Table, replication: u32) -> Tally {
    let design = Design {
        servers: u32::MAX,
        interarrival: f64::from(2 * DAY) / MEAN_PRESENT,
        mix: vec![1.0],
        service: vec![stay.clone(); CLASSES],
        burn_in: 0,
        end: 60 * DAY,
    };
    let mut tally = Tally::new();
    for world in 0..WORLDS {
        let seed = Seed(u64::from(replication)).replication(world);
        tally.add(run(&design, Wheel::new(), seed).present_at_end);
    }
    tally
}

#[test]
fn the_number_present_has_a_poisson_mean_and_variance() {
    let stays = [
        ("lognormal", Table::lognormal(f64::from(2 * DAY), 1.0)),
        ("constant", Table::constant(f64::from(48 * HOUR))),
    ];
    for (name, stay) in stays {
        let tallies: Vec<Tally> = (0..REPLICATIONS).map(|r| present(&stay, r)).collect();
        let means: Vec<f64> = tallies.iter().filter_map(Tally::mean).collect();
        let variances: Vec<f64> = tallies.iter().filter_map(Tally::variance).collect();
        assert_agrees(
            &format!("present, {name} stays"),
            &means,
            MEAN_PRESENT,
            0.03,
        );
        assert_agrees(
            &format!("variance, {name} stays"),
            &variances,
            MEAN_PRESENT,
            0.2,
        );
    }
}
