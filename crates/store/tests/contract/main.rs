//! What a store promises, whatever database is behind it: one suite, run for each backend.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod audit;
mod checkup;
mod copy;
mod cut;
mod deeds;
mod exactly_once;
mod game;
mod list;
mod people;
mod postgres;
mod proxy;
mod recording;
mod recovery;
mod sqlite;
mod webhooks;
mod writing;

use bandbox_store::Store;
use std::pin::Pin;

/// An empty log of one backend, for one test.
struct Empty {
    url: String,
    place: Place,
}

/// Where the log is until the test is over.
enum Place {
    Folder(tempfile::TempDir),
    Schema { _dropped: postgres::Schema },
}

impl Empty {
    async fn open(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }
}

/// Makes an empty log: what a backend brings to the suite. None where this machine has no such database.
type Backend = fn() -> Pin<Box<dyn Future<Output = Option<Empty>>>>;

/// A promise of the suite.
type Promise = fn(Empty) -> Pin<Box<dyn Future<Output = ()>>>;

/// Runs a promise against a backend.
fn keeps(backend: Backend, promise: Promise) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(async {
            if let Some(log) = backend().await {
                promise(log).await;
            }
        });
}

/// Makes each promise a test of each backend.
macro_rules! contract {
    ($($page:ident { $($promise:ident),* $(,)? })*) => {
        mod on_sqlite {
            $(mod $page {
                $(
                    #[test]
                    fn $promise() {
                        crate::keeps(
                            || Box::pin(async { Some(crate::sqlite::empty()) }),
                            |log| Box::pin(crate::$page::$promise(log)),
                        );
                    }
                )*
            })*
        }

        mod on_postgres {
            $(mod $page {
                $(
                    #[test]
                    fn $promise() {
                        crate::keeps(
                            || Box::pin(crate::postgres::empty()),
                            |log| Box::pin(crate::$page::$promise(log)),
                        );
                    }
                )*
            })*
        }
    };
}

contract! {
    exactly_once {
        a_retried_command_gets_its_first_answer,
        a_late_retry_is_a_duplicate_and_no_conflict,
        a_command_id_is_not_used_for_two_commands,
        two_users_may_use_one_command_id,
        a_retried_creation_makes_one_game,
        eight_at_once_are_applied_once,
        of_eight_rivals_at_one_head_one_wins,
    }
    writing {
        events_are_read_in_order_after_a_place,
        a_conflict_names_the_head_and_writes_nothing,
        a_head_of_another_history_is_a_conflict,
        an_unknown_game_takes_no_events,
        what_contradicts_itself_is_refused,
        a_text_that_not_every_database_can_hold_is_refused,
        two_servers_on_one_log_keep_its_order,
        many_games_share_commits,
    }
    recovery {
        a_log_survives_a_store_that_was_dropped,
        a_loaded_game_is_the_fold_of_its_events,
        the_audit_trail_tells_who_asked_for_what,
        a_closed_store_says_so,
    }
    webhooks {
        a_user_has_one_webhook_until_he_removes_it,
        a_webhook_says_how_it_was_last_called_until_it_is_set_anew,
        games_of_managers_with_a_webhook_are_found_while_they_go_on,
        a_manager_is_told_once_until_he_has_played,
        who_played_last_is_not_told,
        whoever_takes_a_side_is_told_and_whoever_has_left_it_is_not,
        of_many_who_want_to_tell_one_does,
    }
    list {
        games_are_listed_newest_first_in_pages,
        games_are_found_by_manager_and_status,
        a_listed_game_shows_how_it_stands,
    }
    copy {
        a_copied_log_is_the_same_log,
        an_interrupted_copy_is_no_log_and_is_gone_on_with,
        a_log_is_not_copied_over_anything,
        a_log_that_goes_on_meanwhile_is_not_moved,
        a_backup_is_the_log_of_one_moment,
        a_restored_backup_is_another_history,
        a_backup_takes_no_file_that_is_there,
        a_damaged_game_is_copied_as_it_is_and_named,
        a_log_of_the_first_schema_is_brought_up_to_date,
    }
    checkup {
        a_log_that_is_well_has_no_findings,
        every_kind_of_damage_is_named_with_its_game,
        what_belongs_to_no_game_is_found,
        a_backup_and_an_unfinished_copy_are_told_apart,
        a_log_that_can_be_written_proves_it_and_stays_as_it_is,
        a_log_that_cannot_be_written_says_so_until_it_can,
    }
    people {
        a_game_says_who_belongs_to_it_and_who_may_come_in,
        a_seat_changes_hands_and_the_chain_still_holds,
        a_seat_in_other_hands_than_known_stays_there,
        of_eight_who_take_a_seat_at_once_one_gets_it,
        an_invitation_is_made_once_for_each_command,
        whoever_comes_with_an_invitation_manages_its_side,
        an_invitation_to_a_seat_that_was_taken_otherwise_stays_unused,
        of_eight_who_come_with_one_invitation_one_gets_in,
        a_private_game_is_listed_for_its_own_people_alone,
        the_games_of_a_creator_that_are_not_over_are_counted,
        games_of_the_schema_before_have_the_people_they_had,
    }
    deeds {
        what_people_did_is_read_newest_first_with_the_commands_of_games,
        what_people_did_is_found_by_every_filter,
        what_people_did_long_ago_is_forgotten_and_games_are_not,
        a_note_that_no_database_can_hold_as_it_is_is_kept,
        a_revocation_is_in_force_until_it_is_lifted_or_has_expired,
        a_second_revocation_takes_nothing_of_the_first_back,
        people_are_copied_with_their_games,
        a_log_whose_people_change_meanwhile_is_not_moved,
        people_that_an_interrupted_copy_brought_over_are_no_longer_kept,
    }
    recording {
        a_recording_comes_back_from_its_file,
        the_secret_stays_out_of_the_file_of_a_game_in_play,
        a_bad_line_is_named,
    }
    audit {
        a_whole_game_is_decided_again,
        a_game_in_play_is_decided_again_on_the_recorded_faces,
        any_changed_digit_is_found,
        a_chained_forgery_is_found_by_the_rules,
        a_chained_forgery_of_a_roll_is_found_by_the_dice,
        missing_batches_are_found,
    }
}
