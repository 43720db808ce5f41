import { costOf, costOfProgram } from "./cost";
import type { Operation } from "./operation";
import { type Plan, type Program, programNames } from "./plan";

/** A plan as text: its memory, then every program with its phases and what each operation costs. */
export function printPlan(plan: Plan): string {
  const { batchSize, layout, arenaBytes, tensors } = plan;
  const parameters = `${layout.trainableCount} parameters, ${layout.statisticsCount} running statistics`;
  const memory = `arena ${megabytes(arenaBytes)} for ${tensors.length} tensors of ${megabytes(sum(tensors.map((each) => each.bytes)))}`;
  const programs = programNames.map((name) => printProgram(plan.programs[name], plan));
  return [`batch ${batchSize} · ${parameters} · ${memory}`, ...programs].join("\n\n");
}

function printProgram(program: Program, plan: Plan): string {
  const { flops, bytes } = costOfProgram(program, plan);
  const images = program.images ? `, ${program.images} images, ${program.chunk} a task` : "";
  const total = `${(flops / 1e6).toFixed(1)} MFLOP, ${megabytes(bytes)} touched`;
  const lines = program.phases.flatMap((phase, index) =>
    phase.operations.map((operation, at) => {
      const cost = costOf(operation, program, plan);
      const place = at === 0 ? `${String(index).padStart(3)} ${phase.kind.padEnd(5)}` : " ".repeat(9);
      const numbers = `${(cost.flops / 1e6).toFixed(1).padStart(9)} MFLOP ${megabytes(cost.bytes).padStart(9)}`;
      return `${place} ${describe(operation).padEnd(44)}${numbers}`;
    }),
  );
  return [`${program.name}: ${program.phases.length} phases${images}, ${total}`, ...lines].join("\n");
}

/** An operation and its shape in words. */
function describe(operation: Operation): string {
  const { kind } = operation;
  if ("geometry" in operation) {
    const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = operation.geometry;
    const fine = `${fineHeight} × ${fineWidth} × ${fineDepth}`;
    const coarse = `${coarseHeight} × ${coarseWidth} × ${coarseDepth}`;
    const upwards = operation.kind === "convolve" && operation.direction === "up";
    return upwards ? `${kind} ${coarse} → ${fine}` : `${kind} ${fine} → ${coarse}`;
  }
  if ("inputs" in operation) return `${kind} ${operation.inputs} → ${operation.outputs}`;
  if ("pixels" in operation) return `${kind} ${operation.pixels} × ${operation.channels}`;
  if ("size" in operation) return `${kind} ${operation.size}`;
  return kind;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
