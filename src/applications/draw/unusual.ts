/** How one image's loss compares with those of the held-out images. */
export interface Rank {
  /** Share, 0 to 1, of the held-out images whose loss is lower. */
  readonly share: number;
  /** How many held-out images it is compared with. */
  readonly among: number;
}

/**
 * How unusual an image is: its loss, reconstruction + KL at z = μ in nats, among those of the held-out images, whose
 * two terms are each [count] or longer; null where a term of it is not finite or there is nothing to compare with.
 */
export function rankOf(loss: number, reconstruction: Float32Array | null, kl: Float32Array | null): Rank | null {
  const among = Math.min(reconstruction?.length ?? 0, kl?.length ?? 0);
  if (among === 0 || !Number.isFinite(loss)) return null;
  let lower = 0;
  for (let row = 0; row < among; row++) if ((reconstruction?.[row] ?? 0) + (kl?.[row] ?? 0) < loss) lower += 1;
  return { share: lower / among, among };
}
