//! One call of an address.

use super::reach::{PublicOnly, Reach};
use super::words;
use bandbox_protocol::v1::webhook::YourTurn;
use bandbox_store::WebhookForm;
use reqwest::{Client, Response, StatusCode, header, redirect};
use std::sync::Arc;
use std::time::Duration;

/// How long an answer may take.
const WITHIN: Duration = Duration::from_secs(10);

/// The longest that anybody may ask to be left alone before he is called again.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Calls addresses.
#[derive(Debug)]
pub(super) struct Caller {
    client: Client,
    reach: Reach,
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Called {
    /// It was heard.
    Heard,
    /// It was surely not heard; it may be tried again, after so long if that was said.
    NotNow(String, Option<Duration>),
    /// It was refused, or it is not known whether it was heard: who is called twice is told twice.
    Failed(String),
    /// Nobody will be there any more.
    Gone(String),
}

impl Caller {
    /// Calls what it may reach.
    ///
    /// # Errors
    /// When this machine has no certificates to know others by.
    pub(super) fn new(reach: Reach) -> anyhow::Result<Self> {
        let client = Client::builder()
            .timeout(WITHIN)
            .user_agent(concat!("Bandbox/", env!("CARGO_PKG_VERSION")))
            // Whoever is called must not send the call on to where it would not be let go.
            .redirect(redirect::Policy::none())
            // A proxy would look up hosts itself.
            .no_proxy();
        let client = match reach {
            Reach::Off | Reach::Public => client.dns_resolver(Arc::new(PublicOnly)),
            Reach::Any => client,
        };
        Ok(Self {
            client: client.build()?,
            reach,
        })
    }

    /// Tells an address of a turn.
    pub(super) async fn tell(&self, url: &str, form: WebhookForm, turn: &YourTurn) -> Called {
        // It was permitted when it was set, by what the settings said then.
        let url = match self.reach.permit(url) {
            Ok(url) => url,
            Err(why) => return Called::Failed(why),
        };
        let body = match form {
            WebhookForm::Json => serde_json::to_string(turn),
            WebhookForm::Discord => words::discord(turn),
        };
        let body = match body {
            Ok(body) => body,
            Err(error) => return Called::Failed(error.to_string()),
        };
        let request = self
            .client
            .post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .body(body);
        match request.send().await {
            Ok(answer) => answered(&answer),
            Err(error) if error.is_connect() => Called::NotNow(cause(&error), None),
            Err(error) => Called::Failed(cause(&error)),
        }
    }
}

fn answered(answer: &Response) -> Called {
    let status = answer.status();
    let what = format!("it answered {status}");
    if status.is_success() {
        Called::Heard
    } else if status == StatusCode::NOT_FOUND || status == StatusCode::GONE {
        Called::Gone(what)
    } else if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() {
        Called::NotNow(what, retry_after(answer))
    } else {
        Called::Failed(what)
    }
}

/// In seconds; a date is not asked for by any of those that are called, and means no wait of its own.
fn retry_after(answer: &Response) -> Option<Duration> {
    let value = answer.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    let seconds: f64 = value.trim().parse().ok()?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .map(|wait| wait.min(LONGEST_WAIT))
}

/// The innermost error, which says what is wrong, and without the address, which is the user's own.
fn cause(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return format!("there was no answer within {} seconds", WITHIN.as_secs());
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    format!("it could not be reached: {cause}")
}
