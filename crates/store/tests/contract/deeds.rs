//! What people did, and whose tokens are good no longer.

use crate::Empty;
use crate::copy::{change, file};
use crate::game::{commit, commit_of, created, done};
use crate::people::{invitation, open_game};
use crate::webhooks::{turn_of_bob, webhook};
use bandbox_engine::Team;
use bandbox_store::copy::{backup, migrate, restore};
use bandbox_store::{
    AuditEntry, AuditFilter, AuditRow, Extent, Outcome, Revocation, Revoked, SeatChange, Store,
    StoreError, Turn,
};
use jiff::Timestamp;

/// The moment of the commands of these games.
const OF_COMMANDS: i64 = 1_790_000_000_123;

fn millisecond(millisecond: i64) -> Timestamp {
    Timestamp::from_millisecond(millisecond).unwrap()
}

fn entry(user: &str, action: &str, at: i64) -> AuditEntry {
    AuditEntry {
        at: millisecond(at),
        user: Some(user.to_string()),
        session: None,
        address: None,
        game: None,
        action: action.to_string(),
        outcome: Outcome::Allowed,
        code: None,
        detail: None,
    }
}

/// All of a filter, in pages of two.
async fn pages(store: &Store, filter: AuditFilter) -> Vec<AuditRow> {
    let mut filter = AuditFilter { limit: 2, ..filter };
    let mut all = Vec::new();
    loop {
        let page = store.audit(&filter).await.unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { return all };
        filter.before = Some(last.mark.to_string().parse().unwrap());
        all.extend(page);
    }
}

fn told(rows: &[AuditRow]) -> Vec<String> {
    let who = |row: &AuditRow| row.entry.user.clone().unwrap_or_default();
    rows.iter()
        .map(|row| format!("{} {}", who(row), row.entry.action))
        .collect()
}

pub(crate) async fn what_people_did_is_read_newest_first_with_the_commands_of_games(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let mut append = commit_of("bob", &store, game, head, "c1").await;
    append.cause.session = Some("s1".to_string());
    let head = done(store.append(append).await.unwrap());
    let later = commit(&store, game, head, "c2").await;
    done(store.append(later).await.unwrap());
    let mut signed_in = entry("bob", "sign_in", OF_COMMANDS - 1);
    signed_in.session = Some("s1".to_string());
    signed_in.address = Some("192.0.2.7".to_string());
    let mut refused = entry("eve", "play.roll", OF_COMMANDS + 5);
    refused.outcome = Outcome::Refused;
    refused.code = Some("forbidden".to_string());
    refused.detail = Some("3 times".to_string());
    refused.game = Some(game);
    let at_once = entry("carol", "sign_out", OF_COMMANDS);
    let noted = vec![signed_in.clone(), at_once, refused.clone()];
    store.note(noted).await.unwrap();
    store.note(Vec::new()).await.unwrap();

    let all = pages(&store, AuditFilter::default()).await;
    assert_eq!(
        told(&all),
        [
            "eve play.roll",
            "ann play.commit_entropy",
            "bob play.commit_entropy",
            "ann create_game",
            "carol sign_out",
            "bob sign_in"
        ]
    );
    assert_eq!(all[0].entry, refused);
    assert_eq!(all[5].entry, signed_in);
    assert_eq!(all[2].entry.session.as_deref(), Some("s1"));
    assert_eq!(
        all[2].entry.address.as_deref(),
        Some("192.0.2.7"),
        "from where the connection came"
    );
    assert_eq!(all[1].entry.address, None);
    assert_eq!(all[2].entry.outcome, Outcome::Allowed);
}

pub(crate) async fn what_people_did_is_found_by_every_filter(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let mut append = commit_of("bob", &store, game, head, "c1").await;
    append.cause.session = Some("s1".to_string());
    done(store.append(append).await.unwrap());
    let mut signed_in = entry("bob", "sign_in", OF_COMMANDS - 10);
    signed_in.session = Some("s1".to_string());
    signed_in.address = Some("192.0.2.7".to_string());
    let mut refused = entry("eve", "play.roll", OF_COMMANDS + 5);
    refused.outcome = Outcome::Refused;
    refused.game = Some(game);
    store.note(vec![signed_in, refused]).await.unwrap();

    let with = |set: &dyn Fn(&mut AuditFilter)| {
        let mut filter = AuditFilter::default();
        set(&mut filter);
        filter
    };
    let some = |text: &str| Some(text.to_string());
    let bobs: &[&str] = &["bob play.commit_entropy", "bob sign_in"];
    let of_game: &[&str] = &[
        "eve play.roll",
        "bob play.commit_entropy",
        "ann create_game",
    ];
    let after = Some(millisecond(OF_COMMANDS + 1));
    let before = Some(millisecond(OF_COMMANDS));
    let cases = [
        (with(&|asked| asked.user = some("bob")), bobs),
        (with(&|asked| asked.session = some("s1")), bobs),
        (with(&|asked| asked.address = some("192.0.2.7")), bobs),
        (with(&|asked| asked.game = Some(game)), of_game),
        (with(&|asked| asked.action = some("play")), &of_game[..2]),
        (with(&|asked| asked.action = some("play.com")), &bobs[..1]),
        (with(&|asked| asked.action = some("create")), &of_game[2..]),
        (
            with(&|asked| asked.outcome = Some(Outcome::Refused)),
            &of_game[..1],
        ),
        (with(&|asked| asked.since = after), &of_game[..1]),
        (with(&|asked| asked.until = before), &bobs[1..]),
        (with(&|asked| asked.user = some("bob' OR TRUE --")), &[]),
    ];
    for (filter, expected) in cases {
        let asked = format!("{filter:?}");
        assert_eq!(told(&pages(&store, filter).await), expected, "{asked}");
    }
}

pub(crate) async fn what_people_did_long_ago_is_forgotten_and_games_are_not(log: Empty) {
    let store = log.open().await;
    created(&store).await;
    let noted = (0..600).map(|n| entry("ann", "sign_in", n)).collect();
    store.note(noted).await.unwrap();
    let purged = store.purge_audit(millisecond(599)).await.unwrap();
    assert_eq!(purged, 599);
    let purged = store
        .purge_audit(millisecond(i64::from(u32::MAX) * 1000))
        .await;
    assert_eq!(purged.unwrap(), 1);
    let left = pages(&store, AuditFilter::default()).await;
    assert_eq!(told(&left), ["ann create_game"]);
}

pub(crate) async fn a_note_that_no_database_can_hold_as_it_is_is_kept(log: Empty) {
    let store = log.open().await;
    let odd = entry("a\0b", "sign_in", 1);
    store
        .note(vec![odd, entry("ann", "sign_in", 0)])
        .await
        .unwrap();
    let rows = pages(&store, AuditFilter::default()).await;
    assert_eq!(told(&rows), ["a\u{fffd}b sign_in", "ann sign_in"]);
}

fn of_user(id: &str, issued_until: i64, ban: bool) -> Revocation {
    Revocation {
        id: id.to_string(),
        extent: Extent::User { issued_until, ban },
        reason: Some("lost".to_string()),
        by: "root".to_string(),
        at: issued_until,
    }
}

fn of_token(id: &str, expires: i64) -> Revocation {
    Revocation {
        id: id.to_string(),
        extent: Extent::Token { expires },
        reason: None,
        by: "root".to_string(),
        at: 5,
    }
}

pub(crate) async fn a_revocation_is_in_force_until_it_is_lifted_or_has_expired(log: Empty) {
    let store = log.open().await;
    let ann = of_user("ann", 100, false);
    let token = of_token("t1", 200);
    for revocation in [&ann, &token] {
        store.revoke(revocation.clone()).await.unwrap();
    }
    let in_force = |now| {
        let store = store.clone();
        async move { store.revocations(now).await.unwrap() }
    };
    assert_eq!(in_force(200).await, [token, ann.clone()]);
    assert_eq!(in_force(201).await, [ann]);
    assert_eq!(in_force(0).await.len(), 1, "it was forgotten");
    let lifted = |revoked| {
        let store = store.clone();
        async move { store.lift(revoked).await.unwrap() }
    };
    assert!(!lifted(Revoked::Token("ann".to_string())).await);
    assert!(lifted(Revoked::User("ann".to_string())).await);
    assert!(!lifted(Revoked::User("ann".to_string())).await);
    assert!(in_force(0).await.is_empty());
}

pub(crate) async fn a_second_revocation_takes_nothing_of_the_first_back(log: Empty) {
    let store = log.open().await;
    store.revoke(of_user("ann", 100, true)).await.unwrap();
    store.revoke(of_user("ann", 90, false)).await.unwrap();
    let in_force = store.revocations(0).await.unwrap();
    let [ann] = in_force.as_slice() else {
        panic!("{in_force:?}")
    };
    let issued_until = 100;
    assert_eq!(
        ann.extent,
        Extent::User {
            issued_until,
            ban: true
        }
    );
    assert_eq!(ann.at, 90, "who did it last is told");
}

/// Whatever the schema has besides the log of the games. Gives the turn that Bob was told of.
async fn with_people(store: &Store) -> Turn {
    let game = open_game(store).await;
    let (other, head) = created(store).await;
    let mut append = commit(store, other, head, "c1").await;
    append.cause.session = Some("s1".to_string());
    done(store.append(append).await.unwrap());
    for code in ["used", "free"] {
        store.create_invite(invitation(game, code)).await.unwrap();
    }
    let at = millisecond(20_000);
    store.accept_invite("used", "bob", at).await.unwrap();
    let change = SeatChange {
        game,
        side: Team::Away,
        from: Some("ann".to_string()),
        to: Some("carol".to_string()),
    };
    store.change_manager(change).await.unwrap();
    store.revoke(of_user("eve", 7, true)).await.unwrap();
    let far = i64::from(u32::MAX);
    store.revoke(of_token("t1", far)).await.unwrap();
    store
        .set_webhook(webhook("bob", "https://one"))
        .await
        .unwrap();
    let (waiting, head) = created(store).await;
    let told = turn_of_bob(waiting, head);
    assert!(store.claim_turn(told.clone()).await.unwrap());
    let noted = (0..1500).map(|n| entry("ann", "sign_in", n)).collect();
    store.note(noted).await.unwrap();
    told
}

/// What of it can be read.
async fn people(store: &Store) -> impl PartialEq + std::fmt::Debug {
    let everything = AuditFilter {
        limit: 10_000,
        ..AuditFilter::default()
    };
    let games = store
        .games(&bandbox_store::GameFilter::default())
        .await
        .unwrap();
    for row in &games {
        let recorded = store.recording(row.game).await.unwrap();
        bandbox_store::audit(&recorded).unwrap();
    }
    (
        games,
        store.invite("used").await.unwrap(),
        store.invite("free").await.unwrap(),
        store.revocations(0).await.unwrap(),
        store.webhook("bob").await.unwrap(),
        store.audit(&everything).await.unwrap(),
    )
}

pub(crate) async fn people_are_copied_with_their_games(log: Empty) {
    let store = log.open().await;
    let told = with_people(&store).await;
    let (_folder, kept) = file();
    backup(&log.url, &kept, &mut |_, _| ()).await.unwrap();
    for target in crate::copy::targets().await {
        restore(&kept, &target.url, &mut |_, _| ()).await.unwrap();
        let restored = target.open().await;
        assert_eq!(people(&restored).await, people(&store).await);
        assert!(!restored.claim_turn(told.clone()).await.unwrap());
    }
    for target in crate::copy::targets().await {
        migrate(&log.url, &target.url, &mut |_, _| ())
            .await
            .unwrap();
        let moved = target.open().await;
        assert_eq!(people(&moved).await, people(&store).await);
        assert!(!moved.claim_turn(told.clone()).await.unwrap());
        // The numbers go on where they were.
        moved
            .note(vec![entry("bob", "sign_out", 2000)])
            .await
            .unwrap();
        let again = moved.accept_invite("free", "eve", millisecond(0)).await;
        assert_eq!(again.unwrap(), bandbox_store::Accepted::SeatTaken);
    }
}

pub(crate) async fn a_log_whose_people_change_meanwhile_is_not_moved(log: Empty) {
    let store = log.open().await;
    let game = open_game(&store).await;
    let target = crate::sqlite::empty();
    let late = store.clone();
    let refused = migrate(&log.url, &target.url, &mut move |_, _| {
        let late = late.clone();
        crate::copy::meanwhile(async move {
            let change = SeatChange {
                game,
                side: Team::Home,
                from: None,
                to: Some("bob".to_string()),
            };
            late.change_manager(change).await.unwrap();
        });
    })
    .await
    .unwrap_err();
    assert!(matches!(refused, StoreError::Moved { .. }), "{refused}");
}

pub(crate) async fn people_that_an_interrupted_copy_brought_over_are_no_longer_kept(log: Empty) {
    let store = log.open().await;
    let told = with_people(&store).await;
    for target in crate::copy::targets().await {
        let report = migrate(&log.url, &target.url, &mut |_, _| ())
            .await
            .unwrap();
        assert_eq!(report.kept, 0);
        // As it was just before its end, and then somebody meddled.
        change(
            &target,
            "UPDATE bandbox SET purpose = 'copying'; UPDATE audit SET user_id = 'mallory';
             DELETE FROM invites WHERE code = 'used'; DELETE FROM revocations WHERE id = 'eve';
             UPDATE webhooks SET url = 'https://mallory'; DELETE FROM turns_told",
        )
        .await;
        let report = migrate(&log.url, &target.url, &mut |_, _| ())
            .await
            .unwrap();
        assert_eq!(report.kept, 2, "the games without invites");
        let copied = target.open().await;
        assert_eq!(people(&copied).await, people(&store).await);
        assert!(!copied.claim_turn(told.clone()).await.unwrap());
    }
}
