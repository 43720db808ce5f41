import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L7: the sampling layer in slow motion, and why a gradient passes through it. */
export const dice: Lesson = {
  rows: [
    "0.3",
    "0.10",
    "1.10",
    "1.11",
    "1.12",
    "2.9",
    "2.13",
    "3.1",
    "3.2",
    "3.6",
    "3.9",
    "4.12",
    "4.13",
    "4.30",
    "I-13",
    "I-17",
  ],
  setup: { experiment: smallOnDigits(), sight: { pin: "0", layers: "posteriors" } },
  parts: ["map", "reconstructions"],
  slide: {
    quote:
      "… a differentiable function that represents our sampling technique, which means we can backpropagate through this network",
    lecture: "003",
    text: [
      "Training asks how the loss changes with μ and σ. Between these and the decoder a code is drawn by chance.",
      "So chance is drawn first, where nothing is trained: ε from N(0, 1). Then z = μ + σ ε is a plain sum.",
      "Go through the steps with the pinned image. At the end, see which of μ, σ and ε get a gradient.",
    ],
    widget: "samplingLayer",
  },
  bet: {
    kind: "axis",
    question:
      "A posterior of two dimensions is an ellipse, one σ wide each way. One code is drawn from each. What share lies within its ellipse?",
    name: "Share of draws within the ellipse",
    least: 0,
    greatest: 1,
    scale: "linear",
    figure: "within",
  },
  run: {
    text: "The press trains a small network for one epoch, 469 steps. Every step draws one ε for each of its images.",
    phases: [{ until: 469 }],
    watch: [
      "Decoded at a drawn z, held-out images cost {reconstruction}. Decoded at their μ they cost {reconstructionAtMean}.",
      "Watch the ellipses on the map: small noise is easy to decode, but dear in KL. The median σ is {medianSigma}.",
    ],
  },
  figures: [
    { key: "within", measure: "drawsWithinEllipse", phase: 0, expected: [0.37, 0.42] },
    { key: "line", measure: "drawsWithinSigma", phase: 0, expected: [0.67, 0.7] },
    { key: "sampled", measure: "reconstruction", phase: 0, expected: [150, 185] },
    { key: "mean", measure: "reconstructionAtMean", phase: 0, expected: [145, 180] },
  ],
  reveal: {
    text: [
      "{figure:within} lie within the ellipse; of single numbers {figure:line} lie within μ ± σ. In a plane the squares of both distances count together: 1 − e^(−½) is 39.3 %.",
      "At a drawn z an image costs {figure:sampled}, at μ {figure:mean}. The pictures under Reconstructions are decoded at μ.",
      "z moves as μ moves, and by ½ σ ε as log σ² moves. ε gets no gradient, for behind it there is nothing to train.",
      "Lecture 000 draws the noise “from μ and σ”. A z drawn so would be distributed the same, but no gradient would reach μ and σ.",
    ],
    widget: "samplingLayer",
  },
  puzzle: {
    text: "Take the dice away: find the setting that makes every posterior a point, with σ = 0.",
    conditions: [{ measure: "medianSigma", is: "atMost", value: 0 }],
    hint: "Look for the encoder's noise under Objective. What is left is a plain autoencoder.",
    solution: [{ change: { noise: "zero" }, until: 500 }],
  },
};
