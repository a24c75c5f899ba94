// Talk at the table, under a fold that counts what is unread: to everybody, to the own team, to those who watch, or to
// one alone. Whoever is muted is heard no more.

import { addressed, audiences, toWhom } from "../game/room.js";
import { clock } from "./clock.js";
import { h, menu, say, whenChanged } from "./dom.js";

const LONGEST = 500;

/** @type {ActingView} */
export function chat(root, act) {
  const count = h("span", { class: "unread", hidden: true });
  const list = h("ol", { class: "said", tabindex: "0", "aria-label": "What was said", role: "log" });
  const empty = h("p", {
    class: "empty",
    text: "Nothing has been said. Words are kept nowhere: who comes later has not heard them.",
  });
  const field = h("input", {
    id: "chat-text",
    autocomplete: "off",
    maxlength: String(LONGEST),
    placeholder: "Say something",
  });
  const to = menu("To", () => {});
  const send = h("button", { type: "submit", class: "command secondary", text: "Say it" });
  const form = h(
    "form",
    { class: "chat-form" },
    h("label", { for: "chat-text", class: "sr-only", text: "Say something" }),
    field,
    h("div", { class: "chat-to" }, to.element, send),
  );
  const ears = h("ul", { class: "ears" });
  const hearing = h("details", { class: "hearing" }, h("summary", { text: "Mute somebody" }), ears);
  const fold = h(
    "details",
    { ontoggle: () => act.foldChat(fold.open) },
    h("summary", {}, h("h2", { text: "Chat" }), count),
    h("div", { class: "chat-body" }, empty, list, form, hearing),
  );
  root.append(fold);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === "") return;
    field.value = "";
    // What was not said stands there again, unless something else does by now.
    if (!(await act.say(text, addressed(to.select.value))) && field.value === "") field.value = text;
  });
  const draw = whenChanged((said, myId) => {
    list.replaceChildren(...said.map((one) => line(one, myId)));
    list.scrollTop = list.scrollHeight;
  });
  const drawEars = whenChanged((others, muted) =>
    ears.replaceChildren(...others.map((member) => ear(member, muted, act))),
  );

  return (state) => {
    const { said, unread, muted } = state.chat;
    empty.hidden = said.length > 0;
    list.hidden = said.length === 0;
    count.hidden = unread === 0;
    say(count, `${unread} new`);
    draw([said.length, said.at(-1)], said, state.me?.user_id);
    to.set(audiences(state));
    send.disabled = state.link.status !== "online";
    const others = state.members.filter(({ user_id }) => user_id !== state.me?.user_id);
    hearing.hidden = others.length === 0;
    drawEars([others, muted], others, muted);
  };
}

function line(said, myId) {
  const who = said.user_id === myId ? `${said.name} (you)` : said.name;
  const whom = toWhom(said);
  return h(
    "li",
    { class: said.user_id === null ? "announced" : said.audience === "room" ? undefined : "aside" },
    h("span", { class: "who", text: who }),
    whom === "" ? null : h("span", { class: "whom", text: ` ${whom}` }),
    h("time", { datetime: said.timestamp, text: clock(Date.parse(said.timestamp)) }),
    h("span", { class: "words", text: said.text }),
  );
}

function ear({ user_id, name }, muted, act) {
  const isMuted = muted.includes(user_id);
  const button = h("button", {
    type: "button",
    class: "quiet",
    text: isMuted ? `Hear ${name} again` : `Mute ${name}`,
    onclick: () => act.mute(user_id, !isMuted),
  });
  return h("li", {}, button);
}
