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

/** What a layer takes: the name of a layer or of an input, and the shape of what that gives, without the batch. */
export interface KerasSource {
  readonly name: string;
  readonly shape: Shape;
}

/** A layer as Keras knows it, of version 2 or 3. */
export interface KerasModelLayer {
  /** Unique in its model, such as `encoder_0`. */
  readonly name: string;
  readonly kind: string;
  /** What Keras takes to make the layer, but for what its versions spell differently. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The layers or inputs whose outputs it takes: one, or those that it joins. */
  readonly sources: readonly KerasSource[];
  /** Names of its weights in Keras' order: ours with the layer, and Keras' own of the role. */
  readonly weights: readonly { readonly ours: string; readonly role: string }[];
}

/** An encoder or decoder as a model of Keras: two outputs, and one input or, of a conditional network, the class as a second. */
export interface KerasModel {
  readonly name: Part;
  readonly inputs: readonly KerasSource[];
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
  const { imageShape, latentDim } = architecture;
  const { classes, encoder, mu, logVar, decoder } = chainsOf(architecture);
  const told: readonly KerasSource[] = classes > 0 ? [{ name: "condition", shape: [classes] }] : [];
  const encoding = chain(encoder, { name: "image", shape: imageShape });
  const code = joined([encoding.last, ...told], mu.input);
  const z = { name: "z", shape: [latentDim] } as const;
  const taken = joined([z, ...told], [latentDim + classes]);
  const decoding = chain(decoder, taken.last);
  const logits = activation("logits", "linear", decoding.last);
  const image = activation("image", "sigmoid", { name: logits.name, shape: imageShape });
  return [
    {
      name: "encoder",
      inputs: [{ name: "image", shape: imageShape }, ...told],
      layers: [...encoding.layers, ...code.layers, kerasLayer(mu, code.last), kerasLayer(logVar, code.last)],
      outputs: ["mu", "log_var"],
    },
    {
      name: "decoder",
      inputs: [z, ...told],
      layers: [...taken.layers, ...decoding.layers, logits, image],
      outputs: ["image", "logits"],
    },
  ];
}

/** Layers that follow each other, and what the last of them gives. */
interface KerasChain {
  readonly layers: readonly KerasModelLayer[];
  readonly last: KerasSource;
}

function chain(layers: readonly PlacedLayer[], input: KerasSource): KerasChain {
  const given = [input, ...layers.map((placed) => ({ name: kerasName(placed), shape: placed.output }))];
  return {
    layers: layers.map((placed, index) => kerasLayer(placed, given[index] ?? input)),
    last: given.at(-1) ?? input,
  };
}

/** The layer that puts sources behind each other; none where there is one alone. */
function joined(sources: readonly [KerasSource, ...KerasSource[]], shape: Shape): KerasChain {
  if (sources.length === 1) return { layers: [], last: sources[0] };
  const name = "joined";
  const layer = { name, kind: "Concatenate", config: { axis: -1 }, sources, weights: [] };
  return { layers: [layer], last: { name, shape } };
}

function kerasName({ name }: PlacedLayer): string {
  return name === "logVar" ? "log_var" : name.replace("/", "_");
}

function kerasLayer(placed: PlacedLayer, source: KerasSource): KerasModelLayer {
  const { name, layer } = placed;
  const keras = described(layer);
  const weights = weightRoles(keras.kind).map((role) => ({ ours: `${name}/${role.ours}`, role: role.keras }));
  return { name: kerasName(placed), sources: [source], weights, ...keras };
}

function activation(name: string, kind: string, source: KerasSource): KerasModelLayer {
  return { name, kind: "Activation", config: { activation: kind }, sources: [source], weights: [] };
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
