//! A provider's purse and its week.

use crate::pots::{Pots, announcement_week};
use crate::{Accounts, Parameters, Provider, PurseParameters, WEEKS_PER_YEAR, beds};

const PENCE_PER_POUND: f64 = 100.0;

/// On what terms money comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Money at the start of the run [% of need-matched].
    pub level: f64,
    /// Real growth on top of the need-matched path, compounding yearly [% a year].
    pub growth: f64,
    /// Share of money that is recurrent and known in time; the rest comes as late pots [0–1].
    pub certainty: f64,
    /// Share of recurrent money paid only as far as targets are met [0–1]; 0 is none.
    pub tied: f64,
    /// What shifts between purses leave of this one, or bring to it, as a multiple of its own money [ratio]; 1 is none.
    pub kept: f64,
    /// Part of recurrent money that is held back for pots of others [0–1].
    pub sliced: f64,
    /// What this purse gets of all that is held back in a year, as late money: weeks of its own recurrent money [weeks].
    pub pot: f64,
}

impl Terms {
    /// Need-matched money on the terms of the start state.
    pub const fn need_matched(parameters: &Parameters) -> Self {
        Self {
            level: 100.0,
            growth: 0.0,
            certainty: parameters.purse.certainty_start.get(),
            tied: 0.0,
            kept: 1.0,
            sliced: 0.0,
            pot: 0.0,
        }
    }
}

/// What staff and targets did, as far as money must know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekSpend {
    /// Substantive staff in post, as a multiple of the start state's [ratio].
    pub staff: f64,
    /// Share of tied money that was earned [0–1]; 1 where none is tied.
    pub tied_earned: f64,
    /// Buildings, as a multiple of the start state's [ratio].
    pub estate: f64,
}

/// What money allows in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeekMoney {
    /// Posts that recurrent money can fund, as a multiple of those funded in the start state [ratio].
    pub affordable_posts: f64,
    /// Temporary hours that recurrent money and pots can pay, for each substantive hour of the start state [ratio].
    pub agency_affordable: f64,
    /// Temporary hours that the start state had in the same week, in the same measure [ratio].
    pub agency_at_start: f64,
    /// Late money that may be spent this week, relative to the mean week's need-matched money [ratio].
    pub pots_available: f64,
    /// Clinical time on reporting late money beyond the start state's own in the same week; negative if less [share].
    pub reporting_hours: f64,
    /// Beds funded within the estate, as a multiple of the start state's [ratio].
    pub beds_funded: f64,
}

/// The money of one provider.
#[derive(Clone, Debug, PartialEq)]
pub struct Purse {
    terms: Terms,
    scale: Scale,
    /// Growth since the start, as a factor.
    grown: f64,
    last_week_of_year: u32,
    pots: Pots,
    /// What the start state's own pots would be, so that a default world is exactly the start state.
    pots_at_start: Pots,
    beds: f64,
    offer: Offer,
    accounts: Accounts,
}

/// What does not change during a run.
#[derive(Clone, Debug, PartialEq)]
struct Scale {
    /// Mean weekly need-matched money [pence].
    weekly_pence: f64,
    /// Weekly pay of the start state's substantive staff, relative to that.
    payroll: f64,
    /// Share of recurrent money that buys other things [0–1].
    other: f64,
    /// Temporary hours for each substantive hour of the start state, outside winter pots.
    agency: f64,
}

/// What the week in hand was offered, kept until it is booked.
#[derive(Clone, Debug, Default, PartialEq)]
struct Offer {
    week_of_year: u32,
    staff: f64,
    recurrent: f64,
    tied_lost: f64,
    agency_recurrent: f64,
    agency_pots: f64,
    pots: f64,
    one_offs_refused: f64,
    agency_total: f64,
}

impl Purse {
    /// A purse for `residents`, whose start state worked `agency_at_start` temporary hours for each substantive hour
    /// outside winter pots (`Workforce::agency_at_start`).
    pub fn new(
        parameters: &Parameters,
        provider: Provider,
        terms: Terms,
        agency_at_start: f64,
        residents: u32,
    ) -> Self {
        let purse = &parameters.purse;
        let per_year = provider.pounds_per_head(purse) * f64::from(residents) * PENCE_PER_POUND;
        let pay = provider.pay_share(purse);
        let certain = purse.certainty_start.get();
        Self {
            terms,
            scale: Scale {
                weekly_pence: per_year / f64::from(WEEKS_PER_YEAR),
                payroll: certain * pay / (1.0 + agency_at_start * purse.agency_price.get()),
                other: 1.0 - pay,
                agency: agency_at_start,
            },
            grown: 1.0,
            last_week_of_year: 0,
            pots: Pots::default(),
            pots_at_start: Pots::default(),
            beds: 1.0,
            offer: Offer::default(),
            accounts: Accounts::default(),
        }
    }

    /// What money allows in `week_of_year` (0–51 from 1 April). Call [`Self::book`] once the week is over.
    pub fn week(
        &mut self,
        parameters: &Parameters,
        week_of_year: u32,
        spend: WeekSpend,
    ) -> WeekMoney {
        self.turn_the_year(week_of_year);
        self.announce(parameters, week_of_year);

        let level = self.terms.level / 100.0 * self.terms.kept * self.grown;
        let due = level * self.terms.certainty * (1.0 - self.terms.sliced);
        let recurrent = due * (1.0 - self.terms.tied * (1.0 - spend.tied_earned));
        let certain = parameters.purse.certainty_start.get();
        let posts = recurrent / certain;
        self.beds = beds::follow(&parameters.bed_funding, self.beds, posts, spend.estate);

        let pots = self.pots.available(&parameters.pots, week_of_year);
        let pots_at_start = self.pots_at_start.available(&parameters.pots, week_of_year);
        let agency_recurrent = self.recurrent_agency(&parameters.purse, posts, spend.staff);
        let agency_pots = self.pots_agency(parameters, pots);
        let agency_at_start = self.scale.agency + self.pots_agency(parameters, pots_at_start);
        // What the start state's own pots bought could be bought, whatever the bound.
        let for_one_offs = 1.0 - parameters.pots.agency.get();
        let one_offs_most = parameters
            .pots
            .one_offs
            .get()
            .max(pots_at_start * for_one_offs);

        self.offer = Offer {
            week_of_year,
            staff: spend.staff,
            recurrent,
            tied_lost: due - recurrent,
            agency_recurrent,
            agency_pots,
            pots,
            one_offs_refused: (pots * for_one_offs - one_offs_most).max(0.0),
            agency_total: agency_recurrent + agency_pots,
        };
        WeekMoney {
            affordable_posts: posts,
            agency_affordable: self.offer.agency_total,
            agency_at_start,
            pots_available: pots,
            reporting_hours: parameters.pots.reporting.get()
                * (self.pots.instalment(&parameters.pots, week_of_year)
                    - self
                        .pots_at_start
                        .instalment(&parameters.pots, week_of_year)),
            beds_funded: self.beds,
        }
    }

    /// Books the week last offered, in which `agency` temporary hours were worked for each substantive hour of the start
    /// state. In the last week of a year late money lapses.
    pub fn book(&mut self, parameters: &Parameters, agency: f64) {
        let offer = std::mem::take(&mut self.offer);
        let payroll = self.scale.payroll;
        let price = parameters.purse.agency_price.get();

        let from_pots = if agency >= offer.agency_total {
            offer.agency_pots
        } else {
            (agency - offer.agency_recurrent).clamp(0.0, offer.agency_pots)
        };
        let from_recurrent = agency.min(offer.agency_recurrent);
        let unspent = (offer.agency_pots - from_pots) * payroll * price + offer.one_offs_refused;
        self.pots.carry(offer.pots, unspent);

        let recurrent_spent =
            payroll * (offer.staff + from_recurrent * price) + offer.recurrent * self.scale.other;
        let premium = payroll * (from_recurrent + from_pots) * (price - 1.0);
        let pots_spent = self.pence(offer.pots - unspent);

        let last = offer.week_of_year + 1 >= WEEKS_PER_YEAR;
        let in_hand = self.accounts.pots_in_hand();
        // Rounding leaves a few pence; they are spent if everything else was.
        let all_spent = last && unspent <= 0.0;
        self.accounts.recurrent_received += self.pence(offer.recurrent);
        self.accounts.recurrent_spent += self.pence(recurrent_spent);
        self.accounts.tied_lost += self.pence(offer.tied_lost);
        self.accounts.pots_spent += if all_spent {
            in_hand
        } else {
            pots_spent.min(in_hand)
        };
        self.accounts.agency_premium += self.pence(premium);
        if last {
            self.lapse();
        }
    }

    /// Puts other terms in force. A level that is set anew counts from now; otherwise growth so far stays. Late money already
    /// announced is not taken back.
    pub fn renew(&mut self, terms: Terms) {
        if terms.level.to_bits() != self.terms.level.to_bits() {
            self.grown = 1.0;
        }
        self.terms = terms;
    }

    /// The accounts so far.
    pub const fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    fn turn_the_year(&mut self, week_of_year: u32) {
        if week_of_year < self.last_week_of_year {
            self.lapse();
            self.grown *= 1.0 + self.terms.growth / 100.0;
        }
        self.last_week_of_year = week_of_year;
    }

    fn announce(&mut self, parameters: &Parameters, week_of_year: u32) {
        if week_of_year != announcement_week(&parameters.pots) || self.pots != Pots::default() {
            return;
        }
        let weeks = f64::from(WEEKS_PER_YEAR);
        let level = self.terms.level / 100.0 * self.terms.kept * self.grown;
        let year = level * (1.0 - self.terms.certainty) * weeks
            + level * self.terms.certainty * self.terms.pot;
        let at_start = (1.0 - parameters.purse.certainty_start.get()) * weeks;
        self.pots = Pots::announce(&parameters.pots, year);
        self.pots_at_start = Pots::announce(&parameters.pots, at_start);
        self.accounts.pots_announced += self.pence(year);
    }

    fn lapse(&mut self) {
        self.accounts.pots_lost += self.accounts.pots_in_hand();
        self.pots = Pots::default();
        self.pots_at_start = Pots::default();
    }

    /// Temporary hours that recurrent money still pays once staff in post are paid.
    fn recurrent_agency(&self, purse: &PurseParameters, posts: f64, staff: f64) -> f64 {
        let price = purse.agency_price.get();
        let pay_added = (posts - 1.0) * (1.0 + self.scale.agency * price);
        (self.scale.agency + (pay_added - (staff - 1.0)) / price).max(0.0)
    }

    /// Temporary hours that so much late money is meant for.
    fn pots_agency(&self, parameters: &Parameters, pots: f64) -> f64 {
        let price = parameters.purse.agency_price.get();
        pots * parameters.pots.agency.get() / (self.scale.payroll * price)
    }

    /// Money relative to the mean need-matched week, in whole pence.
    fn pence(&self, relative: f64) -> i64 {
        (relative * self.scale.weekly_pence).round() as i64
    }
}
