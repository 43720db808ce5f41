import { type Architecture, BATCH_NORMALIZATION_EPSILON, KERNEL_SIZE, type Shape } from "../experiment/architecture";
import { LOG_VARIANCE_LIMIT } from "../model/posterior";
import { type ModelWeights, weightTensors } from "./modelTensors";
import { chainsOf, type PlacedLayer } from "./networkChains";
import { bytesField, floatField, type MessageFields, message, messageField, textField, wholeField } from "./protobuf";
import { toPytorch } from "./pytorch";
import type { NamedTensors, Tensor } from "./tensor";

/** Numbers of types of elements, and of attributes, in ONNX. */
const [FLOAT, INT64] = [1, 7];
const [ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_INTS] = [1, 2, 7];
/** Old ones, which every runtime of the last years takes. */
const [IR_VERSION, OPSET] = [8, 13];
const TO_CHANNELS_LAST = [0, 2, 3, 1];
const TO_CHANNELS_FIRST = [0, 3, 1, 2];

/**
 * An encoder in ONNX: `image` [batch, channels, height, width] from 0 to 1 and, of a conditional network, `condition`
 * [batch, classes]; `mu` and `log_var`, each [batch, latent].
 */
export function onnxEncoder(architecture: Architecture, weights: ModelWeights, notes: OnnxNotes): Uint8Array {
  const { encoder, mu, logVar, classes } = chainsOf(architecture);
  const graph = new Graph(weightTensors(architecture, weights));
  const code = graph.told(graph.chain("image", encoder), classes);
  graph.node("Identity", [graph.layer(code, mu)], "mu");
  const limits = [-LOG_VARIANCE_LIMIT, LOG_VARIANCE_LIMIT].map((limit) => graph.scalar(limit));
  graph.node("Clip", [graph.layer(code, logVar), ...limits], "log_var");
  const image = { name: "image", shape: channelsFirst(architecture.imageShape) };
  const outputs = ["mu", "log_var"].map((name) => ({ name, shape: [architecture.latentDim] }));
  return modelOf("encoder", graph, [image, ...toldInputs(classes)], outputs, notes);
}

/**
 * A decoder in ONNX: `z` [batch, latent] and, of a conditional network, `condition` [batch, classes]; `image` from 0 to 1 and
 * `logits`, each [batch, channels, height, width].
 */
export function onnxDecoder(architecture: Architecture, weights: ModelWeights, notes: OnnxNotes): Uint8Array {
  const graph = new Graph(weightTensors(architecture, weights));
  const { decoder, classes } = chainsOf(architecture);
  graph.node("Identity", [graph.chain(graph.told("z", classes), decoder)], "logits");
  graph.node("Sigmoid", ["logits"], "image");
  const shape = channelsFirst(architecture.imageShape);
  const outputs = ["image", "logits"].map((name) => ({ name, shape }));
  const z = { name: "z", shape: [architecture.latentDim] };
  return modelOf("decoder", graph, [z, ...toldInputs(classes)], outputs, notes);
}

function toldInputs(classes: number): readonly Value[] {
  return classes > 0 ? [{ name: "condition", shape: [classes] }] : [];
}

/** What a file says of itself, by key. */
export type OnnxNotes = ReadonlyMap<string, string>;

/** An input or output; its shape is without the batch. */
interface Value {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Nodes and initial values as they are written, one after the other; a value is named by the node that gives it. */
class Graph {
  readonly fields: Uint8Array[] = [];
  readonly #tensors: NamedTensors;
  #count = 0;

  constructor(tensors: NamedTensors) {
    this.#tensors = tensors;
  }

  chain(input: string, layers: readonly PlacedLayer[]): string {
    return layers.reduce((value, layer) => this.layer(value, layer), input);
  }

  /** Puts the class behind a value, where the network is told one of so many. */
  told(value: string, classes: number): string {
    return classes === 0 ? value : this.node("Concat", [value, "condition"], undefined, [wholeOf("axis", 1)]);
  }

  /** Adds a layer; the name of what it gives. */
  layer(value: string, { name, layer, input, output }: PlacedLayer): string {
    switch (layer.kind) {
      case "conv2d":
        return this.#activated(
          layer.activation,
          this.#windowed("Conv", value, name, layer.stride, padsOf(input, output, layer.stride)),
        );
      case "conv2dTranspose": {
        const pads = layer.stride === 2 ? [0, 0, 1, 1] : [1, 1, 1, 1];
        return this.#activated(layer.activation, this.#windowed("ConvTranspose", value, name, layer.stride, pads));
      }
      case "dense": {
        const inputs = [value, this.#weight(name, "kernel"), this.#weight(name, "bias")];
        return this.#activated(layer.activation, this.node("Gemm", inputs));
      }
      case "batchNormalization": {
        const roles = ["gamma", "beta", "runningMean", "runningVariance"];
        const inputs = [value, ...roles.map((role) => this.#weight(name, role))];
        return this.node("BatchNormalization", inputs, undefined, [floatOf("epsilon", BATCH_NORMALIZATION_EPSILON)]);
      }
      case "flatten":
        return this.node("Flatten", [this.#channelsLast(value, input)], undefined, [wholeOf("axis", 1)]);
      case "reshape": {
        const flat = this.#channelsLast(value, input);
        const shaped = this.node("Reshape", [flat, this.#wholes([-1, ...layer.shape])]);
        return this.node("Transpose", [shaped], undefined, [wholesOf("perm", TO_CHANNELS_FIRST)]);
      }
    }
  }

  /** Adds a node; the name of what it gives. */
  node(kind: string, inputs: readonly string[], output = this.#name(), attributes: MessageFields = []): string {
    const named = [...inputs.map((input) => textField(1, input)), textField(2, output), textField(4, kind)];
    this.fields.push(messageField(1, [...named, ...attributes]));
    return output;
  }

  scalar(value: number): string {
    return this.#initial(this.#name(), { shape: [], values: Float32Array.of(value) });
  }

  #activated(activation: "relu" | "linear", value: string): string {
    return activation === "relu" ? this.node("Relu", [value]) : value;
  }

  #windowed(kind: string, value: string, name: string, stride: number, pads: readonly number[]): string {
    const attributes = [
      wholesOf("kernel_shape", [KERNEL_SIZE, KERNEL_SIZE]),
      wholesOf("strides", [stride, stride]),
      wholesOf("pads", pads),
    ];
    const inputs = [value, this.#weight(name, "kernel", toPytorch), this.#weight(name, "bias")];
    return this.node(kind, inputs, undefined, attributes);
  }

  #channelsLast(value: string, { length }: Shape): string {
    return length === 1 ? value : this.node("Transpose", [value], undefined, [wholesOf("perm", TO_CHANNELS_LAST)]);
  }

  #weight(layer: string, role: string, ordered = (tensor: Tensor) => tensor): string {
    const tensor = this.#tensors.get(`${layer}/${role}`);
    if (!tensor) throw new RangeError(`${layer}/${role}`);
    return this.#initial(`${layer}/${role}`, ordered(tensor));
  }

  #initial(name: string, { shape, values }: Tensor): string {
    const { buffer, byteOffset, byteLength } = values;
    return this.#raw(name, FLOAT, shape, new Uint8Array(buffer, byteOffset, byteLength));
  }

  #wholes(values: readonly number[]): string {
    const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    return this.#raw(this.#name(), INT64, [values.length], bytes);
  }

  #raw(name: string, type: number, shape: readonly number[], bytes: Uint8Array): string {
    const dimensions = shape.map((length) => wholeField(1, length));
    this.fields.push(messageField(5, [...dimensions, wholeField(2, type), textField(8, name), bytesField(9, bytes)]));
    return name;
  }

  #name(): string {
    this.#count += 1;
    return `value_${this.#count}`;
  }
}

function modelOf(
  name: string,
  graph: Graph,
  inputs: readonly Value[],
  outputs: readonly Value[],
  notes: OnnxNotes,
): Uint8Array {
  const taken = inputs.map((input) => messageField(11, describedValue(input)));
  const given = outputs.map((output) => messageField(12, describedValue(output)));
  return message([
    wholeField(1, IR_VERSION),
    textField(2, "latent-playground"),
    messageField(7, [...graph.fields, textField(2, name), ...taken, ...given]),
    messageField(8, [textField(1, ""), wholeField(2, OPSET)]),
    ...Array.from(notes, ([key, value]) => messageField(14, [textField(1, key), textField(2, value)])),
  ]);
}

function describedValue({ name, shape }: Value): MessageFields {
  const batch = messageField(1, [textField(2, "batch")]);
  const lengths = shape.map((length) => messageField(1, [wholeField(1, length)]));
  const tensor = [wholeField(1, FLOAT), messageField(2, [batch, ...lengths])];
  return [textField(1, name), messageField(2, [messageField(1, tensor)])];
}

/** SAME padding as TensorFlow has it: top, left, bottom, right. */
function padsOf(input: Shape, output: Shape, stride: number): readonly number[] {
  const [top, left] = [0, 1].map((axis) => {
    const [before, after] = [input[axis] ?? 1, output[axis] ?? 1];
    return Math.max(0, (after - 1) * stride + KERNEL_SIZE - before);
  }) as [number, number];
  return [top, left, top, left].map((total, side) => (side < 2 ? Math.floor(total / 2) : Math.ceil(total / 2)));
}

function channelsFirst([height, width, channels]: readonly [number, number, number]): readonly number[] {
  return [channels, height, width];
}

function floatOf(name: string, value: number): Uint8Array {
  return messageField(5, [textField(1, name), floatField(2, value), wholeField(20, ATTRIBUTE_FLOAT)]);
}

function wholeOf(name: string, value: number): Uint8Array {
  return messageField(5, [textField(1, name), wholeField(3, value), wholeField(20, ATTRIBUTE_INT)]);
}

function wholesOf(name: string, values: readonly number[]): Uint8Array {
  const each = values.map((value) => wholeField(8, value));
  return messageField(5, [textField(1, name), ...each, wholeField(20, ATTRIBUTE_INTS)]);
}
