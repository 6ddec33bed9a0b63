//! Need-matched money on the start state's terms pays for the start state and nothing else.

use goodhart_evidence::ParameterSet;
use goodhart_money::{Parameters, Provider, Purse, Terms, WeekSpend, beds_affordable};

const START: WeekSpend = WeekSpend {
    staff: 1.0,
    tied_earned: 1.0,
    estate: 1.0,
};

fn assert_steady(parameters: &Parameters, provider: Provider, what: &str) {
    let terms = Terms::need_matched(parameters);
    let mut purse = Purse::new(parameters, provider, terms, 0.08, 250_000);
    for week in 0..5 * 52 {
        let money = purse.week(parameters, week % 52, START);
        let wards = beds_affordable(&parameters.bed_funding, money.beds_funded, 1.0);
        for ratio in [
            money.affordable_posts,
            money.beds_funded,
            wards.beds,
            wards.nursing_per_bed,
        ] {
            assert!((ratio - 1.0).abs() < 1e-12, "{what}: {money:?}");
        }
        assert!(
            (money.agency_affordable - money.agency_at_start).abs() < 1e-12,
            "{what}: {money:?}"
        );
        assert!(money.reporting_hours.abs() < 1e-12, "{what}: {money:?}");
        purse.book(parameters, money.agency_affordable);
    }
    let accounts = purse.accounts();
    assert_eq!(accounts.tied_lost, 0, "{what}");
    // One penny of rounding a week at most.
    assert!(accounts.balance().abs() <= 5 * 52, "{what}: {accounts:?}");
}

#[test]
fn need_matched_money_keeps_the_start_state_for_five_years() {
    for provider in Provider::ALL {
        assert_steady(&Parameters::DEFAULT, provider, provider.id());
    }
}

#[test]
fn so_it_does_at_both_ends_of_every_range() {
    for spec in Parameters::SPECS {
        for end in [spec.low, spec.high] {
            let mut parameters = Parameters::DEFAULT;
            parameters
                .set(spec.key, end)
                .expect("an end of its own range");
            for provider in Provider::ALL {
                assert_steady(&parameters, provider, spec.key);
            }
        }
    }
}

#[test]
fn a_year_of_need_matched_money_is_pounds_per_head_times_residents() {
    let parameters = Parameters::DEFAULT;
    for provider in Provider::ALL {
        let terms = Terms::need_matched(&parameters);
        let mut purse = Purse::new(&parameters, provider, terms, 0.08, 250_000);
        for week in 0..52 {
            let money = purse.week(&parameters, week, START);
            purse.book(&parameters, money.agency_affordable);
        }
        let came = purse.accounts().recurrent_received + purse.accounts().pots_announced;
        let expected = provider.pounds_per_head(&parameters.purse) * 250_000.0 * 100.0;
        assert!(
            (came as f64 - expected).abs() <= 52.0,
            "{came} pence, not {expected}"
        );
    }
}
