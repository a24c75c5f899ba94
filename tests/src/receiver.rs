//! Somebody who is called by a server: he keeps what he is told, and answers as he is bidden.

use crate::patience::patiently;
use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// What he was told.
#[derive(Clone, Debug)]
pub struct Told {
    /// At which path.
    pub path: String,
    /// With which headers.
    pub headers: HeaderMap,
    /// What.
    pub body: Value,
}

/// How he answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// With which status.
    pub status: u16,
    /// With which header besides.
    pub header: Option<(&'static str, String)>,
}

/// Somebody who is called.
#[derive(Debug)]
pub struct Receiver {
    address: SocketAddr,
    told: mpsc::UnboundedReceiver<Told>,
    answers: Answers,
}

type Answers = Arc<Mutex<VecDeque<Answer>>>;

impl Receiver {
    /// Begins to listen.
    ///
    /// # Errors
    /// When he cannot.
    pub async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (sender, told) = mpsc::unbounded_channel();
        let answers = Answers::default();
        let state = (sender, Arc::clone(&answers));
        let router = Router::new().fallback(hear).with_state(state);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self {
            address,
            told,
            answers,
        })
    }

    /// His address, with this path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// To the next who calls he answers with this status; without such a word, 204.
    pub fn answer(&self, status: u16) {
        self.answer_with(Answer {
            status,
            header: None,
        });
    }

    /// The same, with a header.
    pub fn answer_with(&self, answer: Answer) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.push_back(answer);
    }

    /// What he is told next.
    ///
    /// # Errors
    /// When he is told nothing.
    pub async fn next(&mut self) -> anyhow::Result<Told> {
        patiently("a call", async {
            self.told.recv().await.context("the end")
        })
        .await
    }
}

async fn hear(
    State((sender, answers)): State<(mpsc::UnboundedSender<Told>, Answers)>,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    let told = Told {
        path: uri.path().to_string(),
        headers,
        body: serde_json::from_str(&body).unwrap_or(Value::String(body)),
    };
    // Whoever listened has gone when the test is over.
    let _ = sender.send(told);
    let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
    let answer = answers.pop_front().unwrap_or(Answer {
        status: 204,
        header: None,
    });
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match answer.header {
        Some(header) => (status, [header]).into_response(),
        None => status.into_response(),
    }
}
