//! Signing in by `OpenID` Connect, with a provider at work: a browser's way there and back, and every way to cheat on it.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::http::{self, Answer};
use bandbox_tests::provider::{CLIENT, Fault, Provider, SECRET};
use bandbox_tests::server::Server;
use serde_json::{Value, json};
use tempfile::TempDir;

const SIGN_IN: &str = "/api/v1/sign-in";

/// A server that has its users signed in by a provider.
struct House {
    provider: Provider,
    server: Server,
    _files: TempDir,
}

impl House {
    async fn open() -> anyhow::Result<Self> {
        let provider = Provider::start().await?;
        let files = tempfile::tempdir()?;
        let secret = files.path().join("secret");
        std::fs::write(&secret, format!("{SECRET}\n"))?;
        let settings = files.path().join("settings.toml");
        let text = format!(
            "[oidc]\nissuer = {:?}\nclient_id = {CLIENT:?}\nclient_secret_file = \"{}\"\n\
             redirect_origin = \"http://localhost\"\nadmin_claim = \"groups\"\nadmin_value = \"umpires\"\n",
            provider.issuer(),
            secret.display()
        );
        std::fs::write(&settings, text)?;
        let path = settings.display().to_string();
        let server = Server::start_with(&["--config", &path]).await?;
        Ok(Self {
            provider,
            server,
            _files: files,
        })
    }

    /// A browser begins to sign in: the page that it is sent to, and what it carries.
    async fn begins(&self) -> anyhow::Result<(String, String)> {
        let answer = http::get(self.server.address(), SIGN_IN).await?;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let to = answer.header("location").context("no page")?;
        let page = to
            .strip_prefix(&self.provider.issuer())
            .context("elsewhere")?;
        let carried = carried(&answer)?;
        Ok((page.to_string(), carried))
    }

    /// The provider's page sends the browser back: to this path.
    async fn back_from(&self, page: &str) -> anyhow::Result<String> {
        let answer = http::get(self.provider.address(), page).await?;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let to = answer.header("location").context("no way back")?;
        let path = to.strip_prefix("http://localhost").context("elsewhere")?;
        Ok(path.to_string())
    }

    async fn comes_back(&self, path: &str, carried: Option<&str>) -> anyhow::Result<Answer> {
        let cookie = carried.map(|carried| ("Cookie", carried));
        http::get_with(self.server.address(), path, cookie.as_slice()).await
    }

    /// The whole way.
    async fn signs_in(&self) -> anyhow::Result<Answer> {
        let (page, carried) = self.begins().await?;
        let back = self.back_from(&page).await?;
        self.comes_back(&back, Some(&carried)).await
    }
}

/// The cookie that an answer has the browser carry.
fn carried(answer: &Answer) -> anyhow::Result<String> {
    let cookie = answer.header("set-cookie").context("nothing to carry")?;
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    Ok(cookie.split(';').next().unwrap_or_default().to_string())
}

/// The token of an answer that has signed somebody in.
fn token(answer: &Answer) -> Option<String> {
    let mut lines = answer.head.lines();
    let line = lines.find_map(|line| line.split_once("bandbox_token="))?;
    Some(line.1.split(';').next()?.to_string())
}

fn is_refused(what: &str, answer: &Answer) {
    assert_eq!(answer.status, 401, "{what}: {}", answer.body);
    assert_eq!(token(answer), None, "{what}");
    assert!(
        answer.body.contains("begin again"),
        "{what}: {}",
        answer.body
    );
    // What was carried is used up.
    assert!(
        answer.head.contains("bandbox_sign_in=;"),
        "{what}: {}",
        answer.head
    );
}

#[tokio::test]
async fn a_page_is_told_by_which_ways_one_can_sign_in() -> anyhow::Result<()> {
    let ways = async |server: &Server| -> anyhow::Result<Value> {
        let answer = http::get(server.address(), "/api/v1/sign-in-ways").await?;
        assert_eq!(answer.status, 200);
        Ok(serde_json::from_str(&answer.body)?)
    };
    let house = House::open().await?;
    let here = json!({"open_id": true, "demo": false, "token": true});
    assert_eq!(ways(&house.server).await?, here);
    let elsewhere = json!({"open_id": false, "demo": false, "token": true});
    assert_eq!(ways(&Server::start().await?).await?, elsewhere);
    Ok(())
}

#[tokio::test]
async fn a_browser_is_sent_away_and_comes_back_signed_in() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.provider.says("name", json!("Ann\nof the Terns"));
    let answer = house.signs_in().await?;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some("/lobby")),
        "{}",
        answer.body
    );
    assert!(answer.head.contains("bandbox_sign_in=;"), "{}", answer.head);
    let token = token(&answer).context("no token")?;
    let mut client = Client::with_token(house.server.address(), &token).await?;
    let frames = client.frames().to_vec();
    let welcome = frames.iter().find(|frame| frame.event() == "connected");
    let data = welcome.context("no welcome")?.data().clone();
    assert_eq!(
        (&data["user_id"], &data["name"]),
        (&json!("oidc:4711"), &json!("Annof the Terns"))
    );
    client.accepted("heartbeat", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn the_provider_makes_administrators_where_the_settings_say_by_what() -> anyhow::Result<()> {
    let house = House::open().await?;
    for (groups, is_admin) in [
        (json!(["players"]), false),
        (json!(["players", "umpires"]), true),
        (json!("umpires"), true),
        (json!({"umpires": true}), false),
    ] {
        house.provider.says("groups", groups.clone());
        let token = token(&house.signs_in().await?).context("no token")?;
        let bearer = format!("Bearer {token}");
        let shown = [("Authorization", bearer.as_str())];
        let path = "/api/v1/revocations";
        let answer = http::get_with(house.server.address(), path, &shown).await?;
        assert_eq!(answer.status, if is_admin { 200 } else { 403 }, "{groups}");
    }
    Ok(())
}

#[tokio::test]
async fn what_the_provider_says_of_another_sign_in_counts_for_nothing() -> anyhow::Result<()> {
    let house = House::open().await?;
    for fault in [
        Fault::WrongNonce,
        Fault::WrongAudience,
        Fault::WrongIssuer,
        Fault::ExpiredCode,
        Fault::Refusal,
    ] {
        house.provider.does(fault);
        is_refused(&format!("{fault:?}"), &house.signs_in().await?);
    }
    house.provider.does(Fault::None);
    assert_eq!(house.signs_in().await?.status, 303);
    Ok(())
}

#[tokio::test]
async fn a_browser_finishes_the_sign_in_that_it_has_begun_and_no_other() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (of_victim, by_victim) = house.begins().await?;
    let (of_evil, by_evil) = house.begins().await?;
    let back = house.back_from(&of_evil).await?;
    // A link to somebody else's sign-in: another state than this browser carries.
    is_refused(
        "another state",
        &house.comes_back(&back, Some(&by_victim)).await?,
    );
    is_refused("nothing carried", &house.comes_back(&back, None).await?);
    let forged = format!("{by_evil}x");
    is_refused("forged", &house.comes_back(&back, Some(&forged)).await?);
    // A stolen code with the state of this browser: the provider asks for what began it.
    let code = back.split(['=', '&']).nth(1).context("no code")?;
    let own = house.back_from(&of_victim).await?;
    let state = own.split("state=").nth(1).context("no state")?;
    let stolen = format!("{SIGN_IN}/callback?code={code}&state={state}");
    is_refused(
        "a stolen code",
        &house.comes_back(&stolen, Some(&by_victim)).await?,
    );
    let no_code = format!("{SIGN_IN}/callback?state={state}");
    is_refused(
        "no code",
        &house.comes_back(&no_code, Some(&by_victim)).await?,
    );
    assert_eq!(house.comes_back(&own, Some(&by_victim)).await?.status, 303);
    Ok(())
}

#[tokio::test]
async fn a_sign_in_counts_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (page, carried) = house.begins().await?;
    let back = house.back_from(&page).await?;
    assert_eq!(house.comes_back(&back, Some(&carried)).await?.status, 303);
    is_refused("a replay", &house.comes_back(&back, Some(&carried)).await?);
    Ok(())
}

#[tokio::test]
async fn what_a_browser_carries_is_no_token_and_a_token_is_nothing_to_carry() -> anyhow::Result<()>
{
    let house = House::open().await?;
    let (page, carried) = house.begins().await?;
    let sealed = carried.split_once('=').context("no value")?.1;
    let bearer = format!("Bearer {sealed}");
    let shown = [("Authorization", bearer.as_str())];
    assert_eq!(
        http::upgrade(house.server.address(), &shown).await?.status,
        401
    );
    let back = house.back_from(&page).await?;
    let token = format!("bandbox_sign_in={}", house.server.token("ann").await?);
    is_refused("a token", &house.comes_back(&back, Some(&token)).await?);
    Ok(())
}

#[tokio::test]
async fn a_server_without_a_provider_signs_nobody_in() -> anyhow::Result<()> {
    let server = Server::start().await?;
    for path in [SIGN_IN, "/api/v1/sign-in/callback?code=a&state=b"] {
        let answer = http::get(server.address(), path).await?;
        let body: Value = serde_json::from_str(&answer.body)?;
        assert_eq!((answer.status, &body["code"]), (404, &json!("not_found")));
    }
    Ok(())
}
