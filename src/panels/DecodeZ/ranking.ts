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

/**
 * The active dimensions by their KL in nats [latentDim], the largest in front, and after them the others likewise; one or
 * two keep their own order.
 */
export function ranked(kl: readonly number[], active: readonly boolean[]): Ranking {
  const inOrder = unranked(kl.length);
  if (kl.length <= ALWAYS_IN_ORDER) return inOrder;
  const rank = (dimension: number) => (active[dimension] ? 1 : 0);
  const order = [...inOrder.order].sort((a, b) => rank(b) - rank(a) || (kl[b] ?? 0) - (kl[a] ?? 0));
  return { order, active: active.filter(Boolean).length };
}
