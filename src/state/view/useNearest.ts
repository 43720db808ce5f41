import { useMemo } from "react";
import { nearestRow } from "../../model/latent/neighbours";
import { usePlayground } from "../store";

/** A held-out image and its class. */
export interface Nearest {
  /** Grey levels, [pixels]. */
  readonly image: Uint8Array;
  readonly className: string;
}

/** The held-out image whose mean lies nearest to the user's point in all latent dimensions; null before a survey. */
export function useNearest(): Nearest | null {
  const survey = usePlayground((state) => state.survey);
  const data = usePlayground((state) => state.data);
  const z = usePlayground((state) => state.z);
  return useMemo(() => {
    if (!survey || !data || survey.mu.length !== survey.count * z.length) return null;
    const row = nearestRow(survey.mu, z);
    if (row < 0) return null;
    const pixels = data.imageShape[0] * data.imageShape[1] * data.imageShape[2];
    const className = data.classNames[data.testLabels[row] ?? -1] ?? "?";
    return { image: data.testImages.subarray(row * pixels, (row + 1) * pixels), className };
  }, [survey, data, z]);
}
