//! Somebody else who signs tokens, and shows his public keys at an address.

use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::net::TcpListener;

/// A key pair, as its files have it.
#[derive(Clone, Copy, Debug)]
pub struct KeyPair {
    /// Its name in a set.
    pub id: &'static str,
    /// What it signs with.
    pub algorithm: Algorithm,
    private: &'static str,
    /// The public half in PEM.
    pub public: &'static str,
}

/// An Ed25519 key.
pub const ED: KeyPair = KeyPair {
    id: "ed",
    algorithm: Algorithm::EdDSA,
    private: include_str!("../../crates/tokens/testing/ed25519.pem"),
    public: include_str!("../../crates/tokens/testing/ed25519.pub.pem"),
};

/// A P-256 key.
pub const EC: KeyPair = KeyPair {
    id: "ec",
    algorithm: Algorithm::ES256,
    private: include_str!("../../crates/tokens/testing/es256.pem"),
    public: include_str!("../../crates/tokens/testing/es256.pub.pem"),
};

/// An RSA key.
pub const RSA: KeyPair = KeyPair {
    id: "rsa",
    algorithm: Algorithm::RS256,
    private: include_str!("../../crates/tokens/testing/rs256.pem"),
    public: include_str!("../../crates/tokens/testing/rs256.pub.pem"),
};

impl KeyPair {
    /// A token with these claims that names this key.
    ///
    /// # Errors
    /// When the key is none.
    pub fn sign(&self, claims: &Value) -> anyhow::Result<String> {
        let pem = self.private.as_bytes();
        let key = EncodingKey::from_ed_pem(pem)
            .or_else(|_| EncodingKey::from_ec_pem(pem))
            .or_else(|_| EncodingKey::from_rsa_pem(pem))?;
        let mut header = Header::new(self.algorithm);
        header.kid = Some(self.id.to_string());
        Ok(jsonwebtoken::encode(&header, claims, &key)?)
    }

    /// A token for this user that is good for ten minutes.
    ///
    /// # Errors
    /// When the key is none.
    pub fn token(&self, user: &str) -> anyhow::Result<String> {
        self.sign(&claims(user)?)
    }

    /// The public half, as a set has it.
    ///
    /// # Errors
    /// When the key is none.
    pub fn jwk(&self) -> anyhow::Result<Value> {
        let pem = self.public.as_bytes();
        let key = DecodingKey::from_ed_pem(pem)
            .or_else(|_| DecodingKey::from_ec_pem(pem))
            .or_else(|_| DecodingKey::from_rsa_pem(pem))?;
        let mut jwk = Jwk::from_decoding_key(&key, Some(self.algorithm))?;
        jwk.common.key_id = Some(self.id.to_string());
        Ok(serde_json::to_value(jwk)?)
    }
}

/// What a token of this user says that is good for ten minutes.
///
/// # Errors
/// When the clock stands before 1970.
pub fn claims(user: &str) -> anyhow::Result<Value> {
    Ok(json!({"sub": user, "name": user, "exp": now()? + 600}))
}

/// The time in seconds since 1970.
///
/// # Errors
/// When the clock stands before 1970.
pub fn now() -> anyhow::Result<u64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Ok(since.context("the clock")?.as_secs())
}

/// What is at the address of the set.
#[derive(Clone, Debug)]
pub enum Shown {
    /// These keys.
    Keys(Vec<KeyPair>),
    /// A text that is no set.
    Text(String),
    /// Another address.
    Elsewhere(String),
    /// A failure.
    Nothing,
    /// No answer at all.
    Silence,
}

/// An HTTP server with a set of keys.
#[derive(Debug)]
pub struct Issuer {
    address: SocketAddr,
    shelf: Arc<Shelf>,
}

#[derive(Debug)]
struct Shelf {
    shown: Mutex<Shown>,
    fetches: Mutex<u32>,
}

impl Issuer {
    /// Starts to show these keys.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start(keys: &[KeyPair]) -> anyhow::Result<Self> {
        let shelf = Arc::new(Shelf {
            shown: Mutex::new(Shown::Keys(keys.to_vec())),
            fetches: Mutex::new(0),
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let pages = Router::new()
            .route("/keys", get(keys_page))
            .with_state(Arc::clone(&shelf));
        // It ends with the test.
        tokio::spawn(async move { axum::serve(listener, pages).await });
        Ok(Self { address, shelf })
    }

    /// The address of the set.
    pub fn url(&self) -> String {
        format!("http://{}/keys", self.address)
    }

    /// Shows something else from now on.
    pub fn show(&self, shown: Shown) {
        *self
            .shelf
            .shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = shown;
    }

    /// How often the set has been asked for.
    pub fn fetches(&self) -> u32 {
        *self
            .shelf
            .fetches
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

async fn keys_page(State(shelf): State<Arc<Shelf>>) -> Response {
    *shelf.fetches.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    let shown = shelf
        .shown
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    match shown {
        Shown::Keys(keys) => {
            let keys: Result<Vec<Value>, _> = keys.iter().map(KeyPair::jwk).collect();
            match keys {
                Ok(keys) => json!({"keys": keys}).to_string().into_response(),
                Err(error) => {
                    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
                }
            }
        }
        Shown::Text(text) => text.into_response(),
        Shown::Elsewhere(url) => Redirect::temporary(&url).into_response(),
        Shown::Nothing => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Shown::Silence => std::future::pending().await,
    }
}
