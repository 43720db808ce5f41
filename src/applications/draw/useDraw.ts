import { useCallback, useRef } from "react";
import { draw } from "../../state/actions/applications";
import { inspectDrawing } from "../../state/actions/probe";
import { useLatestState, useModels } from "../../state/store";
import type { Stroke } from "../../state/view/drawing";
import { likeTheDataSet } from "./likeTheDataSet";
import { paperAndInkOf } from "./paperAndInk";

/** Least time between two looks at a drawing under way. */
const GAP_MS = 1000 / 15;

/** Changes the drawing; what it has become is looked at closely, at most 15 times a second. */
export function useDraw(): (strokes: readonly Stroke[]) => void {
  const models = useModels();
  const latest = useRef<readonly Stroke[]>([]);
  const lookedAt = useRef(Number.NEGATIVE_INFINITY);
  const waiting = useRef(false);
  const stateNow = useLatestState();
  return useCallback(
    (strokes) => {
      latest.current = strokes;
      draw(models, strokes);
      if (waiting.current) return;
      waiting.current = true;
      const look = () => {
        waiting.current = false;
        lookedAt.current = performance.now();
        const { data } = stateNow();
        const image = data && likeTheDataSet(latest.current, data, paperAndInkOf(data));
        if (image) inspectDrawing(models, image);
      };
      setTimeout(look, Math.max(0, lookedAt.current + GAP_MS - performance.now()));
    },
    [models, stateNow],
  );
}
