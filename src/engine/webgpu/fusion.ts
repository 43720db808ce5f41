import type { Operation } from "../plan/operation";
import { LATENT_PRODUCTS } from "./kernels/latent";
import type { Of } from "./meaning";

/** Operations in a row that one kernel computes, `length` of them. */
export type Fusion =
  | {
      readonly kind: "latent";
      readonly length: number;
      readonly mu: Of<"dense">;
      readonly logVar: Of<"dense">;
      readonly sample: Of<"sample">;
    }
  | {
      readonly kind: "latentGradient";
      readonly length: number;
      readonly dense: Of<"dense">;
      readonly sample: Of<"sampleGradient">;
    }
  | {
      readonly kind: "headsGradient";
      readonly length: number;
      readonly mu: Of<"dense">;
      readonly logVar: Of<"dense">;
      /** The kernels' gradients, which come later and are computed here too. */
      readonly muWeights: Of<"denseGradient">;
      readonly logVarWeights: Of<"denseGradient">;
    };

/** Fusions of one kind. */
export type Fused<Kind extends Fusion["kind"]> = Extract<Fusion, { kind: Kind }>;

/** What one kernel computes from `operations[at]` on, or null where each operation has its own. */
export function fusionAt(operations: readonly Operation[], at: number): Fusion | null {
  const [one, two, three, four] = operations.slice(at, at + 4);
  if (one?.kind !== "dense") return null;
  if (two?.kind === "sampleGradient") return latentGradientOf(one, two);
  if (two?.kind === "dense" && three?.kind === "sample") return latentOf(one, two, three);
  if (two?.kind !== "biasGradient" || three?.kind !== "dense" || four?.kind !== "add") return null;
  return headsGradientOf(operations, one, three, four);
}

function latentOf(mu: Of<"dense">, logVar: Of<"dense">, sample: Of<"sample">): Fusion | null {
  const isPosterior = mu.target === sample.mu && logVar.target === sample.logVar;
  const fits = mu.inputs * sample.latentDim <= LATENT_PRODUCTS;
  return isPosterior && fits ? { kind: "latent", length: 3, mu, logVar, sample } : null;
}

function latentGradientOf(dense: Of<"dense">, sample: Of<"sampleGradient">): Fusion | null {
  return dense.target === sample.zGradient ? { kind: "latentGradient", length: 2, dense, sample } : null;
}

function headsGradientOf(
  operations: readonly Operation[],
  mu: Of<"dense">,
  logVar: Of<"dense">,
  sum: Of<"add">,
): Fusion | null {
  const weightsOf = (head: Of<"dense">) =>
    operations.find(
      (other): other is Of<"denseGradient"> => other.kind === "denseGradient" && other.gradient === head.source,
    );
  const [muWeights, logVarWeights] = [weightsOf(mu), weightsOf(logVar)];
  const isSum = sum.source === logVar.target && sum.target === mu.target;
  const fits = mu.inputs * mu.outputs <= LATENT_PRODUCTS;
  if (!isSum || !fits || !muWeights || !logVarWeights) return null;
  return { kind: "headsGradient", length: 4, mu, logVar, muWeights, logVarWeights };
}
