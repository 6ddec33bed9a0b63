//! Level, growth, certainty and money tied to targets.

use goodhart_evidence::ParameterSet;
use goodhart_money::{
    Accounts, Parameters, Provider, Purse, Terms, WeekMoney, WeekSpend, beds_affordable, inert,
};

const AGENCY_AT_START: f64 = 0.08;

/// Years of the acute purse with unchanged staff, who take at most `agency_most` temporary hours.
fn years(count: u32, terms: Terms, agency_most: f64, earned: f64) -> (Vec<WeekMoney>, Accounts) {
    let parameters = Parameters::DEFAULT;
    let mut purse = Purse::new(
        &parameters,
        Provider::Acute,
        terms,
        AGENCY_AT_START,
        250_000,
    );
    let spend = WeekSpend {
        staff: 1.0,
        tied_earned: earned,
        estate: 1.0,
    };
    let weeks = (0..count * 52)
        .map(|week| {
            let money = purse.week(&parameters, week % 52, spend);
            purse.book(&parameters, money.agency_affordable.min(agency_most));
            let accounts = purse.accounts();
            assert!(accounts.pots_in_hand() >= 0 && accounts.pots_lost >= 0);
            assert_eq!(
                accounts.pots_announced,
                accounts.pots_spent + accounts.pots_lost + accounts.pots_in_hand()
            );
            if week % 52 == 51 {
                assert_eq!(
                    accounts.pots_in_hand(),
                    0,
                    "late money lapses with the year"
                );
            }
            money
        })
        .collect();
    (weeks, *purse.accounts())
}

fn need_matched() -> Terms {
    Terms::need_matched(&Parameters::DEFAULT)
}

#[test]
fn level_funds_posts_in_proportion() {
    for level in [80.0, 120.0] {
        let (weeks, accounts) = years(
            1,
            Terms {
                level,
                ..need_matched()
            },
            1.0,
            1.0,
        );
        assert!(
            weeks
                .iter()
                .all(|week| (week.affordable_posts - level / 100.0).abs() < 1e-12)
        );
        let (_, matched) = years(1, need_matched(), 1.0, 1.0);
        let ratio = accounts.recurrent_received as f64 / matched.recurrent_received as f64;
        assert!(
            (ratio - level / 100.0).abs() < 1e-8,
            "apart from rounded pence"
        );
    }
}

#[test]
fn with_staff_in_post_that_the_budget_cannot_pay_agency_goes_first_and_a_deficit_follows() {
    let (weeks, accounts) = years(
        1,
        Terms {
            level: 80.0,
            ..need_matched()
        },
        1.0,
        1.0,
    );
    assert!(weeks[0].agency_affordable <= 0.0);
    assert!(accounts.balance() < 0, "{accounts:?}");
}

#[test]
fn growth_compounds_at_each_new_year() {
    let (weeks, _) = years(
        3,
        Terms {
            growth: 5.0,
            ..need_matched()
        },
        1.0,
        1.0,
    );
    let posts = |week: usize| weeks[week].affordable_posts;
    assert!((posts(51) - 1.0).abs() < 1e-12);
    assert!((posts(52) - 1.05).abs() < 1e-12);
    assert!((posts(104) - 1.05 * 1.05).abs() < 1e-12);
}

#[test]
fn late_money_comes_from_december_to_march_and_buys_agency_and_no_post() {
    let certain = need_matched();
    let late = Terms {
        certainty: certain.certainty - 0.03,
        ..certain
    };
    let (weeks, accounts) = years(1, late, 1.0, 1.0);
    for (number, week) in weeks.iter().enumerate() {
        assert!(week.affordable_posts < 1.0);
        assert_eq!(week.pots_available > 0.0, number >= 35, "week {number}");
        if number >= 35 {
            assert!(week.agency_affordable > weeks[34].agency_affordable);
            assert!(week.reporting_hours > 0.0);
        }
    }
    assert!(accounts.agency_premium > 0);
}

#[test]
fn what_temporary_staff_cannot_be_had_for_lapses() {
    let late = Terms {
        certainty: 0.8,
        ..need_matched()
    };
    let (_, found) = years(2, late, 1.0, 1.0);
    let (_, not_found) = years(2, late, AGENCY_AT_START, 1.0);
    assert!(not_found.pots_lost > found.pots_lost);
    assert!(not_found.pots_spent < found.pots_spent);
    assert!(
        found.pots_lost > 0,
        "one-offs at short notice are bounded: {found:?}"
    );
}

/// What a week cannot spend is carried on and was reported on when it came.
#[test]
fn late_money_is_reported_on_once_whether_it_can_be_spent_or_not() {
    let late = Terms {
        certainty: 0.5,
        ..need_matched()
    };
    let hours = |agency_most: f64| -> f64 {
        let (weeks, _) = years(1, late, agency_most, 1.0);
        weeks.iter().map(|week| week.reporting_hours).sum()
    };
    let parameters = Parameters::DEFAULT;
    let more = (parameters.purse.certainty_start.get() - 0.5) * 52.0;
    let expected = parameters.pots.reporting.get() * more;
    for agency_most in [0.0, AGENCY_AT_START, 100.0] {
        let hours = hours(agency_most);
        assert!((hours - expected).abs() < 1e-9, "{agency_most}: {hours}");
    }
}

#[test]
fn the_same_sum_buys_more_staff_hours_when_it_is_recurrent() {
    let parameters = Parameters::DEFAULT;
    let pay_hours = |terms: Terms| {
        let (weeks, _) = years(1, terms, 1.5 * AGENCY_AT_START, 1.0);
        weeks
            .iter()
            .map(|week| {
                week.affordable_posts + week.agency_affordable.min(1.5 * week.agency_at_start)
            })
            .sum::<f64>()
    };
    let certain = Terms {
        certainty: 1.0,
        ..need_matched()
    };
    let late = Terms {
        certainty: 0.9,
        ..need_matched()
    };
    assert!(pay_hours(certain) > pay_hours(need_matched()));
    assert!(pay_hours(need_matched()) > pay_hours(late));
    assert!(parameters.purse.agency_price.get() > 1.0);
}

#[test]
fn money_tied_to_targets_is_lost_as_far_as_they_are_missed() {
    let tied = Terms {
        tied: 0.1,
        ..need_matched()
    };
    let (met, all) = years(1, tied, 1.0, 1.0);
    let (missed, less) = years(1, tied, 1.0, 0.5);
    assert!((met[0].affordable_posts - 1.0).abs() < 1e-12);
    assert!((missed[0].affordable_posts - 0.95).abs() < 1e-12);
    assert_eq!(all.tied_lost, 0);
    assert!((all.recurrent_received - less.recurrent_received - less.tied_lost).abs() <= 52);
    let (untied, _) = years(1, need_matched(), 1.0, 0.0);
    assert!((untied[0].affordable_posts - 1.0).abs() < 1e-12);
}

#[test]
fn beds_follow_money_slowly_and_only_as_far_as_the_estate_goes() {
    let parameters = Parameters::DEFAULT;
    let (weeks, _) = years(
        5,
        Terms {
            level: 130.0,
            ..need_matched()
        },
        1.0,
        1.0,
    );
    let estate = parameters.bed_funding.estate.get();
    assert!(weeks[0].beds_funded < 1.01);
    assert!(weeks.iter().all(|week| week.beds_funded <= estate));
    assert!(weeks[259].beds_funded > estate - 0.001);
    let (lean, _) = years(
        5,
        Terms {
            level: 80.0,
            ..need_matched()
        },
        1.0,
        1.0,
    );
    assert!(lean[0].beds_funded > 0.98 && lean[259].beds_funded < 0.81);
}

#[test]
fn half_of_a_shortage_closes_beds_and_half_thins_nursing() {
    let parameters = Parameters::DEFAULT.bed_funding;
    let wards = beds_affordable(&parameters, 1.0, 0.9);
    assert!((wards.beds - 0.95).abs() < 1e-12);
    assert!(
        (wards.beds * wards.nursing_per_bed - 0.9).abs() < 1e-12,
        "hours are conserved"
    );
    let spare = beds_affordable(&parameters, 1.0, 1.1);
    assert!((spare.beds - 1.0).abs() < 1e-12 && spare.nursing_per_bed > 1.0);
    let closed = beds_affordable(&parameters, 0.0, 0.5);
    assert!(closed.beds <= 0.0 && closed.nursing_per_bed <= 0.0);
}

#[test]
fn every_range_includes_nothing() {
    let mut parameters = Parameters::DEFAULT;
    for (key, nothing) in inert() {
        parameters
            .set(key, nothing)
            .expect("the range of a behavioural parameter includes nothing");
    }
    let mut purse = Purse::new(
        &parameters,
        Provider::Acute,
        Terms {
            certainty: 0.5,
            ..Terms::need_matched(&parameters)
        },
        AGENCY_AT_START,
        250_000,
    );
    for week in 0..52 {
        let money = purse.week(
            &parameters,
            week,
            WeekSpend {
                staff: 1.0,
                tied_earned: 1.0,
                estate: 1.0,
            },
        );
        assert!(money.reporting_hours.abs() <= 0.0);
        purse.book(&parameters, money.agency_affordable);
    }
}

#[test]
fn a_year_of_fifty_three_weeks_pays_no_second_pot() {
    let parameters = Parameters::DEFAULT;
    let terms = need_matched();
    let mut purse = Purse::new(
        &parameters,
        Provider::Acute,
        terms,
        AGENCY_AT_START,
        250_000,
    );
    let spend = WeekSpend {
        staff: 1.0,
        tied_earned: 1.0,
        estate: 1.0,
    };
    for week in (0..52).chain([51]) {
        let money = purse.week(&parameters, week, spend);
        purse.book(&parameters, money.agency_affordable);
    }
    let announced = purse.accounts().pots_announced;
    let (_, year) = years(1, terms, 1.0, 1.0);
    assert_eq!(announced, year.pots_announced);
    assert_eq!(purse.accounts().pots_in_hand(), 0);
}

/// A pot of what the same purse gave for it: as much in all, later, for things that are no posts.
#[test]
fn what_is_held_back_comes_late_and_funds_no_post() {
    let (plain, before) = years(1, need_matched(), 1.0, 1.0);
    let held = Terms {
        sliced: 0.02,
        pot: 0.02 * 52.0,
        ..need_matched()
    };
    let (weeks, accounts) = years(1, held, 1.0, 1.0);
    let all = |accounts: &Accounts| accounts.recurrent_received + accounts.pots_announced;
    assert!(
        (all(&accounts) - all(&before)).abs() <= 100,
        "but for rounded pence"
    );
    for (number, (week, plain)) in weeks.iter().zip(&plain).enumerate() {
        assert!((week.affordable_posts - 0.98 * plain.affordable_posts).abs() < 1e-12);
        assert_eq!(
            week.pots_available > plain.pots_available,
            number >= 35,
            "week {number}"
        );
    }
}
