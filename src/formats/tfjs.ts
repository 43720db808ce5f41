import type { KerasModel } from "./kerasLayers";
import type { NamedTensors, Tensor } from "./tensor";

/** A layers model of TensorFlow.js as its files. */
export interface TfjsFiles {
  /** `model.json`. */
  readonly topology: string;
  /** `weights.bin`. */
  readonly weights: Uint8Array;
}

/** A model as TensorFlow.js' `loadLayersModel` takes it, in the spelling of Keras 2. */
export function writeTfjs(
  model: KerasModel,
  tensors: NamedTensors,
  metadata: Readonly<Record<string, string>> = {},
): TfjsFiles {
  const weights = model.layers.flatMap(({ name, weights: of }) =>
    of.flatMap(({ ours, role }) => {
      const tensor = tensors.get(ours);
      return tensor ? [{ name: `${name}/${role}`, tensor }] : [];
    }),
  );
  const topology = {
    format: "layers-model",
    generatedBy: "latent-playground",
    convertedBy: null,
    userDefinedMetadata: metadata,
    modelTopology: { class_name: "Model", config: configOf(model), keras_version: "2.15.0", backend: "tensorflow" },
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: weights.map(({ name, tensor }) => ({ name, shape: tensor.shape, dtype: "float32" })),
      },
    ],
  };
  return { topology: JSON.stringify(topology), weights: joined(weights.map(({ tensor }) => tensor)) };
}

function configOf({ name, inputs, layers, outputs }: KerasModel): unknown {
  const inputLayers = inputs.map(({ name, shape }) => ({
    class_name: "InputLayer",
    config: { batch_input_shape: [null, ...shape], dtype: "float32", sparse: false, name },
    name,
    inbound_nodes: [],
  }));
  const others = layers.map((layer) => ({
    class_name: layer.kind,
    config: { name: layer.name, trainable: true, dtype: "float32", ...layer.config },
    name: layer.name,
    inbound_nodes: [layer.sources.map((source) => [source.name, 0, 0, {}])],
  }));
  return {
    name,
    layers: [...inputLayers, ...others],
    input_layers: inputs.map((input) => [input.name, 0, 0]),
    output_layers: outputs.map((output) => [output, 0, 0]),
  };
}

function joined(tensors: readonly Tensor[]): Uint8Array {
  const all = new Float32Array(tensors.reduce((length, { values }) => length + values.length, 0));
  let place = 0;
  for (const { values } of tensors) {
    all.set(values, place);
    place += values.length;
  }
  return new Uint8Array(all.buffer);
}
