import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L9: divergence by hand on five outcomes, in both directions, and in both directions of the model. */
export const howFar: Lesson = {
  rows: ["0.12", "0.14", "0.15", "1.19", "1.20", "I-7", "I-8", "I-18", "KL worked example"],
  setup: { experiment: smallOnDigits(), sight: { layers: "posteriors,prior" } },
  parts: ["map", "objective"],
  slide: {
    quote: "The amount of information lost when approximating the true distribution with the predicted distribution",
    lecture: "001",
    text: [
      "P is what happens, Q is what a code was made for. D(P ‖ Q) is how much longer messages get on average in the wrong code.",
      "The picture holds the lecture's example. The lecture gets 0.4735 for D(P ‖ Q). Compare the last digits, and find where it rounded.",
      "Cross-entropy is entropy and divergence together. Press “One outcome certain”, as labels are. Entropy is 0 then, so cross-entropy and divergence are the same.",
      "Now swap P and Q. Where the code has no word for what happens, messages are endless, and D is ∞.",
    ],
    widget: "fiveOutcomes",
  },
  bet: {
    kind: "choice",
    question:
      "The loss measures from each image's posterior q to the prior p. Turned round it would be D(p ‖ q). Which is greater for a trained model?",
    choices: [
      { name: "D(q ‖ p), as in the loss", figure: "kl" },
      { name: "D(p ‖ q), turned round", figure: "swapped" },
    ],
    right: "greatest",
  },
  run: {
    text: "The press trains a small network for one epoch, 469 steps.",
    phases: [{ until: 469 }],
    watch: [
      "D(q ‖ p) is {kl} now, and D(p ‖ q) is {swappedKl}.",
      "On the map q are the small ellipses, p the circles about the origin.",
    ],
  },
  figures: [
    { key: "kl", measure: "kl", phase: 0, expected: [2, 6] },
    { key: "bits", measure: "klBits", phase: 0, expected: [2.9, 8.7] },
    { key: "swapped", measure: "swappedKl", phase: 0, expected: [10, 1000] },
    { key: "sigma", measure: "medianSigma", phase: 0, expected: [0.15, 0.6] },
  ],
  reveal: {
    text: [
      "D(q ‖ p) is {figure:kl}, which is {figure:bits}. D(p ‖ q) is {figure:swapped}.",
      "A posterior with a σ of {figure:sigma} rules out most of what the prior can give. Turned round, all that is charged for.",
      "Measured from q, the prior has a word for every code. It costs no more than telling where q is.",
      "Lecture 001 calls P the truth and writes it first. Yet its loss has the encoder's approximation first, and rightly so.",
    ],
    widget: "fiveOutcomes",
  },
  puzzle: {
    text: "Bring both directions close together: D(p ‖ q) to 1 nat or less.",
    conditions: [{ measure: "swappedKl", is: "atMost", value: 1 }],
    hint: "They agree where every posterior is the prior. One term of the loss wants just that.",
    solution: [{ change: { terms: "kl" }, until: 1876 }],
  },
};
