//! Clock rules: the limits that the names of indicators stand for. Targets carry their own limits; these are definitions.

use goodhart_ledger::Seconds;

const HOUR: Seconds = 3_600;
const DAY: Seconds = 24 * HOUR;
const WEEK: Seconds = 7 * DAY;

/// Four hours in an emergency department [s].
pub const ED_STAY: Seconds = 4 * HOUR;
/// Twelve hours in an emergency department, from arrival or from decision [s].
pub const ED_LONG_STAY: Seconds = 12 * HOUR;
/// Category A: a first vehicle within 8 minutes, one that can take the patient to hospital within 19 [s].
pub const CATEGORY_A: [Seconds; 2] = [8 * 60, 19 * 60];
/// Handover within 15 and 30 minutes, and over 60 [s].
pub const HANDOVER: [Seconds; 3] = [HOUR / 4, HOUR / 2, HOUR];
/// Waiting list: 18, 52, 65, 78 and 104 weeks [s].
pub const LIST: [Seconds; 5] = [18 * WEEK, 52 * WEEK, 65 * WEEK, 78 * WEEK, 104 * WEEK];
/// A cancelled operation is held within this time [s].
pub const REBOOKED: Seconds = 28 * DAY;
/// Waiting list for diagnostic tests: six weeks [s].
pub const TEST: Seconds = 6 * WEEK;

/// Cancer: urgent referral to first appointment, to outcome, decision to treatment, referral to treatment, and the long waits [s].
pub const CANCER: [Seconds; 5] = [14 * DAY, 28 * DAY, 31 * DAY, 62 * DAY, 104 * DAY];
/// Width of a bin of the distribution of days from urgent referral to cancer treatment [s].
pub const CANCER_BIN: Seconds = DAY;
/// Bins of that distribution: 26 weeks and an open end.
pub const CANCER_BINS: usize = 183;

/// Width of a bin of the distribution of time in an emergency department [s].
pub const ED_BIN: Seconds = 600;
/// Bins of that distribution: 12 hours and an open end.
pub const ED_BINS: usize = 73;
/// Width of a bin of the distribution of ambulance responses [s].
pub const RESPONSE_BIN: Seconds = 30;
/// Bins of that distribution: 12 hours and an open end.
pub const RESPONSE_BINS: usize = 1441;
/// Bins of it that a result shows: three hours and an open end.
pub const RESPONSES_SHOWN: usize = 361;
/// Width of a bin of the distribution of waits of those still waiting [s].
pub const LIST_BIN: Seconds = WEEK;
/// Bins of that distribution: two and a half years and an open end.
pub const LIST_BINS: usize = 131;
