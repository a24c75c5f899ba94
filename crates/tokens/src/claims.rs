//! What a token says.

use crate::user::{Signer, User};
use serde::{Deserialize, Serialize};

/// The role of an administrator.
const ADMIN: &str = "admin";

/// What a token says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Claims {
    pub(crate) sub: String,
    #[serde(default)]
    name: Option<String>,
    exp: i64,
    #[serde(default)]
    iat: i64,
    #[serde(default)]
    jti: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) iss: Option<String>,
    #[serde(default, skip_serializing_if = "Audience::is_none")]
    pub(crate) aud: Audience,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
}

/// Whom a token is for. The library checks it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Audience {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Audience {
    const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

impl Claims {
    /// What a new token of this user says.
    pub(crate) fn of(user: &User) -> Self {
        Self {
            sub: user.id.clone(),
            name: Some(user.name.clone()),
            exp: user.expires,
            iat: jiff::Timestamp::now().as_second(),
            jti: uuid::Uuid::now_v7().to_string(),
            iss: None,
            aud: Audience::None,
            roles: if user.admin {
                vec![ADMIN.to_string()]
            } else {
                Vec::new()
            },
        }
    }

    /// Whom it names.
    pub(crate) fn into_user(self, signer: Signer) -> User {
        User {
            name: self.name.unwrap_or_else(|| self.sub.clone()),
            admin: self.roles.iter().any(|role| role == ADMIN),
            id: self.sub,
            expires: self.exp,
            issued: self.iat,
            token_id: self.jti,
            signer,
        }
    }
}
