import type { RunReport } from "../protocol";

type Unnumbered<R> = R extends { readonly run: number } ? Omit<R, "run"> : never;
/** A run's report before the run's number is put on it. */
export type Observation = Unnumbered<RunReport>;

/** Work in pieces, each short enough that a command need not wait long for its end. */
export type Pieces = AsyncGenerator<void, void, void>;

/** Tells at the end how long the pieces took, without what was done between them, in ms. */
export async function* timed(pieces: Pieces, tell: (ms: number) => void): Pieces {
  let spent = 0;
  for (;;) {
    const began = performance.now();
    const { done } = await pieces.next();
    spent += performance.now() - began;
    if (done) return tell(spent);
    yield;
  }
}
