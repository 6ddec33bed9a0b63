//! Little's law: number present = arrival rate × time spent. From empty to empty it holds to the last second.
//!
//! Source: Little (1961), A proof for the queuing formula L = λW.

use goodhart_des::calendar::Wheel;
use goodhart_des::sampling::Table;
use goodhart_des::time::{DAY, HOUR};

use crate::replications;
use crate::station::{Design, run};

#[test]
fn presence_is_the_sum_of_stays_exactly() {
    let service = Table::lognormal(f64::from(HOUR), 1.5);
    let design = Design {
        servers: 6,
        interarrival: f64::from(HOUR) / 5.5,
        mix: vec![0.2; 5],
        service: vec![service; 5],
        burn_in: 0,
        end: 100 * DAY,
    };
    for seed in replications() {
        let observed = run(&design, Wheel::new(), seed);
        let waits = observed.all_waits();
        assert!(waits.count > 10_000);
        assert_eq!(observed.presence, observed.stays.sum);
        assert_eq!(observed.service, observed.stays.sum - waits.sum);
    }
}
