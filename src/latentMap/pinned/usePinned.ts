import { useMemo } from "react";
import { usePlayground } from "../../state/store";
import type { Survey } from "../../state/view/viewState";
import { useSurvey } from "../useSurvey";

/**
 * The posterior of the image that is looked at, as a survey of it alone: as it was last examined, or else as it was
 * surveyed; null where it is not known.
 */
export function usePinned(): Survey | null {
  const probe = usePlayground((state) => state.probe);
  const survey = useSurvey();
  const latentDim = usePlayground((state) => state.z.length);
  return useMemo(() => {
    if (!probe || !survey || survey.mu.length !== survey.count * latentDim) return null;
    const { source, inspection } = probe;
    if (inspection?.mu.length === latentDim)
      return { ...survey, count: 1, mu: inspection.mu, logVar: inspection.logVar };
    if (source.kind !== "held-out" || source.row >= survey.count) return null;
    const ofRow = (values: Float32Array) => values.subarray(source.row * latentDim, (source.row + 1) * latentDim);
    return { ...survey, count: 1, mu: ofRow(survey.mu), logVar: ofRow(survey.logVar) };
  }, [probe, survey, latentDim]);
}
