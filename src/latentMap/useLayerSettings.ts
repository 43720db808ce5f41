import { useDeferredValue } from "react";
import { usePlayground } from "../state/store";
import { colouringOf } from "../state/view/dataSet";
import type { MapView } from "../state/view/map";

/**
 * Which layers the map shows and what its points' colours tell, for all that draw it: they follow the user's choice
 * together, in tasks of their own after the one in which it was made.
 */
export function useLayerSettings(): Pick<MapView, "layers" | "colouring"> {
  const layers = useDeferredValue(usePlayground((state) => state.map.layers));
  const colouring = useDeferredValue(usePlayground(colouringOf));
  return { layers, colouring };
}
