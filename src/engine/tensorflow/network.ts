import { concat, reshape, type Tensor, type Tensor2D, tensor, tidy, type Variable } from "@tensorflow/tfjs";
import type { Architecture, Part } from "../../experiment/architecture";
import { type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { applyLayers, buildLayers, type KerasLayer, type KerasLayers, variableOf } from "./layers";

/** Encoder and decoder on the current back end, with their weights. */
export class Network {
  /** Trainable weights in the order of `parameterLayout`. */
  readonly trainable: readonly Variable[];
  /** Running statistics in the order of `parameterLayout`. */
  readonly statistics: readonly Variable[];
  readonly #architecture: Architecture;
  readonly #layers: KerasLayers;

  /** @throws ArchitectureError where layers do not fit together */
  constructor(architecture: Architecture) {
    this.#architecture = architecture;
    this.#layers = buildLayers(architecture);
    const layers = inOrder(this.#layers);
    this.trainable = layers.flatMap((layer) => layer.trainableWeights.map(variableOf));
    this.statistics = layers.flatMap((layer) => layer.nonTrainableWeights.map(variableOf));
    const layout = parameterLayout(architecture);
    checkOrder(this.trainable, layout.trainable);
    checkOrder(this.statistics, layout.statistics);
  }

  /**
   * mu and logVar as predicted, each [count, latentDim], of images [count, pixels] with x from 0 to 1, and of their classes
   * [count, classes] where the network is told those.
   */
  encode(images: Tensor2D, training: boolean, classes?: Tensor2D): { mu: Tensor2D; logVar: Tensor2D } {
    const input = reshape(images, [-1, ...this.#architecture.imageShape]);
    const code = joined(applyLayers(this.#layers.encoder, input, training), classes);
    return {
      mu: applyLayers([this.#layers.mu], code, training) as Tensor2D,
      logVar: applyLayers([this.#layers.logVar], code, training) as Tensor2D,
    };
  }

  /** Logits [count, pixels] of z [count, latentDim], and of classes [count, classes] where the network is told those. */
  decode(z: Tensor2D, training: boolean, classes?: Tensor2D): Tensor2D {
    const logits = applyLayers(this.#layers.decoder, joined(z, classes), training);
    const [count] = z.shape;
    return reshape(logits, [count, logits.size / count]);
  }

  /** What every layer gives, by its name: the encoder of images [1, pixels], the decoder of z [1, latentDim]. */
  activations(images: Tensor2D, z: Tensor2D, classes?: Tensor2D): ReadonlyMap<string, Tensor> {
    const { encoder, mu, logVar, decoder } = this.#layers;
    const outputs = new Map<string, Tensor>();
    const through = (part: Part, layers: readonly KerasLayer[], input: Tensor) =>
      layers.reduce((source, layer, index) => {
        const output = applyLayers([layer], source, false);
        if (layer.trainableWeights.length > 0) outputs.set(`${part}/${index}`, output);
        return output;
      }, input);
    const input = reshape(images, [-1, ...this.#architecture.imageShape]);
    const code = joined(through("encoder", encoder, input), classes);
    outputs.set("mu", applyLayers([mu], code, false)).set("logVar", applyLayers([logVar], code, false));
    through("decoder", decoder, joined(z, classes));
    return outputs;
  }

  dispose(): void {
    for (const layer of inOrder(this.#layers)) layer.dispose();
  }
}

/** What a layer reads, with the class beside it where there is one. */
function joined(values: Tensor, classes: Tensor2D | undefined): Tensor {
  return classes ? concat([values, classes], 1) : values;
}

/** Copies one flat block into the variables that lie in it, in order. */
export function writeVariables(variables: readonly Variable[], block: Float32Array): void {
  let offset = 0;
  for (const variable of variables) {
    const values = block.slice(offset, offset + variable.size);
    tidy(() => variable.assign(tensor(values, variable.shape) as Tensor));
    offset += variable.size;
  }
}

function inOrder({ encoder, mu, logVar, decoder }: KerasLayers): readonly KerasLayer[] {
  return [...encoder, mu, logVar, ...decoder];
}

function checkOrder(variables: readonly Variable[], tensors: readonly ParameterTensor[]): void {
  const found = variables.map(({ shape }) => shape.join("×")).join(", ");
  const wanted = tensors.map(({ shape }) => shape.join("×")).join(", ");
  if (found !== wanted) throw new TypeError(`TensorFlow.js lays weights out as ${found}; expected ${wanted}.`);
}
