//! Harm of waiting for planned treatment. Owner: clock start to clock stop; waits overdue for follow-up are owned there.

use goodhart_des::time::DAY;
use goodhart_ledger::{Clock, Harm, Observer, Owner, StopReason};

use crate::place::Place;

/// Days in a mean month [days].
const DAYS_A_MONTH: f64 = 365.25 / 12.0;

impl Place {
    /// Books the healthy life lost while waiting, when the clock stops.
    pub(super) fn wait_harm<O: Observer>(
        &self,
        id: u32,
        reason: StopReason,
        real: Clock,
        ledger: &mut O,
    ) {
        let harm = &self.tables.parameters.harm;
        let months = f64::from(real.length()) / f64::from(DAY) / DAYS_A_MONTH;
        let relative = if reason == StopReason::Admitted {
            1.0
        } else {
            harm.wait_outpatient_relative.get()
        };
        // Utility falls along a line while waiting (half of the fall on average), and the fall is kept for a while afterwards.
        let fall = months * harm.wait_qaly_per_month.get();
        let lost =
            fall * (months / 24.0 + harm.wait_years_kept.get()) * relative * harm.wait_causal.get();
        ledger.harm(&Harm {
            at: real.stop,
            owner: Owner::ElectiveWait,
            fifth: self.fifth(id),
            micro_deaths: 0,
            micro_qalys: libm::round(lost * 1e6) as i64,
        });
    }
}
