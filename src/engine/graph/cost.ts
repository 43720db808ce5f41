import { KERNEL_SIZE, sizeOf } from "../../experiment/architecture";
import type { Graph, Program } from "./graph";
import type { Geometry, NormalizationLayer, WeightedLayer } from "./layers";
import { type Operation, type OperationOf, unknownKind, type Value } from "./operation";

/**
 * Floating-point operations of one image's products in a convolution, its input gradient or its kernel's gradient: a
 * multiplication and an addition are two, and those with the zeros around an image count as well.
 */
export function convolutionFlops({ coarseHeight, coarseWidth, coarseDepth, fineDepth }: Geometry): number {
  return 2 * KERNEL_SIZE * KERNEL_SIZE * coarseHeight * coarseWidth * coarseDepth * fineDepth;
}

/** Floating-point operations of one image's products in a dense layer, its input gradient or its kernel's gradient. */
export function denseFlops({ inputs, outputs }: { readonly inputs: number; readonly outputs: number }): number {
  return 2 * inputs * outputs;
}

/** Floating-point operations of all else, roughly, by the operations of their formulas: per number, or per parameter of Adam. */
export const flopsPerNumber = {
  biasGradient: 1,
  rescaleGradient: 1,
  moments: 4,
  normalize: 3,
  normalizeSums: 4,
  normalizeGradient: 5,
  pixelLoss: 40,
  labelLoss: 40,
  sigmoid: 20,
  elementwise: 1,
  sample: 60,
  adam: 12,
} as const;

/** Floating-point operations of a training step on a full batch: gradient and update. */
export function flopsOfStep({ batchSize, layout, programs }: Graph): number {
  return flopsOfProgram(programs.train, batchSize) + flopsPerNumber.adam * layout.trainableCount;
}

/** Floating-point operations of a program over so many images, Adam's apart. */
export function flopsOfProgram({ operations }: Program, images: number): number {
  return images * operations.reduce((sum, operation) => sum + flopsOf(operation), 0);
}

/** Floating-point operations of an operation, for one image. */
function flopsOf(operation: Operation): number {
  const per = flopsPerNumber;
  switch (operation.kind) {
    case "copy":
    case "clear":
    case "adam":
    case "moveStatistics":
      return 0;
    case "add":
    case "gather":
    case "sigmoid": {
      const { kind, target } = operation;
      return (kind === "sigmoid" ? per.sigmoid : per.elementwise) * sizeOf(target.shape);
    }
    case "weighted":
    case "inputGradient":
      return productFlops(operation.layer);
    case "parameterGradient":
      return parameterFlops(operation.layer);
    case "normalize":
      return normFlops(operation.layer, per.normalize + (operation.statistics === "batch" ? per.moments : 0));
    case "normalizeGradient":
      return normFlops(operation.layer, per.normalizeSums + (operation.onward ? per.normalizeGradient : 0));
    case "rescaleGradient":
      return normFlops(operation.layer, per.rescaleGradient);
    case "posterior":
      return posteriorFlops(operation);
    case "pixelLoss":
      return per.pixelLoss * sizeOf(operation.images.shape);
    case "labelLoss":
      return per.labelLoss * sizeOf(operation.logits.shape);
    case "rectifierGradient":
      return per.elementwise * sizeOf(operation.output.shape);
    case "sampleGradient":
      return (operation.reader ? denseFlops(operation.reader.layer) : 0) + sampleFlops(operation.mu);
    case "posteriorGradient":
      return posteriorGradientFlops(operation);
    default:
      return unknownKind(operation);
  }
}

function productFlops(layer: WeightedLayer): number {
  return layer.kind === "dense" ? denseFlops(layer) : convolutionFlops(layer.geometry);
}

function parameterFlops(layer: WeightedLayer): number {
  return productFlops(layer) + flopsPerNumber.biasGradient * sizeOf(layer.output);
}

function normFlops({ grid }: NormalizationLayer, each: number): number {
  return each * grid.pixels * grid.channels;
}

function sampleFlops(mu: Value): number {
  return flopsPerNumber.sample * sizeOf(mu.shape);
}

function posteriorFlops({ heads, mu, sample }: OperationOf<"posterior">): number {
  return denseFlops(heads.mu) + denseFlops(heads.logVar) + (sample ? sampleFlops(mu) : 0);
}

function posteriorGradientFlops({ heads, featuresGradient }: OperationOf<"posteriorGradient">): number {
  const ofParameters = parameterFlops(heads.mu) + parameterFlops(heads.logVar);
  if (!featuresGradient) return ofParameters;
  const added = flopsPerNumber.elementwise * sizeOf(featuresGradient.sum.shape);
  return ofParameters + denseFlops(heads.mu) + denseFlops(heads.logVar) + added;
}
