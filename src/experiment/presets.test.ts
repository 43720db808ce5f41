import { describe, expect, it } from "vitest";
import { inferShapes } from "./architecture";
import { defaultExperiment } from "./experiment";
import { readLayers, writeLayers } from "./notation";
import { presetOf, presets } from "./presets";

const variants = presets.flatMap((preset) =>
  [true, false].flatMap((batchNormalization) =>
    [1, 2, 32].map((latentDim) => ({
      preset,
      options: { imageShape: [28, 28, 1], latentDim, batchNormalization } as const,
    })),
  ),
);

describe("the presets", () => {
  it("have whole shapes for images of any sides, however many stages halve them", () => {
    for (const imageShape of [
      [28, 28, 1],
      [48, 48, 3],
      [25, 27, 3],
      [64, 20, 1],
    ] as const) {
      for (const preset of presets) {
        const { encoder, decoder } = inferShapes(preset.build({ imageShape, latentDim: 2, batchNormalization: true }));
        expect([...encoder, ...decoder].flat().every(Number.isInteger), preset.name).toBe(true);
        expect(decoder.at(-1)).toEqual(imageShape);
      }
    }
  });

  it("begin with the lecture's network, layer for layer", () => {
    const [lecture] = presets;
    const built = lecture?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
    expect(built).toEqual(defaultExperiment.architecture);
    expect(writeLayers(built?.encoder ?? [])).toBe("conv32s2r.bn.conv64s2r.bn.flat.dense20r.bn");
    expect(writeLayers(built?.decoder ?? [])).toBe("dense3136r.bn.to7x7x64.convT64s2r.bn.convT32s2r.bn.convT1s1");
  });

  it("all fit together, and are recognised by their layers", () => {
    for (const { preset, options } of variants) {
      const architecture = preset.build(options);
      expect(() => inferShapes(architecture)).not.toThrow();
      expect(presetOf(architecture)).toEqual({ preset, options });
    }
  });

  it("normalise nothing where batch norm is off", () => {
    for (const { preset, options } of variants) {
      const { encoder, decoder } = preset.build(options);
      const kinds = new Set([...encoder, ...decoder].map(({ kind }) => kind));
      expect(kinds.has("batchNormalization")).toBe(options.batchNormalization);
    }
  });

  it("fit images of other sides and channels", () => {
    for (const { build } of presets) {
      const imageShape = [32, 64, 3] as const;
      expect(() => inferShapes(build({ imageShape, latentDim: 8, batchNormalization: true }))).not.toThrow();
    }
  });

  it("do not include an architecture of the user's own", () => {
    const { architecture } = defaultExperiment;
    expect(presetOf({ ...architecture, encoder: readLayers("flat.dense20r") })).toBeUndefined();
  });
});
