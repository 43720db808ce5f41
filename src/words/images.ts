/** What x and x̂ are where images are shown beside their reconstructions. */
export const imageDefinitions = {
  x: "x: an image that the model has never trained on.",
  reconstruction: "x̂: the mean of p(x|z) at z = μ(x). No noise is drawn.",
} as const;

/** What a decoded image is, by what its pixels are compared as. */
export const pixelDefinitions = {
  bernoulli: "x̂, the mean of p(x|z): every pixel's probability of ink.",
  gaussian: "x̂, the mean of p(x|z): every pixel's mean grey level.",
} as const;
