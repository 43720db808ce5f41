import { useMemo, useState } from "react";
import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";

/** How many codes are drawn for an image while the model trains, and as soon as it stands still. */
const draws = { training: 300, still: 5000 } as const;
/** How many at most, on a press. */
export const MOST_DRAWS = 50_000;

interface Estimates {
  /** What is known of the image; null before anything is. */
  readonly seen: Seen<"marginalLikelihood"> | null;
  /** How many codes are being drawn, where more are wanted than `seen` is of; else null, as where there is no model. */
  readonly awaited: number | null;
  /** Draws as many as the page ever does, of a model that stands still; null where it has, or the model trains. */
  readonly drawMore: (() => void) | null;
}

/**
 * How likely an image is to the model: by few codes at first, and by more where the model stands still. To a conditional model,
 * given its class, or the told one where that is null.
 */
export function useMarginalLikelihood(image: Uint8Array | undefined, label: number | null): Estimates {
  const training = usePlayground((state) => state.training);
  const isThere = usePlayground((state) => state.engine !== null);
  const latest = usePlayground((state) => state.views.marginalLikelihood ?? null);
  const seen = latest && image && isSame(latest.image, image) ? latest : null;
  const [pressedFor, pressFor] = useState<Uint8Array | null>(null);
  const most = pressedFor === image ? MOST_DRAWS : draws.still;
  // The first few are soon there to be looked at.
  const wanted = training || !seen ? draws.training : most;
  const asked = useMemo(() => {
    if (!image) return null;
    return { image, draws: wanted, ...(label !== null && { label }) };
  }, [image, label, wanted]);
  useView("marginalLikelihood", asked);
  return {
    seen,
    awaited: image && isThere && (!seen || seen.draws < wanted) ? wanted : null,
    drawMore: image && isThere && !training && most < MOST_DRAWS ? () => pressFor(image) : null,
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((level, place) => level === other[place]);
}
