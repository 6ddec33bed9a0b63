//! A small web server for a folder of files: what any static host does, on this machine only.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};

/// A silent client is let go after this long.
const READ_WITHIN: Duration = Duration::from_secs(20);

/// What is served.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The folder of files.
    pub folder: PathBuf,
    /// The path under which they appear, such as `/some/place`; empty for the top.
    pub mount: String,
    /// Whether the headers of the folder's `_headers` file are sent (some static hosts cannot).
    pub documented_headers: bool,
    /// Further HTML pages by their path, such as `/host.html`; sent without headers of ours.
    pub pages: BTreeMap<String, String>,
    /// Endings of file names that are answered with "not found", to try the page without them.
    pub withheld: Vec<String>,
    /// Markup put in front of everything else in the head of every HTML file of the folder.
    pub first_in_head: String,
}

/// A running server. It lives as long as the process.
#[derive(Debug)]
pub struct Server {
    /// The port it was given.
    pub port: u16,
}

impl Site {
    /// Serves on `port` or, when that is busy, on the next free one; port 0 takes any.
    ///
    /// # Errors
    /// When none of the hundred ports from `port` is free.
    pub fn serve(self, port: u16) -> Result<Server> {
        let listener = next_free(port)?;
        let port = listener.local_addr()?.port();
        let rules = if self.documented_headers {
            Rules::read(&self.folder.join("_headers"))?
        } else {
            Rules::default()
        };
        let shared = Arc::new((self, rules));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || answer(&stream, &shared.0, &shared.1));
            }
        });
        Ok(Server { port })
    }

    fn find(&self, path: &str) -> Option<Answer> {
        if let Some(page) = self.pages.get(path) {
            return Some(Answer {
                mime: "text/html; charset=utf-8",
                body: page.clone().into_bytes(),
                own: true,
            });
        }
        let inside = path.strip_prefix(&self.mount)?.trim_start_matches('/');
        let relative = Path::new(inside);
        if self
            .withheld
            .iter()
            .any(|end| inside.ends_with(end.as_str()))
        {
            return None;
        }
        if !relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return None;
        }
        let mut file = self.folder.join(relative);
        if file.is_dir() {
            file.push("index.html");
        }
        let mut body = std::fs::read(&file).ok()?;
        let mime = mime(&file);
        if mime.starts_with("text/html") && !self.first_in_head.is_empty() {
            body = String::from_utf8_lossy(&body)
                .replacen("<head>", &format!("<head>{}", self.first_in_head), 1)
                .into();
        }
        Some(Answer {
            mime,
            body,
            own: false,
        })
    }
}

struct Answer {
    mime: &'static str,
    body: Vec<u8>,
    /// An extra page of ours, to which the site's headers do not apply.
    own: bool,
}

/// The rules of a `_headers` file: a path pattern (a trailing `*` matches the rest), then indented headers.
#[derive(Default)]
struct Rules(Vec<(String, Vec<String>)>);

impl Rules {
    fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
        let mut rules: Vec<(String, Vec<String>)> = Vec::new();
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty())
        {
            match (line.starts_with(' '), rules.last_mut()) {
                (true, Some((_, headers))) => headers.push(line.trim().to_owned()),
                _ => rules.push((line.trim().to_owned(), Vec::new())),
            }
        }
        Ok(Self(rules))
    }

    fn for_path<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a String> {
        let matching = self
            .0
            .iter()
            .filter(move |(pattern, _)| match pattern.strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == pattern,
            });
        matching.flat_map(|(_, headers)| headers)
    }
}

fn answer(stream: &TcpStream, site: &Site, rules: &Rules) {
    let _ = stream.set_read_timeout(Some(READ_WITHIN));
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    // The rest of the request has nothing for us, but must be read before answering.
    for _ in lines.take_while(|line| !line.is_empty()) {}
    let mut words = request.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or("/"),
    );
    let path = target.split(['?', '#']).next().unwrap_or("/");
    let (status, found) = match (method, site.find(path)) {
        ("GET" | "HEAD", Some(found)) => ("200 OK", found),
        ("GET" | "HEAD", None) => ("404 Not Found", Answer::text("not found")),
        _ => ("405 Method Not Allowed", Answer::text("only GET and HEAD")),
    };
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {}\r\n", found.mime);
    head += &format!(
        "Content-Length: {}\r\nConnection: close\r\n",
        found.body.len()
    );
    if !found.own {
        let inside = path.strip_prefix(&site.mount).unwrap_or(path);
        for header in rules.for_path(inside) {
            head += &format!("{header}\r\n");
        }
    }
    head += "\r\n";
    let mut out = stream;
    let body: &[u8] = if method == "HEAD" { &[] } else { &found.body };
    // A browser that went away meanwhile is no concern of ours.
    let _ = out
        .write_all(head.as_bytes())
        .and_then(|()| out.write_all(body));
}

impl Answer {
    fn text(text: &str) -> Self {
        Self {
            mime: "text/plain",
            body: text.into(),
            own: true,
        }
    }
}

fn next_free(port: u16) -> Result<TcpListener> {
    let tries = 100;
    let candidates = port..=port.saturating_add(tries);
    let found = candidates
        .into_iter()
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    found.with_context(|| format!("no free port among the {tries} from {port}"))
}

fn mime(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn get(port: u16, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").expect("the request is taken");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer comes");
        text
    }

    fn site(name: &str) -> Site {
        let folder =
            std::env::temp_dir().join(format!("goodhart-site-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("embed")).expect("a temporary folder");
        std::fs::write(folder.join("index.html"), "<head></head>top").expect("written");
        std::fs::write(folder.join("embed/index.html"), "<head></head>framed").expect("written");
        std::fs::write(folder.join("app.wasm"), "wasm").expect("written");
        std::fs::write(
            folder.join("_headers"),
            "# why\n/\n  X-Top: 1\n/embed/*\n  X-Frame: 2\n",
        )
        .expect("written");
        Site {
            folder,
            mount: "/a/b".into(),
            documented_headers: true,
            ..Site::default()
        }
    }

    #[test]
    fn serves_a_folder_under_a_path_with_its_headers() {
        let port = site("headers").serve(0).expect("some port is free").port;
        let top = get(port, "/a/b/?seed=1");
        assert!(
            top.contains("X-Top: 1") && top.ends_with("top") && !top.contains("X-Frame"),
            "{top}"
        );
        let frame = get(port, "/a/b/embed/");
        assert!(
            frame.contains("X-Frame: 2") && frame.ends_with("framed"),
            "{frame}"
        );
        assert!(get(port, "/a/b/app.wasm").contains("application/wasm"));
        assert!(get(port, "/a/b/../../etc/passwd").starts_with("HTTP/1.1 404"));
        assert!(get(port, "/index.html").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn what_is_withheld_is_not_found() {
        let withheld = vec![".html".to_owned()];
        let port = Site {
            withheld,
            ..site("withheld")
        }
        .serve(0)
        .expect("some port is free")
        .port;
        assert!(get(port, "/a/b/index.html").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn takes_the_next_port_when_one_is_busy() {
        let first = site("busy").serve(0).expect("some port is free").port;
        let second = site("busy").serve(first).expect("the next is free").port;
        assert!(second > first);
    }
}
