import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits();

/** L13: the three regimes side by side. */
export const bothTerms: Lesson = {
  rows: ["1.17", "2.18", "4.26", "4.27", "4.29", "three regimes"],
  setup: {
    experiment,
    compared: objectivesOf(experiment, [{ terms: "reconstruction" }, { terms: "kl" }, {}]),
    sight: { layers: "posteriors,prior" },
  },
  parts: ["map"],
  slide: {
    quote:
      "Means that “cluster” the samples / Small Std.Devs. that reduce overlap / Means around 0 / Std.Devs that cover the prior",
    lecture: "004",
    text: [
      "Reconstruction pushes clouds apart and makes them narrow. KL pulls them to the middle and makes them wide.",
      "The lecture then shows three maps and three histograms of σ: reconstruction only, regularizer only (that is KL), and both.",
      "Its words for reconstruction alone: standard deviations tend to be small, ideally 0.",
    ],
  },
  bet: {
    kind: "order",
    question: "After one epoch, order the three models by their median σ, the narrowest clouds first.",
    choices: [
      { name: "Reconstruction only", figure: "sigmaReconstruction" },
      { name: "Both terms", figure: "sigmaBoth" },
      { name: "KL only", figure: "sigmaKl" },
    ],
  },
  run: {
    text: "The press puts the three side by side and trains them on the same batches for one epoch.",
    phases: [{ until: 469 }],
    watch: [
      "At step {surveyStep} the codes of the first model spread by {spread}, and its clouds are {medianSigma} wide.",
      "Compare the three histograms of σ: they have one scale.",
    ],
  },
  figures: [
    { key: "sigmaReconstruction", measure: "medianSigma", phase: 0, model: 0, expected: [0.15, 0.8] },
    { key: "sigmaKl", measure: "medianSigma", phase: 0, model: 1, expected: [0.95, 1.05] },
    { key: "sigmaBoth", measure: "medianSigma", phase: 0, model: 2, expected: [0.15, 0.6] },
    { key: "ratioReconstruction", measure: "sigmaToSpread", phase: 0, model: 0, expected: [0.05, 0.2] },
    { key: "ratioBoth", measure: "sigmaToSpread", phase: 0, model: 2, expected: [0.12, 0.3] },
    { key: "coverageReconstruction", measure: "coverage", phase: 0, model: 0, expected: [0.1, 0.6] },
    { key: "coverageBoth", measure: "coverage", phase: 0, model: 2, expected: [0.4, 1] },
    { key: "klOfKl", measure: "kl", phase: 0, model: 1, expected: [0, 0.05] },
    { key: "reconstructionReconstruction", measure: "reconstruction", phase: 0, model: 0, expected: [150, 185] },
    { key: "reconstructionBoth", measure: "reconstruction", phase: 0, model: 2, expected: [150, 185] },
  ],
  reveal: {
    text: [
      "The clouds are {figure:sigmaReconstruction} wide under reconstruction alone and {figure:sigmaBoth} under both. The slide would have the first smaller; that can take longer than an epoch.",
      "The ratio tells it sooner: σ is {figure:ratioReconstruction} of the spread under reconstruction alone, {figure:ratioBoth} under both.",
      "Both terms cover {figure:coverageBoth} of the prior, reconstruction alone {figure:coverageReconstruction}.",
      "The images cost {figure:reconstructionBoth} under both, and {figure:reconstructionReconstruction} under reconstruction alone. KL alone brings KL to {figure:klOfKl}, and learns no images.",
    ],
  },
  puzzle: {
    text: "Change the first model on the way so that its codes cover at least half of the prior, at under 185 nats of held-out reconstruction.",
    conditions: [
      { measure: "coverage", is: "atLeast", value: 0.5 },
      { measure: "reconstruction", is: "atMost", value: 185 },
    ],
    hint: "Choose Combined in the first column, and train on for a few hundred steps.",
    solution: [{ change: { terms: "combined" }, until: 769 }],
  },
};
