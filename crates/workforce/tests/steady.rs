//! The start state is a fixed point.

use goodhart_workforce::{Conditions, Group, Parameters, StartLoad, Workforce, output_per_hour};

const FIVE_YEARS: u32 = 5 * 52;

fn near(value: f64, expected: f64, what: &str) {
    assert!(
        (value - expected).abs() < 1e-12,
        "{what}: {value}, not {expected}"
    );
}

#[test]
fn without_strain_and_with_need_matched_posts_nothing_moves_for_five_years() {
    let parameters = Parameters::DEFAULT;
    for group in Group::ALL {
        let mut staff = Workforce::start(group, &parameters);
        let first = staff.clone().week(&parameters, &staff.start_week());
        for _ in 0..FIVE_YEARS {
            let week = staff.week(&parameters, &staff.start_week());
            near(week.hours, 1.0, "hours");
            near(week.staff, 1.0, "staff in post");
            near(week.hires, week.leavers, "hires replace leavers");
            near(week.morale, 1.0, "morale");
            near(week.turnover, first.turnover, "turnover");
            near(week.vacancy, first.vacancy, "vacancy");
        }
    }
}

#[test]
fn the_start_state_has_the_vacancies_and_leavers_of_the_parameters() {
    let parameters = Parameters::DEFAULT;
    let facts = [
        (Group::Acute, 0.089, 0.109),
        (Group::Ambulance, 0.08, 0.105),
        (Group::SocialCare, 0.099, 0.30),
    ];
    for (group, vacancy, leaving) in facts {
        let mut staff = Workforce::start(group, &parameters);
        let week = staff.week(&parameters, &staff.start_week());
        near(week.vacancy, vacancy, group.id());
        near(week.leavers_rate_per_year, leaving, group.id());
        near(week.turnover, leaving, group.id());
    }
}

#[test]
fn every_end_of_every_range_starts_steady() {
    use goodhart_evidence::ParameterSet;
    for spec in Parameters::SPECS {
        for end in [spec.low, spec.high] {
            let mut parameters = Parameters::DEFAULT;
            parameters
                .set(spec.key, end)
                .expect("an end of its own range");
            for group in Group::ALL {
                let mut staff = Workforce::start(group, &parameters);
                for _ in 0..FIVE_YEARS {
                    let week = staff.week(&parameters, &staff.start_week());
                    near(week.hours, 1.0, spec.key);
                    near(week.staff, 1.0, spec.key);
                }
            }
        }
    }
}

#[test]
fn strain_and_administration_of_the_start_state_drive_nobody_out() {
    let parameters = Parameters::DEFAULT;
    let load = StartLoad {
        admin_share: 0.05,
        strain: 0.2,
    };
    let mut staff = Workforce::start_under(Group::Acute, &parameters, load);
    for _ in 0..FIVE_YEARS {
        let week = staff.week(&parameters, &staff.start_week());
        near(week.staff, 1.0, "staff in post");
    }
}

#[test]
fn an_hour_yields_exactly_one_in_the_start_state() {
    let parameters = Parameters::DEFAULT;
    for occupancy in [0.6, 0.93, 0.99] {
        let start = Conditions {
            occupancy,
            cancelled_share: 0.07,
            turnover: 0.109,
            hours: 1.0,
            equipment: 1.0,
        };
        let yielded = output_per_hour(&parameters, start, start);
        assert_eq!(yielded.to_bits(), 1.0_f64.to_bits());
    }
}
