import type { Checkpoint, ModelState } from "../model/state";

/** Numbers that are written at a time, 4 MiB: the page's thread copies them, and more would hold it up. */
const PIECE = 2 ** 20;

/** The arrays of a model's state, in the order in which their numbers are kept. */
const parts = ["parameters", "runningStatistics", "firstMoments", "secondMoments"] as const;

/** What is kept of a moment beside its numbers. */
export interface MomentHead {
  readonly step: number;
  readonly updates: number;
  /** How many numbers each array of the state holds. */
  readonly lengths: Readonly<Record<(typeof parts)[number], number>>;
}

/** What is kept of a moment besides its numbers. */
export function headOf({ step, state }: Checkpoint): MomentHead {
  const { parameters, runningStatistics, firstMoments, secondMoments, updates } = state;
  const lengths = {
    parameters: parameters.length,
    runningStatistics: runningStatistics.length,
    firstMoments: firstMoments.length,
    secondMoments: secondMoments.length,
  };
  return { step, updates, lengths };
}

/** The numbers of a state, its arrays in a row: copies of so many at a time, and of what is left. */
export function* statePieces(state: ModelState, size = PIECE): Generator<Float32Array> {
  const count = countOf(state);
  for (let from = 0; from < count; from += size) {
    const piece = new Float32Array(Math.min(size, count - from));
    let filled = 0;
    for (const stretch of stretches(state, from, piece.length)) {
      piece.set(stretch, filled);
      filled += stretch.length;
    }
    yield piece;
  }
}

/** The moment that a head is of, its pieces read one by one; null where one is missing or does not fit. */
export async function momentOf(
  { step, updates, lengths }: MomentHead,
  read: (place: number) => Promise<Float32Array | undefined>,
): Promise<Checkpoint | null> {
  const state = {
    parameters: new Float32Array(lengths.parameters),
    runningStatistics: new Float32Array(lengths.runningStatistics),
    firstMoments: new Float32Array(lengths.firstMoments),
    secondMoments: new Float32Array(lengths.secondMoments),
    updates,
  };
  const count = countOf(state);
  let from = 0;
  for (let place = 0; from < count; place++) {
    const piece = await read(place);
    if (!piece || piece.length === 0 || from + piece.length > count) return null;
    let taken = 0;
    for (const stretch of stretches(state, from, piece.length)) {
      stretch.set(piece.subarray(taken, taken + stretch.length));
      taken += stretch.length;
    }
    from += taken;
  }
  return { step, state };
}

function countOf(state: ModelState): number {
  return parts.reduce((sum, part) => sum + state[part].length, 0);
}

/** So many numbers of a state from one on, as they lie in its arrays, by their order. */
function stretches(state: ModelState, from: number, count: number): readonly Float32Array[] {
  let begin = 0;
  return parts.map((part) => {
    const [first, last] = [Math.max(0, from - begin), Math.max(0, from + count - begin)];
    begin += state[part].length;
    return state[part].subarray(first, last);
  });
}
