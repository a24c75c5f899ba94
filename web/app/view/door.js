// The way in without a seat: a game's id and a token, pasted.

import { gameId } from "../link.js";
import { h } from "./dom.js";

/** Shows the form; `enter(game, token)` is called with what was given. */
export function door(root, { game, trouble }, enter) {
  const gameField = h("input", { id: "door-game", name: "game", value: game ?? "", autocomplete: "off", spellcheck: "false", required: true });
  const tokenField = h("input", { id: "door-token", name: "token", type: "password", autocomplete: "off", required: true });
  const fault = h("p", { class: "message refusal", role: "alert", text: trouble ?? "", hidden: !trouble });
  const form = h(
    "form",
    {
      class: "card door-form",
      onsubmit: (event) => {
        event.preventDefault();
        const id = gameId(gameField.value);
        if (id === null) {
          fault.textContent = "A game's id looks like 01890a5d-ac96-774b-bcce-b302099a8057.";
          fault.hidden = false;
          gameField.focus();
          return;
        }
        enter(id, tokenField.value.trim());
      },
    },
    h("h2", { text: "Take a seat" }),
    h("p", { text: "Open the link you were given; it leads straight to your seat. Or paste a game and a token." }),
    fault,
    h("label", { for: "door-game", text: "Game" }),
    gameField,
    h("label", { for: "door-token", text: "Token" }),
    tokenField,
    h("button", { type: "submit", class: "command primary", text: "Come in" }),
  );
  root.replaceChildren(form);
  root.hidden = false;
}
