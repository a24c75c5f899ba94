// Where in a JSON text each value stands, so that a fault can be shown at its line.

/** A text that is no JSON, and the line where it stops being one. */
export class NotJson extends Error {
  /**
   * @param {string} message
   * @param {number} line
   */
  constructor(message, line) {
    super(message);
    this.line = line;
  }
}

/**
 * The value of a text, and the line of each path in it, such as `roster[3].bats`. The whole is at "".
 * @param {string} text
 * @returns {{ value: any, lines: Map<string, number> }}
 */
export function readJson(text) {
  const reader = new Reader(text);
  const value = reader.whole();
  return { value, lines: reader.lines };
}

class Reader {
  /** @type {Map<string, number>} */
  lines = new Map();
  #text;
  #at = 0;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  whole() {
    const value = this.#value("");
    if (this.#peek() !== "") this.#refuse("something stands behind the end; take it away");
    return value;
  }

  /**
   * @param {string} path
   * @returns {any}
   */
  #value(path) {
    const sign = this.#peek();
    this.lines.set(path, this.#line());
    if (sign === "{") return this.#object(path);
    if (sign === "[") return this.#list(path);
    return this.#plain();
  }

  /** @param {string} path */
  #object(path) {
    /** @type {[string, any][]} */
    const entries = [];
    this.#at += 1;
    while (this.#peek() !== "}") {
      if (this.#peek() !== '"') this.#refuse('a name in double quotes is due here, such as "name"');
      const name = this.#plain();
      if (this.#peek() !== ":") this.#refuse(`a colon is due behind "${name}"`);
      this.#at += 1;
      entries.push([name, this.#value(path === "" ? name : `${path}.${name}`)]);
      this.#comma("}");
    }
    this.#at += 1;
    return Object.fromEntries(entries);
  }

  /** @param {string} path */
  #list(path) {
    const values = [];
    this.#at += 1;
    while (this.#peek() !== "]") {
      values.push(this.#value(`${path}[${values.length}]`));
      this.#comma("]");
    }
    this.#at += 1;
    return values;
  }

  /** @param {string} end */
  #comma(end) {
    const sign = this.#peek();
    if (sign === end) return;
    if (sign !== ",") this.#refuse(`a comma or ${end} is due here`);
    this.#at += 1;
    if (this.#peek() === end) this.#refuse(`nothing follows the comma before ${end}; take the comma away`);
  }

  /** A text, a number, true, false or null. */
  #plain() {
    const found = /^(?:"(?:[^"\\\n]|\\.)*"|[-+.\w]+)/.exec(this.#text.slice(this.#at))?.[0];
    if (found === undefined) this.#refuse(this.#peek() === '"' ? "this text has no closing quote on its line" : "a value is due here");
    try {
      const value = JSON.parse(found ?? "");
      this.#at += found?.length ?? 0;
      return value;
    } catch {
      return this.#refuse(`${found} is no value; texts stand in double quotes`);
    }
  }

  /** The next sign that is no space; empty at the end. */
  #peek() {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
    return this.#text[this.#at] ?? "";
  }

  #line() {
    return this.#text.slice(0, this.#at).split("\n").length;
  }

  /**
   * @param {string} message
   * @returns {never}
   */
  #refuse(message) {
    throw new NotJson(message, this.#line());
  }
}
