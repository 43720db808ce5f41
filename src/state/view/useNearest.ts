import { useMemo } from "react";
import { nearestRow } from "../../model/latent/neighbours";
import { usePlayground } from "../store";
import { classOf, heldOutImage } from "./dataSet";

/** A held-out image and its class. */
export interface Nearest {
  /** Grey levels, [pixels]. */
  readonly image: Uint8Array;
  /** Null where it has none. */
  readonly className: string | null;
}

/** The held-out image whose mean lies nearest to the user's point in all latent dimensions; null before a survey. */
export function useNearest(): Nearest | null {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const data = usePlayground((state) => state.data);
  const z = usePlayground((state) => state.z);
  return useMemo(() => {
    if (!survey || !data || survey.mu.length !== survey.count * z.length) return null;
    const row = nearestRow(survey.mu, z);
    if (row < 0) return null;
    return { image: heldOutImage(data, row), className: classOf(data, row) };
  }, [survey, data, z]);
}
