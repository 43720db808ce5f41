import { expect, test } from "vitest";
import { type Alteration, alterations, altered, canAlter } from "./alterations";
import { Purpose } from "./random";

const key = { seed: 1, counter: 0, purpose: Purpose.images };

function change(images: readonly number[], shape: readonly [number, number, number], alteration: Alteration): number[] {
  return [...altered(Uint8Array.from(images), shape, alteration, key)];
}

test("images are turned, inverted, erased and blanked, each by itself", () => {
  const two = [1, 2, 3, 4, 0, 0, 0, 9];
  expect(change(two, [2, 2, 1], "inverted")).toEqual([254, 253, 252, 251, 255, 255, 255, 246]);
  expect(change(two, [2, 2, 1], "quarterTurn")).toEqual([3, 1, 4, 2, 0, 0, 9, 0]);
  expect(change(two, [2, 2, 1], "halfTurn")).toEqual([4, 3, 2, 1, 9, 0, 0, 0]);
  expect(change(two, [2, 2, 1], "halfErased")).toEqual([1, 2, 0, 0, 0, 0, 0, 0]);
  expect(change([7, 7, 7, 1], [2, 2, 1], "blank")).toEqual([7, 7, 7, 7]);
  expect(change([7, 1, 7, 1], [2, 2, 1], "blank")).toEqual([1, 1, 1, 1]);
  expect(change([5, 8, 2, 5, 8, 1, 5, 4, 2], [1, 3, 3], "blank")).toEqual([5, 8, 2, 5, 8, 2, 5, 8, 2]);
});

test("four quarter turns and two half turns are none, channels stay together, levels of a shuffled image stay its own", () => {
  const image = Array.from({ length: 27 }, (_, place) => 3 * place);
  const turn = (from: readonly number[], alteration: Alteration) => change(from, [3, 3, 3], alteration);
  expect(turn(turn(image, "halfTurn"), "halfTurn")).toEqual(image);
  expect(turn(turn(image, "quarterTurn"), "quarterTurn")).toEqual(turn(image, "halfTurn"));
  const shuffled = turn(image, "shuffled");
  expect(shuffled).not.toEqual(image);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(image);
  for (let pixel = 0; pixel < 9; pixel++) expect((shuffled[3 * pixel + 1] ?? 0) - (shuffled[3 * pixel] ?? 0)).toBe(3);
});

test("only squares are turned by a quarter", () => {
  expect(alterations.filter((each) => !canAlter([20, 16, 3], each))).toEqual(["quarterTurn"]);
  expect(alterations.every((each) => canAlter([28, 28, 1], each))).toBe(true);
});
