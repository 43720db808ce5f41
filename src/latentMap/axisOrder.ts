import { INACTIVE_KL } from "../model/latent/activity";

/** A latent dimension, counted from 0, as a choice for an axis. */
export interface AxisOption {
  readonly dimension: number;
  /** Whether it says nothing of an image. */
  readonly inactive: boolean;
}

/** Dimensions by their KL in nats [latentDim], the greatest first; in their own order where it is not known. */
export function orderedByKl(kl: readonly number[]): AxisOption[] {
  return kl
    .map((nats, dimension) => ({ nats, dimension }))
    .sort((a, b) => (Number.isFinite(b.nats - a.nats) ? b.nats - a.nats : a.dimension - b.dimension))
    .map(({ nats, dimension }) => ({ dimension, inactive: nats < INACTIVE_KL }));
}
