//! Where the page meets the browser.

mod address;
mod announcement;
mod explanation;
mod frame;
mod line;
mod link;
mod pool;
mod reading;
mod root;
mod simulation;
mod width;

pub use address::use_address;
pub use announcement::use_announcement;
pub use explanation::use_explanation;
pub use frame::{is_frame_file, is_framed, use_frame};
pub use link::{address, query, unpacked, use_link};
pub use pool::use_pool;
pub use reading::use_reading;
pub use root::use_root;
pub use simulation::use_simulation;
pub use width::use_width;
