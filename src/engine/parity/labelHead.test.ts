import { describe, expect, it } from "vitest";
import { negativeElboObjective } from "../../experiment/objective";
import { labelledDraws, labelledObjectives, smallNetworkOn } from "./architectures";
import { setupFor, someBatch, someImages, someLabels, someState } from "./comparison";
import { agreeOnDraws, engines } from "./drawnAgreement";

const small = { ...smallNetworkOn({ side: 28, channels: 1 }), labelHead: { classes: 10, labels: 30 } };

describe("A network with a label head", () => {
  agreeOnDraws({ draws: labelledDraws, objectives: labelledObjectives, small, seed: 41 });

  it.each(engines)("takes the rest of the step of its plain twin on %s where α is 0, bit by bit", async (_, create) => {
    const { labelHead: _head, ...plain } = small;
    const objective = { ...negativeElboObjective, labelWeight: 0 };
    const [gradient, twin] = await Promise.all(
      [small, plain].map(async (architecture) => {
        const engine = await create(setupFor(architecture, 16));
        await engine.writeState(someState(architecture));
        const found = await engine.gradients(someBatch(16), objective);
        engine.dispose();
        return found;
      }),
    );
    expect(gradient?.subarray(0, twin?.length)).toEqual(twin);
    expect(gradient?.subarray(twin?.length).every((slope) => slope === 0)).toBe(true);
  });

  it.each(engines)(
    "has no cross-entropy of images without labels on %s, and refuses to be told none",
    async (_, create) => {
      const setup = setupFor(small, 16);
      const engine = await create({ ...setup, trainLabels: new Uint8Array(40).fill(255) });
      await engine.writeState(someState(small));
      await engine.trainStep(someBatch(16), negativeElboObjective, 0.01);
      const [losses] = await engine.readLosses();
      expect(losses).not.toHaveProperty("crossEntropy");
      const epsilon = someBatch(16).epsilon;
      await expect(engine.evaluate(someImages(small), negativeElboObjective, epsilon)).rejects.toThrow("0 labels ≠ 40");
      const known = await engine.evaluate(someImages(small), negativeElboObjective, epsilon, someLabels(small));
      expect(known.crossEntropy).toBeGreaterThan(0);
      engine.dispose();
    },
  );
}, 600_000);
