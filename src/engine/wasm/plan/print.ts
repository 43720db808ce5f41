import { costOf, costOfProgram } from "./cost";
import type { Instruction } from "./instruction";
import { type Plan, type PlanProgram, planProgramNames } from "./plan";

/** A plan as text: its memory, then every program with its phases and what each instruction costs. */
export function printPlan(plan: Plan): string {
  const { batchSize, layout, arenaBytes, tensors } = plan;
  const parameters = `${layout.trainableCount} parameters, ${layout.statisticsCount} running statistics`;
  const memory = `arena ${megabytes(arenaBytes)} for ${tensors.length} tensors of ${megabytes(sum(tensors.map((each) => each.bytes)))}`;
  const programs = planProgramNames.map((name) => printProgram(plan.programs[name], plan));
  return [`batch ${batchSize} · ${parameters} · ${memory}`, ...programs].join("\n\n");
}

function printProgram(program: PlanProgram, plan: Plan): string {
  const { flops, bytes } = costOfProgram(program, plan);
  const images = program.images ? `, ${program.images} images, ${program.chunk} a task` : "";
  const total = `${(flops / 1e6).toFixed(1)} MFLOP, ${megabytes(bytes)} touched`;
  const lines = program.phases.flatMap((phase, index) =>
    phase.instructions.map((instruction, at) => {
      const cost = costOf(instruction, program, plan);
      const place = at === 0 ? `${String(index).padStart(3)} ${phase.kind.padEnd(5)}` : " ".repeat(9);
      const numbers = `${(cost.flops / 1e6).toFixed(1).padStart(9)} MFLOP ${megabytes(cost.bytes).padStart(9)}`;
      return `${place} ${describe(instruction).padEnd(44)}${numbers}`;
    }),
  );
  return [`${program.name}: ${program.phases.length} phases${images}, ${total}`, ...lines].join("\n");
}

/** An instruction and its shape in words. */
function describe(instruction: Instruction): string {
  const { kind } = instruction;
  if ("geometry" in instruction) {
    const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = instruction.geometry;
    const fine = `${fineHeight} × ${fineWidth} × ${fineDepth}`;
    const coarse = `${coarseHeight} × ${coarseWidth} × ${coarseDepth}`;
    const upwards = instruction.kind === "convolve" && instruction.direction === "up";
    return upwards ? `${kind} ${coarse} → ${fine}` : `${kind} ${fine} → ${coarse}`;
  }
  if ("inputs" in instruction) return `${kind} ${instruction.inputs} → ${instruction.outputs}`;
  if ("pixels" in instruction) return `${kind} ${instruction.pixels} × ${instruction.channels}`;
  if ("size" in instruction) return `${kind} ${instruction.size}`;
  return kind;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
