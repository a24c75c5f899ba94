//! The pages of the browser, as a browser asks for them.

use anyhow::Context;
use bandbox_tests::http::{get, get_with, wire_bytes};
use bandbox_tests::server::Server;
use std::collections::BTreeSet;

const GZIP: (&str, &str) = ("Accept-Encoding", "gzip, deflate, br");

/// What a page may weigh on the wire with all that it loads, before anything is asked of the server.
const FIRST_VIEW: usize = 100_000;

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let page = get(server.address(), "/").await?;
    assert_eq!(page.status, 200);
    let tag = page.header("etag").context("no tag")?;
    let again = get_with(server.address(), "/", &[("If-None-Match", tag)]).await?;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("etag"), Some(tag));
    let other = get(server.address(), "/app/main.js").await?;
    let changed = get_with(
        server.address(),
        "/",
        &[("If-None-Match", other.header("etag").context("no tag")?)],
    )
    .await?;
    assert_eq!((changed.status, changed.body), (200, page.body));
    Ok(())
}

#[tokio::test]
async fn what_developers_alone_need_is_not_served() -> anyhow::Result<()> {
    let server = Server::start().await?;
    for path in [
        "/test/net.test.mjs",
        "/package.json",
        "/README.md",
        "/scorebug/",
    ] {
        assert_eq!(get(server.address(), path).await?.status, 404, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_goes_out_small_and_an_answer_to_a_program_as_it_is() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let (head, _) = wire_bytes(server.address(), "/", &[GZIP]).await?;
    assert_eq!(head.header("content-encoding"), Some("gzip"));
    let (head, _) = wire_bytes(server.address(), "/openapi.json", &[GZIP]).await?;
    assert_eq!(head.header("content-encoding"), None);

    let mut wire = 0;
    let mut met = BTreeSet::from([String::from("/")]);
    let mut to_load = vec![String::from("/")];
    while let Some(path) = to_load.pop() {
        let (_, bytes) = wire_bytes(server.address(), &path, &[GZIP]).await?;
        wire += bytes;
        let file = get(server.address(), &path).await?;
        assert_eq!(file.status, 200, "{path}");
        for named in named_in(&path, &file.body) {
            if met.insert(named.clone()) {
                to_load.push(named);
            }
        }
    }
    assert!(met.len() > 10, "{met:?}");
    assert!(wire < FIRST_VIEW, "{wire} bytes for {met:?}");
    Ok(())
}

#[tokio::test]
async fn a_page_goes_out_as_it_is_to_whoever_does_not_take_it_packed() -> anyhow::Result<()> {
    let server = Server::start().await?;
    for headers in [
        [].as_slice(),
        &[("Accept-Encoding", "gzip;q=0, br")],
        &[("Accept-Encoding", "identity")],
    ] {
        let page = get_with(server.address(), "/app/main.js", headers).await?;
        assert_eq!(page.header("content-encoding"), None, "{headers:?}");
        assert_eq!(page.header("vary"), Some("accept-encoding"));
        assert!(page.body.starts_with("//"), "{}", page.body);
    }
    // What is kept goes out again as it did.
    let (first, weighed) = wire_bytes(server.address(), "/app/main.js", &[GZIP]).await?;
    let (again, kept) = wire_bytes(server.address(), "/app/main.js", &[GZIP]).await?;
    assert_eq!(first.header("content-encoding"), Some("gzip"));
    assert_eq!(again.header("content-encoding"), Some("gzip"));
    assert_eq!(first.header("etag"), again.header("etag"));
    assert_eq!(weighed, kept);
    Ok(())
}

/// What a page or a module loads: what a page names as scripts and links of its head, up to the template of what it asks for
/// later, and a module after `from`.
fn named_in(path: &str, text: &str) -> Vec<String> {
    let text = text.split("<template").next().unwrap_or_default();
    let before: &[&str] = match path.rsplit_once('.') {
        Some((_, "js")) => &["from \"."],
        Some(_) => &[],
        None => &[
            "src=\"",
            "rel=\"icon\" href=\"",
            "rel=\"stylesheet\" href=\"",
            "rel=\"modulepreload\" href=\"",
        ],
    };
    let mut named = Vec::new();
    for before in before {
        for after in text.split(before).skip(1) {
            let found = after.split('"').next().unwrap_or_default();
            // The dot that tells a module from other words after `from` belongs to its place.
            let place = if before.ends_with('.') { "." } else { "" };
            named.push(resolved(path, &format!("{place}{found}")));
        }
    }
    named
}

/// Where a relative place is, seen from a path.
fn resolved(path: &str, place: &str) -> String {
    if place.starts_with('/') {
        return place.to_owned();
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in place.split('/') {
        match part {
            "." => (),
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
