// The server's messages begin small and end without a stop; on a page they are sentences.

/** @param {string} message */
export function sentence(message) {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * What went wrong, as a sentence.
 * @param {unknown} error
 */
export const wordsOf = (error) => sentence(error instanceof Error ? error.message : String(error));
