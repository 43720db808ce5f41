import { expect, it } from "vitest";
import { Purpose } from "../model/random";
import { acceptedRows, type Batch, type BatchAbilities, firstImages, plainBatch } from "./batch";

const rows = Uint32Array.of(5, 3, 8);
const batch = plainBatch(rows, { seed: 1, counter: 2, purpose: Purpose.epsilon });
const all: BatchAbilities = {
  corruption: { none: true, gaussian: true, saltAndPepper: true, square: true, half: true },
  targets: { inputs: true },
  condition: { none: true },
};

it("gives the rows of a batch that an engine computes", () => {
  expect(acceptedRows(batch, all, 3)).toBe(rows);
  expect(acceptedRows(firstImages(batch, 2), all, 2)).toEqual(Uint32Array.of(5, 3));
});

it("refuses more images than an engine was built for", () => {
  expect(() => acceptedRows(batch, all, 2)).toThrow("A batch of 3 images; this engine takes 2.");
});

it.each([
  ["corruption", { ...batch, inputs: { rows, corruption: { kind: "masked" } } }],
  ["targets", { ...batch, targets: { kind: "next frame" } }],
  ["condition", { ...batch, condition: { kind: "labels" } }],
])("refuses a %s that nobody knows", (name, strange) => {
  expect(() => acceptedRows(strange as unknown as Batch, all, 3)).toThrow(`This engine knows no ${name}`);
});

it("refuses a kind that the engine says it does not compute", () => {
  expect(() => acceptedRows(batch, { ...all, condition: { none: false } }, 3)).toThrow(RangeError);
});
