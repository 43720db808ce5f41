import {
  type Architecture,
  BATCH_NORMALIZATION_EPSILON,
  BATCH_NORMALIZATION_MOMENTUM,
  KERNEL_SIZE,
  type Layer,
  type Part,
  type Shape,
} from "../experiment/architecture";
import { chainsOf, type PlacedLayer } from "./networkChains";

/** A layer as Keras knows it, of version 2 or 3. */
export interface KerasModelLayer {
  /** Unique in its model, such as `encoder_0`. */
  readonly name: string;
  readonly kind: string;
  /** What Keras takes to make the layer, but for what its versions spell differently. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The name of the layer whose output it takes. */
  readonly source: string;
  readonly input: Shape;
  /** Names of its weights in Keras' order: ours with the layer, and Keras' own of the role. */
  readonly weights: readonly { readonly ours: string; readonly role: string }[];
}

/** An encoder or decoder as a model of Keras: one input, two outputs. */
export interface KerasModel {
  readonly name: Part;
  readonly input: { readonly name: string; readonly shape: Shape };
  readonly layers: readonly KerasModelLayer[];
  readonly outputs: readonly [string, string];
}

/** What a weight is called: by us, and by Keras. */
interface WeightRole {
  readonly ours: string;
  readonly keras: string;
}

const weighted: readonly WeightRole[] = [
  { ours: "kernel", keras: "kernel" },
  { ours: "bias", keras: "bias" },
];

const roles: ReadonlyMap<string, readonly WeightRole[]> = new Map([
  ["Conv2D", weighted],
  ["Conv2DTranspose", weighted],
  ["Dense", weighted],
  [
    "BatchNormalization",
    [
      { ours: "gamma", keras: "gamma" },
      { ours: "beta", keras: "beta" },
      { ours: "runningMean", keras: "moving_mean" },
      { ours: "runningVariance", keras: "moving_variance" },
    ],
  ],
]);

/** What the weights of a layer of a class are called, in Keras' order. */
export function weightRoles(kind: string): readonly WeightRole[] {
  return roles.get(kind) ?? [];
}

/** The encoder with outputs `mu` and `log_var`, and the decoder with outputs `image` and `logits`. */
export function kerasModels(architecture: Architecture): readonly [encoder: KerasModel, decoder: KerasModel] {
  const { encoder, mu, logVar, decoder } = chainsOf(architecture);
  const encoding = chain(encoder, "image");
  const code = encoding.at(-1)?.name ?? "image";
  const decoding = chain(decoder, "z");
  const logits = activation("logits", "linear", decoding.at(-1)?.name ?? "z", architecture.imageShape);
  const image = activation("image", "sigmoid", logits.name, architecture.imageShape);
  return [
    {
      name: "encoder",
      input: { name: "image", shape: architecture.imageShape },
      layers: [...encoding, kerasLayer(mu, code), kerasLayer(logVar, code)],
      outputs: ["mu", "log_var"],
    },
    {
      name: "decoder",
      input: { name: "z", shape: [architecture.latentDim] },
      layers: [...decoding, logits, image],
      outputs: ["image", "logits"],
    },
  ];
}

function chain(layers: readonly PlacedLayer[], input: string): KerasModelLayer[] {
  return layers.map((layer, index) => kerasLayer(layer, layers[index - 1] ? kerasName(layers[index - 1]) : input));
}

function kerasName(placed: PlacedLayer | undefined): string {
  const name = placed?.name ?? "";
  return name === "logVar" ? "log_var" : name.replace("/", "_");
}

function kerasLayer(placed: PlacedLayer, source: string): KerasModelLayer {
  const { name, layer, input } = placed;
  const keras = described(layer);
  const weights = weightRoles(keras.kind).map((role) => ({ ours: `${name}/${role.ours}`, role: role.keras }));
  return { name: kerasName(placed), source, input, weights, ...keras };
}

function activation(name: string, kind: string, source: string, input: Shape): KerasModelLayer {
  return { name, kind: "Activation", config: { activation: kind }, source, input, weights: [] };
}

function described(layer: Layer): Pick<KerasModelLayer, "kind" | "config"> {
  switch (layer.kind) {
    case "conv2d":
      return { kind: "Conv2D", config: windowed(layer) };
    case "conv2dTranspose":
      return { kind: "Conv2DTranspose", config: windowed(layer) };
    case "dense":
      return { kind: "Dense", config: { units: layer.units, activation: layer.activation, use_bias: true } };
    case "batchNormalization":
      return { kind: "BatchNormalization", config: normalised };
    case "flatten":
      return { kind: "Flatten", config: { data_format: "channels_last" } };
    case "reshape":
      return { kind: "Reshape", config: { target_shape: layer.shape } };
  }
}

const normalised = {
  axis: -1,
  momentum: BATCH_NORMALIZATION_MOMENTUM,
  epsilon: BATCH_NORMALIZATION_EPSILON,
  center: true,
  scale: true,
};

function windowed({ filters, stride, activation: kind }: Extract<Layer, { filters: number }>) {
  return {
    filters,
    kernel_size: [KERNEL_SIZE, KERNEL_SIZE],
    strides: [stride, stride],
    padding: "same",
    data_format: "channels_last",
    activation: kind,
    use_bias: true,
  };
}
