import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L16: what a perfect copy costs under either pixel likelihood. */
export const lossOfZero: Lesson = {
  rows: ["1.24", "1.25", "2.3", "4.15"],
  setup: { experiment: smallOnDigits({ likelihood: "gaussian" }) },
  parts: ["loss", "objective"],
  slide: {
    quote:
      "Unlike binary classification though where the ground truth is only 0 or 1, here, the minimal value will not be necessarily = 0 because the normalized MNIST pixel values are in the range [0,1]",
    lecture: "001",
    text: [
      "Suppose that a decoder draws every image without a fault: x̂ = x. What is its loss?",
      "Under squared error it is 0: nothing is off. That is the first part of the run.",
      "Under binary cross-entropy a pixel of grey 0.5 costs log 2 even when it is drawn as 0.5.",
    ],
  },
  bet: {
    kind: "axis",
    question: "What does a perfect copy of a digit cost on average under binary cross-entropy?",
    name: "Loss of a perfect copy, BCE",
    least: 0,
    greatest: 150,
    scale: "linear",
    figure: "floorBernoulli",
  },
  run: {
    text: "The press trains 20 steps with squared error, then 20 with binary cross-entropy. The dashed line “floor: perfect x̂” is what a perfect copy costs.",
    phases: [{ until: 20 }, { change: { likelihood: "bernoulli" }, until: 40 }],
    watch: [
      "At step {lossStep} the model pays {reconstruction}. A perfect copy would cost {floor}.",
      "Always drawing the mean image would cost {meanImage}.",
    ],
  },
  figures: [
    { key: "floorGaussian", measure: "floor", phase: 0, expected: [0, 0] },
    { key: "meanGaussian", measure: "meanImage", phase: 0, expected: [26, 27] },
    { key: "floorBernoulli", measure: "floor", phase: 1, expected: [45, 46] },
    { key: "meanBernoulli", measure: "meanImage", phase: 1, expected: [205, 206.5] },
    { key: "reconstruction", measure: "reconstruction", phase: 1, expected: [200, 520] },
  ],
  reveal: {
    text: [
      "A perfect copy costs {figure:floorGaussian} under squared error and {figure:floorBernoulli} under binary cross-entropy.",
      "All of that comes from grey pixels. A pixel that is black or white costs nothing when it is right.",
      "So a loss of 100 nats is not half as bad as one of 200: only what lies above the floor can be learned.",
      "The mean image costs {figure:meanGaussian} under one and {figure:meanBernoulli} under the other. Losses of two likelihoods cannot be compared.",
    ],
  },
  puzzle: {
    text: "Choose the pixel likelihood whose perfect copy costs 0, and bring held-out reconstruction down to 36 nats at most.",
    conditions: [
      { measure: "floor", is: "atMost", value: 0 },
      { measure: "reconstruction", is: "atMost", value: 36 },
    ],
    hint: "Under Objective, unfold More: Gaussian (MSE). Then train for a hundred steps or two.",
    solution: [{ change: { likelihood: "gaussian" }, until: 240 }],
  },
};
