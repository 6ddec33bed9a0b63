//! Two models of the textbooks on the project's own kernel, written as its documentation shows. `peers/` holds the same two on other
//! people's libraries; `cargo xtask bench peers` runs them side by side.
//!
//! Every program reports the same figures, so that it can be seen that the work was the same.

pub mod department;
pub mod line;

/// Distinct purposes of random numbers, shared by both models.
mod purpose {
    use goodhart_des::random::Purpose;

    pub const ARRIVAL: Purpose = Purpose(0);
    pub const CLASS: Purpose = Purpose(1);
    pub const FIRST: Purpose = Purpose(2);
    pub const SECOND: Purpose = Purpose(3);
    pub const ADMITTED: Purpose = Purpose(4);
    pub const STAY: Purpose = Purpose(5);
}
