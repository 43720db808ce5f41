import type { Estimate } from "../estimate";
import type { Coefficients } from "../objective";

/** What the unweighted terms do to the held-out images' posteriors, averaged over the images. */
export interface TermBalance {
  /** −∂R/∂μ along μ, R being the reconstruction loss: away from the origin where it is positive, nats per unit of z. */
  readonly outward: Estimate;
  /** ∂R/∂log σ, averaged over dimensions: narrows where it is positive, nats per log σ; null where σ is not learned. */
  readonly narrowing: Estimate | null;
  /** ‖μ‖, in units of z. */
  readonly distance: Estimate;
  /** σ², averaged over dimensions; null where σ is not learned. */
  readonly variance: Estimate | null;
}

/** The weighted terms against each other: how they move codes away from the origin and back, and σ down and up. */
export interface Balance {
  /** Nats per unit of z. */
  readonly outward: Estimate;
  readonly inward: Estimate;
  /** Nats per log σ, averaged over dimensions; null where σ is not learned. */
  readonly onSigma: { readonly narrowing: Estimate; readonly widening: Estimate } | null;
}

/**
 * The balance under an objective. Of KL's derivatives (Kingma and Welling 2014, appendix B, derived) ‖μ‖ is what draws a mean
 * in, and 1 − σ² what widens a posterior, per log σ.
 */
export function weighedBalance(terms: TermBalance, { reconstruction, squares, logs }: Coefficients): Balance {
  const { outward, narrowing, distance, variance } = terms;
  return {
    outward: times(outward, reconstruction),
    inward: times(distance, squares),
    onSigma: narrowing &&
      variance && {
        narrowing: times(narrowing, reconstruction),
        widening: { mean: logs - squares * variance.mean, error: squares * variance.error },
      },
  };
}

function times({ mean, error }: Estimate, factor: number): Estimate {
  return { mean: factor * mean, error: factor * error };
}

/** The part of vectors [count, latentDim] that lies along others, [count]; 0 along none. */
export function partAlong(vectors: ArrayLike<number>, directions: Float32Array, latentDim: number): Float64Array {
  const parts = new Float64Array(directions.length / latentDim);
  for (let row = 0; row < parts.length; row++) {
    let [product, square] = [0, 0];
    for (let place = row * latentDim; place < (row + 1) * latentDim; place++) {
      const direction = directions[place] as number;
      product += (vectors[place] as number) * direction;
      square += direction * direction;
    }
    parts[row] = square > 0 ? product / Math.sqrt(square) : 0;
  }
  return parts;
}

/** The mean over dimensions of values [count, latentDim], [count]. */
export function meanOverDimensions(values: ArrayLike<number>, latentDim: number): Float64Array {
  const means = new Float64Array(values.length / latentDim);
  for (let place = 0; place < values.length; place++) {
    const row = Math.floor(place / latentDim);
    means[row] = (means[row] as number) + (values[place] as number) / latentDim;
  }
  return means;
}
