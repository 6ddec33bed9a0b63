//! What more, less and late money does to staff.

use goodhart_workforce::{Group, Parameters, WeekInput, WeekStaff, Workforce};

/// Lives through weeks, `input` by week from the start week.
fn live(group: Group, weeks: u32, input: impl Fn(u32, WeekInput) -> WeekInput) -> Vec<WeekStaff> {
    let parameters = Parameters::DEFAULT;
    let mut staff = Workforce::start(group, &parameters);
    (0..weeks)
        .map(|week| {
            let now = input(week, staff.start_week());
            staff.week(&parameters, &now)
        })
        .collect()
}

fn posts(level: f64) -> impl Fn(u32, WeekInput) -> WeekInput {
    move |_, start| WeekInput {
        affordable_posts: level,
        ..start
    }
}

#[test]
fn with_less_money_staff_shrink_by_those_who_leave_and_nobody_is_dismissed() {
    for group in Group::ALL {
        let year = live(group, 52, posts(0.8));
        let mut before = 1.0;
        for week in &year {
            assert!(before - week.staff <= week.leavers + 1e-15, "{week:?}");
            assert!(week.hires >= 0.0);
            before = week.staff;
        }
        let left: f64 = year.iter().map(|week| week.leavers).sum();
        let hired: f64 = year.iter().map(|week| week.hires).sum();
        assert!(
            (1.0 - left + hired - before).abs() < 1e-12,
            "{}",
            group.id()
        );
        assert!((0.8..0.95).contains(&before), "{}: {before}", group.id());
    }
}

#[test]
fn less_money_takes_longer_than_a_year_where_few_leave() {
    let acute = live(Group::Acute, 52, posts(0.8));
    let social_care = live(Group::SocialCare, 52, posts(0.8));
    assert!(acute[51].staff > 0.9, "{:?}", acute[51]);
    assert!(social_care[51].staff < 0.85, "{:?}", social_care[51]);
}

#[test]
fn agency_is_cut_at_once() {
    let week = live(Group::Acute, 1, |_, start| WeekInput {
        agency_affordable: 0.0,
        ..start
    })[0];
    assert!(week.agency_share <= 0.0);
    assert!((week.staff - 1.0).abs() < 1e-12 && week.hours < 1.0);
}

#[test]
fn with_more_money_staff_grow_only_after_the_hire_lag() {
    let lag = Parameters::DEFAULT.acute_staff.hire_lag.get() as usize;
    let weeks = live(Group::Acute, 52, posts(1.2));
    for week in &weeks[..lag] {
        assert!((week.staff - 1.0).abs() < 1e-12, "{week:?}");
    }
    assert!(weeks[lag].staff > 1.0);
    assert!(weeks[0].vacancy > 0.2, "posts are open at once");
}

#[test]
fn with_more_money_staff_grow_no_faster_than_labour_supply() {
    let parameters = Parameters::DEFAULT;
    let plenty = live(Group::Acute, 52, posts(1.3));
    let some = live(Group::Acute, 52, posts(1.2));
    assert!(
        (plenty[51].staff - some[51].staff).abs() < 0.005,
        "half as much money again finds hardly more people in a year"
    );
    let weekly = parameters.acute_staff.leaving.get() / 52.0;
    let most = weekly * parameters.hiring.labour_supply.get();
    // Training can add at most what posts grew by.
    assert!(plenty.iter().all(|week| week.hires <= most * 1.3));
    assert!(plenty[51].staff < 1.0 + most * 1.3 * 52.0);
}

#[test]
fn agency_is_bounded_by_those_who_can_be_had() {
    let supply = Parameters::DEFAULT.hiring.agency_supply.get();
    let week = live(Group::Acute, 1, |_, start| WeekInput {
        agency_affordable: 10.0 * start.agency_at_start,
        ..start
    })[0];
    let start = Workforce::start(Group::Acute, &Parameters::DEFAULT).agency_at_start();
    assert!((week.agency - supply * start).abs() < 1e-15);
}

/// A check, not a fit: in winter 2022/23 five of six areas failed to recruit on money announced in mid November, to be
/// spent by the end of March (King's Fund). No parameter was sized by it.
#[test]
fn posts_opened_at_short_notice_stay_mostly_empty() {
    let (announced, year_end) = (32, 52);
    for group in [Group::Acute, Group::Ambulance] {
        let funded = 0.05;
        let weeks = live(group, year_end, |week, start| WeekInput {
            affordable_posts: if week < announced { 1.0 } else { 1.0 + funded },
            ..start
        });
        let season = &weeks[announced as usize..];
        let filled: f64 = season.iter().map(|week| week.staff - 1.0).sum();
        let share = filled / (funded * season.len() as f64);
        assert!(
            share < 0.2,
            "{}: {share} of extra post-weeks filled",
            group.id()
        );
    }
}

#[test]
fn the_same_posts_known_in_april_are_filled_better() {
    let filled = |from: u32| {
        let weeks = live(Group::Acute, 52, move |week, start| WeekInput {
            affordable_posts: if week < from { 1.0 } else { 1.05 },
            ..start
        });
        weeks[35..].iter().map(|week| week.staff - 1.0).sum::<f64>()
    };
    assert!(filled(0) > 2.0 * filled(32));
}

#[test]
fn plans_restarted_in_year_strand_those_already_hired() {
    let kept = live(Group::Acute, 52, |_, start| start);
    let restarted = live(Group::Acute, 52, |week, start| WeekInput {
        stranded: if week == 4 { 1.0 } else { 0.0 },
        ..start
    });
    assert!(restarted[13].staff < kept[13].staff);
    assert!(restarted[51].staff < kept[51].staff);
}

#[test]
fn recruiting_fills_posts_at_once_up_to_the_supply_and_training_answers_years_later() {
    let with = |years: u32, pace: f64| {
        live(Group::Acute, years * 52, |_, start| WeekInput {
            affordable_posts: 1.2,
            recruitment: pace,
            ..start
        })
    };
    let [slow, usual, fast] = [0.5, 1.0, 2.0].map(|pace| with(8, pace));
    let at = |weeks: &[WeekStaff], year: usize| weeks[year * 52 - 1].staff;
    for year in [1, 2, 8] {
        assert!(at(&slow, year) < at(&usual, year) && at(&usual, year) <= at(&fast, year));
    }
    // Twice the recruiters do not find twice the people: the supply bounds the first years.
    let hires = |weeks: &[WeekStaff], year: usize| -> f64 {
        weeks[(year - 1) * 52..year * 52]
            .iter()
            .map(|week| week.hires)
            .sum()
    };
    assert!(hires(&fast, 1) < 1.9 * hires(&usual, 1));
}
