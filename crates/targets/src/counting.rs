//! What an event counts for, whoever writes it down.

use goodhart_ledger::{Category, Clock, Department, Disposal, EmergencyStay, Seconds, Standard};

use crate::Indicator;
use crate::cancer;
use crate::census::Waits;
use crate::definition::{CATEGORY_A as A_WITHIN, ED_LONG_STAY, ED_STAY, HANDOVER, LIST};
use crate::response_times::{CATEGORY_A, MEANS};

/// Where it is written: into a record, or as the difference that a way of gaming made to one.
pub(crate) trait Page {
    /// Adds to numerator and denominator.
    fn add(&mut self, indicator: Indicator, numerator: u64, denominator: u64);

    /// One more, of whom something is true or not.
    #[inline]
    fn share(&mut self, indicator: Indicator, happened: bool) {
        self.add(indicator, u64::from(happened), 1);
    }
}

/// A stay with this record's clock. `resolved` is false where the record knows that the need was not met.
#[inline]
pub(crate) fn stay(
    page: &mut impl Page,
    stay: &EmergencyStay,
    clock: Clock,
    decision: Option<Seconds>,
    resolved: bool,
) {
    let length = clock.length();
    page.add(Indicator::EdAttendances, 1, 0);
    page.share(Indicator::EdWithin4h, resolved && length <= ED_STAY);
    page.share(Indicator::EdOver12hArrival, length > ED_LONG_STAY);
    page.add(Indicator::EdMeanMinutes, u64::from(length), 1);
    page.share(Indicator::EdReattend7d, stay.reattendance);
    if let Some(decision) = decision {
        let waited = clock.stop.saturating_sub(decision);
        page.add(
            Indicator::EdOver12hDecision,
            u64::from(waited > ED_LONG_STAY),
            0,
        );
    }
    if stay.department == Department::Major {
        page.share(
            Indicator::EdAdmittedShare,
            stay.disposal == Disposal::Admitted,
        );
        page.share(
            Indicator::EdLeftUnseen,
            stay.disposal == Disposal::LeftUnseen,
        );
    }
}

/// Somebody who is counted and was within every limit.
pub(crate) fn easy_attendance(page: &mut impl Page) {
    page.add(Indicator::EdAttendances, 1, 0);
    page.add(Indicator::EdWithin4h, 1, 1);
    page.add(Indicator::EdOver12hArrival, 0, 1);
}

/// A response with this record's category, its clocks to the vehicle needed and to the first that counts, and vehicles sent. Centiles are
/// kept apart: they do not add up.
#[inline]
pub(crate) fn response(
    page: &mut impl Page,
    category: Category,
    clock: Clock,
    first: Clock,
    vehicles: u32,
) {
    page.add(Indicator::AmbulanceIncidents, 1, 0);
    page.add(Indicator::VehiclesPerIncident, u64::from(vehicles), 1);
    if category == CATEGORY_A {
        page.share(Indicator::CategoryAWithin8, first.length() <= A_WITHIN[0]);
        page.share(Indicator::CategoryAWithin19, clock.length() <= A_WITHIN[1]);
    }
    page.add(MEANS[category as usize], u64::from(clock.length()), 1);
}

#[inline]
pub(crate) fn handover(page: &mut impl Page, clock: Clock) {
    let length = clock.length();
    page.add(Indicator::HandoverMean, u64::from(length), 1);
    page.share(Indicator::HandoverWithin15, length <= HANDOVER[0]);
    page.share(Indicator::HandoverWithin30, length <= HANDOVER[1]);
    page.add(
        Indicator::HandoverOver60,
        u64::from(length > HANDOVER[2]),
        0,
    );
}

/// A clock of the cancer pathway that this record stops.
#[inline]
pub(crate) fn cancer(page: &mut impl Page, standard: Standard, length: Seconds) {
    let (indicator, limit) = cancer::within(standard);
    page.share(indicator, length <= limit);
    if let Some(long) = cancer::is_long(standard, length) {
        page.add(Indicator::CancerOver104d, u64::from(long), 0);
    }
}

/// Everyone on the waiting list with this record's waits.
pub(crate) fn census(page: &mut impl Page, waits: &Waits) {
    const OVER: [Indicator; 4] = [
        Indicator::ElectiveOver52w,
        Indicator::ElectiveOver65w,
        Indicator::ElectiveOver78w,
        Indicator::ElectiveOver104w,
    ];
    let all = waits.all();
    page.add(Indicator::ElectiveList, all, 0);
    page.add(
        Indicator::ElectiveWithin18w,
        all - waits.reaching(LIST[0]),
        all,
    );
    for (indicator, limit) in OVER.into_iter().zip(&LIST[1..]) {
        page.add(indicator, waits.reaching(*limit), 0);
    }
}

/// A pathway on the waiting list that was completed.
#[inline]
pub(crate) fn completed(page: &mut impl Page, clock: Clock) {
    page.add(Indicator::ElectiveMeanWait, u64::from(clock.length()), 1);
    page.share(
        Indicator::ElectiveCompletedWithin18w,
        clock.length() < LIST[0],
    );
}
