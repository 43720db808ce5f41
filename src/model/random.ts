/**
 * The one source of randomness: a counter-based generator. A number depends on nothing but its key, so every
 * engine, on any number of threads, draws the same weights, batches and noise from the same seed.
 *
 * The hash is pcg4d of Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
 */

/** What a number is drawn for; part of its key, so that no two uses share a stream. */
export const Purpose = {
  weights: 1,
  batchOrder: 2,
  epsilon: 3,
  heldOutEpsilon: 4,
  prior: 5,
  images: 6,
  marginalPrior: 7,
  marginalEpsilon: 8,
  corruption: 9,
  heldOutCorruption: 10,
  labelled: 12,
  components: 13,
  labelledOrder: 14,
} as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** Where in the stream of a seed a draw begins: `counter` is the training step, the epoch or the tensor drawn for. */
export interface DrawKey {
  readonly seed: number;
  readonly counter: number;
  readonly purpose: Purpose;
}

/** Writes the four hashed 32-bit words of (a, b, c, d) into `words`. */
export function pcg4d(a: number, b: number, c: number, d: number, words: Uint32Array): void {
  let x = (Math.imul(a, 1664525) + 1013904223) >>> 0;
  let y = (Math.imul(b, 1664525) + 1013904223) >>> 0;
  let z = (Math.imul(c, 1664525) + 1013904223) >>> 0;
  let w = (Math.imul(d, 1664525) + 1013904223) >>> 0;
  for (let round = 0; round < 2; round++) {
    x = (x + Math.imul(y, w)) >>> 0;
    y = (y + Math.imul(z, x)) >>> 0;
    z = (z + Math.imul(x, y)) >>> 0;
    w = (w + Math.imul(y, z)) >>> 0;
    if (round === 0) {
      x ^= x >>> 16;
      y ^= y >>> 16;
      z ^= z >>> 16;
      w ^= w >>> 16;
    }
  }
  words[0] = x;
  words[1] = y;
  words[2] = z;
  words[3] = w;
}

/** A word as a number strictly inside (0, 1), exact in 32-bit floating point. */
export function unitInterval(word: number): number {
  return ((word >>> 9) + 0.5) / 8388608;
}

/** `count` numbers uniform in (0, 1); number i is lane i mod 4 of the hash of (seed, counter, i div 4, purpose). */
export function drawUniforms(count: number, key: DrawKey): Float32Array {
  return drawLanes(count, key, (words, lanes) => {
    for (let lane = 0; lane < 4; lane++) lanes[lane] = unitInterval(words[lane] as number);
  });
}

/**
 * `count` numbers from N(0, 1), by Box and Muller from the words of one hash: lanes 0 and 1 are radius times cosine
 * and sine of words 0 and 1, lanes 2 and 3 the same of words 2 and 3.
 */
export function drawNormals(count: number, key: DrawKey): Float32Array {
  return drawLanes(count, key, (words, lanes) => {
    for (let lane = 0; lane < 4; lane += 2) {
      const radius = Math.sqrt(-2 * Math.log(unitInterval(words[lane] as number)));
      const angle = 2 * Math.PI * unitInterval(words[lane + 1] as number);
      lanes[lane] = radius * Math.cos(angle);
      lanes[lane + 1] = radius * Math.sin(angle);
    }
  });
}

/** A permutation of 0 … count − 1 (Fisher and Yates), the same for the same key. */
export function drawPermutation(count: number, key: DrawKey): Uint32Array {
  const permutation = Uint32Array.from({ length: count }, (_, index) => index);
  const words = new Uint32Array(4);
  for (let last = count - 1; last > 0; last--) {
    pcg4d(key.seed, key.counter, last, key.purpose, words);
    const chosen = Math.floor(((words[0] as number) * (last + 1)) / 4294967296);
    const kept = permutation[last] as number;
    permutation[last] = permutation[chosen] as number;
    permutation[chosen] = kept;
  }
  return permutation;
}

function drawLanes(
  count: number,
  { seed, counter, purpose }: DrawKey,
  fill: (words: Uint32Array, lanes: Float64Array) => void,
): Float32Array {
  const drawn = new Float32Array(count);
  const words = new Uint32Array(4);
  const lanes = new Float64Array(4);
  for (let start = 0; start < count; start += 4) {
    pcg4d(seed, counter, start >>> 2, purpose, words);
    fill(words, lanes);
    for (let lane = 0; lane < 4 && start + lane < count; lane++) drawn[start + lane] = lanes[lane] as number;
  }
  return drawn;
}
