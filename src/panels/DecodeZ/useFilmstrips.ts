import { useMemo } from "react";
import { usePlayground } from "../../state/store";
import { useSheet } from "../../state/view/useSheet";
import { filmstripCodes, filmstripsOn } from "./filmstrips";

/**
 * Filmstrips of some latent dimensions around the user's point, kept decoded: grey levels [FRAMES, pixels] by dimension.
 * Those of a moment ago stay until the next ones come.
 */
export function useFilmstrips(dimensions: readonly number[], reach: number): ReadonlyMap<number, Uint8ClampedArray> {
  const z = usePlayground((state) => state.z);
  const codes = useMemo(() => {
    const present = dimensions.filter((dimension) => dimension < z.length);
    return present.length > 0 ? filmstripCodes(z, present, reach) : null;
  }, [z, dimensions, reach]);
  const sheet = useSheet("filmstrips", codes);
  return useMemo(() => {
    const strips = sheet ? filmstripsOn(sheet) : [];
    return new Map(strips.map(({ dimension, images }) => [dimension, images]));
  }, [sheet]);
}
