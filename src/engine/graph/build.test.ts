import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parameterLayout } from "../../experiment/parameters";
import { presets } from "../../experiment/presets";
import { conditionalDraws, draws, labelledDraws, skippingDraws } from "../parity/architectures";
import { graphOf } from "./build";
import { type Graph, programNames } from "./graph";
import { type Operation, unknownKind, type Value } from "./operation";

/** What an operation reads and what it writes; what it changes in place is both. */
interface Access {
  readonly reads: readonly (Value | null)[];
  readonly writes: readonly (Value | null)[];
}

describe("A graph", () => {
  it("computes every value before it reads it, and every result", () => {
    forEveryGraph(({ programs }) => {
      for (const name of programNames) {
        const program = programs[name];
        if (!program) continue;
        const { operations, given, results } = program;
        const known = new Set<Value>(given);
        for (const operation of operations) {
          const { reads, writes } = accessOf(operation);
          for (const value of reads) expect(value === null || known.has(value), `${operation.kind} reads`).toBe(true);
          for (const value of writes) if (value) known.add(value);
        }
        expect(results.every((value) => known.has(value))).toBe(true);
      }
    });
  });

  it("leaves a gradient for every parameter, each once", () => {
    forEveryGraph(({ architecture, programs }) => {
      const layout = parameterLayout(architecture);
      const found = programs.train.operations.flatMap(parametersOf).sort((a, b) => a - b);
      expect(found).toEqual(layout.trainable.map(({ offset }) => offset));
    });
  });

  it("moves every running statistic and leaves Adam to the update", () => {
    forEveryGraph(({ architecture, programs }) => {
      const moved = programs.update.operations.flatMap((operation) =>
        operation.kind === "moveStatistics" ? [operation.layer.mean, operation.layer.variance] : [],
      );
      expect(moved).toEqual(parameterLayout(architecture).statistics.map(({ offset }) => offset));
      expect(programs.update.operations.filter(({ kind }) => kind === "adam")).toHaveLength(1);
    });
  });

  it("says that a dense layer reads z, so that nobody has to look for it", () => {
    const sampling = (latentDim: number, shape: readonly [number, number, number]) => {
      const decoder = [{ kind: "reshape", shape }, ...upTo8] as const;
      const architecture = { imageShape: [8, 8, 1], latentDim, encoder: [{ kind: "flatten" }], decoder } as const;
      return graphOf(architecture, 16).programs.train.operations.find(({ kind }) => kind === "sampleGradient");
    };
    expect(sampling(16, [4, 4, 1])).toMatchObject({ reader: null });
    const dense = graphOf(presetOf("dense"), 16).programs.train.operations;
    expect(dense.find(({ kind }) => kind === "sampleGradient")).toMatchObject({ reader: { layer: { inputs: 2 } } });
  });
});

const upTo8 = [{ kind: "conv2dTranspose", filters: 1, stride: 2, activation: "linear" }] as const;

function presetOf(name: string) {
  const preset = presets.find((each) => each.name === name);
  if (!preset) throw new RangeError(`There is no preset ${name}.`);
  return preset.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
}

function forEveryGraph(check: (graph: Graph) => void): void {
  let checked = 0;
  const count = (graph: Graph) => {
    check(graph);
    checked += 1;
  };
  for (const preset of presets) count(graphOf(presetOf(preset.name), 128));
  const drawn = fc.oneof(draws, conditionalDraws, skippingDraws, labelledDraws);
  const property = fc.property(drawn, ({ architecture, batchSize }) => count(graphOf(architecture, batchSize)));
  fc.assert(property, { numRuns: 60, seed: 5 });
  expect(checked).toBe(presets.length + 60);
}

function accessOf(operation: Operation): Access {
  switch (operation.kind) {
    case "gather":
      return { reads: [typeof operation.images === "string" ? null : operation.images], writes: [operation.target] };
    case "clear":
      return { reads: [], writes: [operation.target] };
    case "add":
      return { reads: [operation.source, operation.target], writes: [] };
    case "copy":
    case "weighted":
    case "normalize":
    case "sigmoid":
      return { reads: [operation.source], writes: [operation.target] };
    case "posterior": {
      const { mu, logVar, sample } = operation;
      return {
        reads: [operation.features],
        writes: [mu, logVar, ...(sample ? Object.values<Value>({ ...sample }) : [])],
      };
    }
    case "pixelLoss":
      return { reads: [operation.logits, operation.images], writes: [operation.gradient, operation.losses] };
    case "labelLoss":
      return { reads: [operation.logits, operation.classes], writes: [operation.gradient, operation.losses] };
    case "rectifierGradient":
      return { reads: [operation.output, operation.gradient], writes: [] };
    case "parameterGradient":
    case "normalizeGradient":
    case "rescaleGradient":
      return { reads: [operation.source, operation.gradient], writes: [] };
    case "inputGradient":
      return { reads: [operation.gradient], writes: [operation.target] };
    case "sampleGradient": {
      const { reader, zGradient, mu, logVar, epsilon, muGradient, logVarGradient } = operation;
      return { reads: [reader?.gradient ?? zGradient, mu, logVar, epsilon], writes: [muGradient, logVarGradient] };
    }
    case "posteriorGradient": {
      const { features, muGradient, logVarGradient, featuresGradient } = operation;
      return { reads: [features, muGradient, logVarGradient], writes: [featuresGradient?.sum ?? null] };
    }
    case "adam":
    case "moveStatistics":
      return { reads: [], writes: [] };
    default:
      return unknownKind(operation);
  }
}

/** Where the parameters begin whose gradient an operation leaves. */
function parametersOf(operation: Operation): number[] {
  switch (operation.kind) {
    case "parameterGradient":
      return [operation.layer.kernel, operation.layer.bias];
    case "normalizeGradient":
      return [operation.layer.gamma, operation.layer.beta];
    case "posteriorGradient":
      return [operation.heads.mu, operation.heads.logVar].flatMap(({ kernel, bias }) => [kernel, bias]);
    default:
      return [];
  }
}
