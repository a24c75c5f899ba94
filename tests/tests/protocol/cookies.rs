//! The cookie over HTTP: put, read, cleared, and no help to a page of another site.

use anyhow::Context;
use bandbox_tests::http::{self, Answer};
use bandbox_tests::server::Server;
use bandbox_tests::table::new_game;
use serde_json::{Value, json};

const GAMES: &str = "/api/v1/games";
const SESSION: &str = "/api/v1/session";
const LOGOUT: &str = "/api/v1/logout";

fn code(answer: &Answer) -> anyhow::Result<String> {
    let body: Value = serde_json::from_str(&answer.body).with_context(|| answer.body.clone())?;
    Ok(body["code"].as_str().unwrap_or_default().to_string())
}

/// The attributes of the cookie that an answer sets, and its value first.
fn cookie(answer: &Answer) -> anyhow::Result<Vec<String>> {
    let set = answer.header("set-cookie").context("no cookie")?;
    Ok(set.split("; ").map(str::to_string).collect())
}

fn own_origin(server: &Server) -> String {
    format!("http://{}", server.address())
}

#[tokio::test]
async fn a_token_is_put_into_a_cookie_that_no_script_reads_until_it_ends() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let token = server.token_with("ann", &["--ttl", "1h"]).await?;
    let bearer = format!("Bearer {token}");
    let body = json!({"token": token}).to_string();
    let in_header = [("Authorization", bearer.as_str())];
    for (headers, body) in [(&in_header[..], ""), (&[][..], body.as_str())] {
        let answer = http::post(server.address(), SESSION, headers, body).await?;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let signed_in: Value = serde_json::from_str(&answer.body)?;
        assert_eq!(signed_in["user_id"], "ann");
        assert!(!answer.body.contains(&token), "a script reads the body");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let cookie = cookie(&answer)?;
        assert_eq!(cookie[0], format!("bandbox_token={token}"));
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.iter().any(|has| has == attribute), "{cookie:?}");
        }
        let age = cookie.iter().find_map(|has| has.strip_prefix("Max-Age="));
        let age: u32 = age.context("no age")?.parse()?;
        assert!((3_500..=3_600).contains(&age), "{age}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_is_told_who_the_cookie_is_of_and_nobody_else_is_told_anything() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let cookie = format!("bandbox_token={}", server.token("ann").await?);
    let who = http::get_with(server.address(), SESSION, &[("Cookie", cookie.as_str())]).await?;
    assert_eq!(who.status, 200, "{}", who.body);
    let signed_in: Value = serde_json::from_str(&who.body)?;
    assert_eq!(signed_in["user_id"], "ann");
    let stranger = http::get(server.address(), SESSION).await?;
    assert_eq!(stranger.status, 401, "{}", stranger.body);
    Ok(())
}

#[tokio::test]
async fn the_cookie_goes_over_tls_alone_unless_the_browser_is_on_the_same_machine()
-> anyhow::Result<()> {
    let server = Server::start_with(&["--allowed-origins", "https://club.example"]).await?;
    let bearer = format!("Bearer {}", server.token("ann").await?);
    let here = [("Authorization", bearer.as_str())];
    let elsewhere = [here[0], ("Origin", "https://club.example")];
    let behind_a_proxy = [here[0], ("X-Forwarded-Proto", "https")];
    for (headers, is_secure) in [
        (&here[..], false),
        (&elsewhere[..], true),
        (&behind_a_proxy[..], true),
    ] {
        let answer = http::post(server.address(), SESSION, headers, "").await?;
        let cookie = cookie(&answer)?;
        assert_eq!(
            cookie.iter().any(|has| has == "Secure"),
            is_secure,
            "{headers:?}"
        );
    }
    let named = http::post_to("club.example", server.address(), SESSION, &here, "").await?;
    assert!(cookie(&named)?.iter().any(|has| has == "Secure"));
    Ok(())
}

#[tokio::test]
async fn what_is_no_token_is_put_into_no_cookie() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let long = server
        .token_with("ann", &["--name", &"n".repeat(4_000)])
        .await?;
    for (body, status) in [
        (String::new(), 401),
        (json!({"token": "x"}).to_string(), 401),
        ("{".to_string(), 400),
        (json!({"token": "x", "more": 1}).to_string(), 400),
        (json!({"token": long}).to_string(), 413),
    ] {
        let answer = http::post(server.address(), SESSION, &[], &body).await?;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
        assert_eq!(answer.header("set-cookie"), None);
    }
    Ok(())
}

#[tokio::test]
async fn a_page_of_another_site_signs_nobody_in_or_out() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let token = server.token("ann").await?;
    let cookie = format!("bandbox_token={token}");
    let body = json!({"token": token}).to_string();
    let evil = ("Origin", "https://evil.example");
    for (path, headers) in [
        (SESSION, vec![evil]),
        (LOGOUT, vec![evil, ("Cookie", &cookie)]),
        (LOGOUT, vec![("Cookie", &cookie)]),
    ] {
        let answer = http::post(server.address(), path, &headers, &body).await?;
        assert_eq!(
            (answer.status, code(&answer)?.as_str()),
            (403, "origin_refused"),
            "{path}"
        );
        assert_eq!(answer.header("set-cookie"), None);
    }
    Ok(())
}

#[tokio::test]
async fn the_cookie_changes_something_for_an_allowed_page_alone() -> anyhow::Result<()> {
    let server = Server::start_with(&["--allowed-origins", "https://club.example"]).await?;
    let cookie = format!("bandbox_token={}", server.token("hal").await?);
    let own = own_origin(&server);
    let body = new_game()?.to_string();
    let create = async |origin: Option<&str>, key: &str| {
        let mut headers = vec![("Cookie", cookie.as_str()), ("Idempotency-Key", key)];
        headers.extend(origin.map(|origin| ("Origin", origin)));
        http::post(server.address(), GAMES, &headers, &body).await
    };
    for origin in [None, Some("https://evil.example"), Some("null")] {
        let answer = create(origin, "a").await?;
        assert_eq!(
            (answer.status, code(&answer)?.as_str()),
            (403, "origin_refused"),
            "{origin:?}"
        );
    }
    for (origin, key) in [(own.as_str(), "a"), ("https://club.example", "b")] {
        let answer = create(Some(origin), key).await?;
        assert_eq!(answer.status, 201, "{origin}: {}", answer.body);
    }
    Ok(())
}

#[tokio::test]
async fn the_cookie_reads_where_no_other_site_is_behind_it() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let cookie = format!("bandbox_token={}", server.token("hal").await?);
    let own = own_origin(&server);
    for (header, status) in [
        (None, 200),
        (Some(("Sec-Fetch-Site", "same-origin")), 200),
        (Some(("Sec-Fetch-Site", "none")), 200),
        (Some(("Origin", own.as_str())), 200),
        (Some(("Sec-Fetch-Site", "same-site")), 403),
        (Some(("Sec-Fetch-Site", "cross-site")), 403),
        (Some(("Origin", "https://evil.example")), 403),
    ] {
        let mut headers = vec![("Cookie", cookie.as_str())];
        headers.extend(header);
        let answer = http::get_with(server.address(), GAMES, &headers).await?;
        assert_eq!(answer.status, status, "{header:?}: {}", answer.body);
    }
    Ok(())
}

#[tokio::test]
async fn over_http_the_header_counts_before_the_cookie() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let cookie = format!("bandbox_token={}", server.token("hal").await?);
    let headers = [("Cookie", cookie.as_str()), ("Authorization", "Bearer x")];
    let answer = http::get_with(server.address(), GAMES, &headers).await?;
    assert_eq!(answer.status, 401);
    Ok(())
}

#[tokio::test]
async fn signing_out_clears_the_cookie() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let cookie = format!("bandbox_token={}", server.token("ann").await?);
    let own = own_origin(&server);
    let with_one = [("Cookie", cookie.as_str()), ("Origin", own.as_str())];
    for headers in [&with_one[..], &[]] {
        let answer = http::post(server.address(), LOGOUT, headers, "").await?;
        assert_eq!(answer.status, 204);
        let cleared = answer.header("set-cookie").context("no cookie")?;
        assert!(cleared.starts_with("bandbox_token=;"), "{cleared}");
        assert!(
            cleared.contains("Max-Age=0") && cleared.contains("Path=/"),
            "{cleared}"
        );
    }
    Ok(())
}
