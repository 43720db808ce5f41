import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits({ convention: "cs3232" });

/** L28: the lectures' code with its mistakes, and one of them trained beside another. */
export const whichSlide: Lesson = {
  rows: ["1.23", "3.7", "4.31", "I-6", "I-9", "I-10", "I-12"],
  setup: { experiment, compared: objectivesOf(experiment, [{}, { convention: "notes003" }]) },
  parts: ["objective"],
  slide: {
    quote: "Though the decoder does not need mu, sigma, the reconstruction loss function does",
    lecture: "001",
    text: [
      "Here are five pieces of the lectures' code. In each of them something is wrong. Find it before you press.",
      "One does not run at all. One does its work three times over. Two are right under a wrong name.",
      "The quoted line is wrong too: it is KL that needs μ and σ. Reconstruction sees only what was decoded.",
      "And one formula is reduced in two ways: CS3232 takes the mean of all its numbers, the notes take their sum.",
    ],
    widget: "slideCodes",
  },
  bet: {
    kind: "choice",
    question:
      "The same term, by a mean over all its numbers or by their sum. Under which is less KL left after an epoch?",
    choices: [
      { name: "reduce_mean, as CS3232", figure: "klMean" },
      { name: "reduce_sum, as the notes", figure: "klSum" },
    ],
    right: "least",
  },
  run: {
    text: "The press trains two small models side by side for one epoch, 469 steps. They differ in that one word.",
    phases: [{ until: 469 }],
    watch: [
      "The first model has a KL of {kl}, and KL weighs as much as β = {effectiveBeta}. The second stands beside it.",
    ],
  },
  figures: [
    { key: "klMean", measure: "kl", phase: 0, model: 0, expected: [3, 8] },
    { key: "klSum", measure: "kl", phase: 0, model: 1, expected: [0, 0.1] },
    { key: "betaMean", measure: "effectiveBeta", phase: 0, model: 0, expected: [0.5, 0.5] },
    { key: "betaSum", measure: "effectiveBeta", phase: 0, model: 1, expected: [128, 128] },
    { key: "copyMean", measure: "reconstruction", phase: 0, model: 0, expected: [145, 185] },
    { key: "copySum", measure: "reconstruction", phase: 0, model: 1, expected: [190, 230] },
  ],
  reveal: {
    text: [
      "By the mean β is {figure:betaMean}, by the sum {figure:betaSum}. The ELBO has 1.",
      "By the mean the code keeps {figure:klMean}. By the sum it keeps {figure:klSum}; near 0 all images have one and the same code.",
      "Reconstruction tells it as well: {figure:copyMean} against {figure:copySum}.",
      "Neither stops with an error, and both losses fall. Such a mistake is found by reading, or by measuring KL in nats.",
      "Symbols differ, too: 001 writes the posterior q(z|x), 004 writes p_φ(z|x). They mean the same.",
    ],
    widget: "slideCodes",
  },
  puzzle: {
    text: "Keep the line of CS3232 in the first model, and give its KL the weight that the ELBO has.",
    conditions: [
      { measure: "effectiveBeta", is: "atLeast", value: 1 },
      { measure: "effectiveBeta", is: "atMost", value: 1 },
    ],
    hint: "λ multiplies the term. The mean over a batch and two dimensions is half of what it should be.",
    solution: [{ change: { lambda: 2 }, until: 500 }],
  },
};
