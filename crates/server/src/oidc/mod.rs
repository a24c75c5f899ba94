//! Signing in by somebody who knows the user already (`OpenID` Connect): the code flow with PKCE. What has to be remembered
//! between the two halves of it goes along with the browser, signed, so that no server keeps anything and any server of
//! several can do the second half.

mod provider;

pub(crate) use provider::Provider;

use crate::gate::key_set::is_safe;
use openidconnect::{IssuerUrl, RedirectUrl};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Whom the server asks, and what it believes. The table `[oidc]` of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Oidc {
    /// Who signs users in.
    issuer: Issuer,
    /// What the server is called there.
    client_id: String,
    /// The file of the secret that it is known by there; none for a public client.
    client_secret_file: Option<PathBuf>,
    /// The address of this server as browsers know it, such as `https://games.example`.
    redirect_origin: Back,
    /// The claim with the name to show.
    #[serde(default = "name")]
    name_claim: String,
    /// The claim that makes an administrator.
    admin_claim: Option<String>,
    /// When it is this, or a list with this in it.
    admin_value: Option<String>,
    /// What is asked for besides `openid`.
    #[serde(default = "profile")]
    scopes: Vec<String>,
}

fn name() -> String {
    "name".to_string()
}

fn profile() -> Vec<String> {
    vec!["profile".to_string()]
}

/// The provider's name, which is an address of his.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Issuer(IssuerUrl);

impl TryFrom<String> for Issuer {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        safe(&text)?;
        let issuer = IssuerUrl::new(text).map_err(|error| error.to_string())?;
        Ok(Self(issuer))
    }
}

/// Where the provider sends a browser back to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Back(RedirectUrl);

impl TryFrom<String> for Back {
    type Error = String;

    fn try_from(origin: String) -> Result<Self, String> {
        safe(&origin)?;
        let back = format!("{}{CALLBACK}", origin.trim_end_matches('/'));
        let back = RedirectUrl::new(back).map_err(|error| error.to_string())?;
        Ok(Self(back))
    }
}

/// Where a browser comes back to.
pub(crate) const CALLBACK: &str = "/api/v1/sign-in/callback";

fn safe(text: &str) -> Result<(), String> {
    let url = Url::parse(text).map_err(|error| format!("{text:?} is no address: {error}"))?;
    if !is_safe(&url) {
        return Err(format!(
            "whoever is on the way to {text} could sign in as anybody; give an https address"
        ));
    }
    Ok(())
}

/// What a browser carries from the first half to the second.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Pending {
    /// Comes back with the browser, from the same one.
    pub(crate) state: String,
    /// Comes back in the token of the user.
    nonce: String,
    /// Shows that whoever asks for that token began it.
    verifier: String,
}
