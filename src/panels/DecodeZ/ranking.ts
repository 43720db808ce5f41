/** Nats of KL below which a latent dimension carries next to nothing about an image. */
export const INACTIVE_BELOW = 0.01;
/** Dimensions that stay in their own order: those that the map shows. */
const ALWAYS_IN_ORDER = 2;

/** In which order latent dimensions are shown. */
export interface Ranking {
  readonly order: readonly number[];
  /** How many of them, in front, carry something. */
  readonly active: number;
}

/** Dimensions 0 to latentDim − 1 in their own order. */
export function unranked(latentDim: number): Ranking {
  return { order: Array.from({ length: latentDim }, (_, dimension) => dimension), active: latentDim };
}

/** Dimensions by their KL in nats [latentDim], the largest in front; one or two of them keep their own order. */
export function ranked(kl: readonly number[]): Ranking {
  const inOrder = unranked(kl.length);
  if (kl.length <= ALWAYS_IN_ORDER) return inOrder;
  const order = [...inOrder.order].sort((a, b) => (kl[b] ?? 0) - (kl[a] ?? 0));
  return { order, active: kl.filter((nats) => nats >= INACTIVE_BELOW).length };
}
