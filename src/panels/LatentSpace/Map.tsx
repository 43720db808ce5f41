import { useRef } from "react";
import { usePlayground } from "../../state/store";
import { useSize } from "../useSize";
import styles from "./Map.module.css";
import { Picture } from "./Picture";
import { Ring } from "./Ring";
import { useDrag } from "./useDrag";
import { usePoints } from "./usePoints";
import { useProjection } from "./useProjection";
import { useScale } from "./useScale";

/** A map of latent space: held-out images where the encoder places them, and the user's ring among them. */
export function LatentMap() {
  const frame = useRef<HTMLDivElement>(null);
  const survey = usePlayground((state) => state.survey);
  const projection = useProjection();
  const scale = useScale(survey, projection, useSize(frame));
  const points = usePoints(scale, projection);
  return (
    <div ref={frame} className={styles.map} {...useDrag(scale, projection)}>
      <Picture scale={scale} points={points} />
      {!survey && <p className={styles.help}>Held-out images appear here as soon as the model is built.</p>}
      <Ring scale={scale} projection={projection} />
    </div>
  );
}
