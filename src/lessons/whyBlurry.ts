import { withSkips } from "../experiment/skips";
import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

const narrow = smallOnDigits();
const experiment = { ...narrow, architecture: withSkips(narrow.architecture, true) };

/** L19: a decoder that sees the encoder's layers copies sharply, and generates nothing. */
export const whyBlurry: Lesson = {
  rows: ["2.19", "3.4", "colour faces", "why blurry, against skip connections"],
  setup: { experiment, sight: { tab: "blur" } },
  parts: ["explore", "model"],
  slide: {
    quote:
      "VAE is less capable of making precise predictions at the pixel level (compared to U-Net), since the output must be entirely re-constructed from the low-dimensional latent space. Doesn't have 'skip-connections'",
    lecture: "003",
    text: [
      "A VAE's decoder has z and nothing else. Where z cannot tell like images apart, it draws their mean, and a mean is blurred.",
      "A U-Net has skip connections: its decoder reads what the encoder's layers gave of the same image as well.",
      "Here the encoder's 7 × 7 and 14 × 14 maps go to the decoder's layers of that size.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "A perfect copy is the least that reconstruction can cost. How many nats does it cost with skip connections after an epoch?",
    name: "Reconstruction, in nats",
    least: 40,
    greatest: 220,
    scale: "linear",
    figure: "copied",
  },
  run: {
    text: "The press trains a small network with skip connections, two latent dimensions and KL for one epoch, 469 steps.",
    phases: [{ until: 469 }],
    watch: [
      "At step {lossStep} reconstruction stands at {reconstruction}, and KL at {kl}.",
      "Under Explore, compare x̂ with x. Then look at the samples below them.",
    ],
  },
  figures: [
    { key: "copied", measure: "reconstruction", phase: 0, expected: [45, 75] },
    { key: "floor", measure: "floor", phase: 0, expected: [45, 46] },
    { key: "kl", measure: "kl", phase: 0, expected: [0, 1] },
    { key: "samples", measure: "farFromSamples", phase: 0, expected: [8, 30] },
    { key: "training", measure: "farFromTraining", phase: 0, expected: [6, 8.5] },
  ],
  reveal: {
    text: [
      "Reconstruction is {figure:copied}, and a perfect copy costs {figure:floor}. The blur is gone.",
      "KL is {figure:kl}. What can be copied need not be said in z, and saying it costs KL. So z is left empty.",
      "A sample has a z and no image. Zeros stand where something would be skipped, and what is drawn is no digit.",
      "A held-out digit lies {figure:samples} from the nearest of 100 samples, and {figure:training} from the nearest of 100 training digits.",
      "The price of a sharp copy is the model itself: nothing is left that could be drawn from. And the decoder saw x, so this is no ELBO.",
      "Lecture 002 ends with faces of celebrities. Those photographs are too many to bring along, but faces in colour, drawn by this page, are under Data.",
    ],
  },
  puzzle: {
    text: "Without skip connections, come to at most 115 nats of reconstruction. Let z do the work: KL is to be at least 10 nats.",
    conditions: [
      { measure: "reconstruction", is: "atMost", value: 115 },
      { measure: "kl", is: "atLeast", value: 10 },
    ],
    hint: "A wider code says more of an image. Switch the skip connections off under Model, take 16 latent dimensions, and train two epochs.",
    network: smallOnDigits({}, 16).architecture,
    solution: [{ until: 938 }],
  },
};
