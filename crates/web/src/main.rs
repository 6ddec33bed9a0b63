//! The program of the page and of its worker: one file, loaded and compiled once, started on both sides.

mod app;
mod worker;

fn main() {
    if web_sys::window().is_some() {
        app::start();
    } else {
        worker::start();
    }
}
