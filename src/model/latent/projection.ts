/** A place on a plane: how far along its two directions, in prior standard deviations. */
export type PlanePoint = readonly [across: number, up: number];

/**
 * A plane of latent space with two orthonormal directions: a code's place on it is the pair of its components
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

/** Place on the plane of the code that begins at `offset` of `codes` [count, latentDim]. */
export function projected(projection: Projection, codes: ArrayLike<number>, offset = 0): PlanePoint {
  const place = new Float64Array(2);
  writePlace(projection, codes, offset, place, 0);
  return [place[0] as number, place[1] as number];
}

/** Places of codes [count, latentDim] on a plane of latent space, in prior standard deviations, [count, 2]. */
export function projectedCodes(codes: Float32Array, latentDim: number, projection: Projection): Float32Array {
  const places = new Float32Array((2 * codes.length) / latentDim);
  for (let row = 0; 2 * row < places.length; row++) writePlace(projection, codes, row * latentDim, places, 2 * row);
  return places;
}

/** How far a code lies from the origin along both directions of length 1: its inner product with each. */
function writePlace(
  { origin, across, up }: Projection,
  codes: ArrayLike<number>,
  offset: number,
  places: Float32Array | Float64Array,
  at: number,
): void {
  let first = 0;
  let second = 0;
  for (let dimension = 0; dimension < origin.length; dimension++) {
    const from = (codes[offset + dimension] ?? 0) - (origin[dimension] ?? 0);
    first += from * (across[dimension] ?? 0);
    second += from * (up[dimension] ?? 0);
  }
  places[at] = first;
  places[at + 1] = second;
}

/** The code nearest to `z` [latentDim] that lies at a place on the plane: what is not on the plane stays as it is. */
export function lifted(projection: Projection, z: readonly number[], [first, second]: PlanePoint): number[] {
  const [fromFirst, fromSecond] = projected(projection, z);
  return z.map(
    (coordinate, dimension) =>
      coordinate +
      (first - fromFirst) * (projection.across[dimension] ?? 0) +
      (second - fromSecond) * (projection.up[dimension] ?? 0),
  );
}
