/** Work in pieces, each short enough that a command need not wait long for its end. */
export type Pieces = AsyncGenerator<void, void, void>;

/** Does all the pieces at once. */
export async function finish(pieces: Pieces): Promise<void> {
  for (;;) if ((await pieces.next()).done) return;
}

/** Tells at the end how long the pieces took by a clock, without what was done between them, in ms. */
export async function* timed(pieces: Pieces, now: () => number, tell: (ms: number) => void): Pieces {
  let spent = 0;
  for (;;) {
    const began = now();
    const { done } = await pieces.next();
    spent += now() - began;
    if (done) return tell(spent);
    yield;
  }
}
