/** Variance of its mean over the images from which on a latent dimension is active. */
const ACTIVE_VARIANCE = 0.01;

/** How many latent dimensions are active: those along which Var(μ) over images exceeds 0.01 (Burda et al. 2016, 5.2). */
export function activeUnits(mu: Float32Array, latentDim: number): number {
  let active = 0;
  for (let dimension = 0; dimension < latentDim; dimension++) {
    if (varianceAlong(mu, latentDim, dimension) > ACTIVE_VARIANCE) active++;
  }
  return active;
}

/** Variance of `mu` [count, latentDim] along one dimension. */
export function varianceAlong(mu: Float32Array, latentDim: number, dimension: number): number {
  const count = mu.length / latentDim;
  let sum = 0;
  for (let index = dimension; index < mu.length; index += latentDim) sum += mu[index] ?? 0;
  const mean = sum / count;
  let squares = 0;
  for (let index = dimension; index < mu.length; index += latentDim) squares += ((mu[index] ?? 0) - mean) ** 2;
  return squares / count;
}
