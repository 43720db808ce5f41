import { describe, expect, it } from "vitest";
import type { Architecture } from "./architecture";
import { defaultExperiment } from "./experiment";
import { readLayers } from "./notation";
import { parameterLayout } from "./parameters";
import { presets } from "./presets";
import { hasSkips, inputsOf, possibleSkips, skipsOf, withSkips } from "./skips";

const { architecture } = defaultExperiment;

function network(encoder: string, decoder: string): Architecture {
  return { imageShape: [8, 8, 1], latentDim: 2, encoder: readLayers(encoder), decoder: readLayers(decoder) };
}

describe("the skip connections of the lecture's network", () => {
  const skipping = withSkips(architecture, true);

  it("lead from each batch norm of the encoder to the convolution that reads an image as large", () => {
    expect(skipsOf(skipping)).toEqual([
      { from: 3, to: 3, shape: [7, 7, 64] },
      { from: 1, to: 5, shape: [14, 14, 32] },
    ]);
    expect(skipsOf(architecture)).toEqual([]);
  });

  it("give what is read more channels, and its kernel", () => {
    const inputs = inputsOf(skipping).decoder;
    expect([inputs[3], inputs[5]]).toEqual([
      [7, 7, 128],
      [14, 14, 96],
    ]);
    const kernelOf = (of: Architecture) =>
      parameterLayout(of).trainable.find(({ name }) => name === "decoder/5/kernel")?.shape;
    expect([kernelOf(architecture), kernelOf(skipping)]).toEqual([
      [3, 3, 32, 64],
      [3, 3, 32, 96],
    ]);
  });

  it("can be taken away again", () => {
    expect(withSkips(skipping, false)).toEqual(architecture);
  });
});

it.each([
  ["conv2s2r.conv3s1.bn.flat", "dense16.to4x4x1.convT2s1r.convT2s2r.convT1s1", [{ from: 2, to: 2, shape: [4, 4, 3] }]],
  ["conv2s1r.flat", "dense64.to8x8x1.bn.convT2s1r.convT1s1", [{ from: 0, to: 3, shape: [8, 8, 2] }]],
  ["bn.conv2s2r.flat.dense4r", "dense64.to8x8x1.convT1s1", [{ from: 0, to: 2, shape: [8, 8, 1] }]],
  ["conv2s2r.flat", "dense64.to8x8x1", []],
  ["flat.dense16.to4x4x1.flat", "dense16.to4x4x1.convT1s2", []],
])(
  "a network %s → %s may have those from the last layer of a size to the first that reads it",
  (encoder, decoder, skips) => {
    expect(possibleSkips(network(encoder, decoder))).toEqual(skips);
  },
);

it("dense networks have none, even where they are asked for", () => {
  const dense = presets.find(({ name }) => name === "dense");
  const built = dense?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
  if (!built) throw new Error("There is no dense preset.");
  expect(hasSkips(withSkips(built, true))).toBe(false);
  expect(hasSkips(withSkips(architecture, true))).toBe(true);
});
