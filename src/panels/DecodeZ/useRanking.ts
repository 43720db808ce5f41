import { useMemo, useState } from "react";
import { klPerDimension } from "../../model/kl";
import { activeDimensions } from "../../model/latent/activity";
import { posteriorsOfRows } from "../../model/posterior";
import { usePlayground } from "../../state/store";
import { type Ranking, ranked, unranked } from "./ranking";

/** Held-out images that KL is averaged over. */
const IMAGES = 2000;

/** Latent dimensions in the order to show them, and what they are ordered by. */
interface Ranked extends Ranking {
  /** KL of each dimension in nats, [latentDim], as of now; null before a survey. */
  readonly kl: readonly number[] | null;
  /** Puts them in order now. */
  readonly sort: () => void;
}

/** Latent dimensions by KL: in order whenever training stands still or when asked for, so that none jumps under the pointer. */
export function useRanking(): Ranked {
  const latentDim = usePlayground((state) => state.z.length);
  const training = usePlayground((state) => state.training);
  const { kl, active } = useMeasures(latentDim);
  const [sorted, setSorted] = useState<{ readonly kl: readonly number[] | null; readonly ranking: Ranking }>({
    kl: null,
    ranking: unranked(latentDim),
  });
  const sort = () => {
    if (kl && active) setSorted({ kl, ranking: ranked(kl, active) });
  };
  if (!training && kl !== sorted.kl) sort();
  const ranking = sorted.ranking.order.length === latentDim ? sorted.ranking : unranked(latentDim);
  return { ...ranking, kl, sort };
}

/** KL in nats of each dimension, and which are active, [latentDim]; null before a survey. */
function useMeasures(latentDim: number) {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return useMemo(() => {
    if (!survey || survey.mu.length !== survey.count * latentDim) return { kl: null, active: null };
    return {
      kl: klPerDimension(posteriorsOfRows(survey, latentDim, 0, IMAGES), latentDim, noise),
      active: activeDimensions(survey.mu, latentDim),
    };
  }, [survey, noise, latentDim]);
}
