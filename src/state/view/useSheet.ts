import { useEffect } from "react";
import { showSheet } from "../actions/subscriptions";
import type { Sheet, SheetName } from "../state";
import { useModels, usePlayground } from "../store";

/**
 * Keeps codes z [count, latentDim] decoded for as long as the component is there: the latest sheet of that name, which
 * may still be one of the codes before; null before there is one. Give the same array while the codes are the same.
 */
export function useSheet(name: SheetName, z: Float32Array | null): Sheet | null {
  const models = useModels();
  useEffect(() => showSheet(models, name, z), [name, z, models]);
  useEffect(() => () => showSheet(models, name, null), [name, models]);
  return usePlayground((state) => state.sheets[name] ?? null);
}
