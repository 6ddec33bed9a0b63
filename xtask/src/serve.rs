//! Builds the page and serves it until stopped.

use anyhow::Result;

use crate::static_server::Site;
use crate::{dist, project};

pub fn serve(port: u16) -> Result<()> {
    dist::build()?;
    let site = Site {
        folder: project::dist(),
        documented_headers: true,
        ..Site::default()
    };
    let server = site.serve(port)?;
    if server.port != port && port != 0 {
        println!("port {port} is busy");
    }
    println!(
        "Goodhart is at http://127.0.0.1:{}/ (Ctrl-C stops it)",
        server.port
    );
    loop {
        std::thread::park();
    }
}
