import { withSkipped } from "./beside";
import type { GraphLayer } from "./layers";
import type { NormStatistics, Operation, Value } from "./operation";

/** A layer with what came to it and what it wrote. */
export interface LayerStep {
  readonly layer: GraphLayer;
  readonly source: Value;
  /** What it read: its source, or that with what was skipped beside it. */
  readonly read: Value;
  /** The layer of the encoder whose output that is; null where there is none, or no image. */
  readonly skipped: LayerStep | null;
  readonly target: Value;
}

/** By the layer of a decoder, the step of the encoder whose output it reads besides; zeros where there is no image. */
export type Skipped = ReadonlyMap<GraphLayer, LayerStep | null>;

/** The operations of one program while it is being written. */
export class Draft {
  readonly operations: Operation[] = [];
  /** Gradients of outputs of the encoder by way of skip connections, by the layer. */
  readonly skippedGradients = new Map<GraphLayer, Value>();

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
export function forward(
  layers: readonly GraphLayer[],
  input: Value,
  draft: Draft,
  skips: Skipped = new Map(),
): LayerStep[] {
  const steps: LayerStep[] = [];
  let source = input;
  for (const layer of layers) {
    const skipped = skips.get(layer) ?? null;
    const read = skips.has(layer) ? withSkipped(layer, source, skipped?.target ?? null, draft) : source;
    const target = draft.value(layer.name, layer.output);
    if (layer.kind === "normalization") {
      draft.add({ kind: "normalize", layer, statistics: draft.statistics, source, target });
    } else draft.add({ kind: "weighted", layer, source: read, target });
    steps.push({ layer, source, read, skipped, target });
    source = target;
  }
  return steps;
}

/** What a forward pass ends in: its input where there are no layers. */
export function outputOf(steps: readonly LayerStep[], input: Value): Value {
  return steps.at(-1)?.target ?? input;
}
