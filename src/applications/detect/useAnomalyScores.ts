import { useMemo } from "react";
import type { Stranger } from "../../model/strangers";
import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";

/** How many images of either kind are scored while the model trains, and as soon as it stands still. */
const counts = { training: 200, still: 1000 } as const;

interface Scored {
  /** What is known of these strangers; null before anything is. */
  readonly seen: Seen<"anomalyScores"> | null;
  /** Whether more images are being scored. */
  readonly isAwaited: boolean;
}

/** Scores of held-out images and of strangers: of few at first, and of more where the model stands still. */
export function useAnomalyScores(stranger: Stranger): Scored {
  const training = usePlayground((state) => state.training);
  const isThere = usePlayground((state) => state.engine !== null);
  const latest = usePlayground((state) => state.views.anomalyScores ?? null);
  const seen = latest?.stranger === stranger ? latest : null;
  const count = training || !seen ? counts.training : counts.still;
  const asked = useMemo(() => ({ stranger, count }), [stranger, count]);
  useView("anomalyScores", asked);
  return { seen, isAwaited: isThere && (!seen || seen.count < count) };
}
