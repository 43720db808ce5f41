import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L8: what the head for σ gives, and why that is a logarithm. */
export const whyLogarithm: Lesson = {
  rows: ["4.11", "I-2"],
  setup: { experiment: smallOnDigits(), sight: { layers: "posteriors" } },
  parts: ["map"],
  slide: {
    quote: "Cant use ReLU. Not good gradients around 0, but std.devs can and will take such low values.",
    lecture: "004",
    text: [
      "σ must be positive, but what a layer gives may be any number. Something has to make one of the other.",
      "ReLU makes every negative number 0. At σ = 0 KL is infinite, and ReLU is flat below 0: no gradient leads out again.",
      "So the layer's number is taken for a logarithm, and σ is had by exp. It is small where it has to be, and never 0.",
      "Lecture 004 takes it for log σ. The code of 001 and 003 takes it for log σ², and calls it sigma all the same. This page calls it log σ².",
    ],
    widget: "curves",
  },
  bet: {
    kind: "axis",
    question:
      "A model of two dimensions is trained for an epoch. What is the smallest σ that it gives any held-out image?",
    name: "Smallest σ of any image",
    least: 0.001,
    greatest: 1,
    scale: "logarithmic",
    figure: "least",
  },
  run: {
    text: "The press trains a small network for one epoch, 469 steps.",
    phases: [{ until: 469 }],
    watch: [
      "At step {surveyStep} the smallest σ is {leastSigma}, where the head gives {leastLogVar}. The median σ is {medianSigma}.",
    ],
  },
  figures: [
    { key: "least", measure: "leastSigma", phase: 0, expected: [0.005, 0.4] },
    { key: "output", measure: "leastLogVar", phase: 0, expected: [-11, -1.8] },
    { key: "median", measure: "medianSigma", phase: 0, expected: [0.15, 0.6] },
    { key: "slope", measure: "slopeBySigma", phase: 0, expected: [-200, -2] },
    { key: "logSlope", measure: "slopeByLogVar", phase: 0, expected: [-0.5, -0.4] },
  ],
  reveal: {
    text: [
      "The median σ is {figure:median}, the smallest {figure:least}. For the smallest the head had to give {figure:output}, a number like any other.",
      "Seen as a function of σ, KL has the slope σ − 1/σ. At the smallest σ that is {figure:slope}. Nearer to 0 it is steeper still, without end.",
      "As a function of log σ² the slope is ½ (σ² − 1), there {figure:logSlope}. Below σ = 1 it is never steeper than ½.",
      "A head with ReLU cannot be tried here: the page computes log σ² alone. The curves below show what it would meet at 0.",
    ],
    widget: "curves",
  },
  puzzle: {
    text: "Leave the head without a say: a smallest σ of 1, for every image.",
    conditions: [{ measure: "leastSigma", is: "atLeast", value: 0.999 }],
    hint: "Under Objective, unfold More: the encoder's noise need not be learned.",
    solution: [{ change: { noise: "one" }, until: 480 }],
  },
};
