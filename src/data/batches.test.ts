import { expect, test } from "vitest";
import { BatchOrder } from "./batches";

function epochOf(order: BatchOrder, epoch: number): number[] {
  const steps = Array.from({ length: order.stepsPerEpoch }, (_, index) => epoch * order.stepsPerEpoch + index);
  return steps.flatMap((step) => [...order.indices(step)]);
}

test("every epoch takes every image once", () => {
  const order = new BatchOrder(1000, 128, 7);
  for (const epoch of [0, 1, 5]) {
    expect(epochOf(order, epoch).sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  }
});

test("two epochs take them in different orders", () => {
  const order = new BatchOrder(1000, 128, 7);
  expect(epochOf(order, 0)).not.toEqual(epochOf(order, 1));
});

test("the last batch of an epoch is what is left", () => {
  const order = new BatchOrder(1000, 128, 7);
  expect(order.stepsPerEpoch).toBe(8);
  expect(order.indices(7)).toHaveLength(1000 - 7 * 128);
});

test("a single image that remains is left out of an epoch, unless there are no others", () => {
  const order = new BatchOrder(129, 128, 7);
  expect(order.stepsPerEpoch).toBe(1);
  expect(order.indices(1)).toHaveLength(128);
  expect(new BatchOrder(130, 128, 7).indices(1)).toHaveLength(2);
  expect(new BatchOrder(1, 128, 7).indices(3)).toHaveLength(1);
});

test("the order depends on the seed and on nothing before it", () => {
  const late = [...new BatchOrder(1000, 128, 7).indices(20)];
  const order = new BatchOrder(1000, 128, 7);
  for (let step = 0; step < 20; step++) order.indices(step);
  expect([...order.indices(20)]).toEqual(late);
  expect([...new BatchOrder(1000, 128, 8).indices(20)]).not.toEqual(late);
});
