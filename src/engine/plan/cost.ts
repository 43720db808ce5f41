import { KERNEL_SIZE } from "../../experiment/architecture";
import { type Geometry, type Operation, tensorsOf } from "./operation";
import type { Plan, Program } from "./plan";

/** Arithmetic and memory traffic of something. */
export interface Cost {
  /** Floating-point operations: a multiplication and an addition are two. */
  readonly flops: number;
  /** Bytes of all tensors that are read or written, each counted once an operation. */
  readonly bytes: number;
}

/** What one operation costs for a whole batch of its program. */
export function costOf(operation: Operation, { images }: Program, plan: Plan): Cost {
  const bytes = tensorsOf(operation).reduce((sum, id) => sum + (plan.tensors[id]?.bytes ?? 0), 0);
  return { flops: flopsOf(operation, images), bytes };
}

/** What a whole program costs. */
export function costOfProgram(program: Program, plan: Plan): Cost {
  const costs = program.phases.flatMap(({ operations }) => operations.map((each) => costOf(each, program, plan)));
  return costs.reduce((sum, { flops, bytes }) => ({ flops: sum.flops + flops, bytes: sum.bytes + bytes }), {
    flops: 0,
    bytes: 0,
  });
}

/** Products count exactly, borders included; the rest by the operations of their formulas, roughly. */
function flopsOf(operation: Operation, images: number): number {
  switch (operation.kind) {
    case "convolve":
    case "filterGradient":
      return images * convolutionFlops(operation.geometry);
    case "dense":
    case "denseGradient":
      return images * 2 * operation.inputs * operation.outputs;
    case "biasGradient":
    case "rescaleGradient":
      return images * operation.pixels * operation.channels;
    case "moments":
    case "normalizeSums":
      return images * 4 * operation.pixels * operation.channels;
    case "normalize":
      return images * 3 * operation.pixels * operation.channels;
    case "normalizeGradient":
      return images * 5 * operation.pixels * operation.channels;
    case "pixelLoss":
      return images * 40 * operation.size;
    case "sigmoid":
      return images * 20 * operation.size;
    case "add":
    case "rectifierGradient":
    case "gather":
      return images * operation.size;
    case "sample":
    case "sampleGradient":
      return images * 60 * operation.latentDim;
    case "adam":
      return 12 * operation.size;
    case "sumPartials":
    case "momentsFinish":
    case "normalizeSumsFinish":
    case "runningCoefficients":
    case "runningUpdate":
    case "pack":
      return 0;
  }
}

function convolutionFlops({ coarseHeight, coarseWidth, coarseDepth, fineDepth }: Geometry): number {
  return 2 * KERNEL_SIZE * KERNEL_SIZE * coarseHeight * coarseWidth * coarseDepth * fineDepth;
}
