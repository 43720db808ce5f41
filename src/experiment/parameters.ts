import {
  type Architecture,
  headInputOf,
  inferShapes,
  KERNEL_SIZE,
  type Layer,
  type Part,
  type Shape,
  sizeOf,
} from "./architecture";
import { inputsOf } from "./skips";

export type ParameterRole = "kernel" | "bias" | "gamma" | "beta" | "runningMean" | "runningVariance";

/** One tensor of a model's numbers and where it lies in its flat block. */
export interface ParameterTensor {
  /** Part, layer index and role, such as `encoder/0/kernel`, `mu/kernel` or `decoder/3/gamma`. */
  readonly name: string;
  readonly role: ParameterRole;
  /** Kernels: conv2d [3, 3, in, out], conv2dTranspose [3, 3, out, in], dense [in, out]; the others [channels]. */
  readonly shape: readonly number[];
  /** First element's index: in the trainable parameters, or in the running statistics for the two running roles. */
  readonly offset: number;
  readonly size: number;
}

/** Where every number of a model lies: trainable ones in one flat block, batch norm's running ones in another. */
export interface ParameterLayout {
  readonly trainable: readonly ParameterTensor[];
  readonly trainableCount: number;
  readonly statistics: readonly ParameterTensor[];
  readonly statisticsCount: number;
}

/**
 * The layout of an architecture's numbers, in the order encoder, mu head, logVar head, decoder, label head.
 * @throws ArchitectureError where layers do not fit together
 */
export function parameterLayout(architecture: Architecture): ParameterLayout {
  const inputs = inputsOf(architecture);
  const blocks = new Blocks();
  const addPart = (part: Part) => {
    for (const [index, layer] of architecture[part].entries()) {
      blocks.addLayer(`${part}/${index}`, layer, inputs[part][index] as Shape);
    }
  };
  addPart("encoder");
  const code = headInputOf(architecture, inferShapes(architecture).encoder.at(-1) ?? architecture.imageShape);
  for (const head of ["mu", "logVar"]) {
    blocks.addLayer(head, { kind: "dense", units: architecture.latentDim, activation: "linear" }, code);
  }
  addPart("decoder");
  const { labelHead, latentDim } = architecture;
  if (labelHead) {
    blocks.addLayer("labelHead", { kind: "dense", units: labelHead.classes, activation: "linear" }, [latentDim]);
  }
  return blocks.layout();
}

class Blocks {
  readonly #trainable: ParameterTensor[] = [];
  readonly #statistics: ParameterTensor[] = [];

  addLayer(name: string, layer: Layer, input: Shape): void {
    const channels = input.at(-1) as number;
    switch (layer.kind) {
      case "conv2d":
        return this.#addWeights(name, [KERNEL_SIZE, KERNEL_SIZE, channels, layer.filters], layer.filters);
      case "conv2dTranspose":
        return this.#addWeights(name, [KERNEL_SIZE, KERNEL_SIZE, layer.filters, channels], layer.filters);
      case "dense":
        return this.#addWeights(name, [channels, layer.units], layer.units);
      case "batchNormalization":
        add(this.#trainable, name, "gamma", [channels]);
        add(this.#trainable, name, "beta", [channels]);
        add(this.#statistics, name, "runningMean", [channels]);
        add(this.#statistics, name, "runningVariance", [channels]);
    }
  }

  layout(): ParameterLayout {
    return {
      trainable: this.#trainable,
      trainableCount: lengthOf(this.#trainable),
      statistics: this.#statistics,
      statisticsCount: lengthOf(this.#statistics),
    };
  }

  #addWeights(name: string, kernel: readonly number[], outputs: number): void {
    add(this.#trainable, name, "kernel", kernel);
    add(this.#trainable, name, "bias", [outputs]);
  }
}

function add(block: ParameterTensor[], layer: string, role: ParameterRole, shape: readonly number[]): void {
  const size = sizeOf(shape as Shape);
  block.push({ name: `${layer}/${role}`, role, shape, offset: lengthOf(block), size });
}

function lengthOf(block: readonly ParameterTensor[]): number {
  const last = block.at(-1);
  return last ? last.offset + last.size : 0;
}
