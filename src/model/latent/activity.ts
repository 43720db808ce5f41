import { varianceAlong } from "./means";

/** Variance of its mean over the images from which on a latent dimension is active (Burda et al. 2016, section 5.2). */
const ACTIVE_VARIANCE = 0.01;

/** Nats of KL, averaged over images, under which a latent dimension says nothing of them: its posterior is the prior. */
export const INACTIVE_KL = 0.01;

/** Whether a latent dimension whose mean varies so much over the images is active: Var(μ) > 0.01. */
export function isActive(variance: number): boolean {
  return variance > ACTIVE_VARIANCE;
}

/** How many latent dimensions of `mu` [count, latentDim] are active. */
export function activeUnits(mu: Float32Array, latentDim: number): number {
  let active = 0;
  for (let dimension = 0; dimension < latentDim; dimension++) {
    if (isActive(varianceAlong(mu, latentDim, dimension))) active++;
  }
  return active;
}
