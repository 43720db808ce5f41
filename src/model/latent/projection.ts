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
export function projected({ origin, across, up }: Projection, codes: ArrayLike<number>, offset = 0): PlanePoint {
  return [component(codes, offset, origin, across), component(codes, offset, origin, up)];
}

/** Places of codes [count, latentDim] on a plane of latent space, in prior standard deviations, [count, 2]. */
export function projectedCodes(codes: Float32Array, latentDim: number, projection: Projection): Float32Array {
  const { origin, across, up } = projection;
  const places = new Float32Array((2 * codes.length) / latentDim);
  for (let row = 0; 2 * row < places.length; row++) {
    places[2 * row] = component(codes, row * latentDim, origin, across);
    places[2 * row + 1] = component(codes, row * latentDim, origin, up);
  }
  return places;
}

/** How far along a direction of length 1 a code lies from the origin: their inner product. */
function component(
  codes: ArrayLike<number>,
  offset: number,
  origin: readonly number[],
  direction: readonly number[],
): number {
  let sum = 0;
  for (let dimension = 0; dimension < origin.length; dimension++) {
    sum += ((codes[offset + dimension] ?? 0) - (origin[dimension] ?? 0)) * (direction[dimension] ?? 0);
  }
  return sum;
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
