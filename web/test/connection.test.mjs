// A connection that has slept, and one whose token is over.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Connection } from "../app/net/connection.js";

/** The sockets that were opened, each with what was sent on it. */
const sockets = [];

class FakeSocket {
  sent = [];

  constructor(_, subprotocols) {
    this.subprotocols = subprotocols;
    sockets.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {}
}

const heard = {};
const listen = { addEventListener: (event, act) => (heard[event] = act) };
Object.assign(globalThis, {
  WebSocket: FakeSocket,
  document: { ...listen, hidden: false },
  window: listen,
  location: { protocol: "http:", host: "here" },
});

function connected(on = {}) {
  sockets.length = 0;
  const links = [];
  const connection = new Connection("t", {
    ready() {},
    frame() {},
    lost() {},
    link: (link) => links.push(link.status),
    ...on,
  });
  connection.open();
  sockets[0].onmessage({ data: JSON.stringify({ event: "connected", data: { heartbeat_s: 25 } }) });
  return { connection, links };
}

test("a machine that slept asks at once whether the link still lives, and does not wait long for the answer", () => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  const { connection, links } = connected();
  mock.timers.tick(10_000);
  assert.equal(sockets[0].sent.length, 0);
  // The clock goes on in sleep, the timers do not.
  const late = Date.now() + 3_600_000;
  const real = Date.now;
  Date.now = () => late;
  mock.timers.tick(5_000);
  assert.equal(sockets[0].sent[0].event, "heartbeat");
  mock.timers.tick(3_000);
  assert.equal(links.at(-1), "waiting");
  Date.now = real;
  connection.stop();
  mock.timers.reset();
});

test("a tab that comes back to the front, and a network that goes or comes, are asked about too", () => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  for (const event of ["visibilitychange", "online", "offline"]) {
    const { connection } = connected();
    heard[event]();
    assert.equal(sockets[0].sent.at(-1)?.event, "heartbeat", event);
    connection.stop();
  }
  mock.timers.reset();
});

test("when the token is over the connection goes on with another, once, and ends where there is none", async () => {
  let passes = [{ token: "new" }, null];
  const { connection, links } = connected({ renew: async () => passes.shift() });
  sockets[0].onclose({ code: 4001, reason: "" });
  await new Promise(setImmediate);
  assert.deepEqual(sockets[1].subprotocols, ["bandbox.v1", "bearer.new"]);
  sockets[1].onclose({ code: 4501, reason: "" });
  await new Promise(setImmediate);
  assert.equal(links.at(-1), "stopped");
  assert.equal(passes.length, 1, "a token that was just made and is refused is not made again");
  connection.stop();
  passes = [];
});
