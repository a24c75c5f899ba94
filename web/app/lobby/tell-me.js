// Being told elsewhere that it is one's turn: an address that the server calls, set, shown and removed.

import { Problem } from "../net/http.js";
import { sentence, wordsOf } from "../sentence.js";
import { h } from "../view/dom.js";

const PATH = "/api/v1/webhook";

/** @typedef {{ url: string, form: "json" | "discord", trouble?: string, stopped: boolean }} Webhook */

/**
 * How an address is spoken to: a channel of Discord is known by its address.
 * @param {string} text
 * @returns {Webhook["form"]}
 */
export function formOf(text) {
  if (!URL.canParse(text)) return "json";
  const { hostname, pathname } = new URL(text);
  const isDiscord = /(^|\.)discord(app)?\.com$/.test(hostname) && pathname.startsWith("/api/webhooks/");
  return isDiscord ? "discord" : "json";
}

/**
 * What is told of the address that is set.
 * @param {Webhook} webhook
 */
export function stateOf({ form, trouble, stopped }) {
  const where = form === "discord" ? "A channel of Discord is told" : "Your address is called";
  if (stopped) return `It is called no more: ${trouble}. Set it anew, or set another.`;
  if (trouble !== undefined) return `${where} when it is your turn. The last time that failed: ${sentence(trouble)}`;
  return `${where} when it is your turn and you do not have the game open.`;
}

export class TellMe {
  #http;
  #root;
  #form;
  #fields = h("div", { class: "invite-row" });
  #state = h("p", { class: "tell-me-state", role: "status" });
  #url = /** @type {HTMLInputElement} */ (
    h("input", {
      id: "tell-me-url",
      class: "invite-link",
      type: "url",
      required: true,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "https://discord.com/api/webhooks/…",
    })
  );

  /**
   * Stays empty where the server calls nobody.
   * @param {HTMLElement} root
   * @param {import("../net/http.js").Http} http
   */
  constructor(root, http) {
    this.#http = http;
    this.#root = root;
    const onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const url = this.#url.value.trim();
      this.#attempt(() => this.#http.put(PATH, { url, form: formOf(url) }));
    };
    this.#form = h(
      "details",
      { class: "page-card tell-me" },
      h("summary", { text: "Tell me when it is my turn" }),
      h(
        "form",
        { onsubmit },
        h("label", {
          for: this.#url.id,
          text: "Where a message is to go: the address of a webhook, which a chat makes for you. In Discord, open a channel's settings, then Integrations, then Webhooks, and copy its URL. A program of your own gets the turn as JSON.",
        }),
        this.#fields,
        this.#state,
      ),
    );
    this.#look();
  }

  async #look() {
    try {
      this.#show(await this.#http.get(PATH));
    } catch (error) {
      if (error instanceof Problem && error.status === 404) this.#show(null);
      else if (!(error instanceof Problem && error.status === 403)) this.#fail(error);
    }
  }

  /** @param {() => Promise<Webhook | null>} act */
  async #attempt(act) {
    try {
      this.#show(await act());
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Webhook | null} webhook */
  #show(webhook) {
    this.#root.replaceChildren(this.#form);
    const remove = h("button", {
      type: "button",
      class: "page-button",
      text: "Stop telling me",
      onclick: () =>
        this.#attempt(async () => {
          await this.#http.delete(PATH);
          return null;
        }),
    });
    const set = h("button", { type: "submit", class: "page-button", text: webhook === null ? "Tell me there" : "Change it" });
    this.#url.value = webhook?.url ?? "";
    this.#fields.replaceChildren(this.#url, set, ...(webhook === null ? [] : [remove]));
    this.#state.textContent = webhook === null ? "You are told nowhere yet." : stateOf(webhook);
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#root.replaceChildren(this.#form);
    this.#state.textContent = wordsOf(error);
  }
}
