import { type Projection, projectedCodes } from "./projection";

/** Normal distributions on a plane of latent space. */
export interface PlaneNormals {
  readonly count: number;
  /** Their means in prior standard deviations, [count, 2]. */
  readonly at: Float32Array;
  /** Their covariances, [count, 3]: across with itself, across with up, up with itself. */
  readonly covariance: Float32Array;
}

/**
 * Normal distributions N(μ, diag σ²), `mu` and `sigma` [count, latentDim], as they fall on a plane: the marginal along its
 * two directions, whose covariance is Σ σᵢ² aᵢ bᵢ for directions a and b.
 */
export function projectedNormals(
  mu: Float32Array,
  sigma: Float32Array,
  latentDim: number,
  projection: Projection,
): PlaneNormals {
  const count = mu.length / latentDim;
  const covariance = new Float32Array(3 * count);
  for (let row = 0; row < count; row++) projectCovariance(sigma, row, latentDim, projection, covariance);
  return { count, at: projectedCodes(mu, latentDim, projection), covariance };
}

function projectCovariance(
  sigma: Float32Array,
  row: number,
  latentDim: number,
  { across, up }: Projection,
  covariance: Float32Array,
): void {
  let acrossAcross = 0;
  let acrossUp = 0;
  let upUp = 0;
  for (let dimension = 0; dimension < latentDim; dimension++) {
    const variance = (sigma[row * latentDim + dimension] ?? 0) ** 2;
    const [a, b] = [across[dimension] ?? 0, up[dimension] ?? 0];
    acrossAcross += variance * a * a;
    acrossUp += variance * a * b;
    upUp += variance * b * b;
  }
  covariance[3 * row] = acrossAcross;
  covariance[3 * row + 1] = acrossUp;
  covariance[3 * row + 2] = upUp;
}

/** An ellipse of one standard deviation on a plane. */
export interface Ellipse {
  /** Half axes in prior standard deviations, the longer first. */
  readonly radii: readonly [number, number];
  /** From the direction across to the longer axis, counter-clockwise as up is up, in radians. */
  readonly angle: number;
}

/** Where a normal distribution's density is exp(−½) of its greatest: its covariance's eigenvectors, σ long. */
export function ellipseOf(acrossAcross: number, acrossUp: number, upUp: number): Ellipse {
  const middle = (acrossAcross + upUp) / 2;
  const half = Math.hypot((acrossAcross - upUp) / 2, acrossUp);
  const angle = Math.atan2(2 * acrossUp, acrossAcross - upUp) / 2;
  return { radii: [Math.sqrt(middle + half), Math.sqrt(Math.max(0, middle - half))], angle };
}
