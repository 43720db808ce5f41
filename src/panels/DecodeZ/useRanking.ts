import { useMemo, useState } from "react";
import { klPerDimension } from "../../model/kl";
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

/** Latent dimensions by KL: in order whenever training stands still or when asked for, so that none jumps under a hand. */
export function useRanking(): Ranked {
  const latentDim = usePlayground((state) => state.z.length);
  const training = usePlayground((state) => state.training);
  const kl = useKl(latentDim);
  const [sorted, setSorted] = useState<{ readonly kl: readonly number[] | null; readonly ranking: Ranking }>({
    kl: null,
    ranking: unranked(latentDim),
  });
  const sort = () => {
    if (kl) setSorted({ kl, ranking: ranked(kl) });
  };
  if (!training && kl !== sorted.kl) sort();
  const ranking = sorted.ranking.order.length === latentDim ? sorted.ranking : unranked(latentDim);
  return { ...ranking, kl, sort };
}

function useKl(latentDim: number): readonly number[] | null {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return useMemo(() => {
    if (!survey || survey.mu.length !== survey.count * latentDim) return null;
    return klPerDimension(posteriorsOfRows(survey, latentDim, 0, IMAGES), latentDim, noise);
  }, [survey, noise, latentDim]);
}
