import { useMemo, useState } from "react";
import { usePlayground } from "../../state/store";
import { fitRange, LEAST_RANGE, type MapScale, scaleFor } from "./coordinates";
import { neededRange } from "./places";

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The map's scale: as the user left it, or else one that holds nearly all of the means, whose places on the map are `means`
 * [count, 2], and moves only when it must.
 */
export function useScale(means: Float32Array | null, size: Size): MapScale {
  const aspect = size.height > 0 ? size.width / size.height : 1;
  const needed = useMemo(() => (means ? neededRange(means, aspect) : 0), [means, aspect]);
  const [range, setRange] = useState(LEAST_RANGE);
  const fitted = means ? fitRange(range, needed) : LEAST_RANGE;
  if (fitted !== range) setRange(fitted);
  const window = usePlayground((state) => state.map.window);
  return useMemo(
    () => scaleFor(size.width, size.height, window?.range ?? fitted, window?.centre),
    [size.width, size.height, fitted, window],
  );
}
