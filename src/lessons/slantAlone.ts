import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L22: arrows of three features, measured on what is decoded, and what else moves along each. */
export const slantAlone: Lesson = {
  rows: ["2.6", "modifying one feature"],
  setup: { experiment: smallOnDigits({}, 16), sight: { tab: "modify", pin: "0" } },
  parts: ["explore", "reconstructions"],
  slide: {
    quote:
      "If we are generating human faces, then z might contain the information about the eyebrow, about how high the nose is.",
    lecture: "002",
    text: [
      "A digit has no nose, but it has a slant, a height and strokes of some thickness. All three can be measured on an image.",
      "Take the third of the digits that slant most, and the third that slant least. The arrow from one mean code to the other is an arrow of slant.",
      "Nobody told the model what slant is. Does the arrow change slant alone?",
    ],
  },
  bet: {
    kind: "order",
    question:
      "Each arrow also moves the other two features. Order the arrows by their greatest side effect, the purest first.",
    choices: [
      { name: "The arrow of slant", figure: "slantSide" },
      { name: "The arrow of thickness", figure: "thicknessSide" },
      { name: "The arrow of height", figure: "heightSide" },
    ],
  },
  run: {
    text: "The press trains a small network with 16 latent dimensions for an epoch. Then 200 digits are sent along each arrow.",
    phases: [{ until: 469 }],
    watch: [
      "At step {lossStep} it rebuilds held-out digits at {reconstruction}.",
      "Under Modify, choose least slant for A and most slant for B. Go along that arrow, and watch what else changes.",
    ],
  },
  figures: [
    { key: "slant", measure: "slantBySlant", phase: 0, expected: [1.1, 2] },
    { key: "thicknessBySlant", measure: "thicknessBySlant", phase: 0, expected: [-0.5, 0.5] },
    { key: "heightBySlant", measure: "heightBySlant", phase: 0, expected: [0, 0.7] },
    { key: "thickness", measure: "thicknessByThickness", phase: 0, expected: [1, 2] },
    { key: "slantByThickness", measure: "slantByThickness", phase: 0, expected: [-0.5, 0.5] },
    { key: "heightByThickness", measure: "heightByThickness", phase: 0, expected: [-1.2, -0.3] },
    { key: "height", measure: "heightByHeight", phase: 0, expected: [1.1, 2.1] },
    { key: "slantByHeight", measure: "slantByHeight", phase: 0, expected: [-0.3, 0.6] },
    { key: "thicknessByHeight", measure: "thicknessByHeight", phase: 0, expected: [-0.8, 0] },
    { key: "slantSide", measure: "slantSideEffect", phase: 0, expected: [0.05, 0.5] },
    { key: "thicknessSide", measure: "thicknessSideEffect", phase: 0, expected: [0.25, 0.8] },
    { key: "heightSide", measure: "heightSideEffect", phase: 0, expected: [0.05, 0.5] },
  ],
  reveal: {
    text: [
      "Numbers are in standard deviations of each feature over 1,000 held-out digits, measured on x̂.",
      "The arrow of slant moves slant by {figure:slant}, thickness by {figure:thicknessBySlant} and height by {figure:heightBySlant}.",
      "The arrow of thickness moves thickness by {figure:thickness}, slant by {figure:slantByThickness} and height by {figure:heightByThickness}.",
      "The arrow of height moves height by {figure:height}, slant by {figure:slantByHeight} and thickness by {figure:thicknessByHeight}.",
      "The greatest side effect, as a share of what is wanted: {figure:slantSide} for slant, {figure:thicknessSide} for thickness, {figure:heightSide} for height.",
      "Among the digits themselves these three hardly go together. So most of a side effect is the model's: none of its numbers holds one feature alone.",
    ],
  },
  puzzle: {
    text: "Find a network whose arrow of thickness moves thickness less: by at most 1.1 deviations.",
    conditions: [{ measure: "thicknessByThickness", is: "atMost", value: 1.1 }],
    hint: "Sixteen numbers have room for all three features. Give the code only two.",
    network: smallOnDigits().architecture,
    solution: [{ until: 469 }],
  },
};
