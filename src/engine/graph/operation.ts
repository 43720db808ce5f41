import { type Shape, sizeOf } from "../../experiment/architecture";
import type { DenseLayer, NormalizationLayer, WeightedLayer } from "./layers";

/** Numbers that a program computes or is given, one block of `shape` an image: floats, or pixels as bytes. */
export interface Value {
  readonly name: string;
  readonly shape: Shape;
  readonly element: "float" | "byte";
}

/** Whether batch norm takes the statistics of the batch or the running ones. */
export type NormStatistics = "batch" | "running";

/** A posterior's sample: ε, z = μ + σ·ε, both [latentDim], and the KL divergence of the posterior, [1]. */
export interface Sample {
  readonly epsilon: Value;
  readonly z: Value;
  readonly kl: Value;
}

/** The two dense layers that make a posterior from an encoder's features. */
export interface Heads {
  readonly mu: DenseLayer;
  readonly logVar: DenseLayer;
}

/** The layer that reads z, where that is a dense one, and the gradient of what it gives. */
export interface DenseReader {
  readonly layer: DenseLayer;
  readonly gradient: Value;
}

/** The gradient of what both heads read: the sum of the gradients through either, one of which may need a value of its own. */
export interface FeaturesGradient {
  readonly sum: Value;
  readonly throughLogVar: Value;
}

/** What of each image's rows a copy takes: how many rows there are, how long in either value, and from where to where. */
export interface CopiedRows {
  readonly rows: number;
  readonly sourceSize: number;
  readonly targetSize: number;
  readonly from: number;
  readonly first: number;
}

/** What of the rows of its two values a copy takes. */
export function copiedRows({ source, target, rows, from, first }: OperationOf<"copy">): CopiedRows {
  return { rows, sourceSize: sizeOf(source.shape) / rows, targetSize: sizeOf(target.shape) / rows, from, first };
}

/** How many numbers of a row are copied: as many as there are and as there is room for. */
export function copiedNumbers({ sourceSize, targetSize, from, first }: CopiedRows): number {
  return Math.min(sourceSize - from, targetSize - first);
}

/** One step of a program over all images: the forward pass first, then the backward pass, then what changes weights. */
export type Operation =
  /**
   * Bytes as numbers from 0 to 1: the batch's rows of the resident training images or of their classes, one-hot, or bytes
   * that are given; pixels as a run's corruption makes them where it may have one.
   */
  | {
      readonly kind: "gather";
      readonly images: Value | "resident" | "classes";
      readonly target: Value;
      readonly corruptible: boolean;
    }
  /**
   * Of each image's `rows` rows the numbers of `source` from number `from` on in the place of those of `target` from
   * number `first` on, as many as there are and as there is room for.
   */
  | {
      readonly kind: "copy";
      readonly source: Value;
      readonly target: Value;
      readonly rows: number;
      readonly from: number;
      readonly first: number;
    }
  | { readonly kind: "clear"; readonly target: Value }
  /** The numbers of `source` added to those of `target`. */
  | { readonly kind: "add"; readonly source: Value; readonly target: Value }
  | { readonly kind: "weighted"; readonly layer: WeightedLayer; readonly source: Value; readonly target: Value }
  | {
      readonly kind: "normalize";
      readonly layer: NormalizationLayer;
      readonly statistics: NormStatistics;
      readonly source: Value;
      readonly target: Value;
    }
  /** q(z|x) of an encoder's features, and where asked for a sample of it. */
  | {
      readonly kind: "posterior";
      readonly heads: Heads;
      readonly features: Value;
      readonly mu: Value;
      readonly logVar: Value;
      readonly sample: Sample | null;
    }
  /**
   * −log p(x|z) of each image, [1], and where asked for the weighted gradient of its logits. Where the gathered images may
   * be corrupted it reads the clean ones, the rows of the resident images, in their place.
   */
  | {
      readonly kind: "pixelLoss";
      readonly logits: Value;
      readonly images: Value;
      readonly clean: "gathered" | "resident";
      readonly gradient: Value | null;
      readonly losses: Value;
    }
  /**
   * −log softmax of `logits` at each image's class, which is one-hot, [1], and where asked for the weighted gradient of the
   * logits; both are 0 of an image whose class is unknown, all 0.
   */
  | {
      readonly kind: "labelLoss";
      readonly logits: Value;
      readonly classes: Value;
      readonly gradient: Value | null;
      readonly losses: Value;
    }
  | { readonly kind: "sigmoid"; readonly source: Value; readonly target: Value }
  /** The gradient before a ReLU, in place of the one after it, `output`. */
  | { readonly kind: "rectifierGradient"; readonly output: Value; readonly gradient: Value }
  /** The gradient of a layer's kernel and bias from that of its output. */
  | {
      readonly kind: "parameterGradient";
      readonly layer: WeightedLayer;
      readonly source: Value;
      readonly gradient: Value;
    }
  /** The gradient of a layer's input from that of its output. */
  | { readonly kind: "inputGradient"; readonly layer: WeightedLayer; readonly gradient: Value; readonly target: Value }
  /**
   * The gradient of gamma and beta and, where it goes onward, that of batch norm's input in place of its output's; the
   * ReLU before it may be taken along.
   */
  | {
      readonly kind: "normalizeGradient";
      readonly layer: NormalizationLayer;
      readonly source: Value;
      readonly gradient: Value;
      readonly onward: boolean;
      readonly rectified: boolean;
    }
  /** The same with running statistics, which are constants, and for the input alone. */
  | {
      readonly kind: "rescaleGradient";
      readonly layer: NormalizationLayer;
      readonly source: Value;
      readonly gradient: Value;
      readonly rectified: boolean;
    }
  /** Gradients of μ and logVar from that of z, which comes from the layer that reads it where `reader` says so. */
  | {
      readonly kind: "sampleGradient";
      readonly reader: DenseReader | null;
      readonly zGradient: Value;
      readonly mu: Value;
      readonly logVar: Value;
      readonly epsilon: Value;
      readonly muGradient: Value;
      readonly logVarGradient: Value;
    }
  /** The gradient of both heads' kernels and biases and, where the encoder has layers to train, of the features. */
  | {
      readonly kind: "posteriorGradient";
      readonly heads: Heads;
      readonly features: Value;
      readonly muGradient: Value;
      readonly logVarGradient: Value;
      readonly featuresGradient: FeaturesGradient | null;
    }
  /** Adam's update of all parameters (Kingma and Ba 2015, algorithm 1). */
  | { readonly kind: "adam" }
  /** Running statistics of one batch norm move towards the batch's. */
  | { readonly kind: "moveStatistics"; readonly layer: NormalizationLayer };

/** Operations of one kind. */
export type OperationOf<Kind extends Operation["kind"]> = Extract<Operation, { readonly kind: Kind }>;

/**
 * Says that a switch over kinds has forgotten one, which the compiler finds out first.
 * @throws RangeError always
 */
export function unknownKind(nothing: never): never {
  throw new RangeError(`Nobody knows what to do with ${JSON.stringify(nothing)}.`);
}
