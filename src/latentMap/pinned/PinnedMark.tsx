import { useMemo } from "react";
import { ellipseOf } from "../../model/latent/planeNormals";
import { tenths } from "../../pictures/tenths";
import { usePlayground } from "../../state/store";
import { projectedPosteriors } from "../layers/posteriors";
import styles from "../Marks.module.css";
import { toPixel } from "../plane/coordinates";
import type { Viewport } from "../pointer/viewport";
import { usePinned } from "./usePinned";

/** Where the pinned image's mean lies, and its posterior to scale at 1 and 2 standard deviations. */
export function PinnedMark({ viewport: { scale, projection } }: { readonly viewport: Viewport }) {
  const pinned = usePinned();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const normal = useMemo(() => pinned && projectedPosteriors(pinned, noise, projection), [pinned, noise, projection]);
  if (!normal || ![...normal.at, ...normal.covariance].every(Number.isFinite)) return null;
  const [x, y] = toPixel(scale, [normal.at[0] ?? 0, normal.at[1] ?? 0]);
  const [acrossAcross = 0, acrossUp = 0, upUp = 0] = normal.covariance;
  const { radii, angle } = ellipseOf(acrossAcross, acrossUp, upUp);
  const ellipse = { rx: radii[0] * scale.unit, ry: radii[1] * scale.unit };
  return (
    <g transform={`translate(${tenths(x)} ${tenths(y)})`} className={styles.pinned}>
      <g transform={`rotate(${(-angle * 180) / Math.PI})`}>
        <ellipse {...ellipse} className={styles.rim} />
        <ellipse rx={2 * ellipse.rx} ry={2 * ellipse.ry} className={styles.twice} />
        <ellipse {...ellipse} className={styles.once} />
      </g>
      <circle r={4} className={styles.dot} />
    </g>
  );
}
