import { useMemo } from "react";
import type { SheetName } from "../../worker/views/list";
import { usePlayground } from "../store";
import { useView } from "./useView";
import type { Sheet } from "./viewState";

/**
 * Keeps codes z [count, latentDim] decoded, as `useView` does: they are of as many dimensions as the model at hand has,
 * and so is the sheet that is given; where `labels` [count] are given a conditional network decodes each as that class.
 */
export function useSheet(name: SheetName, z: Float32Array | null, labels?: Uint8Array): Sheet | null {
  const latentDim = usePlayground((state) => state.z.length);
  const request = useMemo(() => z && { z, latentDim, ...(labels && { labels }) }, [z, latentDim, labels]);
  const sheet = useView(name, request);
  return sheet?.latentDim === latentDim ? sheet : null;
}
