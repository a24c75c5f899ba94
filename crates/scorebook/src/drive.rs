//! Drives in words: home runs by what they are worth, sacrifice flies, and bases that an error added to a hit.

use crate::contact::Contact;
use crate::play_text::{put_out, with_target};
use crate::words;
use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::play::Play;

/// "homered to left", "hit a walk-off grand slam".
pub(crate) fn home_run(play: &Play, wins: bool) -> String {
    // A check of a fielder finds no ball that leaves the park.
    let inside = play.check_position.is_some();
    let kind = match play.runs {
        0 | 1 if !wins && !inside => return with_target("homered", play),
        0 | 1 => "home run",
        2 => "two-run home run",
        3 => "three-run home run",
        4.. => "grand slam",
    };
    let how = match (wins, inside) {
        (false, false) => "a ",
        (true, false) => "a walk-off ",
        (false, true) => "an inside-the-park ",
        (true, true) => "a walk-off inside-the-park ",
    };
    with_target(&format!("hit {how}{kind}"), play)
}

/// "hit a sacrifice fly to right"; when another is out besides, what it was comes first.
pub(crate) fn sacrifice_fly(play: &Play) -> String {
    let caught_by = play.outs.first().map(|out| out.credit.putout);
    match play.hit_location.or(caught_by) {
        Some(position) if play.outs.len() == 1 => {
            let target = Contact::of(play.outcome).target(position);
            format!("hit a sacrifice fly to {target}")
        }
        Some(_) | None => format!("{}, on a sacrifice fly", put_out(play)),
    }
}

/// "took third on an error by the left fielder": the base that a batter took beyond his hit.
pub(crate) fn taken_on_an_error(play: &Play) -> Option<String> {
    let charge = play.errors.first()?;
    let hit = play.batter_result.total_bases();
    let batter = play.movements.iter().find(|m| m.from == Origin::Plate)?;
    if hit == 0 || batter.to.number() <= hit {
        return None;
    }
    let base = match batter.to {
        Destination::On(base) => format!("took {base}"),
        Destination::Home => "came all the way home".to_owned(),
    };
    let fielder = words::fielder(charge.position);
    Some(format!("{base} on an error by the {fielder}"))
}
