/** What x and x̂ are where images are shown beside their reconstructions. */
export const imageDefinitions = {
  x: "x: an image that the model has never trained on.",
  reconstruction: "x̂: the mean of p(x|z) at z = μ(x). No noise is drawn.",
} as const;

/** What skip connections bring to a code that is decoded alone. */
export const aloneText =
  "This network has skip connections, and codes are decoded here without an image: zeros stand in the place of what would be skipped.";

/** What a decoded image is, by what its pixels are compared as. */
export const pixelDefinitions = {
  bernoulli: "x̂, the mean of p(x|z): every pixel's probability of ink.",
  gaussian: "x̂, the mean of p(x|z): every pixel's mean grey level.",
} as const;
