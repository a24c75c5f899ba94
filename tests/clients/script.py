"""The managers of a scripted game: what each asks for follows from the seed and the dice alone."""

import random

# The cards: a row of each column by the sum of two dice. The other six columns are read as these two.
BATTER = {
    2: ("homerun", "LF"),
    3: ("triple", None),
    4: ("double_uncapped", "RF"),
    5: ("single_uncapped", "CF"),
    6: ("groundball_a", "SS"),
    7: ("strikeout", None),
    8: ("flyball_b", "CF"),
    9: ("groundball_c", "2B"),
    10: ("walk", None),
    11: ("single_1", None),
    12: ("error", "3B"),
}
PITCHER = {
    2: ("hit_by_pitch", None),
    3: ("flyball_bq", "RF"),
    4: ("lineout_max", "1B"),
    5: ("popout", "SS"),
    6: ("groundball_b", "3B"),
    7: ("lineout", "LF"),
    8: ("flyball_a", "LF"),
    9: ("groundball_a", "2B"),
    10: ("walk", None),
    11: ("double_2", None),
    12: ("single_2", "RF"),
}


class Script:
    """Both managers. They draw lots in one fixed order, so that the same dice lead to the same game."""

    def __init__(self, seed, board):
        self.lots = random.Random(seed)
        self.board = board
        # The number of the last play when a runner was last sent: he takes one jump.
        self.sent_after = None

    def happens(self, once_in):
        """Whether something that comes once in so many times comes now."""
        return self.lots.randrange(once_in) == 0

    def entropy(self):
        """What a manager adds to the dice."""
        return self.lots.randbytes(16)

    def roller(self):
        """Who rolls: either may."""
        return self.lots.choice(["away", "home"])

    def first_to_decide(self):
        """Who decides first: in any order."""
        return self.lots.choice(["away", "home"])

    def defense(self):
        """The fielding manager's decision."""
        bases, outs = self.board.bases, self.board.outs
        if 3 in bases and outs < 2 and self.happens(3):
            return {"infield_depth": "infield_in"}
        if bases == {1} and self.happens(2):
            return {"hold_runners": [1]}
        if bases and 1 not in bases and self.happens(5):
            return {"intentional_walk": True}
        return {}

    def offense(self):
        """The batting manager's decision: something else than a swing now and then, with a man on first alone."""
        board = self.board
        if board.bases != {1}:
            return {}
        if self.sent_after == board.plays or not self.happens(3):
            tries = ["swing_away", "sac_bunt", "hit_and_run"] if board.outs < 2 else ["swing_away"]
            return {"action": self.lots.choice(tries)}
        self.sent_after = board.plays
        action = self.lots.choice(["steal", "check_jump"])
        return {"action": action, "steal_attempts": [2]}

    def outcome(self):
        """The outcome read off the cards for the roll that is pending."""
        roll = self.board.roll
        column = BATTER if roll["d6_one"] <= 3 else PITCHER
        outcome, location = column[roll["d6_two_total"]]
        data = {"outcome": outcome}
        if location is not None:
            data["hit_location"] = location
        if outcome == "error":
            data["error_bases"] = 1
        if self.happens(2):
            data["roll_id"] = roll["roll_id"]
        return data

    def answer(self):
        """The answer to the question that is due."""
        ((kind, asked),) = self.board.question.items()
        if kind == "send":
            answers = ["hold", "send"]
        elif kind == "throw_home":
            answers = ["throw_first", "throw_home"]
        elif kind in ("read_pitch_check", "read_balk", "read_overthrow"):
            answers = ["did_not_happen", "happened"]
        elif kind == "go_without_lead":
            answers = ["hold", "send"]
        elif kind == "read_lead":
            answers = ["no_lead", "good_lead", "caught_leading"]
        elif kind in ("read_pickoff", "read_steal"):
            answers = ["out", "safe"]
        elif kind == "read_grade":
            answers = [{"grade": grade} for grade in "ABCD"]
        elif asked["attempt"] == "tag_to_third" and asked["d20"] < 20:
            answers = ["back", "safe"]
        else:
            answers = ["out", "safe"]
        return self.lots.choice(answers)

    def substitution(self, state):
        """A new man, if there is one for the place drawn: event, side and data."""
        what = self.lots.choice(["pinch hitter", "P", "LF"])
        if what == "pinch hitter":
            side = self.board.batting
            hitters = [man for man in bench(state, side) if not {"P", "C"} & set(man["positions"])]
            if not hitters:
                return None
            data = {"out": state["batter"], "in": hitters[0]["lineup_id"]}
            return "request_pinch_hitter", side, data
        return fielder(state, self.board.fielding, what)

    def vacancy(self, state):
        """The new man for a position that a pinch hitter has left without one who can play it."""
        return fielder(state, *self.board.vacant)


def fielder(state, side, position):
    """The substitution of whoever stands at a position by the first on the bench who is rated there."""
    fielders = [man["lineup_id"] for man in bench(state, side) if position in man["positions"]]
    if not fielders:
        return None
    data = {"out": at(state, side, position), "in": fielders[0]}
    if position == "P":
        return "request_pitching_change", side, data
    return "request_defensive_replacement", side, {**data, "position": position}


def bench(state, side):
    """Those of a side who have not been in the game."""
    ids = state["bench"][side]
    return [man for man in state["teams"][side]["players"] if man["lineup_id"] in ids]


def at(state, side, position):
    """Who stands at a position."""
    lineup = state["lineups"][side]
    if position == "P":
        return lineup["pitcher"]
    return next(man["lineup_id"] for man in lineup["batting_order"] if man["role"] == position)
