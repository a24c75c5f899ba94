// The time of day as people here write it.

const FORMAT = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** Hours and minutes of a time in milliseconds. */
export const clock = (ms) => FORMAT.format(new Date(ms));
