import type { Activation, Architecture, ImageShape, Layer } from "./architecture";

/** What a preset leaves open. */
export interface PresetOptions {
  readonly imageShape: ImageShape;
  readonly latentDim: number;
  readonly batchNormalization: boolean;
}

export type PresetName = "cs3232" | "small" | "dense";

/** An architecture that is offered by name. */
export interface Preset {
  readonly name: PresetName;
  readonly build: (options: PresetOptions) => Architecture;
}

/** The architectures offered by name, the lecture's first. */
export const presets: readonly Preset[] = [
  { name: "cs3232", build: (options) => convolutional(options, [32, 64], 20) },
  { name: "small", build: (options) => convolutional(options, [8, 16], 20) },
  { name: "dense", build: (options) => dense(options, [512, 256]) },
];

/** The preset and options that give this architecture, or undefined where it is the user's own. */
export function presetOf(architecture: Architecture): { preset: Preset; options: PresetOptions } | undefined {
  const { imageShape, latentDim } = architecture;
  const wanted = JSON.stringify(architecture);
  for (const preset of presets) {
    for (const batchNormalization of [true, false]) {
      const options = { imageShape, latentDim, batchNormalization };
      if (JSON.stringify(preset.build(options)) === wanted) return { preset, options };
    }
  }
  return undefined;
}

/** The CS3232 lecture's network: two strided convolutions and a dense layer, each followed by ReLU and then batch norm. */
function convolutional(
  { imageShape, latentDim, batchNormalization }: PresetOptions,
  [first, second]: readonly [number, number],
  units: number,
): Architecture {
  const [height, width, channels] = imageShape;
  const small: ImageShape = [Math.ceil(height / 4), Math.ceil(width / 4), second];
  const norm: Layer[] = batchNormalization ? [{ kind: "batchNormalization" }] : [];
  const conv2d = (filters: number): Layer => ({ kind: "conv2d", filters, stride: 2, activation: "relu" });
  const conv2dTranspose = (filters: number, stride: 1 | 2, activation: Activation): Layer => ({
    kind: "conv2dTranspose",
    filters,
    stride,
    activation,
  });
  return {
    imageShape,
    latentDim,
    encoder: [conv2d(first), ...norm, conv2d(second), ...norm, { kind: "flatten" }, relu(units), ...norm],
    decoder: [
      relu(small[0] * small[1] * small[2]),
      ...norm,
      { kind: "reshape", shape: small },
      conv2dTranspose(second, 2, "relu"),
      ...norm,
      conv2dTranspose(first, 2, "relu"),
      ...norm,
      conv2dTranspose(channels, 1, "linear"),
    ],
  };
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
