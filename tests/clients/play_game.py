"""Plays one whole game over the protocol: two managers and a spectator, from its creation to its end.

Tells what it does on standard output, one JSON object a line: every frame before it is sent (`intent`),
every answer (`answer`), every join (`joined`), every numbered event (`received`), and at the end how the
server says that the game stands (`final`) and how the numbered events say so (`seen`).

It does not mind when the server is gone for a while.
"""

import argparse
import asyncio
import hashlib
import json
import pathlib
import sys

from member import Fault, Member
from scoreboard import Scoreboard
from script import Script

TEAMS = pathlib.Path(__file__).with_name("teams.json")


def report(**fields):
    """Tells one thing that was done."""
    print(json.dumps(fields), flush=True)


class Game:
    """A game and everybody at it."""

    def __init__(self, arguments):
        self.board = Scoreboard()
        self.script = Script(arguments.seed, self.board)
        self.game_id = None

        def member(user, token, shows_token):
            return Member(arguments.url, user, token, shows_token, report, self.board.take)

        self.sides = {
            "away": member(arguments.away, arguments.away_token, "header"),
            "home": member(arguments.home, arguments.home_token, "message"),
        }
        self.spectator = member(
            arguments.spectator, arguments.spectator_token, "subprotocol"
        )

    @property
    def members(self):
        """Everybody."""
        return [*self.sides.values(), self.spectator]

    async def play(self):
        """From the creation to the end."""
        await self.create()
        await self.agree_on_dice()
        await self.command("home", "start_game", {})
        while self.board.due != "nothing":
            await self.go_on()
        for member in self.members:
            await member.has(self.board.seq)
            state = await member.ask("request_game_state", {"game_id": self.game_id})
            report(kind="final", user=member.user, frame=state)
            await self.check_the_book(member)
        report(
            kind="seen",
            seq=self.board.seq,
            score=self.board.score,
            inning=self.board.inning,
            half=self.board.half,
            plays=self.board.plays,
            secret=self.board.secret,
        )

    async def check_the_book(self, member):
        """The box score and the history of plays say what the numbered events said."""
        asked = {"game_id": self.game_id}
        box = (await member.ask("get_box_score", asked))["data"]
        for side, own in box["teams"].items():
            runs = [box["line_score"]["runs"][side], sum(man["r"] for man in own["batting"])]
            if any(run != self.board.score[side] for run in runs):
                raise Fault(f"{side} has {self.board.score[side]} runs, in the box {runs}")
            other = box["teams"][{"away": "home", "home": "away"}[side]]
            # Whoever is placed on second in an extra inning came without a turn at bat.
            turns = sum(man["pa"] for man in own["batting"]) + own["placed_runners"]
            ends = sum(man["r"] for man in own["batting"]) + own["left_on_base"]
            if turns != ends + sum(man["po"] for man in other["fielding"]):
                raise Fault(f"the box score of {side} does not come out: {own}")
        after, plays = 0, 0
        while after is not None:
            page = (await member.ask("get_play_history", {**asked, "after": after, "limit": 50}))["data"]
            plays += len(page["plays"])
            after = page["next"]
        if plays != self.board.plays:
            raise Fault(f"{plays} plays in the history, {self.board.plays} were shown")

    async def create(self):
        """The hosts' manager makes the game; everybody joins."""
        home = self.sides["home"]
        managers = {side: member.user for side, member in self.sides.items()}
        setup = json.loads(TEAMS.read_text())
        created = await home.ask("create_game", {"setup": setup, "managers": managers})
        if created["event"] != "game_created":
            raise Fault(f"no game: {created}")
        self.game_id = created["data"]["game_id"]
        for member in self.sides.values():
            await member.enter(self.game_id, "player")
        await self.spectator.enter(self.game_id, "spectator")

    async def agree_on_dice(self):
        """Both managers commit to entropy before either shows it."""
        entropy = {side: self.script.entropy() for side in self.sides}
        for side, added in entropy.items():
            commitment = hashlib.sha256(added).hexdigest()
            await self.command(side, "commit_entropy", {"commitment": commitment})
        for side, added in entropy.items():
            await self.command(side, "reveal_entropy", {"entropy": added.hex()})

    async def command(self, side, event, data, if_seq=None):
        """Gives a command that must be accepted, and sees what comes of it."""
        member = self.sides[side]
        data = {"game_id": self.game_id, **data}
        answer = await member.ask(event, data, if_seq)
        if answer["event"] in ("error", "outcome_rejected"):
            raise Fault(f"{event} {data} of {side} was refused: {answer}")
        await member.has(answer["seq"])

    async def go_on(self):
        """Does what is due."""
        board, script = self.board, self.script
        if board.due == "decisions":
            await self.decide()
        elif board.due == "roll":
            await self.command(script.roller(), "roll_dice", {}, if_seq=board.seq)
        elif board.due == "outcome":
            await self.command(board.batting, "submit_manual_outcome", script.outcome())
        elif board.due == "choice":
            await self.command(board.answers_next, "submit_choice", {"choice": script.answer()})
        elif board.due == "lineup":
            await self.substitute(script.vacancy)
        else:
            raise Fault(f"nobody knows what to do when {board.due} is due")

    async def decide(self):
        """A new man now and then, and then the decision of one side."""
        board, script = self.board, self.script
        if not board.decided and script.happens(12):
            await self.substitute(script.substitution)
        if not board.decided:
            side = script.first_to_decide()
        else:
            (side,) = {"away", "home"} - board.decided
        if side == board.fielding:
            decision = {"decision": script.defense()}
            await self.command(side, "submit_defensive_decision", decision)
        else:
            decision = {"decision": script.offense()}
            await self.command(side, "submit_offensive_decision", decision)

    async def substitute(self, choose):
        """A new man, if there is one."""
        asked = await self.spectator.ask("request_game_state", {"game_id": self.game_id})
        if asked["data"]["seq"] < self.board.seq:
            raise Fault(f"the state is older than what was shown: {asked}")
        substitution = choose(asked["data"]["state"])
        if substitution is not None:
            event, side, data = substitution
            await self.command(side, event, data)


async def main():
    """Plays, while every member's connection is kept up; the first fault ends it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--seed", required=True, type=int)
    for user in ("away", "home", "spectator"):
        parser.add_argument(f"--{user}", required=True, help="a user id")
        parser.add_argument(f"--{user}-token", required=True)
    game = Game(parser.parse_args())
    connections = [asyncio.create_task(member.run()) for member in game.members]
    playing = asyncio.create_task(game.play())
    done, _ = await asyncio.wait(
        [playing, *connections], return_when=asyncio.FIRST_COMPLETED
    )
    for task in done:
        task.result()
    for task in connections:
        task.cancel()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except (Fault, TimeoutError) as fault:
        sys.exit(f"{type(fault).__name__}: {fault}")
