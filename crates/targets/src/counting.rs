//! What an event counts for, whoever writes it down: a clerk into a record, or a trace of gaming into what it changed.

use goodhart_ledger::{Category, Clock, Department, Disposal, EmergencyStay, Seconds, Standard};

use crate::Indicator;
use crate::book::PerIndicator;
use crate::cancer;
use crate::census::Waits;
use crate::definition::{CATEGORY_A as A_WITHIN, ED_LONG_STAY, ED_STAY, HANDOVER, LIST};
use crate::response_times::{CATEGORY_A, MEANS};

/// Adds to numerator and denominator.
#[inline]
pub(crate) fn add(page: &mut PerIndicator, indicator: Indicator, numerator: u64, denominator: u64) {
    page[indicator as usize].add(numerator, denominator);
}

/// One more, of whom something is true or not.
#[inline]
fn share(page: &mut PerIndicator, indicator: Indicator, happened: bool) {
    add(page, indicator, u64::from(happened), 1);
}

/// A stay with this record's clock. `resolved` is false where the record knows that the need was not met.
#[inline]
pub(crate) fn stay(
    page: &mut PerIndicator,
    stay: &EmergencyStay,
    clock: Clock,
    decision: Option<Seconds>,
    resolved: bool,
) {
    let length = clock.length();
    add(page, Indicator::EdAttendances, 1, 0);
    share(page, Indicator::EdWithin4h, resolved && length <= ED_STAY);
    share(page, Indicator::EdOver12hArrival, length > ED_LONG_STAY);
    add(page, Indicator::EdMeanMinutes, u64::from(length), 1);
    share(page, Indicator::EdReattend7d, stay.reattendance);
    if let Some(decision) = decision {
        let waited = clock.stop.saturating_sub(decision);
        add(
            page,
            Indicator::EdOver12hDecision,
            u64::from(waited > ED_LONG_STAY),
            0,
        );
    }
    if stay.department == Department::Major {
        share(
            page,
            Indicator::EdAdmittedShare,
            stay.disposal == Disposal::Admitted,
        );
        share(
            page,
            Indicator::EdLeftUnseen,
            stay.disposal == Disposal::LeftUnseen,
        );
    }
}

/// Somebody who is counted and was within every limit.
pub(crate) fn easy_attendance(page: &mut PerIndicator) {
    add(page, Indicator::EdAttendances, 1, 0);
    add(page, Indicator::EdWithin4h, 1, 1);
    add(page, Indicator::EdOver12hArrival, 0, 1);
}

/// A response with this record's category, its clocks to the vehicle needed and to the first that counts, and vehicles sent. Centiles are
/// kept apart: they do not add up.
#[inline]
pub(crate) fn response(
    page: &mut PerIndicator,
    category: Category,
    clock: Clock,
    first: Clock,
    vehicles: u32,
) {
    add(page, Indicator::AmbulanceIncidents, 1, 0);
    add(page, Indicator::VehiclesPerIncident, u64::from(vehicles), 1);
    if category == CATEGORY_A {
        share(
            page,
            Indicator::CategoryAWithin8,
            first.length() <= A_WITHIN[0],
        );
        share(
            page,
            Indicator::CategoryAWithin19,
            clock.length() <= A_WITHIN[1],
        );
    }
    add(page, MEANS[category as usize], u64::from(clock.length()), 1);
}

#[inline]
pub(crate) fn handover(page: &mut PerIndicator, clock: Clock) {
    let length = clock.length();
    add(page, Indicator::HandoverMean, u64::from(length), 1);
    share(page, Indicator::HandoverWithin15, length <= HANDOVER[0]);
    share(page, Indicator::HandoverWithin30, length <= HANDOVER[1]);
    add(
        page,
        Indicator::HandoverOver60,
        u64::from(length > HANDOVER[2]),
        0,
    );
}

/// A clock of the cancer pathway that this record stops.
#[inline]
pub(crate) fn cancer(page: &mut PerIndicator, standard: Standard, length: Seconds) {
    let (indicator, limit) = cancer::within(standard);
    share(page, indicator, length <= limit);
    if let Some(long) = cancer::is_long(standard, length) {
        add(page, Indicator::CancerOver104d, u64::from(long), 0);
    }
}

/// Everyone on the waiting list with this record's waits.
pub(crate) fn census(page: &mut PerIndicator, waits: &Waits) {
    const OVER: [Indicator; 4] = [
        Indicator::ElectiveOver52w,
        Indicator::ElectiveOver65w,
        Indicator::ElectiveOver78w,
        Indicator::ElectiveOver104w,
    ];
    let all = waits.all();
    add(page, Indicator::ElectiveList, all, 0);
    add(
        page,
        Indicator::ElectiveWithin18w,
        all - waits.reaching(LIST[0]),
        all,
    );
    for (indicator, limit) in OVER.into_iter().zip(&LIST[1..]) {
        add(page, indicator, waits.reaching(*limit), 0);
    }
}

/// A pathway on the waiting list that was completed.
#[inline]
pub(crate) fn completed(page: &mut PerIndicator, clock: Clock) {
    add(
        page,
        Indicator::ElectiveMeanWait,
        u64::from(clock.length()),
        1,
    );
    share(
        page,
        Indicator::ElectiveCompletedWithin18w,
        clock.length() < LIST[0],
    );
}
