import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits({ convention: "notes003" });

/** L15: one loss as four lectures write it, and what λ = 1 then weighs. */
export const sameSlide: Lesson = {
  rows: ["0.16", "1.22", "3.8", "4.16", "I-1", "I-4"],
  setup: {
    experiment,
    compared: objectivesOf(experiment, [
      {},
      { convention: "cs3232" },
      { convention: "part1", likelihood: "gaussian" },
      { convention: "elbo" },
    ]),
  },
  parts: ["map", "objective"],
  slide: {
    quote: "return tf.reduce_sum(kl_loss) * -0.5",
    lecture: "003",
    text: [
      "The lectures show one picture: reconstruction plus KL. Their code sums and averages the two differently.",
      "One averages KL over batch and dimensions. This one sums it over both. Another averages the squared error over pixels.",
      "The notes print no reconstruction loss; here they have that of CS3232, a sum over pixels and a mean over the batch.",
      "What counts is β: how much a nat of KL weighs against a nat of reconstruction. In the textbook's loss, the negative ELBO, it is 1.",
    ],
  },
  bet: {
    kind: "order",
    question: "All four have λ = 1. Order them by the weight β that KL really has, the smallest first.",
    choices: [
      { name: "Notes 003: KL summed over the batch", figure: "betaNotes" },
      { name: "CS3232: KL averaged over dimensions", figure: "betaCourse" },
      { name: "Part 1: squared error averaged over pixels", figure: "betaPart" },
      { name: "Textbook (ELBO)", figure: "betaElbo" },
    ],
  },
  run: {
    text: "The press puts the four side by side, each with the loss as its source writes it, for 300 steps.",
    phases: [{ until: 300 }],
    watch: [
      "The first is that of Notes 003. At step {lossStep} its codes cost {klBits}.",
      "A model whose map shrinks to a dot has stopped using its codes: posterior collapse.",
    ],
  },
  figures: [
    { key: "betaNotes", measure: "effectiveBeta", phase: 0, model: 0, expected: [128, 128] },
    { key: "betaCourse", measure: "effectiveBeta", phase: 0, model: 1, expected: [0.5, 0.5] },
    { key: "betaPart", measure: "effectiveBeta", phase: 0, model: 2, expected: [391.99, 392.01] },
    { key: "betaElbo", measure: "effectiveBeta", phase: 0, model: 3, expected: [1, 1] },
    { key: "klNotes", measure: "kl", phase: 0, model: 0, expected: [0, 0.05] },
    { key: "klCourse", measure: "kl", phase: 0, model: 1, expected: [2, 9] },
    { key: "klPart", measure: "kl", phase: 0, model: 2, expected: [0, 0.05] },
    { key: "klElbo", measure: "kl", phase: 0, model: 3, expected: [2, 8] },
  ],
  reveal: {
    text: [
      "The weights are {figure:betaCourse}, {figure:betaElbo}, {figure:betaNotes} and {figure:betaPart}. They follow from batch size, dimensions and pixels.",
      "Codes keep a KL of {figure:klCourse} under CS3232 and {figure:klElbo} under the textbook.",
      "Under Notes 003 they keep {figure:klNotes}, under Part 1 {figure:klPart}. Where that is near 0, the codes have collapsed.",
      "So λ = 1 means nothing by itself. Ask over what a loss is summed, and over what it is averaged.",
    ],
  },
  puzzle: {
    text: "Save the first model: keep the convention of Notes 003, and have its codes keep a KL of at least 2 nats.",
    conditions: [
      { measure: "kl", is: "atLeast", value: 2 },
      { measure: "effectiveBeta", is: "atMost", value: 3 },
    ],
    hint: "KL weighs 128 times too much. Divide λ by the batch size: about 0.008. Then train on.",
    solution: [{ change: { lambda: 0.008 }, until: 600 }],
  },
};
