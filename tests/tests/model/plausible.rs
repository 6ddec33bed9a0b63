//! The kept sets of assumptions: inside their ranges, ruled out by no level, and what the model still says.

use goodhart_experiment::plausible::{MOST, kept, levels, measured, tried, varied};

/// How far a distance may have moved since it was kept [standard deviations]: it is kept with four digits.
const SAME: f64 = 1e-3;
/// Sets that are run again.
const AGAIN: usize = 3;

#[test]
fn the_kept_sets_are_inside_their_ranges_and_near_every_level() {
    let specs = varied();
    for set in kept() {
        for (key, value) in &set.values {
            let spec = specs.iter().find(|spec| spec.key == *key);
            let spec =
                spec.unwrap_or_else(|| panic!("{key} is not varied: run `goodhart plausible`"));
            assert!(
                spec.low <= *value && *value <= spec.high,
                "{key} is {value}"
            );
        }
        assert_eq!(set.residuals.len(), levels().len());
        for (level, residual) in &set.residuals {
            assert!(residual.abs() <= MOST, "{level} is {residual} off");
        }
    }
}

/// If the model has changed since, `goodhart plausible --again --out crates/experiment/plausible` measures all of them anew.
#[test]
fn three_of_them_give_the_residuals_they_were_kept_with() {
    let sets = kept();
    let step = (sets.len() / AGAIN).max(1);
    for set in sets.iter().step_by(step).take(AGAIN) {
        let values = varied().into_iter().map(|spec| {
            let own = set.values.iter().find(|(key, _)| *key == spec.key);
            own.map_or(spec.value, |(_, value)| *value)
        });
        let again = tried(values.collect()).expect("inside its ranges");
        for ((level, then), now) in set.residuals.iter().zip(&again.residuals) {
            assert!(
                (then - now).abs() < SAME,
                "{level} was {then} off and is {now}"
            );
        }
    }
}

/// A level that nothing measures would rule nothing out.
#[test]
fn every_level_is_measured_in_the_default_world() {
    let outcome = &crate::worlds::outcomes(&[], 1)[0];
    for level in levels() {
        let value = measured(outcome, level.measure, level.months);
        let value = value.unwrap_or_else(|| panic!("{} is not measured", level.id));
        println!(
            "{}: {value:.2}, published {}, {:.1} off",
            level.id,
            level.published,
            level.residual(outcome)
        );
    }
}
