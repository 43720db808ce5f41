import { expect, test } from "vitest";
import { drawNormals, Purpose } from "../random";
import { type NeighbourVotes, neighbourVotes } from "./neighbourVotes";

const count = 600;
const labels = Uint8Array.from({ length: count }, (_, index) => index % 3);
const noise = drawNormals(2 * count, { seed: 5, counter: 0, purpose: Purpose.weights });
const codes = (separation: number) =>
  noise.map((value, index) => value + separation * (labels[index >> 1] ?? 0) * (index % 2));

/** The votes once all pieces are done. */
function votesOn(mu: Float32Array, among = labels): NeighbourVotes {
  const pieces = neighbourVotes(mu, among, 2);
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

function found(mu: Float32Array): number {
  return votesOn(mu).accuracy;
}

/** By sorting all distances, in another way than the thing tested. */
function bruteForce(mu: Float32Array): number {
  const rows = Array.from({ length: count }, (_, row) => row);
  const right = rows.filter((query) => {
    const distance = (row: number) =>
      ((mu[2 * row] ?? 0) - (mu[2 * query] ?? 0)) ** 2 + ((mu[2 * row + 1] ?? 0) - (mu[2 * query + 1] ?? 0)) ** 2;
    const nearest = rows
      .filter((row) => row !== query)
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, 10);
    const votes = [0, 1, 2].map((label) => nearest.filter((row) => labels[row] === label).length);
    const most = Math.max(...votes);
    const winner = labels[nearest.find((row) => votes[labels[row] ?? 0] === most) ?? 0];
    return winner === labels[query];
  });
  return right.length / count;
}

test.each([0, 1, 2, 10])("the vote of neighbours agrees with sorting all distances at separation %d", (separation) => {
  const mu = codes(separation);
  expect(found(mu)).toBe(bruteForce(mu));
});

test("classes far apart are told apart always, classes in one heap as often as by chance", () => {
  expect(found(codes(50))).toBe(1);
  expect(found(codes(0))).toBeLessThan(0.45);
});

test("codes that all lie in one place have neighbours too", () => {
  expect(found(new Float32Array(2 * count))).toBeLessThan(0.45);
});

test("a class that lies apart is told from two that lie in one heap", () => {
  const mu = noise.map((value, index) => value + ((labels[index >> 1] ?? 0) === 2 ? 50 : 0) * (index % 2));
  const [one, other, apart] = votesOn(mu).classes;
  expect(apart).toEqual({ recall: 1, precision: 1 });
  for (const mixed of [one, other]) {
    expect(mixed?.recall).toBeLessThan(0.65);
    expect(mixed?.precision).toBeLessThan(0.65);
  }
});

test("a class that takes in another's codes has all of its own, and not they alone", () => {
  const rare = labels.map((_, index) => (index % 10 === 0 ? 1 : 0));
  const [common] = votesOn(noise.subarray(0, 2 * count), rare).classes;
  expect(common?.recall).toBeGreaterThan(0.97);
  expect(common?.precision).toBeCloseTo(0.9, 1);
});

test("a class without a code has no share of anything", () => {
  const sparse = labels.map((label) => (label === 0 ? 3 : label));
  const [none] = votesOn(codes(50), sparse).classes;
  expect(none).toEqual({ recall: Number.NaN, precision: Number.NaN });
});
