import { useMemo } from "react";
import { sigmaOf, sigmasOf } from "../model/posterior";
import { usePlayground } from "../state/store";
import { imageName } from "../state/view/dataSet";
import { withArticle } from "../words/article";
import { dimensionSymbol } from "../words/symbols";
import type { NamedNormal } from "./bell/Bell";

/** The posterior of the image that is looked at: what the image is called, and its μ and σ, each [latentDim]. */
interface PinnedPosterior {
  readonly name: string;
  readonly image: Uint8Array;
  readonly mu: Float32Array;
  readonly logVar: Float32Array;
}

/** The posterior of the image that is looked at closely; null where there is none, or nothing is known of it yet. */
export function usePinnedPosterior(): PinnedPosterior | null {
  const probe = usePlayground((state) => state.probe);
  const data = usePlayground((state) => state.data);
  return useMemo(() => {
    if (!probe?.inspection || !data) return null;
    const { source, image, inspection } = probe;
    const name = source.kind === "held-out" ? withArticle(imageName(data, source.row)) : "your drawing";
    return { name, image, mu: inspection.mu, logVar: inspection.logVar };
  }, [probe, data]);
}

/** The pinned image's posterior, dimension by dimension, under the objective's noise; none where it has no density. */
export function usePinnedNormals(): readonly NamedNormal[] {
  const pinned = usePinnedPosterior();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return useMemo(() => {
    if (!pinned || noise === "zero") return [];
    return Array.from(pinned.mu, (mu, dimension) => ({
      name: `${dimensionSymbol(dimension)} of ${pinned.name}`,
      mu,
      sigma: sigmaOf(pinned.logVar[dimension] ?? 0, noise),
    })).filter(({ mu, sigma }) => Number.isFinite(mu) && sigma > 0);
  }, [pinned, noise]);
}

/** μ and σ of the held-out images of the latest survey, in all dimensions; null before there is one. */
export function useHeldOutDeviations(): { readonly mu: Float32Array; readonly sigma: Float32Array } | null {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return useMemo(
    () => (survey && noise !== "zero" ? { mu: survey.mu, sigma: sigmasOf(survey.logVar, noise) } : null),
    [survey, noise],
  );
}
