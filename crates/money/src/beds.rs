//! Beds: funded by money, held by the estate, closed or thinned for want of staff.

use crate::BedFundingParameters;

/// The wards that money and staff keep open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wards {
    /// Beds open, as a multiple of the start state's [ratio].
    pub beds: f64,
    /// Nursing hours for each open bed, as a multiple of the start state's [ratio].
    pub nursing_per_bed: f64,
}

/// Wards that `hours` of staff can keep open out of the `funded` beds [both ratio of the start state].
///
/// A part of a shortage closes beds and the rest thins nursing; hours to spare thicken nursing and open nothing.
pub fn beds_affordable(parameters: &BedFundingParameters, funded: f64, hours: f64) -> Wards {
    if funded <= 0.0 {
        return Wards {
            beds: 0.0,
            nursing_per_bed: 0.0,
        };
    }
    let shortage = (1.0 - hours / funded).max(0.0);
    let open = funded * (1.0 - parameters.closes.get() * shortage);
    Wards {
        beds: open,
        nursing_per_bed: if open > 0.0 { hours / open } else { 0.0 },
    }
}

/// One week in which funded beds follow `money` up to what the `estate` holds [all ratio of the start state].
pub(crate) fn follow(
    parameters: &BedFundingParameters,
    funded: f64,
    money: f64,
    estate: f64,
) -> f64 {
    let wanted = money.min(parameters.estate.get() * estate);
    funded + (wanted - funded) / parameters.lag.get()
}
