import {
  type Architecture,
  BATCH_NORMALIZATION_EPSILON,
  type ImageShape,
  KERNEL_SIZE,
  type Layer,
  withCondition,
} from "../experiment/architecture";
import { withinLimits } from "../experiment/limits";
import { readLayers, writeLayers } from "../experiment/notation";
import { ranges } from "../experiment/ranges";
import { weightRoles } from "../formats/kerasLayers";
import type { KerasFile, KerasFileLayer } from "../formats/kerasReading";
import type { NamedTensors, Tensor } from "../formats/tensor";
import { ModelFileError } from "./modelFile";

/** A network that was made of an encoder and a decoder of Keras, told the class perhaps, and its weights by our names. */
export interface KerasNetwork {
  readonly architecture: Architecture;
  readonly tensors: NamedTensors;
}

/**
 * The network that an encoder with two heads and a decoder of Keras are, whatever their layers are called: the head with
 * "var" in its name, or else the second one, gives log σ². Where each joins a second input to what it has, behind the layers of the
 * encoder and before those of the decoder, that tells the class.
 * @throws ModelFileError where a layer is none that a network here can have
 */
export function networkOfKeras(encoder: KerasFile, decoder: KerasFile): KerasNetwork {
  const encoding = chainOf(encoder, "last");
  const [mu, logVar] = headsOf(encoding.consumers, encoding.last);
  const decoding = chainOf(decoder, "first");
  const [beyond] = decoding.consumers;
  if (beyond) refuse(beyond, "inbound_nodes");
  const [encoded, decoded] = [keptLayers(encoding.layers), endingInLogits(decoding)];
  const untold = {
    imageShape: imageShapeOf(encoding.input),
    latentDim: latentDimOf(mu, logVar),
    encoder: readLayers(writeLayers(encoded.map(({ layer }) => layer))),
    decoder: readLayers(writeLayers(decoded.map(({ layer }) => layer))),
  };
  const architecture = withinLimits(withCondition(untold, classesOf(encoding.told, decoding.told)));
  const tensors = [
    ...encoded.flatMap(({ from }, index) => weightsOf(from, `encoder/${index}`)),
    ...weightsOf(mu, "mu"),
    ...weightsOf(logVar, "logVar"),
    ...decoded.flatMap(({ from }, index) => weightsOf(from, `decoder/${index}`)),
  ];
  return { architecture, tensors: new Map(tensors) };
}

/** Layers that follow each other from the only input on, until none or several take what the last one gives. */
interface Chain {
  readonly input: KerasFileLayer;
  /** The second input, whose class is joined to what the first or the last layer has. */
  readonly told: KerasFileLayer | null;
  readonly layers: readonly KerasFileLayer[];
  readonly last: KerasFileLayer;
  readonly consumers: readonly KerasFileLayer[];
}

/** The chain of a model whose first or last layer, and no other, may join a second input to what it has. */
function chainOf({ layers }: KerasFile, joins: "first" | "last"): Chain {
  const inputs = layers.filter(({ kind }) => kind === "InputLayer");
  const told = inputs.find(({ name }) => layers.some((layer) => isJoin(layer) && layer.sources[1] === name)) ?? null;
  const [input, another] = inputs.filter((each) => each !== told);
  if (!input || another) throw new ModelFileError({ code: "otherKeras" });
  const chain: KerasFileLayer[] = [];
  for (let last = input; ; ) {
    const consumers = layers.filter(({ sources }) => sources.includes(last.name));
    const [next] = consumers;
    if (!next || consumers.length > 1) {
      const place = told ? chain.at(joins === "first" ? 0 : -1) : null;
      if (told && !(place && isJoin(place))) refuse(told, "inbound_nodes");
      return { input, told, layers: chain.filter((layer) => layer !== place), last, consumers };
    }
    const isTold = isJoin(next) && next.sources[1] === told?.name;
    if ((next.sources.length > 1 && !isTold) || chain.includes(next)) refuse(next, "inbound_nodes");
    chain.push(next);
    last = next;
  }
}

/** Whether a layer puts what another gives behind what one does. */
function isJoin({ kind, sources, config }: KerasFileLayer): boolean {
  return kind === "Concatenate" && sources.length === 2 && [1, -1].some((axis) => axis === config["axis"]);
}

function headsOf(
  consumers: readonly KerasFileLayer[],
  last: KerasFileLayer,
): readonly [KerasFileLayer, KerasFileLayer] {
  const [first, second, third] = consumers;
  if (!first || !second || third) return refuse(third ?? last, "inbound_nodes");
  for (const head of [first, second]) {
    if (head.kind !== "Dense") return refuse(head, "inbound_nodes");
    const layer = layerOf(head);
    if (layer?.kind === "dense" && layer.activation !== "linear") return refuse(head, "activation");
  }
  const isSpread = ({ name }: KerasFileLayer) => /var/i.test(name);
  return isSpread(first) && !isSpread(second) ? [second, first] : [first, second];
}

/** A layer of ours and the layer of Keras that it was. */
interface KeptLayer {
  readonly layer: Layer;
  readonly from: KerasFileLayer;
}

/** Layers of a chain that do something. */
function keptLayers(layers: readonly KerasFileLayer[]): KeptLayer[] {
  return layers.flatMap((from) => {
    const layer = layerOf(from);
    return layer ? [{ layer, from }] : [];
  });
}

/** The layers of a decoder up to its logits: it ends in a sigmoid, which belongs to the likelihood here. */
function endingInLogits({ layers, last }: Chain): KeptLayer[] {
  if (last.config["activation"] !== "sigmoid") return refuse(last, "activation");
  const linear = { ...last, config: { ...last.config, activation: "linear" } };
  return keptLayers([...layers.slice(0, -1), linear]);
}

/** How many classes both models are told of; null where they are told none. */
function classesOf(encoding: KerasFileLayer | null, decoding: KerasFileLayer | null): number | null {
  const told = decoding ?? encoding;
  if (!told) return null;
  const [wanted, found = ""] = [encoding, decoding].map((each) => JSON.stringify(each?.config["batch_shape"]));
  const [, classes] = /^\[null,([1-9]\d{0,2})\]$/.exec(found) ?? [];
  return classes !== undefined && found === wanted ? Number(classes) : refuse(told, "batch_shape");
}

function imageShapeOf(input: KerasFileLayer): ImageShape {
  const shape = input.config["batch_shape"];
  const [, height, width, channels] = Array.isArray(shape) && shape.length === 4 ? shape : [];
  const lengths = [height, width, channels];
  if (!lengths.every((length) => Number.isSafeInteger(length) && length > 0)) return refuse(input, "batch_shape");
  return [height, width, channels];
}

function latentDimOf(mu: KerasFileLayer, logVar: KerasFileLayer): number {
  const { units } = mu.config;
  const { least, greatest } = ranges.latentDim;
  const isPossible = typeof units === "number" && Number.isInteger(units) && units >= least && units <= greatest;
  return isPossible && logVar.config["units"] === units ? units : refuse(logVar, "units");
}

function weightsOf(from: KerasFileLayer, name: string): [string, Tensor][] {
  return weightRoles(from.kind).flatMap(({ ours }, index): [string, Tensor][] => {
    const tensor = from.weights[index];
    return tensor ? [[`${name}/${ours}`, tensor]] : [];
  });
}

/** The layer that one of Keras is here; null where it does nothing. */
function layerOf(from: KerasFileLayer): Layer | null {
  const { kind, config } = from;
  const expect = (option: string, ...allowed: readonly unknown[]) => {
    const found = JSON.stringify(config[option]);
    if (!allowed.some((each) => JSON.stringify(each) === found)) refuse(from, option);
  };
  const count = (option: string): number => {
    const found = config[option];
    return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : refuse(from, option);
  };
  const activation = () => {
    expect("activation", "relu", "linear", null, undefined);
    return config["activation"] === "relu" ? ("relu" as const) : ("linear" as const);
  };
  switch (kind) {
    case "Activation":
      expect("activation", "linear");
      return null;
    case "Conv2D":
    case "Conv2DTranspose":
      return { kind: kind === "Conv2D" ? "conv2d" : "conv2dTranspose", ...windowed() };
    case "Dense":
      expect("use_bias", true, undefined);
      return { kind: "dense", units: count("units"), activation: activation() };
    case "BatchNormalization":
      expect("axis", -1, [-1]);
      expect("epsilon", BATCH_NORMALIZATION_EPSILON);
      for (const option of ["center", "scale"]) expect(option, true);
      return { kind: "batchNormalization" };
    case "Flatten":
      expect("data_format", "channels_last", null, undefined);
      return { kind: "flatten" };
    case "Reshape":
      return { kind: "reshape", shape: threeLengths(from) };
    default:
      return refuse(from);
  }

  function windowed() {
    const side = KERNEL_SIZE;
    expect("kernel_size", [side, side]);
    expect("strides", [1, 1], [2, 2]);
    expect("padding", "same");
    expect("data_format", "channels_last", null, undefined);
    expect("dilation_rate", [1, 1], undefined);
    expect("groups", 1, undefined);
    expect("output_padding", null, undefined);
    expect("use_bias", true, undefined);
    const isHalving = JSON.stringify(config["strides"]) === "[2,2]";
    return { filters: count("filters"), stride: isHalving ? (2 as const) : (1 as const), activation: activation() };
  }
}

function threeLengths(from: KerasFileLayer): readonly [number, number, number] {
  const shape: unknown = from.config["target_shape"];
  if (!Array.isArray(shape) || shape.length !== 3) return refuse(from, "target_shape");
  if (!shape.every((length) => Number.isSafeInteger(length) && length > 0)) return refuse(from, "target_shape");
  return shape as [number, number, number];
}

/** @throws ModelFileError always: a layer, or an option of it, is none that a network here has */
function refuse({ name, kind }: KerasFileLayer, option: string | null = null): never {
  throw new ModelFileError({ code: "otherLayer", layer: name, kind, option });
}
