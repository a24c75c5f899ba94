"""How a game stands, kept by its numbered events alone."""

OTHER = {"away": "home", "home": "away"}


class Scoreboard:
    """What somebody knows who has followed a game from its first event."""

    def __init__(self):
        self.seq = 0
        self.due = "start"
        self.batting = "away"
        self.inning = 1
        self.half = "top"
        self.outs = 0
        self.bases = set()
        self.score = {"away": 0, "home": 0}
        self.plays = 0
        self.decided = set()
        self.roll = None
        self.question = None
        self.answers_next = None
        self.vacant = None
        self.secret = None

    @property
    def fielding(self):
        """The side in the field."""
        return OTHER[self.batting]

    def take(self, frame):
        """Takes the next event; one that is known already changes nothing."""
        if frame["seq"] != self.seq + 1:
            return
        self.seq = frame["seq"]
        change = getattr(self, "_" + frame["event"], None)
        if change is not None:
            change(frame["data"])

    def _game_started(self, _):
        self.due = "decisions"

    def _defensive_decision_submitted(self, data):
        self._decided(self.fielding, data)

    def _offensive_decision_submitted(self, data):
        self._decided(self.batting, data)

    def _decided(self, side, data):
        self.decided.add(side)
        if data["disclosed"] is not None:
            self.due = "roll"

    def _decision_dropped(self, data):
        self.decided.discard(data["side"])
        self.due = "decisions"

    def _dice_rolled(self, data):
        if data["kind"] == "at_bat":
            self.roll = data
            self.due = "outcome"

    def _choice_due(self, data):
        self.due = "choice"
        self.answers_next = data["side"]
        self.question = data["question"]

    def _choice_made(self, data):
        # What follows from the answer says what is due, unless nothing does: then the card is read, or a runner
        # without a lead stays.
        self.due = "outcome"
        if data["choice"] == "hold" and "go_without_lead" in self.question:
            self._decide_again()

    def _jump_taken(self, data):
        if not data["goes_on"]:
            self._decide_again()

    def _decide_again(self):
        self.due = "decisions"
        self.decided.clear()

    def _play_resolved(self, data):
        self._decide_again()
        self.plays = data["play_number"]
        self.outs += data["outs_recorded"]
        self.score[self.batting] += data["runs_scored"]
        for way in data["runners_advanced"]:
            self.bases.discard(way["from"])
        for way in data["runners_advanced"]:
            if way["to"] in (1, 2, 3):
                self.bases.add(way["to"])

    def _inning_changed(self, data):
        self.inning, self.half = data["inning"], data["half"]
        self.batting = {"top": "away", "bottom": "home"}[self.half]
        self.outs = 0
        self.bases = set() if data["placed_runner"] is None else {2}

    def _lineup_due(self, data):
        self.due = "lineup"
        self.vacant = data["side"], data["position"]

    def _player_substituted(self, _):
        self._lined_up()

    def _positions_swapped(self, _):
        self._lined_up()

    def _lined_up(self):
        if self.due == "lineup":
            self.due = "decisions"

    def _game_ended(self, _):
        self.due = "nothing"

    def _dice_revealed(self, data):
        self.secret = data["secret"]
