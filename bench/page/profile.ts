import type { InstructionTime } from "../../src/engine/wasm/executor";
import type { Instruction } from "../../src/engine/wasm/plan/instruction";
import type { ProfileEntry } from "./protocol";

/** A step's operations, those of the same name added up, the longest first; an operation may be several calls. */
export function profileEntries(times: readonly InstructionTime[], steps: number, batchSize: number): ProfileEntry[] {
  const entries = new Map<string, ProfileEntry>();
  const counted = new Set<Instruction>();
  for (const { instruction, milliseconds } of times) {
    if (milliseconds === 0) continue;
    const name = nameOf(instruction);
    const { ms, flops } = entries.get(name) ?? { ms: 0, flops: 0 };
    entries.set(name, {
      operation: name,
      ms: ms + milliseconds / steps,
      flops: flops + (counted.has(instruction) ? 0 : batchSize * flopsOf(instruction)),
    });
    counted.add(instruction);
  }
  return [...entries.values()].sort((a, b) => b.ms - a.ms);
}

/** Convolutions and matrix products by their sizes, all others by their kind. */
function nameOf(instruction: Instruction): string {
  switch (instruction.kind) {
    case "convolve":
    case "filterGradient": {
      const { geometry } = instruction;
      const fine = `${geometry.fineHeight} × ${geometry.fineWidth} × ${geometry.fineDepth}`;
      const coarse = `${geometry.coarseHeight} × ${geometry.coarseWidth} × ${geometry.coarseDepth}`;
      if (instruction.kind === "filterGradient") return `filter gradient, ${fine} and ${coarse}`;
      return instruction.direction === "down"
        ? `convolution, ${fine} to ${coarse}`
        : `convolution, ${coarse} up to ${fine}`;
    }
    case "dense":
      return `dense, ${instruction.inputs} to ${instruction.outputs}`;
    case "denseGradient":
      return `dense gradient, ${instruction.inputs} to ${instruction.outputs}`;
    default:
      return instruction.kind;
  }
}

/** Floating-point operations of an image, multiplications and additions; those of elementwise operations count as none. */
function flopsOf(instruction: Instruction): number {
  switch (instruction.kind) {
    case "convolve":
    case "filterGradient": {
      const { coarseHeight, coarseWidth, coarseDepth, fineDepth } = instruction.geometry;
      return 2 * 9 * coarseHeight * coarseWidth * coarseDepth * fineDepth;
    }
    case "dense":
    case "denseGradient":
      return 2 * instruction.inputs * instruction.outputs;
    default:
      return 0;
  }
}
