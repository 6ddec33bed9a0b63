//! Why people leave.

use goodhart_evidence::ParameterSet;
use goodhart_workforce::{
    Conditions, Group, Parameters, WeekInput, WeekStaff, Workforce, inert, output_per_hour,
};

fn after_a_year(parameters: &Parameters, change: impl Fn(WeekInput) -> WeekInput) -> WeekStaff {
    let mut staff = Workforce::start(Group::Acute, parameters);
    let mut last = staff.clone().week(parameters, &staff.start_week());
    for _ in 0..52 {
        let now = change(staff.start_week());
        last = staff.week(parameters, &now);
    }
    last
}

fn worked_harder(start: WeekInput) -> WeekInput {
    WeekInput {
        workload: 1.2,
        ..start
    }
}

fn administered_more(start: WeekInput) -> WeekInput {
    WeekInput {
        admin_share: start.admin_share + 0.1,
        ..start
    }
}

fn strained(start: WeekInput) -> WeekInput {
    WeekInput {
        strain: 0.3,
        ..start
    }
}

const CAUSES: [fn(WeekInput) -> WeekInput; 3] = [worked_harder, administered_more, strained];

#[test]
fn workload_administration_and_strain_each_drive_people_out() {
    let parameters = Parameters::DEFAULT;
    let calm = after_a_year(&parameters, |start| start);
    for cause in CAUSES {
        let driven = after_a_year(&parameters, cause);
        assert!(driven.leavers_rate_per_year > calm.leavers_rate_per_year);
        assert!(driven.morale < 1.0 && driven.staff < 1.0);
        assert!(driven.vacancy > calm.vacancy);
    }
}

#[test]
fn discontent_builds_up_slowly() {
    let parameters = Parameters::DEFAULT;
    let mut staff = Workforce::start(Group::Acute, &parameters);
    let now = strained(staff.start_week());
    let first = staff.week(&parameters, &now).leavers_rate_per_year;
    let later = after_a_year(&parameters, strained).leavers_rate_per_year;
    let calm = parameters.acute_staff.leaving.get();
    assert!(first - calm < 0.1 * (later - calm));
}

#[test]
fn inert_staff_answer_to_nothing_but_money() {
    let mut parameters = Parameters::DEFAULT;
    for (key, nothing) in inert() {
        parameters
            .set(key, nothing)
            .expect("the range of a behavioural slope includes nothing");
    }
    for cause in CAUSES {
        let week = after_a_year(&parameters, cause);
        assert!((week.staff - 1.0).abs() < 1e-12);
    }
    let [calm, worst] = conditions();
    assert!((output_per_hour(&parameters, worst, calm) - 1.0).abs() < 1e-15);
}

#[test]
fn leaving_stays_within_its_bounds_whatever_happens() {
    let parameters = Parameters::DEFAULT;
    let calm = parameters.acute_staff.leaving.get();
    let worst = after_a_year(&parameters, |start| WeekInput {
        strain: 100.0,
        ..start
    });
    let best = after_a_year(&parameters, |start| WeekInput {
        workload: 0.0,
        ..start
    });
    let least = parameters.leaving.least.get();
    let most = parameters.leaving.most.get();
    assert!((worst.leavers_rate_per_year / calm - most).abs() < 1e-12);
    assert!((best.leavers_rate_per_year / calm - least).abs() < 1e-12);
}

/// A calm start state and one that is worse in everything.
fn conditions() -> [Conditions; 2] {
    let calm = Conditions {
        occupancy: 0.93,
        cancelled_share: 0.05,
        turnover: 0.109,
        hours: 1.0,
        equipment: 1.0,
    };
    let worst = Conditions {
        occupancy: 0.98,
        cancelled_share: 0.20,
        turnover: 0.2,
        hours: 1.2,
        equipment: 0.8,
    };
    [calm, worst]
}

#[test]
fn an_hour_yields_less_in_a_full_hospital_with_cancelled_lists_newcomers_crowding_or_old_equipment()
{
    let parameters = Parameters::DEFAULT;
    let [calm, worst] = conditions();
    let one_worse = [
        Conditions {
            occupancy: worst.occupancy,
            ..calm
        },
        Conditions {
            cancelled_share: worst.cancelled_share,
            ..calm
        },
        Conditions {
            turnover: worst.turnover,
            ..calm
        },
        Conditions {
            hours: worst.hours,
            ..calm
        },
        Conditions {
            equipment: worst.equipment,
            ..calm
        },
    ];
    for now in one_worse {
        assert!(output_per_hour(&parameters, now, calm) < 1.0, "{now:?}");
    }
    let empty = Conditions {
        occupancy: 0.85,
        ..calm
    };
    let emptier = Conditions {
        occupancy: 0.70,
        ..calm
    };
    assert!(output_per_hour(&parameters, empty, calm) > 1.0);
    assert_eq!(
        output_per_hour(&parameters, empty, calm).to_bits(),
        output_per_hour(&parameters, emptier, calm).to_bits(),
        "below the bound occupancy does not matter"
    );
}

#[test]
fn more_hours_never_yield_less_in_all() {
    for crowding in [0.0, 0.3, 1.0] {
        let mut parameters = Parameters::DEFAULT;
        parameters
            .set("output.crowding", crowding)
            .expect("in range");
        let [calm, _] = conditions();
        let total =
            |hours: f64| hours * output_per_hour(&parameters, Conditions { hours, ..calm }, calm);
        assert!(total(1.1) >= total(1.0) - 1e-12);
        assert!(total(1.3) >= total(1.1) - 1e-12);
        assert!((total(1.2) - (1.0 + 0.2 * (1.0 - crowding))).abs() < 1e-12);
    }
}
