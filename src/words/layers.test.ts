import { expect, it } from "vitest";
import { layerSentence, shapeText } from "./layers";

it("A layer is told by its name, kernel, stride, output and parameters", () => {
  const conv = { kind: "conv2d", filters: 16, stride: 2, activation: "relu" } as const;
  expect(layerSentence({ layer: conv, output: [14, 14, 16], parameters: 160 })).toBe(
    "Conv 16, 3 × 3, stride 2, output 14 × 14 × 16, 160 parameters",
  );
  const dense = { kind: "dense", units: 3136, activation: "relu" } as const;
  expect(layerSentence({ layer: dense, output: [3136], parameters: 9408 })).toBe(
    "Dense 3136, output 3136, 9,408 parameters",
  );
  const norm = { kind: "batchNormalization" } as const;
  expect(layerSentence({ layer: norm, output: [14, 14, 16], parameters: 32 })).toBe(
    "BN, batch norm, output 14 × 14 × 16, 32 parameters",
  );
});

it("A square shape is told by one side, and a flat one by its length", () => {
  expect([shapeText([28, 28, 1]), shapeText([14, 12, 3]), shapeText([20])]).toEqual(["28²·1", "14×12·3", "20"]);
});
