// What a roll asks the managers to read, for rolls that came without the server's sentence.

/** Whether two dice alone were thrown: for a lead, a bunt or a hit and run. */
export const isTwoDice = (roll) => roll.kind !== "at_bat" && roll.d6_two_total !== undefined;

/** One sentence that tells what to read. */
export function reading(roll) {
  if (roll.kind === "x_check") {
    return `The fielder is tested: range ${roll.d20}, error ${roll.error_total}, rare play ${roll.rare_d100}.`;
  }
  if (roll.injury_total !== undefined) return `The dice show ${roll.injury_total}: is he hurt?`;
  if (roll.kind === "lead") return `For the runner's lead the dice show ${roll.d6_two_total}.`;
  if (roll.kind === "steal") return `For the runner who goes the die shows ${roll.d20}.`;
  if (isTwoDice(roll)) return `The dice show ${roll.d6_two_total}.`;
  if (roll.kind !== "at_bat") return `The die shows ${roll.d20}.`;
  return `Read ${placeOf(roll)}. If what stands there is split by numbers, take the part with ${roll.chaos_d20}.`;
}

/** The place of a card that an at-bat roll picks. */
const placeOf = (roll) => `column ${roll.d6_one}, row ${roll.d6_two_total} of the ${roll.d6_one <= 3 ? "batter" : "pitcher"}'s card`;

/** The kinds of which this page says it better than the server's sentence, which takes the roll for its outcome. */
const OWN_WORDS = ["lead", "steal"];

/**
 * What stands beside the dice. Only while a card is to be read here is it a task; after that it is what was rolled.
 * @param {boolean} isDue whether a manager has still to read this roll
 * @param {boolean} isRead whether the server has read it
 */
export function diceSentence(roll, isDue, isRead) {
  if (roll.kind !== "at_bat") return OWN_WORDS.includes(roll.kind) ? reading(roll) : (roll.message ?? reading(roll));
  if (isDue) return reading(roll);
  return `${isRead ? "The server has read" : "Last read:"} ${placeOf(roll)}.`;
}
