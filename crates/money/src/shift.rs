//! Money moved from care to prevention: the same sum, from every purse of the health service that treats.

use crate::{Provider, PurseParameters};

/// Need-matched money of the health service in the start state [£ / head / year]; the council has its own budget.
fn health_service(purse: &PurseParameters) -> f64 {
    let payers = Provider::ALL.into_iter();
    payers
        .filter(|&payer| payer != Provider::SocialCare)
        .map(|payer| payer.pounds_per_head(purse))
        .sum()
}

/// What a purse has once `points` per cent of the whole budget have gone from care to prevention, as a multiple of its own money [ratio];
/// exactly 1 where none have.
pub fn kept_after_shift(purse: &PurseParameters, payer: Provider, points: f64) -> f64 {
    let prevention = Provider::PublicHealth.pounds_per_head(purse);
    let all = health_service(purse);
    let moved = points / 100.0 * all;
    match payer {
        Provider::SocialCare => 1.0,
        Provider::PublicHealth => 1.0 + moved / prevention,
        Provider::Acute
        | Provider::Ambulance
        | Provider::GeneralPractice
        | Provider::Community
        | Provider::Therapies => 1.0 - moved / (all - prevention),
    }
}

/// Money for prevention beyond what there would be without the shift, after falling returns [£ / head / year]: the first pound is a pound, the
/// next ones less, as the best measures are taken first. `kept` is what the shift makes of the purse, `money` what it has next to the start
/// state [ratio each].
pub fn prevention_added(purse: &PurseParameters, kept: f64, money: f64) -> f64 {
    let own = Provider::PublicHealth.pounds_per_head(purse) * money / kept;
    own * libm::log(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PURSE: PurseParameters = PurseParameters::DEFAULT;

    #[test]
    fn a_shift_moves_money_and_makes_none() {
        for points in [-1.0, 0.0, 1.0, 5.0] {
            let all: f64 = Provider::ALL
                .into_iter()
                .map(|payer| {
                    payer.pounds_per_head(&PURSE) * kept_after_shift(&PURSE, payer, points)
                })
                .sum();
            let before: f64 = Provider::ALL
                .into_iter()
                .map(|payer| payer.pounds_per_head(&PURSE))
                .sum();
            assert!((all - before).abs() < 1e-9, "{points}");
        }
    }

    #[test]
    fn without_a_shift_every_purse_is_its_own() {
        for payer in Provider::ALL {
            assert_eq!(
                kept_after_shift(&PURSE, payer, 0.0).to_bits(),
                1.0_f64.to_bits()
            );
        }
        assert_eq!(
            prevention_added(&PURSE, 1.0, 1.2).to_bits(),
            0.0_f64.to_bits()
        );
    }

    #[test]
    fn the_next_pound_does_less_than_the_first() {
        let added = |points: f64| {
            let kept = kept_after_shift(&PURSE, Provider::PublicHealth, points);
            prevention_added(&PURSE, kept, kept)
        };
        assert!(added(1.0) > 0.0 && added(2.0) > added(1.0));
        assert!(added(2.0) - added(1.0) < added(1.0));
        assert!(added(-1.0) < 0.0);
        let pounds = 0.001 / 100.0 * health_service(&PURSE);
        assert!((added(0.001) / pounds - 1.0).abs() < 0.01);
    }
}
