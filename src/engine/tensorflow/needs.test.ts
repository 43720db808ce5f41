import { profile } from "@tensorflow/tfjs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeOf } from "../../experiment/architecture";
import { negativeElboObjective } from "../../experiment/objective";
import { parameterLayout } from "../../experiment/parameters";
import { presets } from "../../experiment/presets";
import { draws } from "../parity/architectures";
import { setupFor, someBatch, someState } from "../parity/comparison";
import { createTensorFlowEngine } from "./engine";

describe("the memory of TensorFlow.js", () => {
  it("is no more than it says", async () => {
    const small = fc.sample(draws, { numRuns: 60, seed: 14 });
    const drawn = small.filter(({ architecture }) => sizeOf(architecture.imageShape) < 300).slice(0, 8);
    const preset = presets.find(({ name }) => name === "dense");
    if (!preset) throw new RangeError("There is no dense preset.");
    const dense = preset.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
    const networks = [{ architecture: dense, batchSize: 32 }, ...drawn];
    for (const { architecture, batchSize } of networks) {
      const engine = await createTensorFlowEngine("TensorFlow.js CPU", setupFor(architecture, batchSize));
      await engine.writeState(someState(architecture));
      const { peakBytes } = await profile(async () => {
        await engine.trainStep(someBatch(batchSize), negativeElboObjective, 0.001);
        await engine.decode(new Float32Array(60 * architecture.latentDim));
        return [];
      });
      expect(peakBytes).toBeGreaterThan(16 * parameterLayout(architecture).trainableCount);
      expect(peakBytes).toBeLessThanOrEqual(engine.byteLength);
      engine.dispose();
    }
    expect(networks.length).toBe(9);
  });
});
