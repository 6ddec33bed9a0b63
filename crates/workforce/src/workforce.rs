//! The stock of staff and its week.

use crate::WEEKS_PER_YEAR;
use crate::hiring::{Market, Pipeline};
use crate::leaving::Discontent;
use crate::{Group, Parameters, StartLoad, WeekInput, WeekStaff};

/// Staff of one provider group.
#[derive(Clone, Debug, PartialEq)]
pub struct Workforce {
    /// Substantive staff in post [ratio of start staff].
    staff: f64,
    pipeline: Pipeline,
    market: Market,
    discontent: Discontent,
    /// Newcomers a year per member of staff, remembered [ratio].
    turnover: f64,
    start: Start,
}

/// What does not change during a run.
#[derive(Clone, Debug, PartialEq)]
struct Start {
    /// Posts funded [ratio of start staff].
    posts: f64,
    /// Share of staff that leaves in a year [0–1].
    leaving: f64,
    /// Temporary hours for each substantive hour, outside winter pots [ratio].
    agency: f64,
    load: StartLoad,
}

impl Workforce {
    /// The steady start state of `group`: hires replace leavers, nobody bears strain or administration.
    pub fn start(group: Group, parameters: &Parameters) -> Self {
        Self::start_under(group, parameters, StartLoad::default())
    }

    /// The steady start state of `group` with the load that its observed leaving rate already answers to.
    pub fn start_under(group: Group, parameters: &Parameters, load: StartLoad) -> Self {
        let at_start = group.at_start(parameters);
        let staff = 1.0;
        let weekly = staff * (at_start.leaving / WEEKS_PER_YEAR);
        let pipeline = Pipeline::steady(at_start.hire_lag, weekly);
        // As a week finds it: this week's arrivals are no longer under way.
        let mut found = pipeline.clone();
        found.arrive();
        let under_way = found.under_way();
        // With a long lag, fast leaving and few vacancies all posts would be under offer; then one week's hires are open.
        let posts = (staff / (1.0 - at_start.vacancy)).max(staff + under_way + weekly);
        let advertised = posts - staff - under_way;
        Self {
            staff,
            pipeline,
            market: Market::at_start(weekly, advertised),
            discontent: Discontent::default(),
            turnover: weekly * WEEKS_PER_YEAR / staff,
            start: Start {
                posts,
                leaving: at_start.leaving,
                agency: at_start.agency,
                load,
            },
        }
    }

    /// Temporary hours for each substantive hour of the start state, outside winter pots [ratio].
    pub const fn agency_at_start(&self) -> f64 {
        self.start.agency
    }

    /// Substantive staff in post, as a multiple of the start state's [ratio].
    pub const fn staff(&self) -> f64 {
        self.staff
    }

    /// Newcomers a year per member of staff over the recent past [ratio].
    pub const fn turnover(&self) -> f64 {
        self.turnover
    }

    /// A week that repeats the start state outside winter pots.
    pub const fn start_week(&self) -> WeekInput {
        WeekInput {
            affordable_posts: 1.0,
            agency_affordable: self.start.agency,
            agency_at_start: self.start.agency,
            workload: 1.0,
            admin_share: self.start.load.admin_share,
            strain: self.start.load.strain,
            stranded: 0.0,
            recruitment: 1.0,
        }
    }

    /// Lives through one week.
    pub fn week(&mut self, parameters: &Parameters, week: &WeekInput) -> WeekStaff {
        self.discontent
            .follow(&parameters.leaving, self.start.load, week);
        let multiplier = self.discontent.multiplier(&parameters.leaving);

        let leavers = self.staff * (self.start.leaving / WEEKS_PER_YEAR) * multiplier;
        let hires = self.pipeline.arrive();
        self.staff += hires - leavers;
        self.remember(parameters, hires);

        let posts = week.affordable_posts * self.start.posts;
        self.pipeline.strand(week.stranded);
        let advertised = posts - self.staff - self.pipeline.under_way();
        self.pipeline.begin(
            self.market
                .hires(&parameters.hiring, advertised, week.recruitment),
        );
        self.market
            .train(&parameters.hiring, week.affordable_posts * week.recruitment);

        let supply = parameters.hiring.agency_supply.get() * week.agency_at_start;
        let agency = week.agency_affordable.min(supply).max(0.0);
        WeekStaff {
            hours: (self.staff + agency) / (1.0 + week.agency_at_start),
            staff: self.staff,
            agency,
            agency_share: agency / (self.staff + agency),
            vacancy: if posts > self.staff {
                1.0 - self.staff / posts
            } else {
                0.0
            },
            leavers_rate_per_year: self.start.leaving * multiplier,
            leavers,
            hires,
            turnover: self.turnover,
            morale: 1.0 / multiplier,
        }
    }

    fn remember(&mut self, parameters: &Parameters, hires: f64) {
        let weeks = parameters.hiring.turnover_memory.get() * WEEKS_PER_YEAR;
        self.turnover += (hires * WEEKS_PER_YEAR / self.staff - self.turnover) / weeks;
    }
}
