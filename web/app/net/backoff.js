// When to come back after a connection is lost, and when to stop.

const STEPS_S = [1, 2, 4, 8, 16, 30];

/**
 * Milliseconds to wait before the connection attempt of this number, 0 for the first after the loss.
 * The random factor, 0.5 to 1.5, keeps a crowd from coming back at once.
 */
export function waitMs(attempt, random, atLeastMs = 0) {
  const step = STEPS_S[Math.min(attempt, STEPS_S.length - 1)] * 1000;
  return Math.round(Math.max(step, atLeastMs) * (0.5 + random));
}

// Going away, no status, cut off, the server at fault, restarting, full.
const PASSING = [1001, 1005, 1006, 1011, 1012, 1013];

/** Whether coming back can help after a close with this code. */
export function canReturn(code) {
  return (code >= 4000 && code < 4500) || PASSING.includes(code);
}

/** After these the server asked for a pause, in milliseconds. */
export function pauseAfter(code) {
  return { 1013: 8000, 4029: 8000 }[code] ?? 0;
}

/** Whether a new token is needed before coming back. */
export function needsSignIn(code) {
  return code === 4001 || code === 4501;
}
