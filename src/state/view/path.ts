import type { PathShape } from "../../model/latent/interpolation";

/** An end of a path through latent space: a held-out image's mean, which moves as the model learns, or a fixed point. */
export type PathEnd =
  | { readonly kind: "held-out"; readonly row: number }
  | { readonly kind: "point"; readonly z: readonly number[] };

/** A path between two codes and the images along it. */
export interface Path {
  readonly ends: readonly [PathEnd | null, PathEnd | null];
  readonly shape: PathShape;
  /** Images along it with both ends, 8 to 32. */
  readonly count: number;
  /** Where along it the user is, 0 to 1. */
  readonly position: number;
  /** Whether the path is on the screen. */
  readonly isShown: boolean;
}

/** A path without ends. */
export const emptyPath: Path = { ends: [null, null], shape: "linear", count: 12, position: 0, isShown: false };
