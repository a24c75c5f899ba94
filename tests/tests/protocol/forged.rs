//! Tokens that are no good, by every way in: the header, the subprotocol, the first message, a refresh, and the HTTP API.

use bandbox_tests::client::{Client, Closed};
use bandbox_tests::http::{self, Answer};
use bandbox_tests::issuer::{ED, KeyPair, RSA, claims, now};
use bandbox_tests::server::Server;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

const ISSUER: &str = "https://league.example";
const AUDIENCE: &str = "bandbox";

/// A server that trusts the tests' keys for tokens of this issuer and audience.
struct House {
    server: Server,
    _keys: tempfile::TempDir,
}

impl House {
    async fn open() -> anyhow::Result<Self> {
        let keys = tempfile::tempdir()?;
        let mut files = Vec::new();
        for key in [ED, RSA] {
            let file = keys.path().join(key.id);
            std::fs::write(&file, key.public)?;
            files.push(file.display().to_string());
        }
        let server = Server::start_with(&[
            "--jwt-public-keys",
            &files.join(","),
            "--jwt-issuer",
            ISSUER,
            "--jwt-audience",
            AUDIENCE,
        ])
        .await?;
        Ok(Self {
            server,
            _keys: keys,
        })
    }

    /// Shows a token in every way; it must be refused in all of them with this word.
    async fn refuses(&self, what: &str, token: &str, word: &str) -> anyhow::Result<()> {
        let address = self.server.address();
        let bearer = format!("Bearer {token}");
        let entry = format!("bandbox.v1, bearer.{token}");
        for header in [
            ("Authorization", bearer.as_str()),
            ("Sec-WebSocket-Protocol", entry.as_str()),
        ] {
            is_refused(what, &http::upgrade(address, &[header]).await?, word);
        }
        let header = [("Authorization", bearer.as_str())];
        let asked = http::get_with(address, "/api/v1/games", &header).await?;
        is_refused(what, &asked, word);

        let data = json!({"token": token});
        let mut stranger = Client::stranger(address).await?;
        let refused = stranger.refused("authenticate", data.clone()).await?;
        assert_eq!(refused.code(), "unauthenticated", "{what}");
        assert!(refused.text.contains(word), "{what}: {}", refused.text);
        assert_eq!(stranger.closed().await?.code, 4501, "{what}");

        let good = ED.sign(&good()?)?;
        let mut client = Client::with_token(address, &good).await?;
        let refused = client.refused("refresh_token", data).await?;
        assert_eq!(refused.code(), "unauthenticated", "{what}");
        client.accepted("heartbeat", json!({})).await?;
        Ok(())
    }
}

fn is_refused(what: &str, answer: &Answer, word: &str) {
    assert_eq!(answer.status, 401, "{what}: {}", answer.body);
    assert!(answer.body.contains(word), "{what}: {}", answer.body);
}

/// What a token must say here.
fn good() -> anyhow::Result<Value> {
    let mut claims = claims("ann")?;
    claims["iss"] = json!(ISSUER);
    claims["aud"] = json!(AUDIENCE);
    Ok(claims)
}

fn with(field: &str, value: impl Into<Value>) -> anyhow::Result<Value> {
    let mut claims = good()?;
    claims[field] = value.into();
    Ok(claims)
}

fn without(field: &str) -> anyhow::Result<Value> {
    let mut claims = good()?;
    claims.as_object_mut().map(|all| all.remove(field));
    Ok(claims)
}

/// A token signed with the text of a public key, as if it were a secret.
fn confused(key: &KeyPair) -> anyhow::Result<String> {
    let secret = EncodingKey::from_secret(key.public.as_bytes());
    let header = Header::new(Algorithm::HS256);
    Ok(jsonwebtoken::encode(&header, &good()?, &secret)?)
}

/// A token with another header than it was signed with, and no signature.
fn unsigned() -> anyhow::Result<String> {
    let signed = ED.sign(&good()?)?;
    let claims = signed.split('.').nth(1).unwrap_or_default();
    // {"alg":"none","typ":"JWT"}
    Ok(format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{claims}."))
}

#[tokio::test]
async fn a_token_that_is_no_good_opens_no_way_in() -> anyhow::Result<()> {
    let house = House::open().await?;
    let invalid = [
        ("no signature", unsigned()?),
        ("a public key as a secret", confused(&RSA)?),
        ("another public key as a secret", confused(&ED)?),
        ("another audience", ED.sign(&with("aud", "forum")?)?),
        ("no audience", ED.sign(&without("aud")?)?),
        (
            "another issuer",
            ED.sign(&with("iss", "https://evil.example")?)?,
        ),
        ("no issuer", ED.sign(&without("iss")?)?),
        ("a time to come", ED.sign(&with("nbf", now()? + 300)?)?),
        ("no end", ED.sign(&without("exp")?)?),
        ("no user", ED.sign(&without("sub")?)?),
        ("no token at all", "x".to_string()),
    ];
    for (what, token) in invalid {
        house.refuses(what, &token, "not valid here").await?;
    }
    let expired = ED.sign(&with("exp", now()? - 60)?)?;
    house.refuses("its end is past", &expired, "expired").await
}

#[tokio::test]
async fn a_token_that_is_too_long_is_refused_however_it_comes() -> anyhow::Result<()> {
    let house = House::open().await?;
    let long = ED.sign(&with("name", "n".repeat(8 * 1024))?)?;
    house
        .refuses("a long token", &long, "not valid here")
        .await?;
    // As long as a token may be, it is read.
    let fits = ED.sign(&with("name", "n".repeat(4 * 1024))?)?;
    Client::with_token(house.server.address(), &fits).await?;
    Ok(())
}

#[tokio::test]
async fn whose_token_ends_while_he_is_connected_is_closed() -> anyhow::Result<()> {
    let house = House::open().await?;
    let short = ED.sign(&with("exp", now()? + 2)?)?;
    let mut client = Client::with_token(house.server.address(), &short).await?;
    let expired = Closed {
        code: 4001,
        reason: "token_expired: get a new token and come back".to_string(),
    };
    assert_eq!(client.closed().await?, expired);
    Ok(())
}
