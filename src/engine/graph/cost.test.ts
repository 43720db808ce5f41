import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Architecture, inferShapes, type Layer, type Shape, sizeOf } from "../../experiment/architecture";
import { presets } from "../../experiment/presets";
import { inputsOf } from "../../experiment/skips";
import { draws, skippingDraws } from "../parity/architectures";
import { graphOf } from "./build";
import { flopsOfProgram, flopsOfStep, flopsPerNumber } from "./cost";

describe("The arithmetic of a graph", () => {
  it("is that of the products counted layer by layer, and of some operations a number besides", () => {
    let counted = 0;
    const check = (architecture: Architecture, batchSize: number) => {
      const graph = graphOf(architecture, batchSize);
      const { decoder, all, first } = productsOf(architecture);
      const numbers = numbersOf(architecture);
      const atMost = (products: number, around: number) => products + 60 * around;
      const decoding = flopsOfProgram(graph.programs.decode, 7);
      expect(decoding).toBeGreaterThanOrEqual(7 * decoder);
      expect(decoding).toBeLessThanOrEqual(7 * atMost(decoder, numbers));
      // Every product once forward, once for its kernel's gradient and, but for the first layer's, once for its input's.
      const step = flopsOfStep(graph) - flopsPerNumber.adam * graph.layout.trainableCount;
      expect(step).toBeGreaterThanOrEqual(batchSize * (3 * all - first));
      expect(step).toBeLessThanOrEqual(batchSize * atMost(3 * all - first, 2 * numbers));
      counted += 1;
    };
    for (const { build } of presets) {
      for (const batchNormalization of [true, false]) {
        check(build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization }), 128);
      }
    }
    const drawn = fc.property(fc.oneof(draws, skippingDraws), ({ architecture, batchSize }) =>
      check(architecture, batchSize),
    );
    fc.assert(drawn, { numRuns: 100, seed: 14 });
    expect(counted).toBe(2 * presets.length + 100);
  });

  it("of the lecture's network on a batch of 128 is 5.2 GFLOP a step", () => {
    const [lecture] = presets;
    if (!lecture) throw new RangeError("There are no presets.");
    const architecture = lecture.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
    expect(flopsOfStep(graphOf(architecture, 128)) / 1e9).toBeCloseTo(5.23, 2);
  });
});

/** Twice the multiplications of one image's products: of the decoder, of all layers, and of the one that images enter. */
function productsOf(architecture: Architecture) {
  const { imageShape, latentDim, encoder, decoder } = architecture;
  const [inputs, shapes] = [inputsOf(architecture), inferShapes(architecture)];
  const code = shapes.encoder.at(-1) ?? imageShape;
  const encoding = products(encoder, inputs.encoder, shapes.encoder);
  const decoding = products(decoder, inputs.decoder, shapes.decoder);
  const heads = 2 * 2 * sizeOf(code) * latentDim;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const entered = encoder.find(({ kind }) => kind !== "flatten" && kind !== "reshape");
  const first = entered === undefined ? heads : entered.kind === "batchNormalization" ? 0 : encoding.find(Boolean);
  return { decoder: sum(decoding), all: sum(encoding) + heads + sum(decoding), first: first ?? 0 };
}

const none: Shape = [0];

function products(layers: readonly Layer[], inputs: readonly Shape[], outputs: readonly Shape[]): number[] {
  return layers.map((layer, index) => {
    const [before, after] = [inputs[index] ?? none, outputs[index] ?? none];
    if (layer.kind === "dense") return 2 * sizeOf(before) * layer.units;
    if (layer.kind === "conv2d") return 18 * sizeOf(after) * (before.at(-1) ?? 1);
    return layer.kind === "conv2dTranspose" ? 18 * sizeOf(before) * layer.filters : 0;
  });
}

/** Numbers of one image's activations, its pixels among them. */
function numbersOf(architecture: Architecture): number {
  const { encoder, decoder } = inferShapes(architecture);
  return [...encoder, ...decoder, architecture.imageShape, [2 * architecture.latentDim] as const].reduce(
    (sum, shape) => sum + sizeOf(shape),
    0,
  );
}
