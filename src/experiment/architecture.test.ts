import { describe, expect, it } from "vitest";
import { type Architecture, ArchitectureError, inferShapes, sizeOf } from "./architecture";
import { defaultExperiment } from "./experiment";
import { readLayers } from "./notation";

const { architecture } = defaultExperiment;
const withEncoder = (word: string): Architecture => ({ ...architecture, encoder: readLayers(word) });
const withDecoder = (word: string): Architecture => ({ ...architecture, decoder: readLayers(word) });

describe("the shapes of the lecture's network", () => {
  const { encoder, decoder } = inferShapes(architecture);

  it("shrink from 28 to 14 to 7 pixels and end in 20 units", () => {
    expect(encoder).toEqual([[14, 14, 32], [14, 14, 32], [7, 7, 64], [7, 7, 64], [3136], [20], [20]]);
  });

  it("grow back from 7 to 28 pixels with one channel", () => {
    const images = [
      [7, 7, 64],
      [14, 14, 64],
      [14, 14, 64],
      [28, 28, 32],
      [28, 28, 32],
      [28, 28, 1],
    ];
    expect(decoder).toEqual([[3136], [3136], ...images]);
  });
});

describe("a convolution", () => {
  it("with stride 2 rounds an odd side up, as TensorFlow pads", () => {
    const odd = { ...withEncoder("conv4s2r.flat"), imageShape: [5, 7, 3] as const };
    expect(inferShapes({ ...odd, decoder: readLayers("dense105.to5x7x3") }).encoder[0]).toEqual([3, 4, 4]);
  });

  it("with stride 1 keeps the side", () => {
    expect(inferShapes(withEncoder("conv4s1r.flat")).encoder[0]).toEqual([28, 28, 4]);
  });
});

describe("an architecture is refused, with the layer's place,", () => {
  it.each([
    [
      "that convolves a flat input",
      withEncoder("flat.conv4s2r.flat"),
      { code: "needsImage", part: "encoder", layer: 2 },
    ],
    ["that feeds an image to a dense layer", withEncoder("dense4r"), { code: "needsFlat", part: "encoder", layer: 1 }],
    [
      "whose reshape does not add up",
      withDecoder("dense10r.to3x3x1"),
      { code: "reshapesWrong", part: "decoder", layer: 2, values: 10, shape: [3, 3, 1] },
    ],
    ["whose encoder does not end flat", withEncoder("conv4s2r"), { code: "encoderNotFlat" }],
    ["whose encoder is empty", { ...architecture, encoder: [] }, { code: "encoderNotFlat" }],
    [
      "whose decoder ends in other than an image",
      withDecoder("dense10r"),
      { code: "decoderEndsWrong", wanted: [28, 28, 1], found: [10] },
    ],
    [
      "whose decoder is empty",
      { ...architecture, decoder: [] },
      { code: "decoderEndsWrong", wanted: [28, 28, 1], found: null },
    ],
  ])("%s", (_, wrong, problem) => {
    expect(() => inferShapes(wrong)).toThrow(expect.objectContaining({ name: ArchitectureError.name, problem }));
  });
});

it("counts the values of a shape", () => {
  expect(sizeOf([28, 28, 3])).toBe(2352);
  expect(sizeOf([20])).toBe(20);
});
