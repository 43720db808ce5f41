import { concat, reshape, type Tensor, type Tensor2D, tensor, tidy, type Variable, zeros } from "@tensorflow/tfjs";
import type { Architecture, Part } from "../../experiment/architecture";
import { type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { type SkipConnection, skipsOf } from "../../experiment/skips";
import { applyLayers, buildLayers, type KerasLayer, type KerasLayers, variableOf } from "./layers";

/** What skip connections bring of some images, one for each connection, [count, height, width, channels]. */
export type SkippedTensors = readonly Tensor[];

/** Encoder and decoder on the current back end, with their weights. */
export class Network {
  /** Trainable weights in the order of `parameterLayout`. */
  readonly trainable: readonly Variable[];
  /** Running statistics in the order of `parameterLayout`. */
  readonly statistics: readonly Variable[];
  readonly #architecture: Architecture;
  readonly #layers: KerasLayers;
  readonly #skips: readonly SkipConnection[];

  /** @throws ArchitectureError where layers do not fit together */
  constructor(architecture: Architecture) {
    this.#architecture = architecture;
    this.#layers = buildLayers(architecture);
    this.#skips = skipsOf(architecture);
    const layers = inOrder(this.#layers);
    this.trainable = layers.flatMap((layer) => layer.trainableWeights.map(variableOf));
    this.statistics = layers.flatMap((layer) => layer.nonTrainableWeights.map(variableOf));
    const layout = parameterLayout(architecture);
    checkOrder(this.trainable, layout.trainable);
    checkOrder(this.statistics, layout.statistics);
  }

  /**
   * mu and logVar as predicted, each [count, latentDim], of images [count, pixels] with x from 0 to 1, and of their classes
   * [count, classes] where the network is told those; and what skip connections bring.
   */
  encode(images: Tensor2D, training: boolean, classes?: Tensor2D) {
    const outputs = this.#encoded(images, training);
    const code = joined(outputs.at(-1) ?? images, classes);
    return {
      mu: applyLayers([this.#layers.mu], code, training) as Tensor2D,
      logVar: applyLayers([this.#layers.logVar], code, training) as Tensor2D,
      skipped: this.#skippedFrom(outputs),
    };
  }

  /** What skip connections bring of images [count, pixels]. */
  skippedOf(images: Tensor2D): SkippedTensors {
    return this.#skips.length === 0 ? [] : this.#skippedFrom(this.#encoded(images, false));
  }

  /**
   * Logits [count, pixels] of z [count, latentDim], and of classes [count, classes] where the network is told those; with
   * zeros in the place of what is not skipped.
   */
  decode(z: Tensor2D, training: boolean, classes?: Tensor2D, skipped?: SkippedTensors): Tensor2D {
    const logits = this.#decoded(joined(z, classes), training, skipped).at(-1) ?? z;
    const [count] = z.shape;
    return reshape(logits, [count, logits.size / count]);
  }

  /** Logits [count, classes] of the label head, of mu [count, latentDim]; null where there is none. */
  labelLogits(mu: Tensor2D): Tensor2D | null {
    const { labelHead } = this.#layers;
    return labelHead && (applyLayers([labelHead], mu, false) as Tensor2D);
  }

  /** What every layer gives, by its name: the encoder of images [1, pixels], the decoder of z [1, latentDim]. */
  activations(images: Tensor2D, z: Tensor2D, classes?: Tensor2D): ReadonlyMap<string, Tensor> {
    const found = new Map<string, Tensor>();
    const add = (part: Part, outputs: readonly Tensor[]) => {
      for (const [index, layer] of this.#layers[part].entries()) {
        const output = outputs[index];
        if (output && layer.trainableWeights.length > 0) found.set(`${part}/${index}`, output);
      }
    };
    const encoded = this.#encoded(images, false);
    add("encoder", encoded);
    const code = joined(encoded.at(-1) ?? images, classes);
    for (const head of ["mu", "logVar"] as const) found.set(head, applyLayers([this.#layers[head]], code, false));
    add("decoder", this.#decoded(joined(z, classes), false, this.#skippedFrom(encoded)));
    const labelLogits = this.labelLogits(found.get("mu") as Tensor2D);
    return labelLogits ? found.set("labelHead", labelLogits) : found;
  }

  /** What the encoder's layers give, one after the other. */
  #encoded(images: Tensor2D, training: boolean): Tensor[] {
    return outputsOf(this.#layers.encoder, reshape(images, [-1, ...this.#architecture.imageShape]), training);
  }

  #skippedFrom(encoded: readonly Tensor[]): SkippedTensors {
    return this.#skips.flatMap(({ from }) => encoded[from] ?? []);
  }

  /** What the decoder's layers give, one after the other. */
  #decoded(code: Tensor, training: boolean, skipped?: SkippedTensors): Tensor[] {
    const read = (source: Tensor, index: number) => {
      const place = this.#skips.findIndex(({ to }) => to === index);
      const skip = this.#skips[place];
      if (!skip) return source;
      return concat([source, skipped?.[place] ?? zeros([source.shape[0] ?? 0, ...skip.shape])], CHANNELS);
    };
    return outputsOf(this.#layers.decoder, code, training, read);
  }

  dispose(): void {
    for (const layer of inOrder(this.#layers)) layer.dispose();
  }
}

/** The axis of channels. */
const CHANNELS = 3;

/** What each of some layers gives; what it reads is made of what the one before gave. */
function outputsOf(
  layers: readonly KerasLayer[],
  input: Tensor,
  training: boolean,
  read = (source: Tensor, _: number) => source,
): Tensor[] {
  const outputs: Tensor[] = [];
  for (const [index, layer] of layers.entries()) {
    outputs.push(applyLayers([layer], read(outputs.at(-1) ?? input, index), training));
  }
  return outputs;
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

function inOrder({ encoder, mu, logVar, decoder, labelHead }: KerasLayers): readonly KerasLayer[] {
  return [...encoder, mu, logVar, ...decoder, ...(labelHead ? [labelHead] : [])];
}

function checkOrder(variables: readonly Variable[], tensors: readonly ParameterTensor[]): void {
  const found = variables.map(({ shape }) => shape.join("×")).join(", ");
  const wanted = tensors.map(({ shape }) => shape.join("×")).join(", ");
  if (found !== wanted) throw new TypeError(`TensorFlow.js lays weights out as ${found}; expected ${wanted}.`);
}
