"""One user at one game: a connection that comes back when it is lost.

Written from the description of the protocol alone. A member keeps the number of the last event it has,
and asks for what comes after it; it keeps every frame that has not been answered, and sends it again under
the same id.
"""

import asyncio
import itertools
import json
import time

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

SUBPROTOCOL = "bandbox.v1"

# A person's client waits a second and more before it comes back. Nobody is spared by that here.
RETRY_S = 0.02

# Nothing takes so long; whoever waits longer has found a fault.
PATIENCE_S = 60


class Fault(Exception):
    """The server did what the protocol does not allow."""


class Member:
    """A user's connection to one game."""

    def __init__(self, url, user, token, shows_token, report, on_event):
        self.url = url
        self.user = user
        self.token = token
        self.shows_token = shows_token
        self.report = report
        self.on_event = on_event
        self.role = "player"
        self.game_id = None
        self.epoch = None
        self.seq = 0
        # The greatest number that an answer has named: what the server said is safe.
        self.promised = 0
        self.joined = asyncio.Event()
        self._ids = itertools.count(1)
        self._socket = None
        self._unanswered = {}
        self._moved = asyncio.Condition()

    # -- what a game's script asks for --------------------------------------------------------------------

    async def enter(self, game_id, role):
        """Joins a game, now and on every later connection."""
        self.game_id, self.role = game_id, role
        if self._socket is not None:
            await self._send_now(self._join())
        await asyncio.wait_for(self.joined.wait(), PATIENCE_S)

    async def ask(self, event, data, if_seq=None):
        """Sends a frame until it is answered, and returns the answer."""
        frame = {"id": f"{self.user}-{next(self._ids)}", "event": event, "data": data}
        if if_seq is not None:
            frame["if_seq"] = if_seq
        answered = asyncio.get_running_loop().create_future()
        self._unanswered[frame["id"]] = (frame, answered)
        self.report(kind="intent", user=self.user, frame=frame)
        if self._socket is not None:
            await self._send_now(frame)
        return await asyncio.wait_for(answered, PATIENCE_S)

    async def has(self, seq):
        """Waits until the event of this number has come."""
        async with self._moved:
            moved = self._moved.wait_for(lambda: self.seq >= seq)
            await asyncio.wait_for(moved, PATIENCE_S)

    # -- the connection -----------------------------------------------------------------------------------

    async def run(self):
        """Connects, and connects again, until it is cancelled or nobody has answered for too long."""
        last_heard = time.monotonic()
        while True:
            try:
                async with self._connect() as socket:
                    await self._welcomed(socket)
                    async for text in socket:
                        last_heard = time.monotonic()
                        await self._read(text)
            except (WebSocketException, OSError, EOFError) as error:
                if time.monotonic() - last_heard > PATIENCE_S:
                    raise Fault(f"the server does not come back: {error}") from error
            finally:
                self._socket = None
            await asyncio.sleep(RETRY_S)

    def _connect(self):
        protocols, headers = [SUBPROTOCOL], {}
        if self.shows_token == "header":
            headers["Authorization"] = f"Bearer {self.token}"
        if self.shows_token == "subprotocol":
            protocols.append(f"bearer.{self.token}")
        return connect(
            self.url,
            subprotocols=protocols,
            additional_headers=headers,
            compression=None,
            proxy=None,
        )

    async def _welcomed(self, socket):
        """Shows the token if it has not been shown, joins, and sends again what was not answered."""
        if socket.subprotocol != SUBPROTOCOL:
            raise Fault(f"the server speaks {socket.subprotocol}")
        if self.shows_token == "message":
            frame = {"id": "hello", "event": "authenticate", "data": {"token": self.token}}
            await socket.send(json.dumps(frame))
        welcome = json.loads(await socket.recv())
        if welcome["event"] != "connected" or welcome["data"]["user_id"] != self.user:
            raise Fault(f"not welcome: {welcome}")
        self._socket = socket
        if self.game_id is not None:
            await self._send_now(self._join())
        for frame, _ in list(self._unanswered.values()):
            await self._send_now(frame)

    def _join(self):
        data = {"game_id": self.game_id, "role": self.role, "after_seq": self.seq}
        if self.epoch is not None:
            data["epoch"] = self.epoch
        return {"id": f"join-{next(self._ids)}", "event": "join_game", "data": data}

    async def _send_now(self, frame):
        """Sends if the connection stands; if it falls, the frame is sent again on the next."""
        try:
            await self._socket.send(json.dumps(frame))
        except (WebSocketException, OSError):
            pass

    # -- what comes ---------------------------------------------------------------------------------------

    async def _read(self, text):
        frame = json.loads(text)
        if "re" in frame:
            self._answer(frame, text)
        elif "seq" in frame:
            await self._event(frame, text)
        # Everything else may be lost and is never needed.

    def _answer(self, frame, text):
        if frame["event"] == "game_joined":
            data = frame["data"]
            self.epoch = data["epoch"]
            if not data["recovered"]:
                raise Fault(f"{self.user} was not caught up: {text}")
            if data["head_seq"] < self.promised:
                raise Fault(f"event {self.promised} was accepted and is lost: {text}")
            self.report(kind="joined", user=self.user, text=text, after_seq=self.seq)
            self.joined.set()
            return
        waiting = self._unanswered.pop(frame["re"], None)
        if waiting is None:
            # The answer to a frame that was sent again may come for each time it was sent.
            raise Fault(f"{self.user} never asked, or was answered twice: {text}")
        self.report(kind="answer", user=self.user, text=text)
        self.promised = max(self.promised, frame.get("seq", 0))
        waiting[1].set_result(frame)

    async def _event(self, frame, text):
        self.report(kind="received", user=self.user, text=text)
        if frame["seq"] != self.seq + 1:
            raise Fault(f"{self.user} had {self.seq} and was sent {frame['seq']}")
        async with self._moved:
            self.seq = frame["seq"]
            self.on_event(frame)
            self._moved.notify_all()
