// What is to be done now: the panels of the phases, each shown when it is this person's to use. Those of a play are scripts of
// their own, and come as soon as there is a game to see.

import { permitted } from "../game/turn.js";
import { batting, fielding } from "../game/view.js";
import { decisionsInWords } from "../game/words.js";
import { commandButton } from "./command-button.js";
import { confirmation, h, say } from "./dom.js";
import { focusKeeper } from "./focus.js";
import { later } from "./later.js";

/** @type {ActingView} */
export function action(root, act) {
  const inPlay = ({ game }) => !["before_game", "final"].includes(game.phase) && !game.suspended;
  const panels = [
    panel("Start", (state, may) => may.start, start(act)),
    panel("Over", ({ game }) => game.phase === "final", over),
    panel("Choice", ({ game, choice: due }) => game.phase === "choice_due" && due !== null),
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

  const draw = (state) => {
    const may = permitted(state);
    for (const { element, isShown, update } of panels) {
      const isDue = update !== null && isShown(state, may);
      // It is drawn before it is shown, so that its buttons know that they are new.
      if (isDue) update(state);
      element.hidden = !isDue;
    }
    keepFocus();
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
  const heading = h("h2");
  const how = h("p");
  box.append(heading, how, h("p", { text: "The first batter comes up when one of you starts the game." }), button.element);
  return (state) => {
    const { sides, game } = state;
    say(heading, sides.length === 1 ? `You manage ${game.teams[sides[0]].name}` : "Ready?");
    say(how, HOW_TO_PLAY[game.mode]);
    button.set(state, permitted(state).start);
  };
};

/** @type {Record<Game["mode"], string>} */
const HOW_TO_PLAY = {
  manual: "Both managers have the cards on paper. After each roll the page says which column and row to read, and on whose card; the manager at bat reports what stands there. Without cards, begin a game in which the server reads its own: All games, New game.",
  cards: "The server has the cards of both teams and reads them. You decide, and roll.",
  scored: "The game is scored as it was really played.",
};

/** Where one goes from a finished game. */
function over(box) {
  const replay = h("a", { class: "command secondary", text: "Watch the replay, and check the dice" });
  const heading = h("h2");
  box.append(heading, h("div", { class: "answers" }, replay, h("a", { class: "command secondary", href: "/lobby", text: "All games" })));
  return ({ sides, game }) => {
    const winner = game.result?.winner ?? null;
    say(heading, sides.length !== 1 || winner === null ? "The game is over" : sides[0] === winner ? "You have won" : "You have lost");
    replay.href = `/replay${location.hash}`;
  };
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
  const button = commandButton("resume", "Resume the game", act.resume, "primary big");
  box.append(button.element);
  return (state) => button.set(state, permitted(state).resume);
};

/** Breaking off for today, or giving up. Both are asked twice. */
const leave = (act) => (box) => {
  const suspend = asked(box, "suspend", {
    label: "Suspend the game…",
    question: () => "Suspend the game?",
    words: "It stays as it is. Either manager resumes it whenever he likes; it stands in the list of his games.",
    yes: h("button", { type: "button", class: "command primary", text: "Suspend", onclick: act.suspend }),
  });
  const forfeit = asked(box, "forfeit", {
    label: "Forfeit…",
    question: ({ sides, game }) => `Give the game up for ${game.teams[sides.length === 1 ? sides[0] : batting(game)].name}?`,
    words: "The game ends now, 9 to 0 for the other team. It cannot be taken back.",
    yes: h("button", { type: "button", class: "command danger", text: "Forfeit", onclick: act.forfeit }),
  });
  return (state) => {
    const { suspend: maySuspend = false } = permitted(state);
    suspend.element.hidden = !maySuspend;
    suspend.set(state, maySuspend);
    forfeit.set(state, true);
  };
};

/** A quiet button that opens a question; `yes` does it. */
function asked(box, key, { label, question, words, yes }) {
  const sure = confirmation(words, yes, "Play on");
  let known = null;
  const button = commandButton(key, label, () => sure.ask(question(known)), "quiet");
  box.append(button.element, sure.dialog);
  const set = (state, isDue) => {
    known = state;
    button.set(state, isDue);
  };
  return { element: button.element, set };
}
