// The time of day as people here write it.

/** @type {Intl.DateTimeFormat | null} */
let format = null;

/** Hours and minutes of a time in milliseconds. */
export function clock(ms) {
  // What the browser reads of the languages for this takes longer than all else at the beginning, which shows no time.
  format ??= new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
  return format.format(new Date(ms));
}
