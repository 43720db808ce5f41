import { expect, it } from "vitest";
import { hasBatchNormalization, withBatchNormalization } from "./batchNormalization";
import { presets } from "./presets";

for (const { name, build } of presets) {
  const [bare, normalised] = [false, true].map((batchNormalization) =>
    build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization }),
  );
  if (!bare || !normalised) throw new RangeError("Both must be built.");

  it(`turns “${name}” without batch norm into the same with it, and back`, () => {
    expect(withBatchNormalization(bare, true)).toEqual(normalised);
    expect(withBatchNormalization(normalised, false)).toEqual(bare);
    expect(withBatchNormalization(normalised, true)).toEqual(normalised);
  });

  it(`sees the batch norm of “${name}”`, () => {
    expect([bare, normalised].map(hasBatchNormalization)).toEqual([false, true]);
  });
}
