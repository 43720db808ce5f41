import { useMemo, useState } from "react";
import type { Survey } from "../../../state/state";
import { usePlayground } from "../../../state/store";
import { fitRange, LEAST_RANGE, type Scale, scaleFor } from "./coordinates";
import { neededRange } from "./places";
import type { Projection } from "./projection";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The map's scale: as the user left it, or else one that holds nearly all means and moves only when it must. */
export function useScale(survey: Survey | null, projection: Projection, size: Size): Scale {
  const aspect = size.height > 0 ? size.width / size.height : 1;
  const needed = useMemo(() => (survey ? neededRange(survey, projection, aspect) : 0), [survey, projection, aspect]);
  const [range, setRange] = useState(LEAST_RANGE);
  const fitted = survey ? fitRange(range, needed) : LEAST_RANGE;
  if (fitted !== range) setRange(fitted);
  const window = usePlayground((state) => state.map.window);
  return useMemo(
    () => scaleFor(size.width, size.height, window?.range ?? fitted, window?.centre),
    [size.width, size.height, fitted, window],
  );
}
