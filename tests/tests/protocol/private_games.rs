//! A private game is not there for a stranger: whatever he asks, by any event of the socket and any operation over HTTP, he is
//! told the same as of a game that does not exist, byte for byte but for its id.
//!
//! What can be asked is read from the documents that the server itself gives out. An event or operation that this test has no
//! way of asking makes it fail, so that none is forgotten.

use anyhow::{Context, bail, ensure};
use bandbox_tests::client::Client;
use bandbox_tests::http;
use bandbox_tests::server::Server;
use bandbox_tests::table::{HOME, new_game};
use serde_json::{Value, json};
use std::path::PathBuf;

/// A game that nobody made. Its id is as long as any.
const NO_GAME: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// The name of a team that no other game has.
const TEAM: &str = "Nobody's Business";

/// Everything is asked several times.
const CHATTY: &str = "events.send_chat = { per_second = 1000 }";

/// Events that are about no game. The private one may not show in what they are answered.
const OF_NO_GAME: [&str; 6] = [
    "authenticate",
    "refresh_token",
    "heartbeat",
    "create_game",
    "list_games",
    "accept_invite",
];

/// A private game, and a stranger.
struct Secluded {
    server: Server,
    game: String,
    token: String,
    stranger: Client,
}

impl Secluded {
    async fn new() -> anyhow::Result<Self> {
        let server = Server::start_with(&["--limit", CHATTY]).await?;
        let mut home = Client::connect(&server, HOME).await?;
        let mut create = new_game()?;
        create["access"] = json!({"private": true});
        create["setup"]["teams"]["home"]["name"] = json!(TEAM);
        let created = home.accepted("create_game", create).await?;
        let game = created.data()["game_id"].as_str().context("no game id")?;
        let of_game = json!({"game_id": game});
        home.accepted("start_game", of_game.clone()).await?;
        home.accepted("join_game", of_game).await?;
        let token = server.token("sid").await?;
        let stranger = Client::with_token(server.address(), &token).await?;
        Ok(Self {
            game: game.to_owned(),
            server,
            token,
            stranger,
        })
    }

    async fn document(&self, path: &str) -> anyhow::Result<Value> {
        let document = http::get(self.server.address(), path).await?;
        serde_json::from_str(&document.body).with_context(|| format!("{path} is no JSON"))
    }

    /// What is told of a game must not tell it from one that is not there.
    fn is_not_there(&self, asked: &str, of_it: &str, of_none: &str) -> anyhow::Result<()> {
        ensure!(
            of_it.replace(&self.game, NO_GAME) == *of_none,
            "{asked}: of the private game\n  {of_it}\nof none\n  {of_none}"
        );
        self.does_not_show(asked, &of_it.replace(&self.game, NO_GAME))
    }

    fn does_not_show(&self, asked: &str, told: &str) -> anyhow::Result<()> {
        let shows = told.contains(&self.game) || told.contains(TEAM);
        ensure!(!shows, "{asked} shows the private game: {told}");
        Ok(())
    }

    /// Asks over the socket. The answer, without the names of the frames.
    async fn told(&mut self, event: &str, data: Value) -> anyhow::Result<String> {
        let id = self.stranger.send(event, data).await?;
        let reply = self.stranger.reply(&id).await?;
        Ok(reply.text.replace(&id, "the frame"))
    }

    /// Asks over HTTP. The answer, without the time.
    async fn answer(&self, request: &Request) -> anyhow::Result<String> {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("Authorization", bearer.as_str())];
        headers.extend(request.key.as_deref().map(|key| ("Idempotency-Key", key)));
        let (at, path) = (self.server.address(), request.path.as_str());
        let body = request.body.as_ref().map(Value::to_string);
        let body = body.unwrap_or_default();
        let answer = match request.method.as_str() {
            "get" => http::get_with(at, path, &headers).await?,
            "post" => http::post(at, path, &headers, &body).await?,
            "put" => http::put(at, path, &headers, &body).await?,
            "delete" => http::delete(at, path, &headers).await?,
            other => bail!("no way to ask by {other}"),
        };
        let head: Vec<&str> = answer
            .head
            .lines()
            .filter(|line| !line.to_ascii_lowercase().starts_with("date:"))
            .collect();
        Ok(format!("{}\n\n{}", head.join("\n"), answer.body))
    }
}

/// A frame of this event as the protocol's fixtures have it.
fn fixture(event: &str) -> anyhow::Result<Value> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/protocol/fixtures/client"
    );
    let path = PathBuf::from(folder).join(format!("{event}.json"));
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{event} cannot be asked: there is no {}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// The events of clients, from the document.
async fn events(secluded: &Secluded) -> anyhow::Result<Vec<(String, Value)>> {
    let document = secluded.document("/asyncapi.json").await?;
    let messages = &document["components"]["messages"];
    let messages = messages.as_object().context("no messages")?;
    let events = messages.iter().filter_map(|(name, message)| {
        let event = name.strip_prefix("client.")?;
        Some((event.to_owned(), message["payload"].clone()))
    });
    let events: Vec<_> = events.collect();
    let operations = document["operations"]
        .as_object()
        .context("no operations")?;
    let heard = operations
        .values()
        .filter(|operation| operation["action"] == "receive");
    ensure!(
        events.len() == heard.count(),
        "not every operation has its own event"
    );
    Ok(events)
}

#[tokio::test]
async fn no_event_of_the_socket_tells_a_private_game_from_none() -> anyhow::Result<()> {
    let mut secluded = Secluded::new().await?;
    let mut of_a_game = 0;
    for (event, _) in events(&secluded).await? {
        let mut data = fixture(&event)?["data"].clone();
        if OF_NO_GAME.contains(&event.as_str()) {
            if event.ends_with("authenticate") || event == "refresh_token" {
                data["token"] = json!(secluded.token);
            }
            for data in without_each(&data) {
                let told = secluded.told(&event, data).await?;
                secluded.does_not_show(&event, &told)?;
            }
            continue;
        }
        ensure!(
            !data["game_id"].is_null(),
            "{event} names no game: say how it is asked"
        );
        of_a_game += 1;
        for mut data in without_each(&data) {
            if data["game_id"].is_null() {
                continue;
            }
            data["game_id"] = json!(secluded.game);
            let of_it = secluded.told(&event, data.clone()).await?;
            data["game_id"] = json!(NO_GAME);
            let of_none = secluded.told(&event, data).await?;
            secluded.is_not_there(&event, &of_it, &of_none)?;
        }
    }
    ensure!(of_a_game > 25, "only {of_a_game} events are about a game");
    Ok(())
}

/// These data, and the same without each of their fields.
fn without_each(data: &Value) -> Vec<Value> {
    let mut all = vec![data.clone()];
    for field in data.as_object().into_iter().flat_map(|data| data.keys()) {
        let mut fewer = data.clone();
        if let Some(fewer) = fewer.as_object_mut() {
            fewer.remove(field);
        }
        all.push(fewer);
    }
    all
}

/// A request over HTTP; its path has `{id}` where the game is named.
#[derive(Clone, Debug)]
struct Request {
    method: String,
    path: String,
    key: Option<String>,
    body: Option<Value>,
}

impl Request {
    /// The same about this game.
    fn about(&self, game: &str) -> Self {
        let mut request = self.clone();
        request.path = request.path.replace("{id}", game);
        if let Some(data) = request.body.as_mut().map(|body| &mut body["data"])
            && !data["game_id"].is_null()
        {
            data["game_id"] = json!(game);
        }
        request
    }
}

/// Every value that a parameter may well have.
fn values(parameter: &Value) -> anyhow::Result<Vec<String>> {
    let schema = &parameter["schema"];
    if let Some(words) = schema["enum"].as_array() {
        let words = words.iter().filter_map(Value::as_str);
        return Ok(words.map(str::to_owned).collect());
    }
    match schema["type"].as_str() {
        Some("integer") => {
            let least = schema["minimum"].as_u64().context("no least value")?;
            Ok(vec![least.to_string(), (least + 1).to_string()])
        }
        Some("string") => Ok(vec!["0".to_owned()]),
        // The id of a game, of which there is one kind.
        None if schema["$ref"].is_string() => Ok(vec![NO_GAME.to_owned()]),
        _ => bail!("no way to fill in {parameter}"),
    }
}

/// Every way of asking for an operation: what it must have, and each of its parameters besides.
fn requests(path: &str, method: &str, operation: &Value) -> anyhow::Result<Vec<Request>> {
    let none = Vec::new();
    let parameters = operation["parameters"].as_array().unwrap_or(&none);
    let mut key = None;
    let mut required = Vec::new();
    let mut optional = Vec::new();
    for parameter in parameters {
        let name = parameter["name"].as_str().context("no name")?;
        match parameter["in"].as_str() {
            Some("path") => ensure!(name == "id", "{path} has the parameter {name}"),
            Some("header") => {
                ensure!(name == "Idempotency-Key", "{path} wants the header {name}");
                key = (parameter["required"] == true).then(|| "a key".to_owned());
            }
            Some("query") if parameter["required"] == true => {
                required.push((name, values(parameter)?));
            }
            Some("query") => optional.push((name, values(parameter)?)),
            _ => bail!("no way to fill in {parameter}"),
        }
    }
    let mut queries = vec![String::new()];
    for (name, values) in required {
        queries = queries
            .iter()
            .flat_map(|query| {
                values
                    .iter()
                    .map(move |value| format!("{query}&{name}={value}"))
            })
            .collect();
    }
    let more = queries.iter().flat_map(|query| {
        optional.iter().flat_map(move |(name, values)| {
            values
                .iter()
                .map(move |value| format!("{query}&{name}={value}"))
        })
    });
    let queries: Vec<String> = queries.iter().cloned().chain(more).collect();
    let bodies = match (method, path) {
        ("get" | "delete", _) => vec![None],
        ("post", "/api/v1/games") => vec![Some(fixture("create_game")?["data"].clone())],
        ("post", "/api/v1/games/{id}/commands") => Vec::new(),
        ("post", "/api/v1/session") => vec![Some(json!({"token": "x"}))],
        ("post", "/api/v1/logout") => vec![None],
        ("post", "/api/v1/revocations") => vec![Some(json!({"user": "hal"}))],
        ("post", "/api/v1/invites/accept") => vec![Some(json!({"code": "none"}))],
        ("put", "/api/v1/webhook") => vec![Some(json!({"url": "https://games.example"}))],
        _ => bail!("{method} {path} cannot be asked: say what is sent"),
    };
    let requests = queries.iter().flat_map(|query| {
        let path = format!("{path}?{}", query.trim_start_matches('&'));
        let key = key.clone();
        bodies.iter().map(move |body| Request {
            method: method.to_owned(),
            path: path.clone(),
            key: key.clone(),
            body: body.clone(),
        })
    });
    Ok(requests.collect())
}

#[tokio::test]
async fn no_operation_over_http_tells_a_private_game_from_none() -> anyhow::Result<()> {
    let secluded = Secluded::new().await?;
    let document = secluded.document("/openapi.json").await?;
    let paths = document["paths"].as_object().context("no paths")?;
    let mut of_a_game = 0;
    for (path, operations) in paths {
        let operations = operations.as_object().context("no operations")?;
        for (method, operation) in operations {
            let mut all = requests(path, method, operation)?;
            if path.ends_with("/commands") {
                for (event, _) in events(&secluded).await? {
                    all.push(Request {
                        method: method.clone(),
                        path: path.clone(),
                        key: None,
                        body: Some(fixture(&event)?),
                    });
                }
            }
            ensure!(!all.is_empty(), "{method} {path} is not asked");
            for request in all {
                let asked = format!("{method} {}", request.path);
                let of_it = secluded.answer(&request.about(&secluded.game)).await?;
                if path.contains("{id}") {
                    let of_none = secluded.answer(&request.about(NO_GAME)).await?;
                    secluded.is_not_there(&asked, &of_it, &of_none)?;
                    of_a_game += 1;
                } else {
                    secluded.does_not_show(&asked, &of_it)?;
                }
            }
        }
    }
    ensure!(of_a_game > 50, "only {of_a_game} requests are about a game");
    Ok(())
}

#[tokio::test]
async fn a_stranger_is_told_nothing_while_a_private_game_is_played() -> anyhow::Result<()> {
    let mut secluded = Secluded::new().await?;
    let before = secluded.stranger.frames().len();
    let mut home = Client::connect(&secluded.server, HOME).await?;
    let game = json!({"game_id": secluded.game});
    home.accepted("join_game", game.clone()).await?;
    home.accepted("forfeit_game", game).await?;
    let beat = secluded.told("heartbeat", json!({})).await?;
    secluded.does_not_show("heartbeat", &beat)?;
    let told = secluded.stranger.frames().get(before..).unwrap_or_default();
    assert_eq!(told.len(), 1, "only the heartbeat is answered: {told:?}");
    let list = secluded.told("list_games", json!({})).await?;
    secluded.does_not_show("list_games", &list)
}
