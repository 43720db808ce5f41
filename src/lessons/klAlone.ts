import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L11: KL alone, switched on in a model that has learned to rebuild. */
export const klAlone: Lesson = {
  rows: ["1.6", "1.18", "2.17", "4.17", "4.25", "I-11"],
  setup: { experiment: smallOnDigits({ terms: "reconstruction" }), sight: { layers: "posteriors,prior" } },
  parts: ["map", "objective", "reconstructions"],
  slide: {
    quote:
      "For each x, predicted mean tends to 0. For each x, predicted std. deviation tends to 1. […] Useless by itself!",
    lecture: "004",
    text: [
      "KL compares each image's cloud with one and the same prior: mean 0, width 1.",
      "It knows nothing of images. It asks every cloud to be alike.",
      "To see it work, let a model first learn to rebuild images alone. Its codes then lie far apart.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "The codes first spread far beyond the prior. How far does their μ still spread after 300 steps of KL alone?",
    name: "Spread of μ at the end",
    least: 0,
    greatest: 4,
    scale: "linear",
    figure: "spreadAfter",
  },
  run: {
    text: "The press trains on reconstruction alone for one epoch, then on KL alone for 300 steps.",
    phases: [{ until: 469 }, { change: { terms: "kl" }, until: 769 }],
    watch: [
      "The codes spread by {spread}; the clouds are {medianSigma} wide. KL stands at {kl}.",
      "Reconstruction stands at {reconstruction}. Watch the digits below x̂ when KL takes over.",
    ],
  },
  figures: [
    { key: "spreadBefore", measure: "spread", phase: 0, expected: [2, 6] },
    { key: "sigmaBefore", measure: "medianSigma", phase: 0, expected: [0.15, 0.8] },
    { key: "klBefore", measure: "kl", phase: 0, expected: [8, 40] },
    { key: "reconstructionBefore", measure: "reconstruction", phase: 0, expected: [150, 185] },
    { key: "spreadAfter", measure: "spread", phase: 1, expected: [0.1, 0.9] },
    { key: "largestAfter", measure: "largestMean", phase: 1, expected: [0.3, 20] },
    { key: "sigmaAfter", measure: "medianSigma", phase: 1, expected: [0.4, 1] },
    { key: "klAfter", measure: "kl", phase: 1, expected: [0, 3] },
    { key: "reconstructionAfter", measure: "reconstruction", phase: 1, expected: [180, 400] },
    { key: "decoder", measure: "decoderGradient", phase: 1, expected: [0, 0] },
  ],
  reveal: {
    text: [
      "The spread went from {figure:spreadBefore} to {figure:spreadAfter}, the clouds from {figure:sigmaBefore} to {figure:sigmaAfter}. Single codes may lag behind: the farthest μ is {figure:largestAfter} from 0.",
      "KL fell from {figure:klBefore} to {figure:klAfter}: codes tell that much less. Reconstruction went from {figure:reconstructionBefore} to {figure:reconstructionAfter}, also because the decoder still looks for codes where they were.",
      "The gradient of the decoder is {figure:decoder}. KL does not train the decoder at all.",
      "Lecture 002 says that KL spreads codes evenly around the middle. It draws the means into the middle; only samples are spread.",
    ],
  },
  puzzle: {
    text: "Bring the digits back: held-out reconstruction at 215 nats or less, with at least half of the prior covered.",
    conditions: [
      { measure: "reconstruction", is: "atMost", value: 215 },
      { measure: "coverage", is: "atLeast", value: 0.5 },
    ],
    hint: "Neither term does it alone. Choose Combined and train on for a few hundred steps.",
    solution: [{ change: { terms: "combined" }, until: 1069 }],
  },
};
