//! Jumps: pickoffs, balks, leads.

use super::checks::ways;
use super::runners::{
    CARD, CAUGHT, GOOD, NONE, OFF, back, check, holding, jumps, on, problem, steal, stolen, trying,
};
use crate::common::{self, play_of};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::{OffensiveAction, OffensiveDecision};
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, Credit, OutKind};
use bandbox_engine::position::Position;
use bandbox_engine::rejection::IllegalDecision;
use bandbox_engine::stealing::Jump;
use bandbox_engine::{Phase, PlayOutcome, Team};

/// R-STEAL-NUMBER
#[test]
fn with_a_good_lead_he_goes_by_the_first_number() {
    // 17 and hold 1 and arm -1.
    for (d20, safe) in [(17, true), (18, false)] {
        let before = on(CARD, 0, "100");
        let mut table = before.clone();
        let events = table.run(back(), steal(&[2]), &[OFF, GOOD, &[d20]]);
        assert_eq!(jumps(&events), [(Jump::GoodLead, true)]);
        let expected = if safe {
            (PlayOutcome::StolenBase, [None, Some(2), None, None], vec![])
        } else {
            let out = vec![(1, OutKind::Tag)];
            (
                PlayOutcome::CaughtStealing,
                [None, Some(0), None, None],
                out,
            )
        };
        assert_eq!(stolen(&before, &events), expected, "{d20}");
        assert_eq!(
            table.state.batter(),
            before.state.batter(),
            "he is still up"
        );
        let phase = table.state.phase();
        assert!(matches!(
            phase,
            Phase::DecisionsDue {
                defense: None,
                offense: None
            }
        ));
    }
}

/// R-STEAL-LEAD, R-STEAL-NUMBER
#[test]
fn without_a_lead_the_manager_is_asked_and_he_goes_by_the_second_number() {
    for (d20, safe) in [(13, true), (14, false)] {
        let mut table = on(CARD, 0, "100");
        let events = table.run(back(), steal(&[2]), &[OFF, NONE]);
        assert_eq!(jumps(&events), [(Jump::NoLead, true)]);
        let question = Question::GoWithoutLead { number: Some(13) };
        assert_eq!(table.choice(), (Team::Away, question));
        table.next_roll_shows(&[d20]);
        let play = play_of(&table.answer(Answer::Send));
        assert_eq!(play.outs.is_empty(), safe, "{d20}");
    }
}

/// R-STEAL-LOOK, R-STEAL-ONCE
#[test]
fn a_runner_without_a_lead_may_stay_and_both_decide_again() {
    let mut table = on(CARD, 0, "100");
    table.run(back(), steal(&[2]), &[OFF, NONE]);
    assert_eq!(
        table.choice().1.answers()[0],
        Answer::Hold,
        "unless he says so he stays"
    );
    table.answer(Answer::Hold);
    let phase = table.state.phase();
    assert!(matches!(
        phase,
        Phase::DecisionsDue {
            defense: None,
            offense: None
        }
    ));
    assert_eq!(table.state.occupied(), common::bases("100"));
    // He has had his jump, but may still be sent as he is.
    assert_eq!(
        problem(&table, check(&[2])),
        Some(IllegalDecision::JumpTaken)
    );
    let events = table.run(back(), steal(&[2]), &[&[13]]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::StolenBase);
}

#[test]
fn an_unfortunate_lead_is_caught_stealing() {
    let before = on(CARD, 0, "101");
    let events = before.clone().run(back(), steal(&[2]), &[OFF, CAUGHT]);
    let out = vec![(1, OutKind::Tag)];
    let ways = [None, Some(0), None, Some(3)];
    assert_eq!(
        stolen(&before, &events),
        (PlayOutcome::CaughtStealing, ways, out)
    );
}

/// R-STEAL-LEAD
#[test]
fn an_asterisk_leads_from_first_without_dice_when_nobody_holds_him() {
    let starred = "*2/12 (17-13)";
    let events = on(starred, 0, "100").run(back(), steal(&[2]), &[OFF, &[17]]);
    assert_eq!(jumps(&events), [(Jump::GoodLead, true)]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::StolenBase);
    // Held he takes his chance with the dice, and from second always.
    for (defense, occupied, target) in [(holding("100"), "100", 2), (back(), "010", 3)] {
        let mut table = on(starred, 0, occupied);
        let events = table.run(defense, check(&[target]), &[OFF, NONE]);
        assert_eq!(jumps(&events), [(Jump::NoLead, false)]);
    }
}

/// R-STEAL-LOOK
#[test]
fn a_look_at_the_lead_commits_to_nothing() {
    let mut table = on(CARD, 0, "100");
    let events = table.run(back(), check(&[2]), &[OFF, GOOD]);
    assert_eq!(jumps(&events), [(Jump::GoodLead, false)]);
    assert!(matches!(
        table.state.phase(),
        Phase::DecisionsDue {
            defense: None,
            offense: None
        }
    ));
    assert_eq!(
        problem(&table, check(&[2])),
        Some(IllegalDecision::JumpTaken)
    );
    assert_eq!(problem(&table, trying(OffensiveAction::SwingAway)), None);
    let rolls = table.state.next_roll();
    let events = table.run(back(), steal(&[2]), &[&[17]]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::StolenBase);
    assert_eq!(
        table.state.next_roll(),
        rolls + 1,
        "the lead is the one he has"
    );
}

/// R-STEAL-PICKOFF
#[test]
fn a_pickoff_is_no_caught_stealing() {
    // Held 6 - 1, else 3 - 1.
    for (defense, number) in [(holding("100"), 5), (back(), 2)] {
        let before = on(CARD, 0, "100");
        let mut table = before.clone();
        let play = play_of(&table.run(defense, steal(&[2]), &[&[1], &[number]]));
        assert_eq!(play.outcome, PlayOutcome::PickOff);
        assert_eq!(
            play.outs[0].credit,
            Credit::thrown(Position::Pitcher, Position::FirstBase)
        );
        assert!(table.state.occupied().is_empty());
        let mut table = before.clone();
        let events = table.run(defense, steal(&[2]), &[&[1], &[number + 1]]);
        assert_eq!(jumps(&events), [(Jump::SentBack, false)]);
        assert_eq!(table.state.occupied(), common::bases("100"));
        assert_eq!(
            problem(&table, steal(&[2])),
            Some(IllegalDecision::SentBack)
        );
        assert_eq!(problem(&table, trying(OffensiveAction::HitAndRun)), None);
    }
}

#[test]
fn a_pickoff_may_be_the_third_out() {
    let mut table = on(CARD, 2, "110");
    let play = play_of(&table.run(back(), check(&[3]), &[&[1], &[1]]));
    assert_eq!(
        play.outs[0].credit,
        Credit::thrown(Position::Pitcher, Position::Shortstop)
    );
    assert_eq!(table.state.half_inning().half, Half::Bottom);
}

/// R-STEAL-ONCE, R-PITCH-ADVANCE
#[test]
fn a_balk_moves_every_runner_and_the_one_who_jumped_has_had_his_jump() {
    let mut table = on(CARD, 2, "111");
    let before = table.clone();
    let play = play_of(&table.run(back(), check(&[4]), &[&[2], &[5]]));
    assert_eq!(
        (play.outcome, play.runs, play.rbi),
        (PlayOutcome::Balk, 1, 0)
    );
    assert_eq!(ways(&before, &play), [None, Some(2), Some(3), Some(4)]);
    assert_eq!(play.batter_result, BatterResult::StillUp);
    assert_eq!(
        problem(&table, steal(&[4])),
        None,
        "the man from second has not"
    );
    let mut table = on(CARD, 0, "100");
    table.run(back(), steal(&[2]), &[&[2], &[5]]);
    assert_eq!(table.state.occupied(), common::bases("010"));
    assert_eq!(
        problem(&table, steal(&[3])),
        Some(IllegalDecision::StealsWithoutLead)
    );
    let mut table = on(CARD, 0, "100");
    let events = table.run(back(), steal(&[2]), &[&[2], &[6]]);
    assert_eq!(jumps(&events), [(Jump::SentBack, false)]);
}

/// R-STEAL-ONCE
#[test]
fn the_next_batter_brings_new_jumps() {
    let mut table = on(CARD, 0, "100");
    table.run(back(), check(&[2]), &[&[1], &[20]]);
    assert_eq!(
        problem(&table, steal(&[2])),
        Some(IllegalDecision::SentBack)
    );
    table.play(PlayOutcome::Strikeout, None);
    assert_eq!(problem(&table, check(&[2])), None);
}

/// R-STEAL-ONCE
#[test]
fn a_lead_does_not_last_beyond_its_base() {
    let mut table = on(CARD, 0, "100");
    table.run(back(), check(&[2]), &[OFF, GOOD]);
    let wild = &[1, 1, 1, 1, 1];
    let play = play_of(&table.run(back(), OffensiveDecision::default(), &[wild]));
    assert_eq!(play.outcome, PlayOutcome::WildPitch);
    assert_eq!(
        problem(&table, steal(&[3])),
        Some(IllegalDecision::StealsWithoutLead)
    );
}
