import { useEffect } from "react";
import type { Sheet, SheetName } from "../state";
import { actions, usePlayground } from "../store";

/**
 * Keeps codes z [count, latentDim] decoded for as long as the component is there: the latest sheet of that name, which
 * may still be one of the codes before; null before there is one. Give the same array while the codes are the same.
 */
export function useSheet(name: SheetName, z: Float32Array | null): Sheet | null {
  useEffect(() => actions.show(name, z), [name, z]);
  useEffect(() => () => actions.show(name, null), [name]);
  return usePlayground((state) => state.sheets[name] ?? null);
}
