import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L10: the minimum of KL, and that of a formula without its ½ and its 2. */
export const whereZero: Lesson = {
  rows: ["1.21", "2.16", "4.23", "4.24", "I-3"],
  setup: {
    experiment: smallOnDigits({ terms: "kl", convention: "william-hu" }),
    sight: { layers: "posteriors,prior" },
  },
  parts: ["map", "objective"],
  slide: {
    quote: "KL term by definition is always greater or equal to 0.",
    lecture: "002",
    text: [
      "For the term itself, the same lecture prints Σ σ² + μ² − log σ − 1.",
      "Lecture 004 prints ½ Σ [μ² + σ² − 2 log σ − 1]. The two differ by a ½ and by a 2.",
      "Drag σ to the lowest point of each curve, the dashed one too, and read its height below.",
    ],
    widget: "curves",
  },
  bet: {
    kind: "axis",
    question:
      "A model minimises the formula of lecture 002, and nothing else. Where will the median σ of its posteriors end?",
    name: "Median σ after 300 steps",
    least: 0,
    greatest: 1.5,
    scale: "linear",
    figure: "sigma",
  },
  run: {
    text: "The press trains 300 steps on the formula of lecture 002 alone. Then it puts the ½ and the 2 back, and trains 300 more.",
    phases: [
      { change: { terms: "kl", convention: "william-hu" }, until: 300 },
      { change: { terms: "kl", convention: "elbo" }, until: 600 },
    ],
    watch: ["The median σ is {medianSigma}. The true KL is {kl}."],
  },
  figures: [
    { key: "sigma", measure: "medianSigma", phase: 0, expected: [0.69, 0.73] },
    { key: "mistaken", measure: "mistakenKl", phase: 0, expected: [-0.32, -0.28] },
    { key: "kl", measure: "kl", phase: 0, expected: [0.15, 0.3] },
    { key: "righted", measure: "medianSigma", phase: 1, expected: [0.93, 1.05] },
    { key: "rightedKl", measure: "kl", phase: 1, expected: [0, 0.05] },
  ],
  reveal: {
    text: [
      "σ went to {figure:sigma}. That is where the dashed curve is lowest: at one over the root of 2.",
      "The formula came to {figure:mistaken} there, for two dimensions. A divergence is never negative, so it is none.",
      "The true KL was {figure:kl} there. With the ½ and the 2, σ went on to {figure:righted} and KL to {figure:rightedKl}.",
      "The missing ½ is a matter of scale. The missing 2 is not: it moves the place of the minimum.",
    ],
    widget: "curves",
  },
  puzzle: {
    text: "KL alone leaves nothing to decode. Keep the right formula, its weight β at 1 at least, and bring the held-out reconstruction under 200 nats.",
    conditions: [
      { measure: "reconstruction", is: "atMost", value: 200 },
      { measure: "effectiveBeta", is: "atLeast", value: 1 },
    ],
    hint: "Let both terms count, and train on for an epoch.",
    solution: [{ change: { terms: "combined" }, until: 1200 }],
  },
};
