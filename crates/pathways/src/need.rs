//! Needs arise: how many in the coming hour, who they are, when exactly. Nothing here depends on the state of the
//! place, but for those whom general practice left without (`general_practice/spill.rs`) and those whom prevention kept well (`prevention.rs`).

use goodhart_des::random::{Purpose, below, draw};
use goodhart_des::sampling::poisson;
use goodhart_des::time::HOUR;

use crate::identity::{MOST_PER_HOUR, Source, of_hour};
use crate::luck;
use crate::place::{Kind, Place};

impl Place {
    /// Schedules everyone whose need arises in the coming hour.
    pub(crate) fn needs_arise(&mut self) {
        let month = self.month.at(self.now, self.tables.start);
        let tables = self.tables.clone();
        let demand = tables.arrivals.at(self.now, month);
        let rates = &tables.per_hour;
        let minor = demand / tables.arrivals.hour(self.now)
            * tables.minor_by_hour[(self.now / HOUR % 24) as usize];
        self.arise(Source::Walking, Kind::Walks, rates.walking * demand);
        self.arise(Source::Call, Kind::Calls, rates.calls * demand);
        self.arise(Source::Minor, Kind::ComesToMinorUnit, rates.minor * minor);
        self.arise(
            Source::Direct,
            Kind::SentIn,
            rates.direct * demand * tables.admission_by_month[month],
        );
    }

    fn arise(&mut self, source: Source, kind: Kind, mean: f64) {
        let hour = self.now / HOUR;
        let number =
            poisson(mean, self.luck_of_hour(source, hour, luck::NUMBER)).min(MOST_PER_HOUR + 1);
        for order in 0..number {
            let id = of_hour(source, hour, order);
            if self.stays_away(source, id) || self.is_averted(id) {
                continue;
            }
            let moment = self.now + below(self.luck(id, luck::MOMENT), HOUR);
            self.schedule(moment, id, kind, 0);
        }
        self.others_come(source, kind, mean);
        self.others_fall_ill(source, kind, mean, number);
    }

    /// Luck that belongs to an hour and not to a person.
    pub(crate) fn luck_of_hour(&self, source: Source, hour: u32, purpose: Purpose) -> u64 {
        draw(
            self.seed,
            u64::from(hour) << 8 | source as u64 | 1 << 40,
            purpose,
            0,
        )
    }
}
