import { expect, test } from "vitest";
import { Inbox, type Order } from "./inbox";

const weights = new Float32Array(0);
const state = { parameters: weights, runningStatistics: weights, firstMoments: weights, secondMoments: weights };
const recall = (step: number): Order => ({ kind: "recall", checkpoint: { step, state: { ...state, updates: step } } });

function taken(orders: readonly Order[]): string[] {
  const inbox = new Inbox();
  for (const order of orders) inbox.put(order);
  const words: string[] = [];
  for (let order = inbox.take(); order; order = inbox.take()) {
    words.push(order.kind === "recall" ? `recall ${order.checkpoint.step}` : order.kind);
  }
  return words;
}

test("of moments asked for one after the other only the last is gone to", () => {
  expect(taken([{ kind: "halt" }, recall(3), recall(6), recall(9)])).toEqual(["halt", "recall 9"]);
});

test("a moment that something else was done at is gone to", () => {
  expect(taken([recall(3), { kind: "train" }, { kind: "halt" }, recall(6)])).toEqual([
    "recall 3",
    "train",
    "halt",
    "recall 6",
  ]);
});
