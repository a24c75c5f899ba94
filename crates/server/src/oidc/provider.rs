//! The one who signs users in: what he says of himself, and both halves of a sign-in.

use super::{Oidc, Pending};
use crate::fetching::{self, FetchError};
use anyhow::{Context, bail};
use bandbox_tokens::User;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
    TokenResponse,
};
use reqwest::{Client, Url};
use serde_json::{Map, Value};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How long what he says of himself, his keys too, is believed without asking again.
const KNOWN_FOR: Duration = Duration::from_mins(5);

/// How long a user is signed in.
const SIGNED_IN: i64 = 12 * 60 * 60;

/// Before the ids that he gives: nobody whom he names is one whom somebody else names.
const PREFIX: &str = "oidc:";

/// The most characters of a name to show.
const NAME_MAX: usize = 64;

/// With the addresses that are known from what he says of himself.
type Known = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// One who signs users in.
#[derive(Debug)]
pub(crate) struct Provider {
    settings: Oidc,
    secret: Option<ClientSecret>,
    client: Client,
    /// What he last said of himself, and when.
    said: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

impl Provider {
    /// As the settings name him. He is not asked anything yet.
    ///
    /// # Errors
    /// When the secret cannot be read.
    pub(crate) fn new(settings: Oidc) -> anyhow::Result<Self> {
        let secret = match &settings.client_secret_file {
            Some(path) => {
                let text = std::fs::read_to_string(path);
                let text = text.with_context(|| format!("reading {}", path.display()))?;
                Some(ClientSecret::new(text.trim().to_string()))
            }
            None => None,
        };
        Ok(Self {
            settings,
            secret,
            client: fetching::client()?,
            said: Mutex::default(),
        })
    }

    /// The first half: where to send a browser, and what it is to carry.
    ///
    /// # Errors
    /// When the provider cannot be reached.
    pub(crate) async fn begin(&self) -> anyhow::Result<(Url, Pending)> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.known().await?;
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let scopes = self.settings.scopes.iter().cloned().map(Scope::new);
        let (url, state, nonce) = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        let pending = Pending {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        };
        Ok((url, pending))
    }

    /// The second half: who it is.
    ///
    /// # Errors
    /// When the provider does not say, or says it of another sign-in.
    pub(crate) async fn finish(&self, pending: Pending, code: String) -> anyhow::Result<User> {
        let client = self.known().await?;
        let ask = |request| ask(self.client.clone(), request);
        let answer = client
            .exchange_code(AuthorizationCode::new(code))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier))
            .request_async(&ask)
            .await
            .context("exchanging the code")?;
        let token = answer.id_token().context("there is no ID token")?;
        let claims = token
            .claims(&client.id_token_verifier(), &Nonce::new(pending.nonce))
            .context("the ID token is no good")?;
        let subject = claims.subject().as_str();
        // The token is good now. The library keeps those of its claims alone that it knows.
        let all = all_claims(&token.to_string())?;
        let name = self.name(&all).unwrap_or(subject);
        let name: String = name
            .chars()
            .filter(|c| !c.is_control())
            .take(NAME_MAX)
            .collect();
        let expires = jiff::Timestamp::now().as_second() + SIGNED_IN;
        Ok(User {
            admin: self.is_admin(&all),
            ..User::until(expires, format!("{PREFIX}{subject}"), name)
        })
    }

    async fn known(&self) -> anyhow::Result<Known> {
        let mut said = self.said.lock().await;
        let metadata = match &*said {
            Some((at, metadata)) if at.elapsed() < KNOWN_FOR => metadata.clone(),
            Some(_) | None => {
                let ask = |request| ask(self.client.clone(), request);
                let issuer = self.settings.issuer.0.clone();
                let metadata = CoreProviderMetadata::discover_async(issuer, &ask)
                    .await
                    .with_context(|| format!("asking {}", *self.settings.issuer.0))?;
                *said = Some((Instant::now(), metadata.clone()));
                metadata
            }
        };
        let id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(metadata, id, self.secret.clone());
        Ok(client.set_redirect_uri(self.settings.redirect_origin.0.clone()))
    }

    fn name<'a>(&self, claims: &'a Map<String, Value>) -> Option<&'a str> {
        [&self.settings.name_claim, "preferred_username"]
            .into_iter()
            .find_map(|claim| claims.get(claim)?.as_str())
            .filter(|name| !name.trim().is_empty())
    }

    fn is_admin(&self, claims: &Map<String, Value>) -> bool {
        let Oidc {
            admin_claim: Some(claim),
            admin_value: Some(value),
            ..
        } = &self.settings
        else {
            return false;
        };
        match claims.get(claim) {
            Some(Value::String(one)) => one == value,
            Some(Value::Array(many)) => many.iter().any(|one| one == value),
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => {
                false
            }
        }
    }
}

/// What a token says that has been verified.
fn all_claims(token: &str) -> anyhow::Result<Map<String, Value>> {
    let Some(claims) = token.split('.').nth(1) else {
        bail!("the ID token has no claims");
    };
    let text = data_encoding::BASE64URL_NOPAD.decode(claims.as_bytes())?;
    Ok(serde_json::from_slice(&text)?)
}

/// Asks the provider, in the words of the library.
async fn ask(client: Client, request: HttpRequest) -> Result<HttpResponse, FetchError> {
    let answer = client.execute(request.try_into()?).await?;
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    Ok(response.body(fetching::body(answer).await?)?)
}
