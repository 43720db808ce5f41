import type { RunReport } from "./protocol";

type Unnumbered<R> = R extends { readonly run: number } ? Omit<R, "run"> : never;
/** A run's report before the run's number is put on it. */
export type Observation = Unnumbered<RunReport>;

/** Work in pieces, each short enough that a command need not wait long for its end. */
export type Pieces = AsyncGenerator<void, void, void>;
