import { useMemo } from "react";
import type { SheetName } from "../../worker/views/list";
import { usePlayground } from "../store";
import { useView } from "./useView";
import type { Sheet } from "./viewState";

/**
 * Keeps codes z [count, latentDim] decoded, as `useView` does: they are of as many dimensions as the model at hand has,
 * and so is the sheet that is given.
 */
export function useSheet(name: SheetName, z: Float32Array | null): Sheet | null {
  const latentDim = usePlayground((state) => state.z.length);
  const request = useMemo(() => z && { z, latentDim }, [z, latentDim]);
  const sheet = useView(name, request);
  return sheet?.latentDim === latentDim ? sheet : null;
}
