import type { DataDescription, FactorDescription } from "./dataSets";

/** Height and width of the drawn shapes, in pixels: as many as the lecture's two strides of 2 divide. */
const SHAPES_SIDE = 32;
/** Height and width of the drawn faces, in pixels. */
const FACES_SIDE = 48;

const shapeFactors: readonly FactorDescription[] = [
  { name: "x", least: 0, greatest: 1 },
  { name: "y", least: 0, greatest: 1 },
  { name: "scale", least: 0.35, greatest: 1 },
  { name: "rotation", least: 0, greatest: 360, unit: "°", isCircular: true },
];
/** From an outline, whose hole has three quarters of the shape's height and width, to all of it. */
const thickness: FactorDescription = { name: "thickness", least: 0.25, greatest: 1, isOptional: true };

const shapes = {
  origin: "drawn",
  credit: "Latent Playground, after the idea of dSprites (Matthey et al. 2017)",
  licence: "MIT",
  noun: { one: "shape", many: "shapes" },
  classNames: ["square", "ellipse", "heart"],
  trainCount: 20_000,
  testCount: 4_000,
  drawing: { box: [14, 14], pen: 3, centre: "span", asAllImages: false },
  fetchedBytes: 0,
} as const satisfies Partial<DataDescription>;

/** White squares, ellipses and hearts of known place, scale and rotation, drawn where they are used. */
export const shapesDescription: DataDescription = {
  ...shapes,
  name: "shapes",
  version: "03cddb0f27421e95",
  title: "Shapes",
  imageShape: [SHAPES_SIDE, SHAPES_SIDE, 1],
  factors: [...shapeFactors, thickness],
  latentDim: 5,
};

/** The same in colour on a tint of it, of known hue, which has two ends as a place has: red and blue. */
export const colouredShapesDescription: DataDescription = {
  ...shapes,
  name: "shapes-in-colour",
  version: "0e12c87134aad1e3",
  title: "Shapes in colour",
  imageShape: [SHAPES_SIDE, SHAPES_SIDE, 3],
  factors: [...shapeFactors, { name: "hue", least: 0, greatest: 240, unit: "°" }, thickness],
  latentDim: 6,
};

/** Faces of nobody, in colour, of eleven known factors, each from one end (0) to the other (1). */
export const facesDescription: DataDescription = {
  name: "faces",
  version: "4f1d7a13da09da0a",
  title: "Faces",
  origin: "drawn",
  credit: "Latent Playground; they are drawn, and show nobody",
  licence: "MIT",
  noun: { one: "face", many: "faces" },
  imageShape: [FACES_SIDE, FACES_SIDE, 3],
  classNames: [],
  factors: [
    "background",
    "skin",
    "hair colour",
    "hair length",
    "face width",
    "eye size",
    "eye distance",
    "brows",
    "smile",
    "mouth",
    "turn",
  ].map((name) => ({ name, least: 0, greatest: 1 })),
  trainCount: 12_000,
  testCount: 2_000,
  drawing: { box: [34, 34], pen: 4, centre: "span", asAllImages: false },
  fetchedBytes: 0,
  latentDim: 12,
};
