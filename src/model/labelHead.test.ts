import { expect, test } from "vitest";
import { readLayers } from "../experiment/notation";
import { parameterLayout } from "../experiment/parameters";
import { labelLogits, likeliestLabels } from "./labelHead";

const architecture = {
  imageShape: [4, 4, 1],
  latentDim: 2,
  encoder: readLayers("flat"),
  decoder: readLayers("dense16.to4x4x1"),
  labelHead: { classes: 3, labels: 10 },
} as const;

test("a label head's logits are μ W + b, and its likeliest class the greatest of them", () => {
  const { trainable, trainableCount } = parameterLayout(architecture);
  const parameters = new Float32Array(trainableCount).fill(9);
  const put = (name: string, numbers: number[]) => {
    parameters.set(numbers, trainable.find((tensor) => tensor.name === name)?.offset);
  };
  put("labelHead/kernel", [1, 2, 3, -1, 0, 5]);
  put("labelHead/bias", [0.5, 0, -1]);
  const logits = labelLogits(architecture, { parameters }, Float32Array.of(1, 1, 2, -1));
  expect([...logits]).toEqual([0.5, 2, 7, 3.5, 4, 0]);
  expect([...likeliestLabels(logits, 3)]).toEqual([2, 1]);
});

test("its parameters lie behind all others, which stay where they are", () => {
  const { labelHead: _, ...plain } = architecture;
  const [ours, theirs] = [parameterLayout(architecture), parameterLayout(plain)];
  expect(ours.trainable.slice(0, theirs.trainable.length)).toEqual(theirs.trainable);
  expect(ours.trainableCount - theirs.trainableCount).toBe(2 * 3 + 3);
});
