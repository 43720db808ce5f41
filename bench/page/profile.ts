import type { Operation } from "../../src/engine/plan/operation";
import type { OperationTime } from "../../src/engine/wasm/executor";
import type { ProfileEntry } from "./protocol";

/** A step's operations, those of the same name added up, the longest first; an operation may be several calls. */
export function profileEntries(times: readonly OperationTime[], steps: number, batchSize: number): ProfileEntry[] {
  const entries = new Map<string, ProfileEntry>();
  const counted = new Set<Operation>();
  for (const { operation, milliseconds } of times) {
    if (milliseconds === 0) continue;
    const name = nameOf(operation);
    const { ms, flops } = entries.get(name) ?? { ms: 0, flops: 0 };
    entries.set(name, {
      operation: name,
      ms: ms + milliseconds / steps,
      flops: flops + (counted.has(operation) ? 0 : batchSize * flopsOf(operation)),
    });
    counted.add(operation);
  }
  return [...entries.values()].sort((a, b) => b.ms - a.ms);
}

/** Convolutions and matrix products by their sizes, all others by their kind. */
function nameOf(operation: Operation): string {
  switch (operation.kind) {
    case "convolve":
    case "filterGradient": {
      const { geometry } = operation;
      const fine = `${geometry.fineHeight} × ${geometry.fineWidth} × ${geometry.fineDepth}`;
      const coarse = `${geometry.coarseHeight} × ${geometry.coarseWidth} × ${geometry.coarseDepth}`;
      if (operation.kind === "filterGradient") return `filter gradient, ${fine} and ${coarse}`;
      return operation.direction === "down"
        ? `convolution, ${fine} to ${coarse}`
        : `convolution, ${coarse} up to ${fine}`;
    }
    case "dense":
      return `dense, ${operation.inputs} to ${operation.outputs}`;
    case "denseGradient":
      return `dense gradient, ${operation.inputs} to ${operation.outputs}`;
    default:
      return operation.kind;
  }
}

/** Floating-point operations of an image, multiplications and additions; those of elementwise operations count as none. */
function flopsOf(operation: Operation): number {
  switch (operation.kind) {
    case "convolve":
    case "filterGradient": {
      const { coarseHeight, coarseWidth, coarseDepth, fineDepth } = operation.geometry;
      return 2 * 9 * coarseHeight * coarseWidth * coarseDepth * fineDepth;
    }
    case "dense":
    case "denseGradient":
      return 2 * operation.inputs * operation.outputs;
    default:
      return 0;
  }
}
