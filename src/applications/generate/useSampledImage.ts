import { useMemo } from "react";
import { type Posteriors, posteriorsOfRows } from "../../model/posterior";
import { usePlayground } from "../../state/store";
import { imageName } from "../../state/view/dataSet";
import type { Survey } from "../../state/view/viewState";

/** The image whose posterior is drawn from again and again. */
interface SampledImage {
  /** What it is, as the middle of a sentence. */
  readonly name: string;
  /** Tells it from all others. */
  readonly key: string;
  /** Of one row; null until the model has looked. */
  readonly posterior: Posteriors | null;
}

/** The image that is pinned or drawn; the first one of the Reconstructions strip where there is none. */
export function useSampledImage(): SampledImage {
  const source = usePlayground((state) => state.probe?.source ?? null);
  const inspection = usePlayground((state) => state.probe?.inspection ?? null);
  const first = usePlayground((state) => state.data?.strip[0] ?? 0);
  const data = usePlayground((state) => state.data);
  const latentDim = usePlayground((state) => state.z.length);
  const survey = usePlayground((state) => state.views.survey ?? null);
  const row = source?.kind === "held-out" ? source.row : first;
  const surveyed = useMemo(() => survey && posteriorAt(survey, row, latentDim), [survey, row, latentDim]);
  if (source?.kind === "drawn") return { name: "your drawing", key: "drawn", posterior: inspection };
  return {
    name: `a held-out ${imageName(data, row)}`,
    key: `held-out ${row}`,
    posterior: source ? inspection : surveyed,
  };
}

function posteriorAt(survey: Survey, row: number, latentDim: number): Posteriors | null {
  if (row >= survey.count || survey.mu.length !== survey.count * latentDim) return null;
  return posteriorsOfRows(survey, latentDim, row, row + 1);
}
