// The ChaCha20 block function, in plain arithmetic on 32-bit words. Browsers have SHA-256 built in, but not this.

/** "expand 32-byte k" */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];

const ROUNDS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

/**
 * One block of 64 bytes of the key stream.
 * @param {Uint8Array} key 32 bytes
 * @param {number[]} place the four last words of the state: counter and nonce, as the variant splits them
 * @returns {Uint8Array}
 */
export function block(key, place) {
  const start = Uint32Array.from([...CONSTANTS, ...words(key), ...place]);
  const state = start.slice();
  for (let round = 0; round < 10; round += 1) {
    for (const [a, b, c, d] of ROUNDS) quarterRound(state, a, b, c, d);
  }
  const bytes = new DataView(new ArrayBuffer(64));
  state.forEach((word, index) => bytes.setUint32(index * 4, word + start[index], true));
  return new Uint8Array(bytes.buffer);
}

/**
 * The key stream of a 64-bit stream number, with a 64-bit block counter from 0, byte by byte.
 * @param {Uint8Array} key
 * @param {number} stream
 * @returns {Generator<number, never, void>}
 */
export function* keyStream(key, stream) {
  for (let counter = 0; ; counter += 1) {
    yield* block(key, [counter >>> 0, Math.floor(counter / 2 ** 32), stream >>> 0, Math.floor(stream / 2 ** 32)]);
  }
}

/** @param {Uint8Array} bytes */
function words(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: 8 }, (_, index) => view.getUint32(index * 4, true));
}

/**
 * @param {Uint32Array} state
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 */
function quarterRound(state, a, b, c, d) {
  state[a] += state[b];
  state[d] = turned(state[d] ^ state[a], 16);
  state[c] += state[d];
  state[b] = turned(state[b] ^ state[c], 12);
  state[a] += state[b];
  state[d] = turned(state[d] ^ state[a], 8);
  state[c] += state[d];
  state[b] = turned(state[b] ^ state[c], 7);
}

/**
 * @param {number} word
 * @param {number} by
 */
const turned = (word, by) => (word << by) | (word >>> (32 - by));
