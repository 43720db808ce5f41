import { varianceAlong } from "./means";

/** Variance of its mean over the images from which on a latent dimension is active (Burda et al. 2016, section 5.2). */
export const ACTIVE_VARIANCE = 0.01;

/** Nats of KL, averaged over images, under which a latent dimension says nothing of them: its posterior is the prior. */
export const INACTIVE_KL = 0.01;

/** Whether a latent dimension whose mean varies so much over the images is active: Var(μ) > 0.01. */
export function isActive(variance: number): boolean {
  return variance > ACTIVE_VARIANCE;
}

/** Which latent dimensions of `mu` [count, latentDim] are active, [latentDim]. */
export function activeDimensions(mu: Float32Array, latentDim: number): boolean[] {
  return Array.from({ length: latentDim }, (_, dimension) => isActive(varianceAlong(mu, latentDim, dimension)));
}

/** How many latent dimensions of `mu` [count, latentDim] are active. */
export function activeUnits(mu: Float32Array, latentDim: number): number {
  return activeDimensions(mu, latentDim).filter(Boolean).length;
}
