import { expect, it } from "vitest";
import { readLayers } from "../../experiment/notation";
import { graphOf } from "../graph/build";
import type { Graph } from "../graph/graph";
import type { Operation } from "../graph/operation";
import { compile } from "../wasm/plan/compile";
import { lower } from "../webgpu/lower";

const architecture = {
  imageShape: [4, 4, 1],
  latentDim: 2,
  encoder: readLayers("flat.dense8r"),
  decoder: readLayers("dense16.to4x4x1"),
} as const;

it.each([
  ["WASM's plan", compile],
  ["WebGPU's kernels", lower],
] as const)("%s refuse an operation that they do not know", (_, lowering: (graph: Graph) => unknown) => {
  const graph = graphOf(architecture, 16);
  expect(() => lowering(graph)).not.toThrow();
  const { train } = graph.programs;
  const operations = [...train.operations, { kind: "attend" } as unknown as Operation];
  const strange = { ...graph, programs: { ...graph.programs, train: { ...train, operations } } };
  expect(() => lowering(strange)).toThrow(RangeError);
});
