import type { Operation } from "../plan/operation";
import type { Plan, Program, TensorId } from "../plan/plan";
import type { NormOffsets } from "./kernels/normalization";

/** Operations of one kind. */
export type Of<Kind extends Operation["kind"]> = Extract<Operation, { kind: Kind }>;

/** A program's operations, one after another. */
export function operationsOf(program: Program): Operation[] {
  return program.phases.flatMap(({ operations }) => operations);
}

/**
 * Whose weights a packed tensor holds.
 * @throws RangeError where it holds none
 */
export function packOf(plan: Plan, weights: TensorId): Of<"pack"> {
  const isPack = (other: Operation): other is Of<"pack"> => other.kind === "pack" && other.target === weights;
  const pack = operationsOf(plan.programs.pack).find(isPack);
  if (!pack) throw new RangeError(`Tensor ${weights} holds nobody's weights.`);
  return pack;
}

/**
 * Whose statistics a tensor of coefficients comes from, and whether they are the running ones.
 * @throws RangeError where it holds none
 */
export function normOf(
  plan: Plan,
  coefficients: TensorId,
): { readonly offsets: NormOffsets; readonly isRunning: boolean } {
  const statistics = 3 * plan.layout.trainableCount;
  for (const operation of operationsOf(plan.programs.pack)) {
    if (operation.kind !== "runningCoefficients") continue;
    const { mean, variance, gamma, beta } = operation;
    const offsets = { mean, variance, gamma, beta, statistics };
    if (operation.coefficients === coefficients) return { offsets, isRunning: true };
    const moved = operationsOf(plan.programs.update).find(
      (other) => other.kind === "runningUpdate" && other.mean === mean && other.coefficients === coefficients,
    );
    if (moved) return { offsets, isRunning: false };
  }
  throw new RangeError(`Tensor ${coefficients} holds no coefficients.`);
}

/**
 * The operations before and after the end of a batch norm's sums: those sums, and the gradient onward where there is one.
 * @throws RangeError where there are no sums
 */
export function normGradientOf(
  operations: readonly Operation[],
  { partials, backward }: Of<"normalizeSumsFinish">,
): { readonly sums: Of<"normalizeSums">; readonly onward: Of<"normalizeGradient"> | undefined } {
  const isSums = (other: Operation): other is Of<"normalizeSums"> =>
    other.kind === "normalizeSums" && other.partials === partials;
  const isOnward = (other: Operation): other is Of<"normalizeGradient"> =>
    other.kind === "normalizeGradient" && other.backward === backward;
  const sums = operations.find(isSums);
  if (!sums) throw new RangeError("A batch norm's gradient has no sums.");
  return { sums, onward: operations.find(isOnward) };
}
