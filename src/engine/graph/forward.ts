import type { GraphLayer } from "./layers";
import type { NormStatistics, Operation, Value } from "./operation";

/** A layer with what it read and what it wrote. */
export interface LayerStep {
  readonly layer: GraphLayer;
  readonly source: Value;
  readonly target: Value;
}

/** The operations of one program while it is being written. */
export class Draft {
  readonly operations: Operation[] = [];

  constructor(
    readonly name: string,
    readonly statistics: NormStatistics,
  ) {}

  add(operation: Operation): void {
    this.operations.push(operation);
  }

  /** A value of this program. */
  value(name: string, shape: Value["shape"], element: Value["element"] = "float"): Value {
    return { name: `${this.name}: ${name}`, shape, element };
  }
}

/** Adds the forward pass of `layers`; the last step's target is the result. */
export function forward(layers: readonly GraphLayer[], input: Value, draft: Draft): LayerStep[] {
  const steps: LayerStep[] = [];
  let source = input;
  for (const layer of layers) {
    const target = draft.value(layer.name, layer.output);
    if (layer.kind === "normalization") {
      draft.add({ kind: "normalize", layer, statistics: draft.statistics, source, target });
    } else draft.add({ kind: "weighted", layer, source, target });
    steps.push({ layer, source, target });
    source = target;
  }
  return steps;
}

/** What a forward pass ends in: its input where there are no layers. */
export function outputOf(steps: readonly LayerStep[], input: Value): Value {
  return steps.at(-1)?.target ?? input;
}
