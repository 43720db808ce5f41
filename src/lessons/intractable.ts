import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L18: log p(x) by chance from the prior, and by codes that the encoder proposes. */
export const intractable: Lesson = {
  rows: ["2.7", "2.8", "2.10"],
  setup: { experiment: smallOnDigits({}, 16), sight: { tab: "likelihood", pin: "0" } },
  parts: ["explore", "objective"],
  slide: {
    quote:
      "We want to estimate the true parameter θ* of this generative model. […] Learn the parameters that maximize the likelihood of the training data.",
    lecture: "002",
    text: [
      "How likely is an image to the model? p(x) is the mean of p(x|z) over all codes z of the prior.",
      "The lecture calls that intractable: more than can be computed. One can still try: draw codes from the prior, decode them, and average. This is naive Monte Carlo.",
      "Or let the encoder propose codes. Each then counts as p(z) / q(z|x): by how likely it is under the prior, as a share of how likely it was to be proposed.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "1,000 codes are drawn from the prior for an image. Most explain it not at all. What is their effective number: how many of equal weight would tell as much?",
    name: "Effective number of 1,000 draws from the prior",
    least: 1,
    greatest: 1000,
    scale: "logarithmic",
    figure: "effectivePrior",
  },
  run: {
    text: "The press trains a small network with 16 latent dimensions for one epoch. Then eight images are looked at, with 1,000 codes each.",
    phases: [{ until: 469 }],
    watch: [
      "Reconstruction and KL sum to {elbo} at step {lossStep}. On average that is a bound: −log p(x) is no more.",
      "Under Explore, p(x) draws codes for the pinned image.",
    ],
  },
  figures: [
    { key: "effectivePrior", measure: "priorEffective", phase: 0, expected: [1, 20] },
    { key: "effectiveEncoder", measure: "posteriorEffective", phase: 0, expected: [1, 100] },
    { key: "prior10", measure: "priorLoss10", phase: 0, expected: [180, 400] },
    { key: "prior100", measure: "priorLoss100", phase: 0, expected: [150, 350] },
    { key: "prior1000", measure: "priorLoss1000", phase: 0, expected: [130, 300] },
    { key: "bound", measure: "posteriorLoss1", phase: 0, expected: [90, 180] },
    { key: "encoder", measure: "posteriorLoss1000", phase: 0, expected: [80, 170] },
    { key: "drawnKl", measure: "drawnKl", phase: 0, expected: [8, 30] },
    { key: "deviation", measure: "drawnKlDeviation", phase: 0, expected: [1, 5] },
    { key: "closedKl", measure: "closedKl", phase: 0, expected: [8, 30] },
  ],
  reveal: {
    text: [
      "Of 1,000 codes from the prior {figure:effectivePrior} count, of 1,000 from the encoder {figure:effectiveEncoder}.",
      "By 10, 100 and 1,000 codes from the prior −log p(x) comes to {figure:prior10}, {figure:prior100} and {figure:prior1000}.",
      "With the encoder 1,000 codes give {figure:encoder}, one alone {figure:bound}: that is the ELBO's bound. Few codes give too much on average.",
      "KL can be drawn, too. The mean of 1,000 draws is {figure:drawnKl}; a single one is off by about {figure:deviation}. In closed form it is {figure:closedKl}, without any dice.",
    ],
  },
  puzzle: {
    text: "Find a model of which at least 2 of 1,000 codes from the prior count. See what it costs.",
    conditions: [{ measure: "priorEffective", is: "atLeast", value: 2 }],
    hint: "Every code would count alike if the decoder drew one image for all. Which term wants that, when its weight is huge?",
    solution: [{ change: { lambda: 100 }, until: 700 }],
  },
};
