// How a pitcher holds up, in words.

/** What the table says beside the pitcher; nothing when he is fresh or nobody keeps watch. */
export const fatigueWords = (fatigue) => WORDS[fatigue] ?? "";

const WORDS = {
  vulnerable: "may tire from hits, walks or runs",
  tired: "tired: the dots on his card count",
};

/** What tired him. */
export function tiredBy(by) {
  const [[kind, facts]] = typeof by === "string" ? [[by, {}]] : Object.entries(by);
  return REASONS[kind]?.(facts) ?? "he has done enough";
}

const within = (innings) => (innings === 1 ? "in an inning" : `in ${innings} innings`);

const REASONS = {
  hits_and_walks: ({ count, innings }) => `${count} hits and walks ${within(innings)}`,
  runs: ({ count, innings }) => `${count} runs ${within(innings)}`,
  innings: ({ count }) => `${count} innings pitched`,
  injury: () => "hurt",
  closing: () => "a man on with the game to be saved",
};
