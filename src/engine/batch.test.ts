import { expect, it } from "vitest";
import type { Architecture } from "../experiment/architecture";
import { Purpose } from "../model/random";
import { acceptedRows, type Batch, type BatchAbilities, firstImages, plainBatch } from "./batch";

const rows = Uint32Array.of(5, 3, 8);
const batch = plainBatch(rows, { seed: 1, counter: 2, purpose: Purpose.epsilon });
const all: BatchAbilities = {
  corruption: { none: true, gaussian: true, saltAndPepper: true, square: true, half: true, blur: true },
  targets: { inputs: true },
  condition: { none: true, class: true },
};
const unconditional: Architecture = { imageShape: [2, 2, 1], latentDim: 2, encoder: [], decoder: [] };
const room = (batchSize: number) => ({ architecture: unconditional, batchSize });

it("gives the rows of a batch that an engine computes", () => {
  expect(acceptedRows(batch, all, room(3))).toBe(rows);
  expect(acceptedRows(firstImages(batch, 2), all, room(2))).toEqual(Uint32Array.of(5, 3));
});

it("refuses more images than an engine was built for", () => {
  expect(() => acceptedRows(batch, all, room(2))).toThrow("A batch of 3 images; this engine takes 2.");
});

it.each([
  ["corruption", { ...batch, inputs: { rows, corruption: { kind: "masked" } } }],
  ["targets", { ...batch, targets: { kind: "next frame" } }],
  ["condition", { ...batch, condition: { kind: "labels" } }],
])("refuses a %s that nobody knows", (name, strange) => {
  expect(() => acceptedRows(strange as unknown as Batch, all, room(3))).toThrow(`This engine knows no ${name}`);
});

it("refuses a kind that the engine says it does not compute", () => {
  expect(() => acceptedRows(batch, { ...all, condition: { none: false, class: true } }, room(3))).toThrow(RangeError);
});

it("refuses to tell a network what it does not take, and not to tell it what it does", () => {
  const told = { ...batch, condition: { kind: "class" } } as const;
  const conditional = { architecture: { ...unconditional, conditionClasses: 3 }, batchSize: 3 };
  expect(acceptedRows(told, all, conditional)).toBe(rows);
  expect(() => acceptedRows(told, all, room(3))).toThrow("class ≠ none");
  expect(() => acceptedRows(batch, all, conditional)).toThrow("none ≠ class");
});
