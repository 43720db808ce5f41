import { expect, test } from "vitest";
import type { ModelState } from "../model/state";
import { headOf, momentOf, statePieces } from "./moments";

/** A state of 5 + 3 + 5 + 5 numbers, each another one, within a memory that is larger, as an engine's are. */
function drawnState(): ModelState {
  const memory = Float32Array.from({ length: 30 }, (_, index) => Math.fround(Math.sin(index)));
  return {
    parameters: memory.subarray(2, 7),
    runningStatistics: memory.subarray(8, 11),
    firstMoments: memory.subarray(12, 17),
    secondMoments: memory.subarray(20, 25),
    updates: 7,
  };
}

const reading = (pieces: readonly Float32Array[]) => async (place: number) => pieces[place];

test("a moment comes back from pieces of any size, equal in every bit", async () => {
  const moment = { step: 9, state: drawnState() };
  for (let size = 1; size <= 19; size++) {
    const pieces = [...statePieces(moment.state, size)];
    expect(pieces.map(({ length }) => length)).toEqual(
      [...Array(Math.floor(18 / size)).fill(size), 18 % size].filter(Boolean),
    );
    expect(await momentOf(headOf(moment), reading(pieces))).toEqual(moment);
  }
});

test("a piece holds on to no memory but its own, which is all that is written with it", () => {
  const pieces = [...statePieces(drawnState(), 4)];
  expect(pieces.map(({ buffer }) => buffer.byteLength)).toEqual([16, 16, 16, 16, 8]);
});

test("a moment of which a piece is missing or does not fit is none", async () => {
  const moment = { step: 9, state: drawnState() };
  const pieces = [...statePieces(moment.state, 4)];
  expect(await momentOf(headOf(moment), reading(pieces.slice(1)))).toBeNull();
  expect(await momentOf(headOf(moment), reading([...pieces.slice(0, -1), new Float32Array(3)]))).toBeNull();
});
