import { expect, it } from "vitest";
import { hasBatchNormalization, withBatchNormalization } from "./batchNormalization";
import { presets } from "./presets";

for (const { label, build } of presets) {
  const [bare, normalised] = [false, true].map((batchNormalization) =>
    build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization }),
  );
  if (!bare || !normalised) throw new RangeError("Both must be built.");

  it(`turns “${label}” without batch norm into the same with it, and back`, () => {
    expect(withBatchNormalization(bare, true)).toEqual(normalised);
    expect(withBatchNormalization(normalised, false)).toEqual(bare);
    expect(withBatchNormalization(normalised, true)).toEqual(normalised);
  });

  it(`sees the batch norm of “${label}”`, () => {
    expect([bare, normalised].map(hasBatchNormalization)).toEqual([false, true]);
  });
}
