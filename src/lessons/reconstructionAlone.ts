import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L12: reconstruction alone pushes codes apart; the ratio of width to spread tells it, the width does not. */
export const reconstructionAlone: Lesson = {
  rows: ["2.15", "4.1", "4.18", "4.19", "4.20", "4.21", "4.22"],
  setup: { experiment: smallOnDigits({ terms: "reconstruction" }), sight: { layers: "posteriors,prior" } },
  parts: ["map", "objective"],
  slide: {
    quote:
      "If we would minimize ONLY the Reconstruction loss, encoder can learn to predict means of p(z|x) that are arbitrarily far. […] “ideal” standard deviations for reconstruction loss are zero for every x!",
    lecture: "004",
    text: [
      "Where the clouds of two images overlap, the decoder cannot know which of the two to draw.",
      "The encoder has two ways out: move the means apart, or make the clouds narrow.",
      "Both are the same to the decoder. Twice as far is as good as half as wide.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "Along a dimension the prior reaches to about 3. After one epoch of reconstruction alone, how large is the largest |μ|, that of the farthest code?",
    name: "Largest |μ| after one epoch",
    least: 0,
    greatest: 30,
    scale: "linear",
    figure: "largest",
  },
  run: {
    text: "The press trains a fresh model on reconstruction alone for one epoch. It stops once on the way to measure.",
    phases: [{ until: 100 }, { until: 469 }],
    watch: [
      "At step {surveyStep} the farthest μ is {largestMean} from 0, and the codes spread by {spread}.",
      "The clouds are {medianSigma} wide: {sigmaToSpread} times the spread.",
    ],
  },
  figures: [
    { key: "ratioEarly", measure: "sigmaToSpread", phase: 0, expected: [0.1, 3] },
    { key: "sigmaEarly", measure: "medianSigma", phase: 0, expected: [0.2, 1.2] },
    { key: "largest", measure: "largestMean", phase: 1, expected: [6, 25] },
    { key: "spread", measure: "spread", phase: 1, expected: [1.5, 6] },
    { key: "sigma", measure: "medianSigma", phase: 1, expected: [0.15, 0.8] },
    { key: "ratio", measure: "sigmaToSpread", phase: 1, expected: [0.05, 0.2] },
    { key: "coverage", measure: "coverage", phase: 1, expected: [0.1, 0.6] },
  ],
  reveal: {
    text: [
      "The farthest μ is {figure:largest} from 0, far outside of the prior. The codes spread by {figure:spread}.",
      "The clouds are {figure:sigma} wide; after 100 steps they were {figure:sigmaEarly}. By itself that number says little.",
      "What counts is the width as a share of the spread. It went from {figure:ratioEarly} to {figure:ratio}. The smaller it is, the less the clouds overlap.",
      "Codes drawn from the prior now meet the middle of the map alone: {figure:coverage} of the prior is covered.",
    ],
  },
  puzzle: {
    text: "Without a reset, have the codes spread by 2.5 at most while held-out reconstruction stays under 185 nats.",
    conditions: [
      { measure: "spread", is: "atMost", value: 2.5 },
      { measure: "reconstruction", is: "atMost", value: 185 },
    ],
    hint: "Something has to pull the codes to the middle, and something to keep images apart. Choose Combined, and train on.",
    solution: [{ change: { terms: "combined" }, until: 769 }],
  },
};
