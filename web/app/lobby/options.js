// What can be agreed on before a game, each with its meaning in words. The defaults are those of the edition.

/** @typedef {import("../../../schema/bandbox.v1").Options} Options */

/**
 * A way to play: where the plays come from.
 * @type {{ value: "cards" | "manual", label: string, meaning: string }[]}
 */
export const MODES = [
  {
    value: "cards",
    label: "Digital",
    meaning: "The server has every card. After each roll it reads the cell, and the play is resolved at once.",
  },
  {
    value: "manual",
    label: "Manual",
    meaning: "You have the cards on paper, and paste the rosters under Teams. The server rolls; you read your card and report what it says.",
  },
];

/**
 * One option: a switch, one of some choices, or a number that may be off.
 * @typedef {{ key: "designated_hitter" | "two_way_starter" | "ballpark_effects" | "clutch" | "fatigue" | "injuries" | "groundball_refined" | "throw_choice", kind: "switch", label: string, meaning: string, on: boolean }} Switch
 * @typedef {{ key: "innings" | "pitcher_min_batters" | "rare_play_trigger" | "extra_inning_runner" | "mercy", kind: "choice", label: string, meaning: string, value: string, choices: [string, string][] }} Choice
 */

/** @type {{ heading: string, options: (Switch | Choice)[] }[]} */
export const OPTIONS = [
  {
    heading: "Length of the game",
    options: [
      {
        key: "innings",
        kind: "choice",
        label: "Innings",
        meaning: "How many are scheduled. A tied game goes on.",
        value: "9",
        choices: [3, 4, 5, 6, 7, 8, 9].map((count) => [String(count), String(count)]),
      },
      {
        key: "extra_inning_runner",
        kind: "choice",
        label: "Runner in extra innings",
        meaning: "Each half of an extra inning begins with a runner on second, so that a tied game ends sooner.",
        value: "off",
        choices: [
          ["off", "No"],
          ["1", "From the first extra inning"],
          ["2", "From the second"],
          ["3", "From the third"],
        ],
      },
      {
        key: "mercy",
        kind: "choice",
        label: "Mercy rule",
        meaning: "The game is over early when one team leads by so much.",
        value: "off",
        choices: [
          ["off", "No"],
          ["10-7", "10 runs after 7 innings"],
          ["10-5", "10 runs after 5 innings"],
          ["15-5", "15 runs after 5 innings"],
          ["8-3", "8 runs after 3 innings"],
        ],
      },
    ],
  },
  {
    heading: "Lineups",
    options: [
      {
        key: "designated_hitter",
        kind: "switch",
        label: "Designated hitter",
        meaning: "Somebody bats for the pitcher. Without, the pitcher stands in the batting order.",
        on: true,
      },
      {
        key: "two_way_starter",
        kind: "switch",
        label: "Two-way starter",
        meaning: "The starting pitcher may be his own designated hitter, and go on batting after he is relieved.",
        on: false,
      },
      {
        key: "pitcher_min_batters",
        kind: "choice",
        label: "A reliever faces at least",
        meaning: "How many batters a pitcher must face before he may be relieved within an inning.",
        value: "1",
        choices: [
          ["1", "1 batter"],
          ["3", "3 batters"],
        ],
      },
      {
        key: "fatigue",
        kind: "switch",
        label: "Pitchers tire",
        meaning: "A pitcher whose endurance is known gets tired, and then gives up more hits.",
        on: true,
      },
      {
        key: "injuries",
        kind: "switch",
        label: "Injuries",
        meaning: "Players can be hurt, and must be replaced for the rest of the game. In a digital game everybody needs an injury rating.",
        on: false,
      },
    ],
  },
  {
    heading: "The cards and charts",
    options: [
      {
        key: "ballpark_effects",
        kind: "switch",
        label: "Ballpark",
        meaning: "Marks on the cards ask the ballpark whether a fly is a home run and a liner a single.",
        on: true,
      },
      {
        key: "clutch",
        kind: "switch",
        label: "Clutch",
        meaning: "With two outs and a runner in scoring position, marked results turn around.",
        on: true,
      },
      {
        key: "groundball_refined",
        kind: "switch",
        label: "Refined groundballs",
        meaning: "Some groundballs depend on who fields them. Without, simpler results stand in their place.",
        on: true,
      },
      {
        key: "throw_choice",
        kind: "switch",
        label: "The defense chooses throws",
        meaning: "On hits without a limit the fielding manager says where to throw, and play takes a little longer.",
        on: false,
      },
      {
        key: "rare_play_trigger",
        kind: "choice",
        label: "Rare plays",
        meaning: "What makes a tested fielder's play a rare one.",
        value: "d100_1",
        choices: [
          ["d100_1", "A 1 on the hundred-sided die"],
          ["total_5", "The three error dice sum to 5"],
        ],
      },
    ],
  },
];

/** Every option by its key, with what is set at first. */
export const DEFAULTS = Object.fromEntries(
  OPTIONS.flatMap(({ options }) => options).map((option) => [option.key, option.kind === "switch" ? option.on : option.value]),
);

/**
 * The options as the server takes them.
 * @param {Record<string, string | boolean>} chosen
 * @returns {Options}
 */
export function toOptions(chosen) {
  const innings = Number(chosen.innings);
  const is = (/** @type {string} */ key) => chosen[key] === true;
  const late = chosen.extra_inning_runner === "off" ? null : innings + Number(chosen.extra_inning_runner);
  const [runs, after_inning] = String(chosen.mercy).split("-").map(Number);
  return {
    innings,
    designated_hitter: is("designated_hitter"),
    two_way_starter: is("two_way_starter"),
    extra_inning_runner: late,
    mercy: chosen.mercy === "off" ? null : { runs, after_inning },
    pitcher_min_batters: Number(chosen.pitcher_min_batters),
    rare_play_trigger: chosen.rare_play_trigger === "total_5" ? "total_5" : "d100_1",
    ballpark_effects: is("ballpark_effects"),
    clutch: is("clutch"),
    fatigue: is("fatigue"),
    injuries: is("injuries"),
    groundball_refined: is("groundball_refined"),
    throw_choice: is("throw_choice"),
  };
}
