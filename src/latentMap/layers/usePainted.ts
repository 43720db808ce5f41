import { useMemo, useState } from "react";
import type { Sliced } from "../../interaction/sliced";
import { useSliced } from "../../interaction/useSliced";
import { useTheme } from "../../pictures/theme";
import { usePlayground } from "../../state/store";
import type { Sheet } from "../../state/view/viewState";
import { paintAtlas } from "../drawing/atlas";
import type { CellGrid } from "./manifold";

/** A grid of decoded images. */
export interface Manifold {
  readonly grid: CellGrid;
  /** All images on one canvas, as many pixels as they have, in the grid's order. */
  readonly atlas: HTMLCanvasElement;
}

/** The latest picture of a grid's images, painted a few rows at a time; the one before it until it is done. */
export function usePainted(grid: CellGrid | null, sheet: Sheet | null): Manifold | null {
  const shape = usePlayground((state) => state.data?.imageShape);
  const onPaper = useTheme() === "light";
  const [canvases] = useState(pairOfCanvases);
  const work = useMemo((): Sliced<Manifold> | null => {
    if (!grid || !sheet || !shape) return null;
    const inking = { channels: shape[2], onPaper };
    return function* () {
      const [atlas] = canvases;
      yield* paintAtlas(atlas, sheet.images, grid.middles[0].length, shape, inking);
      // This one goes to the map, and the next picture onto the other.
      canvases.reverse();
      return { grid, atlas };
    };
  }, [grid, sheet, shape, onPaper, canvases]);
  const painted = useSliced(work, 0);
  const [kept, setKept] = useState<Manifold | null>(null);
  if (painted && painted !== kept) setKept(painted);
  return painted ?? kept;
}

function pairOfCanvases(): [HTMLCanvasElement, HTMLCanvasElement] {
  return [document.createElement("canvas"), document.createElement("canvas")];
}
