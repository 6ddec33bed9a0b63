//! What a week needs to know and what it gives back.

/// What staff bear in the start state and are used to: only what exceeds it makes more of them leave.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StartLoad {
    /// Share of clinical time on administration [0–1].
    pub admin_share: f64,
    /// Strain from pressure; 0 is none.
    pub strain: f64,
}

/// What one week brings to a group of staff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekInput {
    /// Posts that recurrent, known money can fund, as a multiple of those funded in the start state [ratio].
    pub affordable_posts: f64,
    /// Temporary hours that money can pay, for each hour of the start state's substantive staff [ratio].
    pub agency_affordable: f64,
    /// Temporary hours that the start state had in the same week of the year, in the same measure [ratio].
    pub agency_at_start: f64,
    /// Work per hour, as a multiple of the start state's [ratio].
    pub workload: f64,
    /// Share of clinical time on administration of any kind [0–1].
    pub admin_share: f64,
    /// Strain from pressure and moral injury; 0 is none.
    pub strain: f64,
    /// Share of hires under way that is lost because plans were restarted this week [0–1].
    pub stranded: f64,
    /// Pace of filling posts and places for training, as a multiple of the start state's [ratio].
    pub recruitment: f64,
}

/// What a group of staff gives in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekStaff {
    /// Contracted clinical hours, substantive and temporary, as a multiple of the start state's same week [ratio].
    pub hours: f64,
    /// Substantive staff in post, as a multiple of the start state's [ratio].
    pub staff: f64,
    /// Temporary hours, for each hour of the start state's substantive staff [ratio].
    pub agency: f64,
    /// Part of all hours that temporary staff worked [0–1].
    pub agency_share: f64,
    /// Part of funded posts without a person [0–1].
    pub vacancy: f64,
    /// Share of staff that would leave in a year at this week's rate.
    pub leavers_rate_per_year: f64,
    /// Staff who left this week, as a multiple of the start state's staff [ratio].
    pub leavers: f64,
    /// Staff who began work this week, as a multiple of the start state's staff [ratio].
    pub hires: f64,
    /// Newcomers a year per member of staff, over the recent past: the mix of junior and new staff [ratio].
    pub turnover: f64,
    /// 1 in the start state, lower where more people leave [ratio].
    pub morale: f64,
}
