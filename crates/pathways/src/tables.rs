//! Everything about a place that does not change while it runs: parameters, sampling tables, capacities of the start state.

use goodhart_des::sampling::{Chance, Discrete, Table};
use goodhart_des::time::{DAY, HOUR, MINUTE, Seconds, WEEK};

use crate::cancer::{CancerDemand, Others};
use crate::clock::Start;
use crate::diagnostics::{TestDemand, unneeded_after_weeks, weeks_to_result};
use crate::parameters::Parameters;
use crate::season::{Season, with_mean_one};

/// Weeks in a mean year [weeks].
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// Population for which capacities are stated [people].
const REFERENCE_POPULATION: f64 = 250_000.0;

/// Capacities of the start state, before boards move anything.
#[derive(Clone, Copy, Debug)]
pub struct Base {
    /// Major department: trolleys.
    pub trolleys: u32,
    /// Major department: corridor places.
    pub corridor: u32,
    /// Major department: mean clinicians on duty.
    pub clinicians: f64,
    /// Doctors of the specialties on call, in a mean hour.
    pub doctors: f64,
    /// Observation places.
    pub observation: u32,
    /// Minor units: practitioners on duty.
    pub minor_servers: u32,
    /// General and acute beds.
    pub beds: f64,
    /// Beds kept for planned patients.
    pub protected_beds: u32,
    /// Emergency discharges a week that the teams can complete.
    pub discharges_a_week: f64,
    /// Places for packages of social care.
    pub packages: f64,
    /// Crews on duty.
    pub crews: f64,
    /// First appointments a week.
    pub first_appointments: f64,
    /// Follow-up appointments a week.
    pub follow_ups: f64,
    /// Operations a week.
    pub operations: f64,
    /// Length of the waiting list.
    pub list: f64,
}

/// Parameters, tables and base capacities of one place. Shared by all replications.
#[derive(Clone, Debug)]
pub struct Tables {
    /// The parameters they were made from.
    pub parameters: Parameters,
    /// Residents [people].
    pub population: u32,
    /// When the run begins.
    pub start: Start,
    /// Capacities of the start state.
    pub base: Base,
    pub(crate) arrivals: Season,
    pub(crate) minor_by_hour: [f64; 24],
    /// Factor on the chance of admission by month of the year.
    pub(crate) admission_by_month: [f64; 12],
    /// Share of beds closed for infection beyond that of a mean month.
    pub(crate) closed_by_month: [f64; 12],
    pub(crate) per_hour: PerHour,
    pub(crate) acuity_walking: Discrete,
    pub(crate) acuity_by_ambulance: Discrete,
    pub(crate) deprivation: Discrete,
    pub(crate) category: Discrete,
    pub(crate) needs_tests: [Chance; 5],
    pub(crate) assessment: [Table; 5],
    pub(crate) review: [Table; 5],
    pub(crate) emergency_tests: Table,
    pub(crate) patience: [Table; 5],
    pub(crate) minor: Table,
    pub(crate) handover: Table,
    pub(crate) opinion: Table,
    pub(crate) transfer: Table,
    /// A transfer done in a hurry, slow by one standard deviation [s].
    pub(crate) hurried_transfer: Seconds,
    /// How long somebody waits for the right ward before she is put on another [s].
    pub(crate) outlying_after: Seconds,
    pub(crate) short_stay: Table,
    pub(crate) long_stay: [Table; 2],
    pub(crate) elective_stay: Table,
    pub(crate) package: Table,
    pub(crate) own_arrangement: Table,
    pub(crate) rota: [f64; 24],
    pub(crate) crew_rota: [f64; 24],
    pub(crate) discharge_by_hour: [f64; 24],
    pub(crate) discharge_by_weekday: [f64; 7],
    pub(crate) gives_up: [Table; 4],
    pub(crate) activation: Table,
    pub(crate) travel: Table,
    pub(crate) scene: Table,
    pub(crate) treat: Table,
    pub(crate) to_hospital: Table,
    pub(crate) clear: Table,
    /// Exponential with mean 2²⁰: the place in an order drawn at random.
    pub(crate) lottery: Table,
    pub(crate) removal: Table,
    pub(crate) results: Table,
    pub(crate) tests: TestDemand,
    /// After what time a request for a test is no longer needed [s].
    pub(crate) unneeded: Table,
    pub(crate) cancer: CancerDemand,
    pub(crate) cancer_modality: Discrete,
    /// No later treatment, or one of these kinds.
    pub(crate) cancer_later: Discrete,
    pub(crate) cancer_report: Table,
    pub(crate) cancer_plan: Table,
    pub(crate) cancer_preparation: [Table; 3],
    pub(crate) cancer_gap: Table,
}

/// Mean arrivals per hour of the year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PerHour {
    pub walking: f64,
    pub calls: f64,
    pub minor: f64,
    pub direct: f64,
    pub referrals_a_day: f64,
}

impl Tables {
    /// Tables for a place of `population` residents that starts in 2022.
    pub fn new(parameters: Parameters, population: u32) -> Self {
        Self::starting(Start::DEFAULT, parameters, population)
    }

    /// Tables for a place of `population` residents.
    ///
    /// # Panics
    /// Never for parameters within their ranges: shares are checked when the parameters are compiled.
    #[allow(clippy::too_many_lines)] // one line per table: a list, not a procedure
    pub fn starting(start: Start, parameters: Parameters, population: u32) -> Self {
        let p = &parameters;
        let millions = f64::from(population) / 1e6;
        let conveyed: f64 = shares(&p.population.category_mix, &p.ambulance.conveyed);
        let calls = p.population.incidents_per_million_per_day.get()
            * p.population.face_to_face.get()
            * millions;
        let by_ambulance = calls * conveyed;
        let major = p.population.major_per_million_per_day.get() * millions;
        let per_hour = PerHour {
            walking: (major - by_ambulance).max(0.0)
                / 24.0
                / (1.0 + p.population.reattendance.get()),
            calls: calls / 24.0,
            minor: p.population.minor_per_million_per_day.get() * millions / 24.0,
            direct: p.population.direct_admissions_per_million_per_day.get() * millions / 24.0,
            referrals_a_day: p.elective.referrals_per_million_per_month.get() * 12.0
                / WEEKS_A_YEAR
                / 5.0
                * millions,
        };
        let base = base(p, population, &per_hour);
        let cancer = CancerDemand::level(p, millions, others(p, &base));
        Self {
            population,
            start,
            base,
            arrivals: Season::new(
                &p.population.by_hour,
                &p.population.by_weekday,
                &p.population.attendances_by_month,
            ),
            minor_by_hour: opening_hours(&p.population.by_hour),
            closed_by_month: beyond_mean(&p.beds.closed_by_month),
            admission_by_month: relative_admission(
                &p.population.admissions_by_month,
                &p.population.attendances_by_month,
            ),
            per_hour,
            acuity_walking: discrete(&p.emergency.acuity_walking),
            acuity_by_ambulance: discrete(&p.emergency.acuity_by_ambulance),
            deprivation: discrete(&p.population.deprivation),
            category: discrete(&p.population.category_mix),
            needs_tests: p.emergency.tests.map(Chance::new),
            assessment: p
                .emergency
                .assessment_minutes
                .map(|mean| minutes(mean, p.emergency.contact_cv.get())),
            review: p
                .emergency
                .review_minutes
                .map(|mean| minutes(mean, p.emergency.contact_cv.get())),
            emergency_tests: minutes(p.emergency.tests_minutes.get(), p.emergency.tests_cv.get()),
            opinion: minutes(
                p.emergency.opinion_minutes.get(),
                p.emergency.opinion_cv.get(),
            ),
            patience: p
                .emergency
                .patience_hours
                .map(|median| with_median(median, p.emergency.patience_cv.get())),
            minor: minutes(
                p.emergency.minor_minutes.get(),
                p.emergency.contact_cv.get(),
            ),
            handover: minutes(
                p.emergency.handover_minutes.get(),
                p.emergency.contact_cv.get(),
            ),
            transfer: minutes(
                p.emergency.transfer_minutes.get(),
                p.emergency.contact_cv.get(),
            ),
            hurried_transfer: (p.emergency.transfer_minutes.get()
                * (1.0 + p.emergency.contact_cv.get())
                / p.emergency.hurried_pace.get()
                * f64::from(MINUTE)) as Seconds,
            outlying_after: (p.beds.outlying_after_hours.get() * f64::from(HOUR)) as Seconds,
            short_stay: days(p.beds.short_stay_days.get(), p.beds.stay_cv.get()),
            long_stay: p
                .beds
                .long_stay_by_age
                .map(|relative| days(p.beds.long_stay_days.get() * relative, p.beds.stay_cv.get())),
            elective_stay: days(
                p.beds.elective_nights_days.get(),
                0.8 * p.beds.stay_cv.get(),
            ),
            package: days(
                p.social_care.package_days.get(),
                p.social_care.package_cv.get(),
            ),
            own_arrangement: Table::exponential(
                p.social_care.own_arrangement_days.get() * f64::from(DAY),
            ),
            rota: with_mean_one(&p.emergency.rota_by_hour),
            crew_rota: with_mean_one(&p.ambulance.crews_by_hour),
            discharge_by_hour: p.beds.discharge_by_hour,
            discharge_by_weekday: with_mean_one(&p.beds.discharge_by_weekday),
            gives_up: p
                .ambulance
                .give_up_hours
                .map(|median| with_median(median, p.ambulance.give_up_cv.get())),
            activation: Table::exponential(
                p.ambulance.activation_minutes.get() * f64::from(MINUTE),
            ),
            travel: minutes(
                p.ambulance.travel_minutes.get(),
                p.ambulance.travel_cv.get(),
            ),
            scene: minutes(p.ambulance.scene_minutes.get(), p.ambulance.scene_cv.get()),
            treat: minutes(p.ambulance.treat_minutes.get(), p.ambulance.scene_cv.get()),
            to_hospital: minutes(
                p.ambulance.to_hospital_minutes.get(),
                p.ambulance.travel_cv.get(),
            ),
            clear: minutes(p.ambulance.clear_minutes.get(), p.ambulance.travel_cv.get()),
            lottery: Table::exponential(f64::from(1_u32 << 20)),
            removal: Table::exponential(removal_weeks(p) * f64::from(WEEK)),
            results: Table::exponential(p.diagnostics.results_days.get() * f64::from(DAY)),
            tests: TestDemand::level(
                p,
                millions,
                base.first_appointments / p.elective.capacity_margin.get(),
                emergency_tests_a_day(p, &per_hour),
                cancer.tests,
            ),
            unneeded: Table::exponential(unneeded_after_weeks(p) * f64::from(WEEK)),
            cancer,
            cancer_modality: discrete(&p.cancer.modality),
            cancer_later: discrete(&p.cancer.later),
            cancer_report: days(p.cancer.report_days.get(), p.cancer.step_cv.get()),
            cancer_plan: days(p.cancer.plan_days.get(), p.cancer.step_cv.get()),
            cancer_preparation: p
                .cancer
                .preparation_days
                .map(|mean| days(mean, p.cancer.step_cv.get())),
            cancer_gap: days(p.cancer.later_gap_days.get(), p.cancer.step_cv.get()),
            parameters,
        }
    }
}

/// Capacities of the start state. Those without a published count follow from flows that must balance there.
/// How far each month lies above the mean month.
fn beyond_mean(by_month: &[f64; 12]) -> [f64; 12] {
    let mean = by_month.iter().sum::<f64>() / 12.0;
    by_month.map(|month| month - mean)
}

fn base(p: &Parameters, population: u32, per_hour: &PerHour) -> Base {
    let scale = f64::from(population) / REFERENCE_POPULATION;
    let millions = f64::from(population) / 1e6;
    let scaled = |count: f64| libm::round(count * scale) as u32;
    let (stays, packages) = stays_a_day(p, per_hour);
    let list = p.elective.list_per_million.get() * millions;
    let flow = PlannedFlow::level(p, per_hour.referrals_a_day * 5.0, list);
    let margin = p.elective.capacity_margin.get();
    Base {
        trolleys: scaled(p.emergency.trolleys.get()),
        corridor: scaled(p.emergency.corridor.get()),
        clinicians: p.emergency.clinicians.get() * scale,
        doctors: p.emergency.on_call.get() * scale,
        observation: scaled(p.emergency.observation_spaces.get()),
        minor_servers: scaled(p.emergency.minor_servers.get()).max(1),
        beds: p.beds.open_per_million.get() * millions,
        protected_beds: scaled(p.beds.protected_for_planned.get()),
        discharges_a_week: stays * 7.0 * p.beds.discharge_margin.get(),
        packages: packages * p.social_care.package_days.get() * p.social_care.places_margin.get(),
        crews: p.ambulance.vehicles.get() * scale,
        first_appointments: flow.appointments * margin,
        follow_ups: flow.appointments * p.elective.follow_ups_per_first.get() * margin,
        operations: flow.operations * margin,
        list,
    }
}

/// Long emergency stays that start per day, and those of them that need a package [people per day].
fn stays_a_day(p: &Parameters, per_hour: &PerHour) -> (f64, f64) {
    let by_acuity = |mix: &[f64; 5]| shares(mix, &p.emergency.admission_by_acuity);
    let conveyed =
        per_hour.calls * shares(&p.population.category_mix, &p.ambulance.conveyed) * 24.0;
    let walking = per_hour.walking * (1.0 + p.population.reattendance.get()) * 24.0;
    let from_walking = walking * by_acuity(&p.emergency.acuity_walking);
    let from_ambulance = conveyed * by_acuity(&p.emergency.acuity_by_ambulance);
    let from_minor = per_hour.minor * 24.0 * p.emergency.minor_admitted.get();
    let young_older = |admitted: f64, older: f64| [admitted * (1.0 - older), admitted * older];
    let mut stays = 0.0;
    let mut packages = 0.0;
    for group in [
        young_older(from_walking + from_minor, p.population.older_walking.get()),
        young_older(
            from_ambulance + per_hour.direct * 24.0,
            p.population.older_by_ambulance.get(),
        ),
    ] {
        for (age, admitted) in group.into_iter().enumerate() {
            let long = admitted * (1.0 - p.beds.short_stay[age]);
            stays += long;
            packages += long * p.beds.needs_package[age];
        }
    }
    (stays, packages)
}

/// Mean waits of planned care for appointment, test and operation in the start state.
fn others(p: &Parameters, base: &Base) -> Others {
    let decided = base.list * p.elective.decided_share.get();
    let testing = base.first_appointments
        * (1.0 - p.elective.admitted_share.get())
        * p.elective.tests_after_appointment.get()
        * weeks_to_result(p);
    Others {
        clinic: (base.list - decided - testing).max(0.0) / base.first_appointments,
        test: p.diagnostics.mean_wait_weeks.get(),
        theatre: decided / base.operations.max(1.0),
    }
}

/// Patients of the major department who are tested [people per day].
fn emergency_tests_a_day(p: &Parameters, per_hour: &PerHour) -> f64 {
    let conveyed = per_hour.calls * shares(&p.population.category_mix, &p.ambulance.conveyed);
    let walking = per_hour.walking * (1.0 + p.population.reattendance.get());
    24.0 * (walking * shares(&p.emergency.acuity_walking, &p.emergency.tests)
        + conveyed * shares(&p.emergency.acuity_by_ambulance, &p.emergency.tests))
}

/// Weekly flows at which the waiting list keeps its length and its composition.
struct PlannedFlow {
    appointments: f64,
    operations: f64,
}

impl PlannedFlow {
    fn level(p: &Parameters, referrals_a_week: f64, list: f64) -> Self {
        let decided = list * p.elective.decided_share.get();
        let rate = 1.0 / removal_weeks(p);
        // Patients in tests: a fixed delay after the appointment, so their number follows the appointments.
        let after = (1.0 - p.elective.admitted_share.get())
            * p.elective.tests_after_appointment.get()
            * weeks_to_result(p);
        let undecided = list - decided;
        // appointments = referrals − rate × (undecided − after × appointments)
        let appointments = (referrals_a_week - rate * undecided) / (1.0 - rate * after);
        let operations = appointments * p.elective.admitted_share.get() - rate * decided;
        Self {
            appointments,
            operations: operations.max(0.0),
        }
    }
}

/// Mean time to a legitimate removal that gives the published share of exits [weeks].
fn removal_weeks(p: &Parameters) -> f64 {
    let share = p.elective.removal_share.get();
    let referrals = p.elective.referrals_per_million_per_month.get() * 12.0 / WEEKS_A_YEAR;
    p.elective.list_per_million.get() / (referrals * share)
}

fn shares(mix: &[f64], value: &[f64]) -> f64 {
    mix.iter().zip(value).map(|(m, v)| m * v).sum()
}

/// Demand at minor units: the day's profile within opening hours (8 to 22).
fn opening_hours(by_hour: &[f64; 24]) -> [f64; 24] {
    let mut open = *by_hour;
    for (hour, value) in open.iter_mut().enumerate() {
        if !(8..22).contains(&hour) {
            *value = 0.0;
        }
    }
    with_mean_one(&open)
}

/// Chance of admission by month relative to the mean: admissions over attendances.
fn relative_admission(admissions: &[f64; 12], attendances: &[f64; 12]) -> [f64; 12] {
    let mut relative = *admissions;
    for (value, attended) in relative.iter_mut().zip(attendances) {
        *value /= attended;
    }
    with_mean_one(&relative)
}

fn discrete(weights: &[f64]) -> Discrete {
    Discrete::new(weights).expect("shares are checked when parameters are compiled")
}

fn minutes(mean: f64, cv: f64) -> Table {
    Table::lognormal(mean * f64::from(MINUTE), cv)
}

fn days(mean: f64, cv: f64) -> Table {
    Table::lognormal(mean * f64::from(DAY), cv)
}

/// Lognormal times with this median [hours].
fn with_median(median: f64, cv: f64) -> Table {
    Table::lognormal(median * (1.0 + cv * cv).sqrt() * f64::from(HOUR), cv)
}
