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
    ["that convolves a flat input", withEncoder("flat.conv4s2r.flat"), /encoder layer 2 convolves/],
    ["that feeds an image to a dense layer", withEncoder("dense4r"), /encoder layer 1 is dense/],
    [
      "whose reshape does not add up",
      withDecoder("dense10r.to3x3x1"),
      /decoder layer 2 reshapes 10 values to 3 × 3 × 1/,
    ],
    ["whose encoder does not end flat", withEncoder("conv4s2r"), /must end flat/],
    ["whose encoder is empty", { ...architecture, encoder: [] }, /must end flat/],
    [
      "whose decoder ends in other than an image",
      withDecoder("dense10r"),
      /must end in 28 × 28 × 1 values; it ends in 10/,
    ],
    ["whose decoder is empty", { ...architecture, decoder: [] }, /it ends in nothing/],
  ])("%s", (_, wrong, words) => {
    expect(() => inferShapes(wrong)).toThrow(ArchitectureError);
    expect(() => inferShapes(wrong)).toThrow(words);
  });
});

it("counts the values of a shape", () => {
  expect(sizeOf([28, 28, 3])).toBe(2352);
  expect(sizeOf([20])).toBe(20);
});
