//! A game for other programs: over HTTP, and from the log by the program itself.

use anyhow::ensure;
use bandbox_tests::http::{Answer, get, get_with};
use bandbox_tests::server::{Server, run};
use bandbox_tests::table::Table;
use serde_json::{Value, json};

async fn export(server: &Server, game: &str, query: &str) -> anyhow::Result<Answer> {
    let bearer = format!("Bearer {}", server.token("sue").await?);
    let path = format!("/api/v1/games/{game}/export{query}");
    get_with(server.address(), &path, &[("Authorization", &bearer)]).await
}

#[tokio::test]
async fn a_game_is_exported_in_every_format_and_the_program_writes_the_same() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let game = table.game.clone();

    let text = export(&server, &game, "?format=text").await?;
    assert_eq!(text.status, 200, "{}", text.body);
    ensure!(text.body.contains("homered"), "{}", text.body);
    let events = export(&server, &game, "?format=retrosheet").await?;
    ensure!(events.body.starts_with("id,"), "{}", events.body);
    ensure!(events.body.contains("play,1,0,"), "{}", events.body);
    let teams = export(&server, &game, "?format=retrosheet&part=teams").await?;
    assert_eq!(teams.body.lines().count(), 2, "{}", teams.body);
    let document = export(&server, &game, "?format=json").await?;
    assert_eq!(document.header("content-type"), Some("application/json"));
    let document: Value = serde_json::from_str(&document.body)?;
    assert_eq!(document["game_id"], json!(game));
    assert_eq!(document["events"][0]["event"], "game_created");

    let database = server.database();
    for (format, expected) in [("text", &text.body), ("retrosheet", &events.body)] {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("out").display().to_string();
        let said = run([
            "export",
            &game,
            "--format",
            format,
            "--out",
            &out,
            "--database",
            &database,
        ])
        .await?;
        ensure!(
            said.status.success(),
            "{}",
            String::from_utf8_lossy(&said.stderr)
        );
        let printed = String::from_utf8(said.stdout)?;
        let file = printed.lines().next().unwrap_or(&out);
        assert_eq!(&std::fs::read_to_string(file)?, expected, "{format}");
    }
    Ok(())
}

/// Every answer of the route, good or not, is one that `/openapi.json` tells of.
#[tokio::test]
async fn the_description_of_the_server_tells_every_answer() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let table = Table::started(&server).await?;
    let document = get(server.address(), "/openapi.json").await?;
    let document: Value = serde_json::from_str(&document.body)?;
    let route = &document["paths"]["/api/v1/games/{id}/export"]["get"];
    let told = |answer: &Answer| -> anyhow::Result<()> {
        let media = answer.header("content-type").unwrap_or_default();
        let content = &route["responses"][answer.status.to_string()]["content"];
        ensure!(content.get(media).is_some(), "{} {media}", answer.status);
        Ok(())
    };
    let queries = route["parameters"].as_array().cloned().unwrap_or_default();
    let choices = |name: &str| -> Vec<String> {
        let one = queries.iter().find(|query| query["name"] == name);
        let choices = one.and_then(|query| query["schema"]["enum"].as_array());
        let choices = choices.into_iter().flatten().filter_map(Value::as_str);
        choices.map(str::to_owned).collect()
    };
    let (formats, parts) = (choices("format"), choices("part"));
    assert_eq!((formats.len(), parts.len()), (3, 4));
    for format in &formats {
        for part in &parts {
            let query = format!("?format={format}&part={part}&number=2");
            let answer = export(&server, &table.game, &query).await?;
            assert_eq!(answer.status, 200, "{query}: {}", answer.body);
            told(&answer)?;
        }
    }
    let path = format!("/api/v1/games/{}/export?format=text", table.game);
    told(&get(server.address(), &path).await?)?;
    told(&export(&server, "nothing", "?format=text").await?)?;
    told(&export(&server, &table.game, "?format=pdf").await?)?;
    told(&export(&server, &table.game, "?format=retrosheet&number=10").await?)
}

#[tokio::test]
async fn a_decision_that_only_its_manager_knows_is_in_no_export_of_another() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let decision = table.with(json!({"decision": {}}));
    table
        .home
        .accepted("submit_defensive_decision", decision)
        .await?;
    let document = export(&server, &table.game, "?format=json").await?;
    let document: Value = serde_json::from_str(&document.body)?;
    let events = document["events"].as_array().cloned().unwrap_or_default();
    let decided = events
        .iter()
        .find(|event| event["event"] == "defensive_decision_submitted");
    assert_eq!(
        decided.map(|event| &event["data"]["decision"]),
        Some(&Value::Null)
    );
    Ok(())
}

#[tokio::test]
async fn an_export_that_cannot_be_given_is_a_problem() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let table = Table::set(&server).await?;
    let nobody = format!("/api/v1/games/{}/export?format=text", table.game);
    assert_eq!(get(server.address(), &nobody).await?.status, 401);
    let unknown = export(
        &server,
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "?format=text",
    )
    .await?;
    let no_id = export(&server, "nothing", "?format=text").await?;
    assert_eq!((unknown.status, &unknown.body), (404, &no_id.body));
    assert_eq!(
        unknown.header("content-type"),
        Some("application/problem+json")
    );
    for query in ["", "?format=pdf", "?format=text&more=1"] {
        let refused = export(&server, &table.game, query).await?;
        assert_eq!(refused.status, 400, "{query}: {}", refused.body);
        ensure!(refused.body.contains("invalid_data"), "{}", refused.body);
    }
    Ok(())
}
