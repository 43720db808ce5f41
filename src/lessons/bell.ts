import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L6: what a mean and a standard deviation are, on a bell and on the model's own. */
export const bell: Lesson = {
  rows: ["0.4", "0.5", "1.7", "I-14"],
  setup: { experiment: smallOnDigits(), sight: { pin: "0", layers: "posteriors" } },
  parts: ["map"],
  slide: {
    quote:
      "Sigma(y) → if we looked to the curve slopping up and down, taking a slope of a deviating curve, therefore it's known as the standard deviation of the curve",
    lecture: "000",
    text: [
      "In each dimension an image's code is not a number but a bell. Numbers near its mean μ are likely, numbers far away are not.",
      "σ is how far the bell's two bends lie from μ. It is a width; the slide's word “slope” is wrong.",
      "Drag μ, then σ. Watch where the bends are, and how high the bell becomes.",
    ],
    widget: "bell",
  },
  bet: {
    kind: "axis",
    question:
      "The encoder gives each held-out image a bell in each dimension. One number is drawn from every bell. What share lands within its own μ ± σ?",
    name: "Share of draws within μ ± σ",
    least: 0,
    greatest: 1,
    scale: "linear",
    figure: "within",
  },
  run: {
    text: "The press trains a small network for one epoch, 469 steps. Then one number is drawn from every bell.",
    phases: [{ until: 469 }],
    watch: [
      "The median σ is {medianSigma} now. The prior's is 1.",
      "A bell that wide is {bellHeight} high. The area under every bell is 1, so narrow ones are high.",
    ],
  },
  figures: [
    { key: "within", measure: "drawsWithinSigma", phase: 0, expected: [0.67, 0.7] },
    { key: "sigma", measure: "medianSigma", phase: 0, expected: [0.15, 0.6] },
    { key: "height", measure: "bellHeight", phase: 0, expected: [0.6, 2.7] },
  ],
  reveal: {
    text: [
      "{figure:within} of the draws lie within their μ ± σ. Of every bell 68.3 % lies there, wherever it stands and however wide it is.",
      "The median σ is {figure:sigma}, so that bell is {figure:height} high: 0.399 divided by σ. A density may exceed 1.",
      "At its bends a bell is the steeper the smaller σ is. So σ cannot be its slope.",
      "With the image pinned, make the bell that of one of its own dimensions.",
    ],
    widget: "bell",
  },
  puzzle: {
    text: "Widen the bells: bring the median bell's height to 0.65 or less. The prior's is 0.4.",
    conditions: [{ measure: "bellHeight", is: "atMost", value: 0.65 }],
    hint: "One of the two terms of the loss draws every σ to 1. Let it count alone, and train on.",
    solution: [{ change: { terms: "kl" }, until: 1876 }],
  },
};
