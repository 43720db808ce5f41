import { describe, expect, test } from "vitest";
import type { Checkpoint } from "../../model/state";
import {
  SNAPSHOT_BYTES,
  SNAPSHOT_CAPACITY,
  sizeOfSnapshot,
  snapshotIndex,
  snapshotsUntil,
  withSnapshot,
} from "./snapshots";

const snapshot = (step: number, size = 1): Checkpoint => {
  const numbers = { byteLength: size / 4 } as Float32Array;
  const state = { parameters: numbers, runningStatistics: numbers, firstMoments: numbers, secondMoments: numbers };
  return { step, state: { ...state, updates: step } };
};
const run = (steps: readonly number[], size?: number) =>
  steps.map((step) => snapshot(step, size)).reduce<readonly Checkpoint[]>(withSnapshot, []);
const stepsOf = (snapshots: readonly Checkpoint[]) => snapshots.map(({ step }) => step);
const every = (gap: number, last: number) => Array.from({ length: 1 + last / gap }, (_, index) => index * gap);

describe("the moments of a run", () => {
  test("are all kept while there is room", () => {
    expect(stepsOf(run([0, 10, 20, 40]))).toEqual([0, 10, 20, 40]);
  });

  test("stay few, with the first and the latest among them", () => {
    const kept = stepsOf(run(every(10, 20_000)));
    expect(kept).toHaveLength(SNAPSHOT_CAPACITY);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(20_000);
  });

  test("stay evenly spread over the root of the step", () => {
    const places = stepsOf(run(every(10, 20_000))).map(Math.sqrt);
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    const even = Math.sqrt(20_000) / (SNAPSHOT_CAPACITY - 1);
    expect(Math.max(...gaps)).toBeLessThan(2.5 * even);
    expect(places.filter((place) => place < Math.sqrt(2000)).length).toBeGreaterThanOrEqual(5);
  });

  test("take no more room than they may, two where they are huge", () => {
    const kept = run(every(100, 10_000), 10e6);
    expect(kept).toHaveLength(6);
    expect(kept.reduce((sum, each) => sum + sizeOfSnapshot(each), 0)).toBeLessThanOrEqual(SNAPSHOT_BYTES);
    expect(stepsOf(run(every(100, 10_000), 1e9))).toEqual([0, 10_000]);
  });

  test("end where the run goes on from", () => {
    const rolledBack = snapshotsUntil(run([0, 10, 20, 40]), 20);
    expect(stepsOf(rolledBack)).toEqual([0, 10, 20]);
    expect(stepsOf(withSnapshot(rolledBack, snapshot(20)))).toEqual([0, 10, 20]);
    expect(stepsOf(withSnapshot(rolledBack, snapshot(15)))).toEqual([0, 10, 15]);
  });

  test("tell which of them a step belongs to", () => {
    const kept = run([0, 10, 20]);
    expect([0, 9, 10, 35].map((step) => snapshotIndex(kept, step))).toEqual([0, 0, 1, 2]);
  });
});
