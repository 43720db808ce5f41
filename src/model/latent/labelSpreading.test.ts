import { expect, test } from "vitest";
import { drawNormals, Purpose } from "../random";
import { spreadClasses } from "./labelSpreading";

function endOf<Outcome>(work: Generator<void, Outcome, void>): Outcome {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** `count` points along each of two arcs that lie in each other, and the arc that each is of. */
function arcs(count: number, counter: number) {
  const noise = drawNormals(4 * count, { seed: 1, counter, purpose: Purpose.prior });
  const features = new Float32Array(4 * count);
  for (let row = 0; row < 2 * count; row++) {
    const [arc, turn] = [row % 2, (Math.PI * Math.floor(row / 2)) / count];
    features[2 * row] = (arc ? 1 - Math.cos(turn) : Math.cos(turn)) + 0.05 * (noise[2 * row] ?? 0);
    features[2 * row + 1] = (arc ? 0.4 - Math.sin(turn) : Math.sin(turn)) + 0.05 * (noise[2 * row + 1] ?? 0);
  }
  return { features, labels: Uint8Array.from({ length: 2 * count }, (_, row) => row % 2) };
}

test("labels of one end of each arc spread along both, where the nearest label alone misleads", () => {
  const [known, unlabelled, queries] = [arcs(200, 1), arcs(200, 2), arcs(100, 3)];
  const labelled = { features: known.features.slice(0, 4), labels: Uint8Array.of(0, 1), size: 2, classCount: 2 };
  const told = endOf(spreadClasses(labelled, unlabelled.features, queries.features));
  expect(told).toEqual(queries.labels);
  const without = endOf(spreadClasses(labelled, new Float32Array(0), queries.features));
  expect(without).not.toEqual(queries.labels);
});

test("a class that no label is of is told of no one", () => {
  const points = { features: Float32Array.of(0, 100), labels: Uint8Array.of(0, 2), size: 1, classCount: 3 };
  const unlabelled = Float32Array.from({ length: 24 }, (_, row) => (row % 2 ? 100 : 0) + row / 10);
  expect([...endOf(spreadClasses(points, unlabelled, Float32Array.of(1.5, 101.5)))]).toEqual([0, 2]);
});
