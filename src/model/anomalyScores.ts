/**
 * How unusual an image may be said to be, by a model or without one: −ELBO at z = μ, its two terms, ‖μ‖ (which orders as
 * −log p(z = μ) of the prior does), the distance from μ to the nearest code of a training image, and, as a baseline, that
 * from the image to the nearest training image.
 */
export const anomalyScoreNames = [
  "negativeElbo",
  "reconstruction",
  "kl",
  "norm",
  "nearestCode",
  "nearestImage",
] as const;
export type AnomalyScoreName = (typeof anomalyScoreNames)[number];

/** Every score of some images, each [count], the higher the more unusual; distances are Euclidean. */
export type AnomalyScores = Readonly<Record<AnomalyScoreName, Float32Array>>;
