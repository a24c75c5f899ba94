//! What anybody may look up of a game: its box score.

use bandbox_tests::client::Client;
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::json;

#[tokio::test]
async fn the_box_score_is_kept_play_by_play_and_anybody_may_read_it() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut stranger = Client::connect(&server, "sue").await?;
    let before = stranger.accepted("get_box_score", table.of_game()).await?;
    assert_eq!(before.event(), "box_score_data");
    assert_eq!(before.data()["teams"]["away"]["batting"][0]["ab"], 0);

    for outcome in ["homerun", "strikeout"] {
        table.bat(outcome).await?;
    }
    let box_score = stranger.accepted("get_box_score", table.of_game()).await?;
    let data = box_score.data();
    let batters = &data["teams"]["away"]["batting"];
    assert_eq!(
        (&batters[0]["hr"], &batters[1]["so"]),
        (&json!(1), &json!(1))
    );
    let pitcher = &data["teams"]["home"]["pitching"][0];
    assert_eq!(
        (&pitcher["outs"], &pitcher["r"], &pitcher["er"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(pitcher["decisions"], json!([]));
    let homer = &data["teams"]["away"]["notes"]["extra_base_hits"][0];
    assert_eq!((&homer["bases"], &homer["inning"]), (&json!(4), &json!(1)));
    assert_eq!(data["line_score"]["innings"], json!([[1, null]]));
    assert_eq!(data["standing"], "unfinished");

    let state = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    assert_eq!(data["seq"], state.data()["seq"]);
    assert_eq!(data["line_score"], state.data()["state"]["line_score"]);
    let own = table
        .away
        .accepted("get_box_score", table.of_game())
        .await?;
    assert_eq!(own.data(), data, "everybody reads the same");
    Ok(())
}
