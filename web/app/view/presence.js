// Who is here, and who I am.

import { h, say, whenChanged } from "./dom.js";

export function presence(root, me) {
  const list = h("ul", { class: "members", "aria-label": "Who is here" });
  root.append(list);
  const draw = whenChanged((members, myId) => {
    list.replaceChildren(
      ...members.map(({ user_id, name, role }) =>
        h(
          "li",
          { class: role === "player" ? "member playing" : "member" },
          h("span", { text: user_id === myId ? `${name} (you)` : name }),
          h("span", { class: "sr-only", text: role === "player" ? ", plays" : ", watches" }),
        ),
      ),
    );
  });

  return ({ members, me: self, sides, role, game }) => {
    draw([members, self?.user_id], members, self?.user_id);
    say(me, self === null ? "" : `${self.name}${place(sides, role, game)}`);
  };
}

function place(sides, role, game) {
  if (role === "spectator") return ", watching";
  if (sides.length === 0 || game === null) return "";
  if (sides.length === 2) return ", for both teams";
  return `, for ${game.teams[sides[0]].name}`;
}
