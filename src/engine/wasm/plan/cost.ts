import { convolutionFlops, denseFlops, flopsPerNumber } from "../../graph/cost";
import { type Instruction, tensorsOf } from "./instruction";
import type { Plan, PlanProgram } from "./plan";

/** Arithmetic and memory traffic of something. */
export interface Cost {
  /** Floating-point operations: a multiplication and an addition are two. */
  readonly flops: number;
  /** Bytes of all tensors that are read or written, each counted once an instruction. */
  readonly bytes: number;
}

/** What one instruction costs for a whole batch of its program. */
export function costOf(instruction: Instruction, { images }: PlanProgram, plan: Plan): Cost {
  const bytes = tensorsOf(instruction).reduce((sum, id) => sum + (plan.tensors[id]?.bytes ?? 0), 0);
  return { flops: flopsOf(instruction, images), bytes };
}

/** What a whole program costs. */
export function costOfProgram(program: PlanProgram, plan: Plan): Cost {
  const costs = program.phases.flatMap(({ instructions }) => instructions.map((each) => costOf(each, program, plan)));
  return costs.reduce((sum, { flops, bytes }) => ({ flops: sum.flops + flops, bytes: sum.bytes + bytes }), {
    flops: 0,
    bytes: 0,
  });
}

/** Products count exactly, borders included; the rest by the operations of their formulas, roughly. */
function flopsOf(instruction: Instruction, images: number): number {
  switch (instruction.kind) {
    case "convolve":
    case "filterGradient":
      return images * convolutionFlops(instruction.geometry);
    case "dense":
    case "denseGradient":
      return images * denseFlops(instruction);
    case "biasGradient":
    case "rescaleGradient":
    case "moments":
    case "normalizeSums":
    case "normalize":
    case "normalizeGradient":
      return images * flopsPerNumber[instruction.kind] * instruction.pixels * instruction.channels;
    case "pixelLoss":
    case "labelLoss":
    case "sigmoid":
      return images * flopsPerNumber[instruction.kind] * instruction.size;
    case "add":
    case "rectifierGradient":
    case "gather":
      return images * flopsPerNumber.elementwise * instruction.size;
    case "sample":
    case "sampleGradient":
      return images * flopsPerNumber.sample * instruction.latentDim;
    case "adam":
      return flopsPerNumber.adam * instruction.size;
    case "copy":
    case "clear":
    case "sumPartials":
    case "momentsFinish":
    case "normalizeSumsFinish":
    case "runningCoefficients":
    case "runningUpdate":
    case "pack":
      return 0;
  }
}
