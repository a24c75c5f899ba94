//! Opening the socket, and what it means when that fails or when the server closes it.

use crate::link::Link;
use crate::options::Options;
use crate::state::Failure;
use crate::token::Token;
use bandbox_protocol::v1::{CloseCode, SUBPROTOCOL};
use std::time::Duration;
use tokio::time::timeout;
use tokio_tungstenite::connect_async_with_config;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::{Request, Response};
use tokio_tungstenite::tungstenite::http::header::{
    HeaderValue, RETRY_AFTER, SEC_WEBSOCKET_PROTOCOL,
};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

/// The longest pause that a server may ask for.
const LONGEST_PAUSE: u64 = 600;

/// The most of a server's words that is kept.
const WORDS: usize = 200;

/// How an attempt or a connection ended.
#[derive(Debug)]
pub(crate) enum End {
    /// Come back, but not before the pause that the server asked for.
    Again {
        why: String,
        pause: Option<Duration>,
    },
    /// It makes no sense to come back like this.
    Never(Failure),
}

impl End {
    pub(crate) fn again(why: impl Into<String>) -> Self {
        Self::Again {
            why: why.into(),
            pause: None,
        }
    }

    /// What the server's close frame means.
    pub(crate) fn closed(frame: Option<&CloseFrame>) -> Self {
        let Some(frame) = frame else {
            return Self::again("the server closed the connection");
        };
        let code = u16::from(frame.code);
        let stop =
            CloseCode::of(code).map_or((4500..5000).contains(&code), |code| !code.can_retry());
        if stop {
            Self::Never(Failure::Dismissed {
                code,
                reason: frame.reason.to_string(),
            })
        } else {
            Self::again(format!("closed with {code} {:?}", frame.reason.as_str()))
        }
    }
}

/// Opens a socket with this token.
pub(crate) async fn dial(options: &Options, token: &Token) -> Result<Link, End> {
    let token = match timeout(options.connect_timeout, token.get()).await {
        Ok(Ok(token)) => token,
        Ok(Err(error)) => return Err(End::again(format!("no token: {error}"))),
        Err(_) => return Err(End::again("no token in time")),
    };
    let request = request(&options.url, &token)?;
    let connect = connect_async_with_config(request, None, true);
    match timeout(options.connect_timeout, connect).await {
        Ok(Ok((socket, _))) => Ok(Link::new(socket)),
        Ok(Err(error)) => Err(unopened(error)),
        Err(_) => Err(End::again("the server did not answer in time")),
    }
}

fn request(url: &str, token: &str) -> Result<Request, End> {
    let unusable = |what: String| End::Never(Failure::Options(what));
    let mut request = url
        .into_client_request()
        .map_err(|error| unusable(format!("{url:?}: {error}")))?;
    // Without TLS; and no other scheme would ever get further.
    if request.uri().scheme_str() != Some("ws") {
        return Err(unusable(format!("{url:?} does not begin with ws://")));
    }
    // The parts of a JWT are base64url with dots between; anything else could end the header's list.
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~+".contains(&byte);
    if token.is_empty() || !token.bytes().all(fits) {
        return Err(unusable("the token is not a JWT".to_owned()));
    }
    let mut offer = HeaderValue::try_from(format!("{SUBPROTOCOL}, bearer.{token}"))
        .map_err(|error| unusable(error.to_string()))?;
    offer.set_sensitive(true);
    request.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, offer);
    Ok(request)
}

/// What it means that no socket was opened.
fn unopened(error: Error) -> End {
    if let Error::Http(answer) = error {
        return refused(&answer);
    }
    // An address that is none does not get better by itself.
    if let Error::Url(_) | Error::HttpFormat(_) = error {
        return End::Never(Failure::Options(error.to_string()));
    }
    End::again(error.to_string())
}

/// What the server's HTTP answer means.
fn refused(answer: &Response) -> End {
    let status = answer.status();
    let words = answer.body().as_deref().unwrap_or_default();
    let reason: String = String::from_utf8_lossy(words).chars().take(WORDS).collect();
    let passing = status.is_server_error() || matches!(status.as_u16(), 408 | 429);
    if !passing {
        return End::Never(Failure::Refused {
            status: status.as_u16(),
            reason,
        });
    }
    let pause = answer.headers().get(RETRY_AFTER);
    let pause = pause.and_then(|seconds| seconds.to_str().ok()?.parse::<u64>().ok());
    End::Again {
        why: format!("refused with HTTP {status}: {reason}"),
        pause: pause.map(|seconds| Duration::from_secs(seconds.min(LONGEST_PAUSE))),
    }
}
