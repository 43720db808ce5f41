import type { Dataset, ImageSet } from "../data/dataset";
import { type DataDescription, plainDrawing } from "../experiment/dataSets";
import { type Experiment, experimentOn } from "../experiment/experiment";
import { dataSets } from "../experiment/knownDataSets";
import { readLayers } from "../experiment/notation";
import { drawUniforms, Purpose } from "../model/random";

type Shape = DataDescription["imageShape"];

/** A description of a data set of that shape and those classes, for tests. */
export function described(
  name: string,
  imageShape: Shape,
  classNames: readonly string[],
  counts: readonly [train: number, test: number],
): DataDescription {
  return {
    name,
    version: "1",
    title: `The ${name}`,
    origin: "fetched",
    credit: "Nobody",
    licence: "CC0",
    noun: { one: "tile", many: "tiles" },
    imageShape,
    classNames,
    factors: [],
    trainCount: counts[0],
    testCount: counts[1],
    drawing: plainDrawing(imageShape),
    fetchedBytes: Number.NaN,
    latentDim: 2,
  };
}

/** Four kinds of stripes with noise, drawn from a seed. */
function striped(count: number, counter: number): ImageSet {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 4);
  const noise = drawUniforms(count * 16, { seed: 1, counter, purpose: Purpose.weights });
  const images = Uint8Array.from(noise, (uniform, index) => {
    const bright = index % 4 === labels[Math.floor(index / 16)];
    return 255 * (bright ? 0.6 + 0.4 * uniform : 0.2 * uniform);
  });
  return { count, images, labels };
}

/** A hundred grey stripes of four classes to train on, three hundred held out. */
export const stripes: Dataset = {
  ...described("stripes", [4, 4, 1], ["a", "b", "c", "d"], [100, 300]),
  train: striped(100, 0),
  test: striped(300, 1),
};

/** The same images as `stripes`, and nobody knows of what classes they are. */
export const unlabelled: Dataset = {
  ...stripes,
  ...described("unlabelled", [4, 4, 1], [], [100, 300]),
  train: { ...stripes.train, labels: null },
  test: { ...stripes.test, labels: null },
};

const HUES = 12;
const TILE: Shape = [20, 16, 3];

/** Tiles of twelve hues with noise, drawn from a seed. */
function coloured(count: number, counter: number): ImageSet {
  const [height, width, channels] = TILE;
  const labels = Uint8Array.from({ length: count }, (_, index) => index % HUES);
  const noise = drawUniforms(count * height * width * channels, { seed: 2, counter, purpose: Purpose.weights });
  const images = Uint8Array.from(noise, (uniform, index) => {
    const hue = labels[Math.floor(index / (height * width * channels))] ?? 0;
    return 40 * uniform + 215 * Math.max(0, Math.cos(2 * Math.PI * (hue / HUES - (index % channels) / channels)));
  });
  return { count, images, labels };
}

const hueNames = Array.from({ length: HUES }, (_, hue) => `hue ${hue}`);

/** Sixty colour tiles of twelve classes, 20 pixels high and 16 wide, to train on, and 48 held out. */
export const tiles: Dataset = {
  ...described("tiles", TILE, hueNames, [60, 48]),
  train: coloured(60, 0),
  test: coloured(48, 1),
};

/** A dense network on a small data set, small enough for any engine. */
export function smallExperimentOn(description: DataDescription): Experiment {
  const [height, width, channels] = description.imageShape;
  const pixels = height * width * channels;
  return {
    ...experimentOn(description),
    architecture: {
      imageShape: description.imageShape,
      latentDim: 2,
      encoder: readLayers("flat.dense8r.bn"),
      decoder: readLayers(`dense8r.bn.dense${pixels}.to${height}x${width}x${channels}`),
    },
    hyperparameters: { batchSize: 16, learningRate: 0.001 },
  };
}

/** The smallest network on a data set that links can name, with a seed of its own. */
export const known: Experiment = {
  ...smallExperimentOn(dataSets[0]),
  architecture: {
    imageShape: dataSets[0].imageShape,
    latentDim: 2,
    encoder: readLayers("flat.dense1r.bn"),
    decoder: readLayers("dense784.to28x28x1"),
  },
  seed: 77,
};
