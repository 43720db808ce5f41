/** Variance of one latent dimension over codes `mu` [count, latentDim]. */
export function varianceOf(mu: Float32Array, dimension: number, latentDim: number): number {
  const count = mu.length / latentDim;
  let sum = 0;
  for (let place = dimension; place < mu.length; place += latentDim) sum += mu[place] as number;
  const mean = sum / count;
  let squares = 0;
  for (let place = dimension; place < mu.length; place += latentDim) squares += ((mu[place] as number) - mean) ** 2;
  return squares / count;
}
