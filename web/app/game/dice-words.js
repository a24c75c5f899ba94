// What a roll asks the managers to read, for rolls that came without the server's sentence.

/** Whether two dice alone were thrown: for a lead, a bunt or a hit and run. */
export const isTwoDice = (roll) => roll.kind !== "at_bat" && roll.d6_two_total !== undefined;

/** One sentence that tells what to read. */
export function reading(roll) {
  if (roll.kind === "x_check") {
    return `The fielder is tested: range ${roll.d20}, error ${roll.error_total}, rare play ${roll.rare_d100}.`;
  }
  if (roll.injury_total !== undefined) return `The dice show ${roll.injury_total}: is he hurt?`;
  if (isTwoDice(roll)) return `The dice show ${roll.d6_two_total}.`;
  if (roll.kind !== "at_bat") return `The die shows ${roll.d20}.`;
  const card = roll.d6_one <= 3 ? "batter's" : "pitcher's";
  return `Read column ${roll.d6_one}, row ${roll.d6_two_total} of the ${card} card; a split cell by ${roll.chaos_d20}.`;
}
