//! Somebody who signs users in by `OpenID` Connect, as providers do: discovery, a page that sends the browser back with a code,
//! the exchange of the code (client secret, PKCE, once, in time), and keys.

use crate::issuer::{RSA, now};
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;

/// What the server is called there.
pub const CLIENT: &str = "bandbox";

/// The secret that it is known by.
pub const SECRET: &str = "correct horse battery staple";

/// What a provider does that it should not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// It confirms another sign-in.
    WrongNonce,
    /// Its codes are over when they come.
    ExpiredCode,
    /// It confirms it to somebody else.
    WrongAudience,
    /// It says that it is another.
    WrongIssuer,
    /// It refuses.
    Refusal,
}

/// A provider.
#[derive(Clone, Debug)]
pub struct Provider(Arc<Desk>);

#[derive(Debug)]
struct Desk {
    address: SocketAddr,
    state: Mutex<Book>,
}

#[derive(Debug, Default)]
struct Book {
    fault: Fault,
    /// What it says of the user besides the rest.
    claims: Map<String, Value>,
    /// Codes that have not been exchanged, with nonce and challenge.
    codes: HashMap<String, (String, String)>,
    given: u32,
}

impl Provider {
    /// Starts one.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let provider = Self(Arc::new(Desk {
            address: listener.local_addr()?,
            state: Mutex::default(),
        }));
        let pages = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/keys", get(keys))
            .with_state(provider.clone());
        // It ends with the test.
        tokio::spawn(async move { axum::serve(listener, pages).await });
        Ok(provider)
    }

    /// Its name.
    pub fn issuer(&self) -> String {
        format!("http://{}", self.0.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// Does this from now on.
    pub fn does(&self, fault: Fault) {
        self.book().fault = fault;
    }

    /// Says this of users from now on.
    pub fn says(&self, claim: &str, value: Value) {
        self.book().claims.insert(claim.to_string(), value);
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn discovery(State(provider): State<Provider>) -> Json<Value> {
    let issuer = provider.issuer();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }))
}

async fn keys() -> Response {
    match RSA.jwk() {
        Ok(key) => Json(json!({"keys": [key]})).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// The user has signed in, and is sent back at once.
async fn authorize(
    State(provider): State<Provider>,
    Query(asked): Query<HashMap<String, String>>,
) -> Response {
    let said = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let is_right = said("client_id") == CLIENT
        && said("response_type") == "code"
        && said("code_challenge_method") == "S256"
        && said("scope").split(' ').any(|scope| scope == "openid");
    if !is_right {
        return (StatusCode::BAD_REQUEST, format!("{asked:?}")).into_response();
    }
    let mut book = provider.book();
    let (back, state) = (said("redirect_uri"), said("state"));
    if book.fault == Fault::Refusal {
        return Redirect::to(&format!("{back}?error=access_denied&state={state}")).into_response();
    }
    book.given += 1;
    let code = format!("code-{}", book.given);
    let kept = (said("nonce"), said("code_challenge"));
    book.codes.insert(code.clone(), kept);
    Redirect::to(&format!("{back}?code={code}&state={state}")).into_response()
}

async fn token(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let refused =
        |why: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": why}))).into_response();
    // Both parts are written as in a form, which is another text where there are spaces.
    let known = format!("{CLIENT}:{}", SECRET.replace(' ', "+"));
    let known = format!("Basic {}", BASE64.encode(known.as_bytes()));
    if headers
        .get(header::AUTHORIZATION)
        .is_none_or(|shown| shown.as_bytes() != known.as_bytes())
    {
        return refused("invalid_client");
    }
    let mut book = provider.book();
    let code = asked.get("code").and_then(|code| book.codes.remove(code));
    let (Some((nonce, challenge)), false) = (code, book.fault == Fault::ExpiredCode) else {
        return refused("invalid_grant");
    };
    let verifier = asked.get("code_verifier").cloned().unwrap_or_default();
    if BASE64URL_NOPAD.encode(&Sha256::digest(verifier.as_bytes())) != challenge {
        return refused("invalid_grant");
    }
    match id_token(&provider, &book, &nonce) {
        Ok(id_token) => {
            let answer = json!({"access_token": "x", "token_type": "Bearer", "id_token": id_token});
            Json(answer).into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn id_token(provider: &Provider, book: &Book, nonce: &str) -> anyhow::Result<String> {
    let now = now()?;
    let mut claims = json!({
        "iss": provider.issuer(), "aud": CLIENT, "sub": "4711", "iat": now, "exp": now + 60, "nonce": nonce,
    });
    match book.fault {
        Fault::WrongNonce => claims["nonce"] = json!("of another"),
        Fault::WrongAudience => claims["aud"] = json!("another"),
        Fault::WrongIssuer => claims["iss"] = json!("https://another.example"),
        Fault::None | Fault::ExpiredCode | Fault::Refusal => (),
    }
    for (claim, value) in &book.claims {
        claims[claim] = value.clone();
    }
    RSA.sign(&claims)
}
