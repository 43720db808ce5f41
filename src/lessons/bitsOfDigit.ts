import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L23: an image's length as pixels, as a PNG, as a code, and as what mends the decoded image. */
export const bitsOfDigit: Lesson = {
  rows: ["0.13", "3.5", "compression and reconstruction", "dimensionality reduction"],
  setup: { experiment: smallOnDigits({}, 16), sight: { tab: "compress", pin: "0" } },
  parts: ["explore", "objective"],
  slide: {
    quote: "KL divergence is the expected extra message length per datum that must be transmitted using Q",
    lecture: "000",
    text: [
      "A digit is 28 × 28 pixels of 8 bits each. A PNG of it takes fewer bits and still gives back every pixel.",
      "An autoencoder can send it otherwise: as a code, such as μ in floats, which the receiver decodes.",
      "The code's price is KL: the bits that are paid because z is sent in the prior's code, not in the posterior's own.",
      "What comes out is x̂, not x. A second message can mend it: −log₂ p(x|z) bits.",
    ],
  },
  bet: {
    kind: "order",
    question:
      "A model with 16 latent dimensions is trained for one epoch. Order these by their bits, the fewest first.",
    choices: [
      { name: "All pixels as they are", figure: "raw" },
      { name: "A PNG", figure: "png" },
      { name: "The message that mends x̂", figure: "correction" },
      { name: "μ as 16 floats", figure: "floats" },
      { name: "KL of the code", figure: "code" },
    ],
  },
  run: {
    text: "The press trains a small network with 16 latent dimensions for one epoch, 469 steps.",
    phases: [{ until: 469 }],
    watch: [
      "At step {lossStep} a code costs {klBits}. Watch x̂ while that changes.",
      "Under Explore, Compress draws these lengths to scale for the pinned image.",
    ],
  },
  figures: [
    { key: "raw", measure: "rawBits", phase: 0, expected: [6272, 6272] },
    { key: "png", measure: "pngBits", phase: 0, expected: [1900, 2200] },
    { key: "floats", measure: "floatBits", phase: 0, expected: [512, 512] },
    { key: "code", measure: "klBits", phase: 0, expected: [15, 40] },
    { key: "correction", measure: "correctionBits", phase: 0, expected: [130, 240] },
  ],
  reveal: {
    text: [
      "Pixels take {figure:raw}, a PNG {figure:png}. The code costs {figure:code}, and mending x̂ {figure:correction}, each on average over held-out images.",
      "As floats μ would take {figure:floats}. A float is far finer than σ, and what is finer than σ is noise to the decoder.",
      "The message that mends x̂ is of a black-and-white image, inked by chance as its greys say. PNG keeps the greys themselves.",
      "Reconstruction and KL are two parts of one message. λ decides which of them is spared.",
    ],
  },
  puzzle: {
    text: "Have the code cost at most 14 bits, while mending x̂ costs at most 215.",
    conditions: [
      { measure: "klBits", is: "atMost", value: 14 },
      { measure: "correctionBits", is: "atMost", value: 215 },
    ],
    hint: "A larger λ makes every bit of the code dear. Try 8 or so, and train on for a few hundred steps.",
    solution: [{ change: { lambda: 8 }, until: 700 }],
  },
};
