/** A latent dimension, counted from 0, as a choice for an axis. */
export interface AxisOption {
  readonly dimension: number;
  /** Whether its mean hardly varies, so that it says nothing of an image. */
  readonly inactive: boolean;
}

/**
 * Dimensions by their KL in nats [latentDim], the greatest first, and in their own order where it is not known; `active`
 * [latentDim] tells which are, and is empty where that is not known.
 */
export function orderedByKl(kl: readonly number[], active: readonly boolean[]): AxisOption[] {
  return kl
    .map((nats, dimension) => ({ nats, dimension }))
    .sort((a, b) => (Number.isFinite(b.nats - a.nats) ? b.nats - a.nats : a.dimension - b.dimension))
    .map(({ dimension }) => ({ dimension, inactive: active[dimension] === false }));
}
