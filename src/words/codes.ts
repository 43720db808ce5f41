import { significant } from "./numbers";

/** What is measured of the codes of the held-out images. */
export const codeDefinitions = {
  sigma:
    "σ = exp(½ logVar): how far the encoder blurs an image's code, along every dimension. 1 is the prior's own width.",
  distance: "The distance of each image's mean μ from the origin, in units of z, in which the prior has width 1.",
  coverage:
    "How much of the prior the codes cover, 0 to 1: the overlap ∫ min(q(z), p(z)) dz of the aggregate posterior q(z), the mixture of all q(z|x), with N(0, I), averaged over pairs of active dimensions. 1: codes lie wherever the prior does; whether the decoder has learned anything there is another matter. 0: they lie nowhere near it. Of the first 2,000 held-out images at most, whether it trains or stands still.",
  active:
    "Dimensions that the encoder uses: those along which the variance of μ over images exceeds 0.01 (Burda et al. 2016).",
  median:
    "Half of all σ are smaller. Compare it with the spread of μ: far below it a code is all but a point, far above it says nothing.",
  ratio:
    "The median σ as a share of the spread of μ, whatever scale the codes have: near 0 a code is all but a point among the others, far above 1 it says nothing.",
  largest: "The coordinate of a mean farthest from 0, over all images and dimensions on the map.",
  spread: "Standard deviation of the means along a dimension, averaged over the dimensions.",
} as const;

/** What the vote of neighbours is on images of so many classes. */
export function neighbourDefinition(classes: number): string {
  if (classes === 0) return "There is none: the images of this data set have no classes.";
  const chance = significant(1 / classes);
  return `Share of images whose class is the commonest among their ten nearest other means: ${chance} is chance, 1 is perfect. Of the first 2,000 held-out images at most, whether it trains or stands still.`;
}
