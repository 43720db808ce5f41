import { useMemo } from "react";
import { usePlayground } from "../../state/store";
import { dimensionSymbol } from "../../words/symbols";

/** Names of the map's axes, across and up; only one where there is one latent dimension. */
export function usePlaneNames(): readonly string[] {
  const plane = usePlayground((state) => state.map.plane);
  return useMemo(() => {
    if (plane.kind === "principal components") return ["PC₁", "PC₂"];
    return [...new Set(plane.axes)].map(dimensionSymbol);
  }, [plane]);
}
