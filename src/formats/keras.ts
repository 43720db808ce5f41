import { type Hdf5Group, writeHdf5 } from "./hdf5/write";
import type { KerasModel, KerasModelLayer } from "./kerasLayers";
import type { NamedTensors, Tensor } from "./tensor";
import { writeZip } from "./zip";

/** The version of Keras whose format is written. */
const KERAS_VERSION = "3.16.0";

/**
 * A model as Keras 3 saves it, `.keras`: its configuration, its weights as in `writeKerasWeights`, and beside what Keras
 * notes of a file what else is to be noted, which Keras does not read.
 */
export function writeKerasModel(
  model: KerasModel,
  tensors: NamedTensors,
  notes: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return writeZip([
    ["metadata.json", json({ keras_version: KERAS_VERSION, date_saved: "2000-01-01@00:00:00", ...notes })],
    ["config.json", json(configOf(model))],
    ["model.weights.h5", writeKerasWeights(model, tensors)],
  ]);
}

/**
 * The weights of a model as Keras 3 saves them, `.weights.h5`: each layer's under the name of its class, numbered in the
 * order of the layers of that class, whatever they are called.
 */
export function writeKerasWeights({ inputs, layers }: KerasModel, tensors: NamedTensors): Uint8Array<ArrayBuffer> {
  const names = groupNames(layers.map(({ kind }) => kind));
  const groups = layers.map(({ weights }, index): [string, Hdf5Group] => {
    const values = weights.map(({ ours }) => tensors.get(ours)).filter((tensor) => tensor !== undefined);
    return [names[index] ?? "", holding(values)];
  });
  const named = (name: string): [string, Hdf5Group] => [name, holding([])];
  return writeHdf5(
    new Map<string, Hdf5Group>([
      ["layers", new Map([...groupNames(inputs.map(() => "InputLayer")).map(named), ...groups])],
      ["vars", new Map()],
    ]),
  );
}

/** The groups in which Keras saves layers of these classes, in their order. */
export function groupNames(kinds: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return kinds.map((kind) => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return count === 0 ? snakeCase(kind) : `${snakeCase(kind)}_${count}`;
  });
}

function holding(values: readonly Tensor[]): Hdf5Group {
  return new Map([["vars", new Map(values.map((tensor, index) => [String(index), tensor]))]]);
}

/** A class's name as Keras turns it into that of a group: `Conv2DTranspose` is `conv2d_transpose`. */
function snakeCase(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z0-9]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

function configOf({ name, inputs, layers, outputs }: KerasModel): unknown {
  const inputLayers = inputs.map(({ name, shape }) => ({
    module: "keras.layers",
    class_name: "InputLayer",
    config: { batch_shape: [null, ...shape], dtype: "float32", sparse: false, name },
    registered_name: null,
    name,
    inbound_nodes: [],
  }));
  const taken = inputs.map((input) => [input.name, 0, 0] as const);
  return {
    module: "keras.src.models.functional",
    class_name: "Functional",
    config: {
      name,
      trainable: true,
      layers: [...inputLayers, ...layers.map(layerConfig)],
      input_layers: inOne(taken),
      output_layers: outputs.map((output) => [output, 0, 0]),
    },
    registered_name: "Functional",
    build_config: { input_shape: null },
  };
}

/** One thing, or the list of several: where a list of one stood, Keras would expect one. */
function inOne<T>(all: readonly T[]): T | readonly T[] | undefined {
  return all.length === 1 ? all[0] : all;
}

function layerConfig({ name, kind, config, sources }: KerasModelLayer): unknown {
  const shapes = sources.map(({ shape }) => [null, ...shape]);
  const from = sources.map((source, index) => ({
    class_name: "__keras_tensor__",
    config: { shape: shapes[index], dtype: "float32", keras_history: [source.name, 0, 0] },
  }));
  return {
    module: "keras.layers",
    class_name: kind,
    config: { name, trainable: true, dtype: "float32", ...config },
    registered_name: null,
    build_config: { input_shape: inOne(shapes) },
    name,
    inbound_nodes: [{ args: [inOne(from)], kwargs: {} }],
  };
}
