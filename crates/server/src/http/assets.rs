//! The pages of the browser, embedded in the binary.

use super::packed::{packed, takes_gzip};
use super::problem::Problem;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use bandbox_protocol::v1::ErrorCode;
use rust_embed::{EmbeddedFile, RustEmbed};
use std::fmt::Write as _;

#[derive(RustEmbed)]
#[folder = "../../web"]
#[exclude = "test/*"]
#[exclude = "node_modules/*"]
#[exclude = "package*.json"]
#[exclude = "tsconfig.json"]
#[exclude = "types.d.ts"]
#[exclude = "README.md"]
struct Web;

/// What a page may load and do: what comes from this server, and sockets to it.
const POLICY: &str = "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/// A file of the browser's pages. Whoever has it as it is now is told so.
pub(crate) async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    let path = file_at(uri.path());
    let Some(file) = Web::get(path) else {
        let detail = format!("there is nothing at {}", uri.path());
        return Problem::new(ErrorCode::NotFound, detail).into_response();
    };
    let tag = tag_of(&file);
    let of_any_answer = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // The files change with the binary: whoever has one asks whether it is still good.
        (header::CACHE_CONTROL, "no-cache"),
        (header::ETAG, tag.as_str()),
        (header::VARY, "accept-encoding"),
    ];
    if has_already(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, of_any_answer).into_response();
    }
    let content_type = content_type(path);
    let packed = (is_text(content_type) && takes_gzip(&headers))
        .then(|| packed(&file))
        .flatten();
    let of_a_packed_one = packed
        .is_some()
        .then_some([(header::CONTENT_ENCODING, "gzip")]);
    // They hold for a page and all that it loads; on each of its files they would be weight alone.
    let of_a_page = content_type.starts_with("text/html").then_some([
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
    ]);
    (
        of_any_answer,
        [(header::CONTENT_TYPE, content_type)],
        of_a_packed_one,
        of_a_page,
        packed.map_or_else(|| Body::from(file.data), Body::from),
    )
        .into_response()
}

/// The file that is shown at a path. Which game a scorebug is of, its page reads from its own address.
fn file_at(path: &str) -> &str {
    match path {
        "/" => "index.html",
        "/lobby" => "lobby.html",
        "/replay" => "replay.html",
        path => match path.strip_prefix("/scorebug/") {
            Some(game) if !game.is_empty() && !game.contains('/') => "scorebug.html",
            Some(_) | None => path.trim_start_matches('/'),
        },
    }
}

/// What names the file as it is now. Weak, because it goes out compressed or not.
fn tag_of(file: &EmbeddedFile) -> String {
    let mut tag = String::from("W/\"");
    for byte in file.metadata.sha256_hash().iter().take(16) {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Whether `If-None-Match` names it.
fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    let of_header = headers.get_all(header::IF_NONE_MATCH).into_iter();
    let lists = of_header.filter_map(|value| value.to_str().ok());
    let strong = tag.trim_start_matches("W/");
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/") == strong)
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

/// Whether a file of this type becomes smaller: pictures are so already, but for those that are drawn in words.
fn is_text(content_type: &str) -> bool {
    content_type.starts_with("text/")
        || matches!(content_type, "application/json" | "image/svg+xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_addresses_without_their_files_names() {
        for (path, file) in [
            ("/", "index.html"),
            ("/lobby", "lobby.html"),
            ("/replay", "replay.html"),
            (
                "/scorebug/01890a5d-ac96-774b-bcce-b302099a8057",
                "scorebug.html",
            ),
            ("/scorebug/", "scorebug/"),
            ("/scorebug/one/other", "scorebug/one/other"),
            ("/app/main.js", "app/main.js"),
        ] {
            assert_eq!(file_at(path), file, "{path}");
        }
    }

    #[test]
    fn what_only_developers_need_is_not_in_the_binary() {
        let files: Vec<_> = Web::iter().collect();
        assert!(files.iter().any(|file| file == "index.html"), "{files:?}");
        for kept_out in ["test/", "node_modules/", "package", "tsconfig", "README"] {
            let found = files.iter().find(|file| file.starts_with(kept_out));
            assert_eq!(found, None, "{kept_out}");
        }
    }

    #[test]
    fn a_file_is_known_by_any_tag_of_a_list_and_by_the_star() {
        let asked = |known: &'static str| {
            let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, known.parse().ok()?)]);
            Some(has_already(&headers, "W/\"ab\""))
        };
        for known in ["W/\"ab\"", "\"ab\"", "\"cd\", W/\"ab\"", "*"] {
            assert_eq!(asked(known), Some(true), "{known}");
        }
        assert_eq!(asked("W/\"cd\""), Some(false));
        assert!(!has_already(&HeaderMap::new(), "W/\"ab\""));
    }
}
