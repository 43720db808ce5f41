import { usePlayground } from "../../state/store";
import { toPixel } from "./coordinates";
import type { Surface } from "./ground";
import styles from "./Marks.module.css";
import { projected } from "./projection";
import { usePinnedMean } from "./usePinned";

/** Where the pinned image's mean lies, and its posterior to scale at 1 and 2 standard deviations. */
export function PinnedMark({ surface: { scale, projection } }: { readonly surface: Surface }) {
  const mu = usePinnedMean();
  const isDrawn = usePlayground((state) => state.probe?.source.kind === "drawn");
  if (!mu) return null;
  const [x, y] = toPixel(scale, projected(projection, mu));
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} className={styles.pinned} data-drawn={isDrawn}>
      <circle r={6} className={styles.rim} />
      <circle r={6} />
    </g>
  );
}
