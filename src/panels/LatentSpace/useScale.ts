import { useMemo, useState } from "react";
import type { Survey } from "../../state/state";
import { fitRange, LEAST_RANGE, type Scale, scaleFor } from "./coordinates";
import { neededRange } from "./places";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The map's scale: it holds nearly all means and moves only when it must. */
export function useScale(survey: Survey | null, axes: readonly [number, number], size: Size): Scale {
  const aspect = size.height > 0 ? size.width / size.height : 1;
  const needed = useMemo(() => (survey ? neededRange(survey, axes, aspect) : 0), [survey, axes, aspect]);
  const [range, setRange] = useState(LEAST_RANGE);
  const fitted = survey ? fitRange(range, needed) : LEAST_RANGE;
  if (fitted !== range) setRange(fitted);
  return useMemo(() => scaleFor(size.width, size.height, fitted), [size.width, size.height, fitted]);
}
