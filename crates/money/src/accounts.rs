//! What came, what was spent and what lapsed, in whole pence.

/// The accounts of one provider since the start of the run [pence].
///
/// `pots_announced = pots_spent + pots_lost + pots_in_hand()`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    /// Recurrent money received.
    pub recurrent_received: i64,
    /// Recurrent money spent; may exceed what was received while staff in post cost more than the budget.
    pub recurrent_spent: i64,
    /// Money tied to targets that was not earned and never came.
    pub tied_lost: i64,
    /// Late in-year money announced.
    pub pots_announced: i64,
    /// Late in-year money spent.
    pub pots_spent: i64,
    /// Late in-year money that lapsed at a year's end.
    pub pots_lost: i64,
    /// Part of all spending that temporary staff cost above substantive staff for the same hours.
    pub agency_premium: i64,
}

impl Accounts {
    /// All money spent [pence].
    pub const fn spent(&self) -> i64 {
        self.recurrent_spent + self.pots_spent
    }

    /// Late money announced and neither spent nor lapsed [pence].
    pub const fn pots_in_hand(&self) -> i64 {
        self.pots_announced - self.pots_spent - self.pots_lost
    }

    /// Recurrent money left; negative in deficit [pence].
    pub const fn balance(&self) -> i64 {
        self.recurrent_received - self.recurrent_spent
    }
}
