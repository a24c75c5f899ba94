// A wire between a browser and a server that can be cut. Telling Chromium that it is offline leaves open sockets alone, so
// the network of a test is this: it carries bytes, and what happens to a real one happens to it.

import { connect, createServer } from "node:net";

/** A wire to a server: browsers connect to `host` in the server's place. */
export class Wire {
  #to;
  #server;
  #pairs = new Set();
  #isCut = false;
  #isDeaf = false;

  /** Lays a wire to a host and port. */
  static async to(host) {
    const wire = new Wire(host);
    await new Promise((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  constructor(host) {
    this.#to = new URL(`http://${host}`);
    this.#server = createServer((near) => this.#carry(near));
  }

  /** Its end at the browser, as host and port. */
  get host() {
    return `127.0.0.1:${this.#server.address().port}`;
  }

  /** A link to the server, as a link through this wire. */
  through(link) {
    return link.replace(this.#to.host, this.host);
  }

  /** From now on what the server says is lost on the way; what the browser says arrives. */
  deafen() {
    this.#isDeaf = true;
  }

  /** Every connection breaks, and none comes about. */
  cut() {
    this.#isCut = true;
    for (const pair of this.#pairs) for (const end of pair) end.resetAndDestroy();
  }

  /** All is well again, for connections that are made now. */
  mend() {
    this.#isCut = false;
    this.#isDeaf = false;
  }

  /** Takes it away. */
  remove() {
    this.cut();
    this.#server.close();
  }

  #carry(near) {
    near.on("error", () => {});
    if (this.#isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ host: this.#to.hostname, port: Number(this.#to.port), noDelay: true });
    near.setNoDelay(true);
    const pair = [near, far];
    this.#pairs.add(pair);
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => {
      if (!this.#isDeaf) near.write(bytes);
    });
    for (const end of pair) {
      end.on("error", () => {});
      end.on("close", () => {
        this.#pairs.delete(pair);
        near.destroy();
        far.destroy();
      });
    }
  }
}
