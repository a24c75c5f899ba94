//! The browser table, embedded in the binary.

use super::problem::Problem;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::ErrorCode;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web"]
#[exclude = "test/*"]
struct Web;

/// What a page may load and do: what comes from this server, and sockets to it.
const POLICY: &str = "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/// A file of the browser table.
pub(crate) async fn serve(uri: Uri) -> Response {
    let path = match uri.path() {
        "/" => "index.html",
        path => path.trim_start_matches('/'),
    };
    match Web::get(path) {
        Some(file) => {
            let headers = [
                (header::CONTENT_TYPE, content_type(path)),
                (header::CONTENT_SECURITY_POLICY, POLICY),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (header::REFERRER_POLICY, "no-referrer"),
                // The files change with the binary, which has no other way to say so.
                (header::CACHE_CONTROL, "no-cache"),
            ];
            (headers, file.data).into_response()
        }
        None => Problem::new(
            ErrorCode::NotFound,
            format!("there is nothing at {}", uri.path()),
        )
        .into_response(),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some(_) | None => "application/octet-stream",
    }
}
