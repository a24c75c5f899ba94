// What is to be done now: the panels of the phases, each shown when it is this person's to use. Those of a play are scripts of
// their own, and come as soon as there is a game to see.

import { permitted } from "../game/turn.js";
import { batting, fielding } from "../game/view.js";
import { decisionsInWords } from "../game/words.js";
import { commandButton } from "./command-button.js";
import { h, say } from "./dom.js";
import { focusKeeper } from "./focus.js";
import { later } from "./later.js";

/** @type {ActingView} */
export function action(root, act) {
  const inPlay = ({ game }) => !["before_game", "final"].includes(game.phase) && !game.suspended;
  const panels = [
    panel("Start", (state, may) => may.start, start(act)),
    panel("Over", ({ game }) => game.phase === "final", over),
    panel("Choice", ({ game, choice: due }) => game.phase === "choice_due" && due !== null && (game.take_back?.asked_by ?? null) === null),
    panel("Outcome", (state, may) => may.report),
    panel("Roll", (state, may) => may.roll, roll(act)),
    panel("Defense", (state) => inPlay(state) && decides(state, fielding)),
    panel("Offense", (state) => inPlay(state) && decides(state, batting)),
    panel("Take-back", (state, may) => may.takeBack || may.answerTakeBack || may.withdraw),
    panel("Resume", (state, may) => may.resume, resume(act)),
    panel("Leave", (state, may) => (may.suspend || may.forfeit) && state.game.phase !== "before_game", leave(act)),
  ];
  root.append(...panels.map(({ element }) => element));
  const keepFocus = focusKeeper(root);
  let reported = false;

  const draw = (state) => {
    const may = permitted(state);
    for (const { element, isShown, update } of panels) {
      const isDue = update !== null && isShown(state, may);
      // It is drawn before it is shown, so that its buttons know that they are new.
      if (isDue) update(state);
      element.hidden = !isDue;
    }
    keepFocus();
    // The list of outcomes is long: whoever has reported stands below what is due next.
    if (reported && !may.report) document.getElementById("turn")?.scrollIntoView({ block: "nearest" });
    reported = may.report === true;
  };

  let isWhole = false;
  const rest = later(async () => {
    const fills = await ofAPlay();
    for (const one of panels) one.update ??= fills[one.name](one.element, act);
    isWhole = true;
    return [draw];
  }, act);
  return (state) => {
    if (!isWhole) draw(state);
    rest(state);
  };
}

/** How the panels of a play are filled, by their names. */
async function ofAPlay() {
  const [{ choice }, { outcome }, { defense }, { offense }, { takeBack }] = await Promise.all([
    import("./choice.js"),
    import("./outcome.js"),
    import("./defense.js"),
    import("./offense.js"),
    import("./take-back.js"),
  ]);
  return { Choice: choice, Outcome: outcome, Defense: defense, Offense: offense, "Take-back": takeBack };
}

/** A panel of this name, which is not shown before it is filled. */
function panel(name, isShown, fill) {
  const element = h("section", { class: `card panel panel-${name.toLowerCase()}`, "aria-label": name, hidden: true });
  return { name, element, isShown, update: fill?.(element) ?? null };
}

/** A side's decision is shown while decisions are due; not while a play may be undone. */
function decides({ game, sides }, side) {
  if ((game.take_back?.asked_by ?? null) !== null) return false;
  return sides.includes(side(game)) && ["decisions_due", "lineup_due"].includes(game.phase);
}

const start = (act) => (box) => {
  const button = commandButton("start", "Start the game", act.start);
  const how = h("p");
  box.append(h("h2", { text: "Ready?" }), how, h("p", { text: "The first batter comes up when one of you starts the game." }), button.element);
  return (state) => {
    say(how, HOW_TO_PLAY[state.game.mode]);
    button.set(state, permitted(state).start);
  };
};

/** @type {Record<Game["mode"], string>} */
const HOW_TO_PLAY = {
  manual: "You have your cards on paper. After each roll this page says where to look and on whose card, and the batting manager reports what it says. No cards at hand? Report whatever you like, to try it out.",
  cards: "The server has the cards of both teams and reads them. You decide, and roll.",
  scored: "The game is scored as it was really played.",
};

/** Where one goes from a finished game. */
function over(box) {
  const replay = h("a", { class: "command secondary", text: "Watch the replay, and check the dice" });
  box.append(h("h2", { text: "The game is over" }), h("div", { class: "answers" }, replay, h("a", { class: "command secondary", href: "/lobby", text: "All games" })));
  return () => (replay.href = `/replay${location.hash}`);
}

const roll = (act) => (box) => {
  const button = commandButton("roll", "Roll the dice", act.roll, "primary big");
  const decisions = h("p", { class: "hint" });
  box.append(button.element, decisions);
  return (state) => {
    button.set(state, permitted(state).roll);
    say(decisions, decisionsInWords(state.game));
  };
};

const resume = (act) => (box) => {
  const button = commandButton("resume", "Go on with the game", act.resume, "primary big");
  box.append(button.element);
  return (state) => button.set(state, permitted(state).resume);
};

/** Breaking off or giving up, which are asked twice: both stop the other manager too. */
const leave = (act) => (box) => {
  const ask = asked("suspend", "Stop for now?", "Suspend the game", "primary", act.suspend);
  say(ask.words, "Everything is kept as it stands. Either manager can go on with the game at any time.");
  const later = commandButton("suspend", "Stop for now…", ask.open, "quiet");
  box.append(later.element, ask.dialog);
  const giveUp = forfeit(act)(box);
  return (state) => {
    const may = permitted(state);
    later.element.hidden = !may.suspend;
    later.set(state, may.suspend);
    giveUp(state);
  };
};

/** A question before what cannot be undone alone. */
function asked(name, question, label, kind, act) {
  const dialog = h("dialog", { class: "confirm", "aria-labelledby": `${name}-title` });
  const title = h("h2", { id: `${name}-title`, text: question });
  const words = h("p");
  const yes = () => {
    dialog.close();
    act();
  };
  const no = h("button", { type: "button", class: "command secondary", text: "Play on", onclick: () => dialog.close() });
  dialog.append(title, words, h("div", { class: "answers" }, no, h("button", { type: "button", class: `command ${kind}`, text: label, onclick: yes })));
  return { dialog, title, words, open: () => dialog.showModal() };
}

const forfeit = (act) => (box) => {
  const { dialog, title, words, open } = asked("forfeit", "Give the game up?", "Forfeit", "danger", act.forfeit);
  say(words, "The game ends now, 9 to 0 for the other team. It cannot be taken back.");
  const button = commandButton("forfeit", "Forfeit…", open, "quiet");
  box.append(button.element, dialog);
  return (state) => {
    const side = state.sides.length === 1 ? state.sides[0] : batting(state.game);
    title.textContent = `Give the game up for ${state.game.teams[side].name}?`;
    button.set(state, true);
  };
};
