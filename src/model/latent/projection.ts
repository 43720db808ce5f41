/** A place on a plane: how far along its two directions, in prior standard deviations. */
export type PlanePoint = readonly [across: number, up: number];

/**
 * A plane of latent space with two orthonormal directions: a code's place on the map is the pair of its components
 * along them, counted from the origin. With one latent dimension `up` is all zeros.
 */
export interface Projection {
  /** Each [latentDim]. */
  readonly origin: readonly number[];
  readonly across: readonly number[];
  readonly up: readonly number[];
}

/** The plane of two latent dimensions through the origin; where both are the same, a line. */
export function planeOfDimensions(latentDim: number, [first, second]: readonly [number, number]): Projection {
  const unit = (axis: number) => Array.from({ length: latentDim }, (_, dimension) => (dimension === axis ? 1 : 0));
  const zeros = Array.from({ length: latentDim }, () => 0);
  return { origin: zeros, across: unit(first), up: first === second ? zeros : unit(second) };
}

/** Place on the map of the code that begins at `offset` of `codes` [count, latentDim]. */
export function projected({ origin, across, up }: Projection, codes: ArrayLike<number>, offset = 0): PlanePoint {
  let first = 0;
  let second = 0;
  for (let dimension = 0; dimension < origin.length; dimension++) {
    const from = (codes[offset + dimension] ?? 0) - (origin[dimension] ?? 0);
    first += from * (across[dimension] ?? 0);
    second += from * (up[dimension] ?? 0);
  }
  return [first, second];
}

/** The code nearest to `z` [latentDim] that lies at a place on the map: what is not on the plane stays as it is. */
export function lifted(projection: Projection, z: readonly number[], [first, second]: PlanePoint): number[] {
  const [fromFirst, fromSecond] = projected(projection, z);
  return z.map(
    (coordinate, dimension) =>
      coordinate +
      (first - fromFirst) * (projection.across[dimension] ?? 0) +
      (second - fromSecond) * (projection.up[dimension] ?? 0),
  );
}
