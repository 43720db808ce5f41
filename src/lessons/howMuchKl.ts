import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits({ lambda: 10 });

/** L14: four weights of KL side by side. */
export const howMuchKl: Lesson = {
  rows: ["4.14", "4.28", "I-5", "β-VAE"],
  setup: {
    experiment,
    compared: objectivesOf(experiment, [{}, { lambda: 0.1 }, { lambda: 1 }, { lambda: 30 }]),
  },
  parts: ["map"],
  slide: {
    quote: "Strength of Regularizer (chosen by us through experimentation)",
    lecture: "004",
    text: [
      "The loss is reconstruction plus λ times KL. KL is what a code costs, in nats or bits. At most so much can it tell of its image.",
      "A large λ makes every bit dear. A small one makes them cheap.",
      "With λ = 1 the sum bounds how likely the images are. A larger one loosens the bound; below 1 there is none. The other lectures write no λ.",
    ],
  },
  bet: {
    kind: "order",
    question: "Order the four by reconstruction + KL, unweighted, the smallest sum first.",
    choices: [
      { name: "λ = 0.1", figure: "sumTenth" },
      { name: "λ = 1", figure: "sumOne" },
      { name: "λ = 10", figure: "sumTen" },
      { name: "λ = 30", figure: "sumThirty" },
    ],
  },
  run: {
    text: "The press puts four models side by side that differ in λ alone, and trains them for 300 steps.",
    phases: [{ until: 300 }],
    watch: [
      "The first has λ = 10. At step {lossStep} its codes cost {klBits}, and its images cost {reconstruction}.",
      "The less the codes may tell, the more the digits look alike.",
    ],
  },
  figures: [
    { key: "bitsTen", measure: "klBits", phase: 0, model: 0, expected: [1, 6] },
    { key: "bitsTenth", measure: "klBits", phase: 0, model: 1, expected: [6, 20] },
    { key: "bitsOne", measure: "klBits", phase: 0, model: 2, expected: [3, 10] },
    { key: "bitsThirty", measure: "klBits", phase: 0, model: 3, expected: [0, 2] },
    { key: "sumTen", measure: "elbo", phase: 0, model: 0, expected: [160, 220] },
    { key: "sumTenth", measure: "elbo", phase: 0, model: 1, expected: [160, 220] },
    { key: "sumOne", measure: "elbo", phase: 0, model: 2, expected: [160, 220] },
    { key: "sumThirty", measure: "elbo", phase: 0, model: 3, expected: [160, 230] },
  ],
  reveal: {
    text: [
      "A code costs {figure:bitsTenth} under λ = 0.1, {figure:bitsOne} under 1, {figure:bitsTen} under 10 and {figure:bitsThirty} under 30.",
      "The sums are {figure:sumTenth}, {figure:sumOne}, {figure:sumTen} and {figure:sumThirty}.",
      "λ = 1 minimises that very sum. Any other λ minimises another sum, so in the long run it cannot beat λ = 1 in this one.",
      "Where the bits go to 0 the code falls silent: that is posterior collapse, and the digits become one average.",
    ],
  },
  puzzle: {
    text: "Have the codes of the first model cost at least 5.5 bits, while reconstruction + KL is at most 190 nats.",
    conditions: [
      { measure: "klBits", is: "atLeast", value: 5.5 },
      { measure: "elbo", is: "atMost", value: 190 },
    ],
    hint: "Its λ is 10, which makes bits dear. Lower it towards 1, and train on.",
    solution: [{ change: { lambda: 1 }, until: 600 }],
  },
};
