import { type Architecture, type ImageShape, type Layer, sizeOf } from "./architecture";
import { HALVED_TWICE } from "./ranges";

/** What a preset leaves open. */
export interface PresetOptions {
  readonly imageShape: ImageShape;
  readonly latentDim: number;
  readonly batchNormalization: boolean;
}

export type PresetName = "cs3232" | "threeStages" | "small" | "dense";

/** An architecture that is offered by name. */
export interface Preset {
  readonly name: PresetName;
  readonly build: (options: PresetOptions) => Architecture;
}

/** The architectures offered by name, the lecture's first. */
export const presets: readonly Preset[] = [
  { name: "cs3232", build: (options) => convolutional(options, [32, 64], 20) },
  { name: "threeStages", build: (options) => convolutional(options, [16, 32, 64], 64) },
  { name: "small", build: (options) => convolutional(options, [8, 16], 20) },
  { name: "dense", build: (options) => dense(options, [512, 256]) },
];

/** The architecture proposed for images of a shape: the lecture's, or its continuation where they are larger. */
export function presetFor([height, width]: ImageShape): Preset {
  const wanted = Math.max(height, width) > HALVED_TWICE ? "threeStages" : "cs3232";
  const found = presets.find(({ name }) => name === wanted);
  if (!found) throw new RangeError("There are no presets.");
  return found;
}

/** The preset and options that give this architecture, whatever it is told, learns or skips; undefined where it is the user's own. */
export function presetOf(architecture: Architecture): { preset: Preset; options: PresetOptions } | undefined {
  const { imageShape, latentDim } = architecture;
  // Any network may be told the class, or learn it, and have skip connections.
  const beside = { conditionClasses: undefined, labelHead: undefined, skipConnections: undefined };
  const wanted = JSON.stringify({ ...architecture, ...beside });
  for (const preset of presets) {
    for (const batchNormalization of [true, false]) {
      const options = { imageShape, latentDim, batchNormalization };
      if (JSON.stringify(preset.build(options)) === wanted) return { preset, options };
    }
  }
  return undefined;
}

/**
 * The CS3232 lecture's network: strided convolutions and a dense layer, each followed by ReLU and then batch norm, and a
 * decoder that mirrors it. The lecture has two stages; a stage whose image has an odd side does not halve it.
 */
function convolutional(
  { imageShape, latentDim, batchNormalization }: PresetOptions,
  filters: readonly number[],
  units: number,
): Architecture {
  const { strides, small } = stagesOf(imageShape, filters);
  const norm: Layer[] = batchNormalization ? [{ kind: "batchNormalization" }] : [];
  const down = filters.flatMap((count, stage): Layer[] => [
    { kind: "conv2d", filters: count, stride: strides[stage] ?? 1, activation: "relu" },
    ...norm,
  ]);
  const up = filters.map((count, stage): Layer[] => [
    { kind: "conv2dTranspose", filters: count, stride: strides[stage] ?? 1, activation: "relu" },
    ...norm,
  ]);
  return {
    imageShape,
    latentDim,
    encoder: [...down, { kind: "flatten" }, relu(units), ...norm],
    decoder: [
      relu(sizeOf(small)),
      ...norm,
      { kind: "reshape", shape: small },
      ...up.reverse().flat(),
      { kind: "conv2dTranspose", filters: imageShape[2], stride: 1, activation: "linear" },
    ],
  };
}

/** The stride of each stage, and the shape that the last one gives. */
function stagesOf([height, width, channels]: ImageShape, filters: readonly number[]) {
  let small: ImageShape = [height, width, channels];
  const strides: (1 | 2)[] = [];
  for (const count of filters) {
    const stride = small[0] % 2 === 0 && small[1] % 2 === 0 ? 2 : 1;
    strides.push(stride);
    small = [small[0] / stride, small[1] / stride, count];
  }
  return { strides, small };
}

function dense(
  { imageShape, latentDim, batchNormalization }: PresetOptions,
  [first, second]: readonly [number, number],
): Architecture {
  const norm: Layer[] = batchNormalization ? [{ kind: "batchNormalization" }] : [];
  const pixels = imageShape[0] * imageShape[1] * imageShape[2];
  return {
    imageShape,
    latentDim,
    encoder: [{ kind: "flatten" }, relu(first), ...norm, relu(second), ...norm],
    decoder: [
      relu(second),
      ...norm,
      relu(first),
      ...norm,
      { kind: "dense", units: pixels, activation: "linear" },
      { kind: "reshape", shape: imageShape },
    ],
  };
}

function relu(units: number): Layer {
  return { kind: "dense", units, activation: "relu" };
}
