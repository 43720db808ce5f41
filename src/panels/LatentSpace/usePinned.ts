import { useMemo } from "react";
import { usePlayground } from "../../state/store";

/** Mean [latentDim] of the image that is looked at: as it was last examined, or else surveyed; null where it is unknown. */
export function usePinnedMean(): Float32Array | null {
  const probe = usePlayground((state) => state.probe);
  const survey = usePlayground((state) => state.survey);
  const latentDim = usePlayground((state) => state.z.length);
  return useMemo(() => {
    if (probe?.finding?.mu.length === latentDim) return probe.finding.mu;
    if (probe?.source.kind !== "held-out" || !survey || survey.mu.length !== survey.count * latentDim) return null;
    const { row } = probe.source;
    return row < survey.count ? survey.mu.subarray(row * latentDim, (row + 1) * latentDim) : null;
  }, [probe, survey, latentDim]);
}
