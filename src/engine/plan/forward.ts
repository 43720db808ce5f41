import type { Draft, Phases, Tensors } from "./builder";
import { paddedChannels } from "./builder";
import type { Node } from "./network";
import type { TensorId } from "./plan";

/** A node that has run: what it read and what it wrote. */
export interface Step {
  readonly node: Node;
  readonly input: TensorId;
  readonly output: TensorId;
}

/** Whether batch norm takes the statistics of the batch or the running ones. */
export type Statistics = "batch" | "running";

/** Dense kernels with more numbers than this are a phase of their own, split by columns; smaller ones join a chain. */
const DENSE_IN_CHAIN = 16384;

/** Adds the forward pass of `nodes` to a program; the last step's output is the result. */
export function forward(
  nodes: readonly Node[],
  input: TensorId,
  statistics: Statistics,
  phases: Phases,
  tensors: Tensors,
  keeps: Draft["keeps"] = "used",
): Step[] {
  const steps: Step[] = [];
  let value = input;
  for (const node of nodes) {
    const output = runNode(node, value, statistics, phases, tensors, keeps);
    steps.push({ node, input: value, output });
    value = output;
  }
  return steps;
}

function runNode(
  node: Node,
  source: TensorId,
  statistics: Statistics,
  phases: Phases,
  tensors: Tensors,
  keeps: Draft["keeps"],
): TensorId {
  const target = tensors.ofImages(`${phases.name}: ${node.name}`, phases.images, node.size, keeps);
  switch (node.kind) {
    case "convolution": {
      const { geometry, rectified, forward: direction } = node;
      const bias = tensors.offsetOf(node.name, "bias");
      const weights = node.weights[direction];
      phases.chain({ kind: "convolve", direction, geometry, source, weights, bias, rectified, target });
      return target;
    }
    case "dense": {
      const { inputs, outputs, rectified } = node;
      const bias = tensors.offsetOf(node.name, "bias");
      const operation = { kind: "dense", source, weights: node.weights.forward, bias, rectified, target } as const;
      addDense({ ...operation, inputs, outputs }, statistics, phases);
      return target;
    }
    case "normalization":
      if (statistics === "batch") measureBatch(node, source, phases, tensors);
      phases.chain({ kind: "normalize", source, target, coefficients: node[statistics], ...node.grid });
      return target;
  }
}

/** Adds a dense product; in training a large one waits for all its images. */
export function addDense(
  operation: Parameters<Phases["chain"]>[0] & { readonly kind: "dense" },
  statistics: Statistics,
  phases: Phases,
): void {
  if (statistics === "running" || operation.inputs * operation.outputs <= DENSE_IN_CHAIN) {
    phases.chain(operation);
    return;
  }
  phases.afterwards(operation);
  phases.barrier();
}

function measureBatch(
  node: Node & { readonly kind: "normalization" },
  source: TensorId,
  phases: Phases,
  tensors: Tensors,
): void {
  const { grid, name } = node;
  const partials = tensors.partials(`${name}/moments`, phases.tasks, 2, paddedChannels(grid.channels));
  phases.chain({ kind: "moments", source, partials, ...grid });
  const gamma = tensors.offsetOf(name, "gamma");
  const beta = tensors.offsetOf(name, "beta");
  phases.afterwards({ kind: "momentsFinish", partials, coefficients: node.batch, gamma, beta, ...grid });
  phases.barrier();
}
