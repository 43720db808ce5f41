import { KERNEL_SIZE } from "../../../experiment/architecture";
import type { GraphLayer, NormalizationLayer, WeightedLayer } from "../../graph/layers";
import { PANEL } from "../grids";
import type { Instruction } from "./instruction";
import { paddedChannels, type Tensors } from "./phases";
import type { TensorId } from "./plan";

/** The weights of a layer, packed for its own product and for that of its input's gradient. */
interface PackedWeights {
  readonly forward: TensorId;
  readonly backward: TensorId;
}

/** What batch norm multiplies by and adds, of the batch's statistics and of the running ones. */
interface Coefficients {
  readonly batch: TensorId;
  readonly running: TensorId;
}

/** Mean, scale, shift, inverse deviation, variance. */
const COEFFICIENT_ROWS = 5;
const TAPS = KERNEL_SIZE * KERNEL_SIZE;

/** The tensors that all programs share of each layer. */
export class LayerTensors {
  readonly #weights = new Map<WeightedLayer, PackedWeights>();
  readonly #coefficients = new Map<NormalizationLayer, Coefficients>();

  constructor(
    readonly layers: readonly GraphLayer[],
    tensors: Tensors,
  ) {
    for (const layer of layers) {
      if (layer.kind === "normalization") this.#coefficients.set(layer, coefficientsFor(layer, tensors));
      else this.#weights.set(layer, weightsFor(layer, tensors));
    }
  }

  /** @throws RangeError where the layer is not one of this plan's */
  weights(layer: WeightedLayer): PackedWeights {
    return existing(this.#weights.get(layer), layer);
  }

  /** @throws RangeError where the layer is not one of this plan's */
  coefficients(layer: NormalizationLayer): Coefficients {
    return existing(this.#coefficients.get(layer), layer);
  }

  /** The instructions that lay a layer's weights out in panels, or its running statistics as coefficients. */
  packs(layer: GraphLayer): Instruction[] {
    if (layer.kind === "normalization") {
      const { mean, variance, gamma, beta, grid } = layer;
      const coefficients = this.coefficients(layer).running;
      return [{ kind: "runningCoefficients", mean, variance, gamma, beta, coefficients, channels: grid.channels }];
    }
    const { kernel } = layer;
    const { forward, backward } = this.weights(layer);
    if (layer.kind === "dense") {
      const shape = { taps: 1, rows: layer.inputs, columns: layer.outputs };
      return [
        { kind: "pack", kernel, target: forward, ...shape, transposed: false },
        { kind: "pack", kernel, target: backward, ...shape, transposed: true },
      ];
    }
    const shape = { taps: TAPS, rows: layer.geometry.fineDepth, columns: layer.geometry.coarseDepth };
    const [down, up] = layer.direction === "down" ? [forward, backward] : [backward, forward];
    return [
      { kind: "pack", kernel, target: down, ...shape, transposed: false },
      { kind: "pack", kernel, target: up, ...shape, transposed: true },
    ];
  }
}

function existing<Thing>(thing: Thing | undefined, { name }: GraphLayer): Thing {
  if (thing === undefined) throw new RangeError(`The layer ${name} is not one of this plan's.`);
  return thing;
}

function weightsFor(layer: WeightedLayer, tensors: Tensors): PackedWeights {
  const { name } = layer;
  if (layer.kind === "dense") {
    return {
      forward: tensors.always(`${name}/forward`, panelsOf(layer.outputs), layer.inputs, PANEL),
      backward: tensors.always(`${name}/backward`, panelsOf(layer.inputs), layer.outputs, PANEL),
    };
  }
  const { fineDepth, coarseDepth } = layer.geometry;
  const down = tensors.always(`${name}/down`, panelsOf(coarseDepth), TAPS, fineDepth, PANEL);
  const up = tensors.always(`${name}/up`, panelsOf(fineDepth), TAPS, coarseDepth, PANEL);
  return layer.direction === "down" ? { forward: down, backward: up } : { forward: up, backward: down };
}

function coefficientsFor({ name, grid }: NormalizationLayer, tensors: Tensors): Coefficients {
  const channels = paddedChannels(grid.channels);
  return {
    batch: tensors.always(`${name}/batch`, COEFFICIENT_ROWS, channels),
    running: tensors.always(`${name}/running`, COEFFICIENT_ROWS, channels),
  };
}

function panelsOf(columns: number): number {
  return Math.ceil(columns / PANEL);
}
