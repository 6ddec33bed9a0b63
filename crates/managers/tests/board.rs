//! Boards alone, before a dashboard that does not answer: what they do about targets, and what they leave alone.

use goodhart_evidence::ParameterSet;
use goodhart_levers::{PerStream, Practice, Recording, Stream};
use goodhart_managers::{Board, Decision, Outlook, Parameters, Provider, StrategyId, inert};
use goodhart_regimes::{
    InForce, Judged, Oversight, Parameters as RegimeParameters, Players, Regime, Window,
};
use goodhart_targets::catalogue::{Order, first, position};
use goodhart_targets::{Dashboard, Indicator, View};

const HOURS: f64 = 60_000.0;
const SEED: u64 = 11;

/// Oversight as in 2022/23.
const OVERSIGHT: Oversight = Oversight {
    judged: Judged {
        line: 0.3,
        gap: 0.4,
        trend: 0.3,
    },
    audit: 0.2,
    ..Oversight::PLAIN
};

/// The levels of 2022/23 as a place would report them.
fn level(indicator: Indicator) -> (f64, f64) {
    match indicator {
        Indicator::EdWithin4h => (71.0, 2.0),
        Indicator::EdOver12hArrival => (8.0, 1.0),
        Indicator::EdOver12hDecision => (150.0, 30.0),
        Indicator::EdLeftUnseen => (5.5, 0.5),
        Indicator::EdReattend7d => (8.7, 0.3),
        Indicator::EdMeanMinutes => (290.0, 15.0),
        Indicator::AmbulanceC1Mean => (9.1, 0.4),
        Indicator::AmbulanceC2Mean => (49.0, 6.0),
        Indicator::HandoverWithin15 => (35.0, 3.0),
        Indicator::HandoverWithin30 => (65.0, 4.0),
        Indicator::HandoverOver60 => (300.0, 60.0),
        Indicator::ElectiveWithin18w => (62.0, 0.5),
        Indicator::ElectiveOver52w => (1_500.0, 20.0),
        Indicator::ElectiveOver78w => (150.0, 10.0),
        Indicator::ElectiveOver104w => (10.0, 3.0),
        Indicator::ElectiveMeanWait => (19.0, 0.2),
        Indicator::WardSafety => (6.0, 0.5),
        Indicator::FollowUpOverdue => (15.0, 1.0),
        Indicator::DelayedDischarges => (60.0, 5.0),
        Indicator::TherapiesRecoveryOfCompleters => (46.0, 1.0),
        _ => (50.0, 2.0),
    }
}

fn dashboard(week: u32, bend: impl Fn(Indicator, f64) -> f64) -> Dashboard {
    let view = |&indicator: &Indicator| {
        let (start, noise) = level(indicator);
        let recent = bend(indicator, start);
        View {
            recent,
            before: recent,
            last_year: start,
            peers: start,
            start,
            cases: 8_000.0,
            noise,
        }
    };
    Dashboard::new(week, Indicator::ALL.iter().map(view).collect())
}

fn outlook<'a>(dashboard: &'a Dashboard, regime: &'a Regime) -> Outlook<'a> {
    Outlook {
        peers_use: &[],
        dashboard,
        regime,
        hours: PerStream::uniform(1.0),
        base_hours_per_week: HOURS,
        caught: &[],
        luck: u64::from(dashboard.week) * 7_919,
    }
}

fn regime(n: u16) -> Regime {
    Regime::new(
        &first(Order::Salience, 1, n),
        OVERSIGHT,
        &RegimeParameters::DEFAULT,
    )
}

fn only(ids: &[&str]) -> Regime {
    let rows: Vec<u16> = ids
        .iter()
        .map(|id| position(id).expect("the row is in the catalogue"))
        .collect();
    Regime::new(&rows, OVERSIGHT, &RegimeParameters::DEFAULT)
}

fn board(provider: Provider) -> Board {
    Board::new(provider, &Parameters::DEFAULT, 0.5, SEED)
}

fn after(mut board: Board, regime: &Regime, weeks: u32) -> Decision {
    let mut last = None;
    for week in 0..weeks.max(1) {
        last = Some(board.review(&outlook(&dashboard(week, |_, level| level), regime)));
    }
    last.expect("at least one week")
}

fn at_rest(decision: &Decision) {
    let one = 1.0_f64.to_bits();
    assert!(
        decision
            .allocation
            .iter()
            .all(|(_, value)| value.to_bits() == one),
        "{decision:?}"
    );
    assert!(
        decision
            .effort
            .iter()
            .all(|(_, value)| value.to_bits() == one),
        "{decision:?}"
    );
    assert_eq!(decision.practice, Practice::default());
    assert_eq!(decision.recording, Recording::default());
    for cost in [
        decision.hours_on_collections,
        decision.hours_on_gaming,
        decision.strain,
    ] {
        assert_eq!(cost.to_bits(), 0.0_f64.to_bits());
    }
    assert!(
        decision
            .intensities
            .iter()
            .all(|(_, value)| value.to_bits() == 0.0_f64.to_bits())
    );
}

/// Parameters of both crates with everything behavioural at its "nothing".
fn nothing() -> (Parameters, RegimeParameters) {
    let (mut managers, mut regimes) = (Parameters::DEFAULT, RegimeParameters::DEFAULT);
    for (key, value) in inert() {
        if regimes.set(key, value).is_err() {
            managers
                .set(key, value)
                .expect("the range of a behavioural parameter includes nothing");
        }
    }
    (managers, regimes)
}

#[test]
fn with_nothing_behavioural_the_number_of_targets_changes_nothing() {
    let (managers, regimes) = nothing();
    for provider in Provider::ALL {
        for n in [0, 1, 10, 31, 133] {
            let mut regime = Regime::new(&first(Order::Salience, 1, n), OVERSIGHT, &regimes);
            regime.oversight.publication = 0.5;
            regime.oversight.peer_review = 1.0;
            let mut board = Board::new(provider, &managers, 0.2, SEED);
            for week in 0..60 {
                let worse = dashboard(week, |_, level| level * 1.3);
                at_rest(&board.review(&outlook(&worse, &regime)));
            }
        }
    }
}

/// Inertness must not lean on the weights of targets: boards alone, under full pressure.
#[test]
fn a_board_without_behaviour_ignores_even_full_pressure() {
    let (managers, _) = nothing();
    let mut regime = regime(133);
    regime.oversight.pressure = 2.0;
    regime.time_per_collection = 0.0;
    let mut board = Board::new(Provider::Acute, &managers, 0.5, SEED);
    for week in 0..60 {
        at_rest(&board.review(&outlook(&dashboard(week, |_, level| level), &regime)));
    }
}

#[test]
fn at_2022_levels_the_four_hour_and_the_18_week_target_each_move_time_within_half_a_year() {
    let without = after(board(Provider::Acute), &only(&[]), 26);
    let four_hours = after(board(Provider::Acute), &only(&["ae-4h-95"]), 26);
    let weeks_18 = after(board(Provider::Acute), &only(&["rtt-18w-92"]), 26);
    let gained =
        |with: &Decision, stream| with.allocation[stream] / without.allocation[stream] - 1.0;
    assert!(
        gained(&four_hours, Stream::Emergency) > 0.01,
        "{}",
        gained(&four_hours, Stream::Emergency)
    );
    assert!(
        gained(&weeks_18, Stream::Outpatients) > 0.01,
        "{}",
        gained(&weeks_18, Stream::Outpatients)
    );
    for with in [&four_hours, &weeks_18] {
        assert!(gained(with, Stream::FollowUps) < 0.0 && gained(with, Stream::Wards) < 0.01);
    }
    assert!(four_hours.effort[Stream::Emergency] > without.effort[Stream::Emergency] + 0.002);
}

#[test]
fn the_category_2_target_moves_the_effort_of_crews() {
    let without = after(board(Provider::Ambulance), &only(&[]), 26);
    let with = after(board(Provider::Ambulance), &only(&["amb-cat2-mean-18"]), 26);
    assert!(with.effort[Stream::Ambulance] > without.effort[Stream::Ambulance] + 0.002);
    assert_eq!(with.allocation, PerStream::uniform(1.0));
}

#[test]
fn without_targets_nothing_is_gamed_and_nobody_is_strained() {
    let decision = after(board(Provider::Acute), &only(&[]), 52);
    assert_eq!(decision.practice, Practice::default());
    assert_eq!(decision.recording, Recording::default());
    assert_eq!(decision.strain.to_bits(), 0.0_f64.to_bits());
    assert!(
        decision
            .intensities
            .iter()
            .all(|(_, value)| value.to_bits() == 0.0_f64.to_bits())
    );
}

#[test]
fn a_channel_that_is_off_does_not_see_targets() {
    let start = regime(133).in_force;
    let some = regime(31).keeping_collections_of(&start, 0.3, SEED);
    let none = after(board(Provider::Acute), &some.without_targets(), 40);
    assert!(none.hours_on_collections > 0.0);
    let with = |bits: u8| {
        let mut regime = some.clone();
        regime.players = Players::from_bits(bits);
        after(board(Provider::Acute), &regime, 40)
    };
    let nobody = with(0);
    assert_eq!(nobody.allocation, none.allocation);
    assert_eq!(nobody.effort, none.effort);
    assert_eq!(nobody.practice, none.practice);
    assert_eq!(
        nobody.hours_on_collections.to_bits(),
        none.hours_on_collections.to_bits()
    );
    let all = with(0x7f);
    for (player, name) in Players::NAMES.into_iter().enumerate().take(6) {
        let changed = with(0x7f & !(1 << player)) != all;
        assert!(changed, "{name} off changes nothing");
    }
}

#[test]
fn a_limit_comes_from_the_target_in_force_and_from_nowhere_else() {
    let mut regime = only(&["ae-4h-95", "rtt-18w-92"]);
    for item in &mut regime.in_force {
        item.limit_s = item.limit_s.map(|limit| limit * 2);
    }
    let decision = after(keen(Provider::Acute), &regime, 52);
    let late = decision
        .practice
        .late_departures
        .expect("a keen board uses it");
    assert_eq!(late.limit_s, 8 * 3_600);
    assert!(late.intensity > 0.0);
    assert_eq!(decision.practice.list_order.limit_weeks, 36);
    assert_eq!(decision.recording.suspension_limit_weeks, 36);
}

/// A board that games whatever it can.
fn keen(provider: Provider) -> Board {
    let mut p = Parameters::DEFAULT;
    for (key, value) in [
        ("provider.integrity", 0.0),
        ("gaming.caught_penalty", 0.0),
        ("gaming.attention_cost", 0.1),
    ] {
        p.set(key, value).expect("within its range");
    }
    Board::new(provider, &p, 0.5, SEED)
}

/// All national targets and all paid indicators of general practice.
fn everything() -> Regime {
    let rows: Vec<u16> = (0..goodhart_targets::catalogue::TARGETS.len() as u16).collect();
    Regime::new(&rows, OVERSIGHT, &RegimeParameters::DEFAULT)
}

#[test]
fn every_strategy_is_used_by_a_keen_board_and_is_exactly_nothing_once_disabled() {
    for &id in StrategyId::ALL {
        let mut regime = Regime::of(
            everything()
                .in_force
                .into_iter()
                .map(|item| match id {
                    StrategyId::ShortestFirst => item.by_completed_pathways(),
                    StrategyId::MeasurementWeek => InForce {
                        window: Window::Open,
                        ..item
                    },
                    _ => item,
                })
                .filter(|item| {
                    id.strategy()
                        .quantities
                        .iter()
                        .any(|&q| item.quantity == Some(q))
                })
                .collect(),
            OVERSIGHT,
            &RegimeParameters::DEFAULT,
        );
        let intensity = |decision: &Decision| {
            decision
                .intensities
                .iter()
                .find(|(of, _)| *of == id)
                .map_or(0.0, |(_, value)| *value)
        };
        let whose = Provider::ALL
            .into_iter()
            .find(|provider| regime.binding(provider.binds()).next().is_some())
            .expect("somebody is bound");
        assert!(
            intensity(&after(keen(whose), &regime, 52)) > 0.02,
            "{}",
            id.id()
        );
        regime.disabled.insert(id.id().to_owned());
        assert_eq!(
            intensity(&after(keen(whose), &regime, 52)).to_bits(),
            0.0_f64.to_bits()
        );
    }
}

#[test]
fn a_check_that_finds_a_strategy_pushes_it_back() {
    let regime = only(&["ae-4h-95"]);
    let mut free = keen(Provider::Acute);
    let mut checked = keen(Provider::Acute);
    for week in 0..80 {
        let dashboard = dashboard(week, |_, level| level);
        let outlook = outlook(&dashboard, &regime);
        let caught = if week == 79 {
            &[StrategyId::LateDepartures][..]
        } else {
            &[]
        };
        let before = free.review(&outlook).intensities[0].1;
        let after = checked.review(&Outlook { caught, ..outlook }).intensities[0].1;
        if week == 79 {
            assert!(after < 0.6 * before && after > 0.0, "{before} {after}");
        }
    }
}

#[test]
fn a_settled_board_stays_where_it_is_and_moves_when_targets_go() {
    // Milestones move by themselves: what was on their path is behind it a year later.
    let mut before = regime(133);
    for item in &mut before.in_force {
        item.due_week = None;
    }
    let start = dashboard(0, |_, level| level);
    let settled = Board::new(Provider::Acute, &Parameters::DEFAULT, 1.0, SEED)
        .settled(&outlook(&start, &before));
    let stays = after(settled.clone(), &before, 52);
    for &stream in Provider::Acute.streams() {
        assert!(
            // Programmes come up a few times a year each, and not alike in every year.
            (stays.allocation[stream] - 1.0).abs() < 0.02,
            "{}: {}",
            stream.id(),
            stays.allocation[stream]
        );
    }
    let freed = after(settled, &only(&[]), 52);
    assert!(freed.allocation[Stream::FollowUps] > 1.005);
    assert!(freed.allocation[Stream::Emergency] < 0.99);
}

#[test]
fn the_same_weeks_give_the_same_decisions() {
    assert_eq!(
        after(board(Provider::Acute), &regime(133), 30),
        after(board(Provider::Acute), &regime(133), 30)
    );
}

#[test]
fn visible_harm_draws_time_without_any_target() {
    let mut board = board(Provider::Acute);
    let none = only(&[]);
    let mut last = None;
    for week in 0..40 {
        let unsafe_wards = dashboard(week, |indicator, level| {
            if indicator == Indicator::WardSafety {
                level * 2.0
            } else {
                level
            }
        });
        last = Some(board.review(&outlook(&unsafe_wards, &none)));
    }
    let decision = last.expect("forty weeks passed");
    assert!(decision.allocation[Stream::Wards] > 1.02);
}

#[test]
fn every_end_of_every_range_gives_sound_decisions() {
    let regime = regime(133);
    for spec in Parameters::SPECS {
        for end in [spec.low, spec.high] {
            let mut p = Parameters::DEFAULT;
            p.set(spec.key, end).expect("the ends belong to the range");
            for provider in Provider::ALL {
                let decision = after(Board::new(provider, &p, 0.5, SEED), &regime, 5);
                assert!(
                    decision
                        .effort
                        .iter()
                        .all(|(_, value)| value > 0.3 && value < 3.0),
                    "{}",
                    spec.key
                );
            }
        }
    }
}

/// Slots a week that each quantity gets, in registry order of indicators.
#[test]
fn what_is_targeted_gets_slots_and_what_is_dropped_loses_them() {
    let many = regime(133);
    let settled = board(Provider::Acute).settled(&outlook(&dashboard(0, |_, level| level), &many));
    let at_start = settled.slots_at_start().to_vec();
    let four_hours = Indicator::EdWithin4h as usize;
    let eighteen_weeks = Indicator::ElectiveWithin18w as usize;
    assert!(at_start[four_hours] > 0.0 && at_start[eighteen_weeks] > 0.0);
    let one = after(settled, &only(&["ae-4h-95"]), 104);
    assert!(one.slots[four_hours] > at_start[four_hours]);
    assert!(one.slots[eighteen_weeks] < 0.1 * at_start[eighteen_weeks]);
    let sum: f64 = one.slots.iter().sum();
    assert!(
        (sum - Parameters::DEFAULT.attention.slots.get()).abs() < 0.1,
        "{sum}"
    );
}

#[test]
fn time_goes_where_the_long_waiters_stand_and_nothing_is_cancelled_for_a_queue_that_is_empty() {
    let regime = regime(31);
    let after = |decided: f64| {
        let mut board = board(Provider::Acute);
        let mut last = None;
        for week in 0..104 {
            // Near the line, where a little more counts most.
            let near = |indicator, level| match indicator {
                Indicator::ElectiveWithin18w => 90.0,
                _ => level,
            };
            let dashboard = dashboard(week, near).with_decided(Some(decided));
            last = Some(board.review(&outlook(&dashboard, &regime)));
        }
        last.expect("two years")
    };
    let [clinics, theatres] = [after(0.0), after(1.0)];
    let leaning = |decision: &Decision| {
        decision.allocation[Stream::Theatres] / decision.allocation[Stream::Outpatients]
    };
    assert!(leaning(&clinics) < 1.0, "{}", leaning(&clinics));
    assert!(leaning(&theatres) > 1.0, "{}", leaning(&theatres));
    assert!(clinics.practice.follow_ups_cancelled > 0.0);
    assert!(theatres.practice.follow_ups_cancelled < 1e-6);
}
