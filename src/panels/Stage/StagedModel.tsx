import type { Scene } from "../../experiment/presentation";
import { LatentMap } from "../../latentMap/LatentMap";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { activityText } from "../../words/engines";
import { failureWords } from "../../words/failures";
import { decimal } from "../../words/numbers";
import { objectiveTitle } from "../../words/objectiveNames";
import { pointText } from "../../words/symbols";
import { StageCurves } from "./StageCurves";
import styles from "./StagedModel.module.css";

/** Dimensions that are written out beside the image. */
const WRITTEN_DIMENSIONS = 2;

interface StagedModelProps {
  readonly scene: Scene;
  /** Whether it is one of several, which have titles and less room. */
  readonly compares: boolean;
}

/** One model on the stage: of its map, its decoded image and its two curves those of the scene. */
export function StagedModel({ scene, compares }: StagedModelProps) {
  const objective = usePlayground((state) => state.experiment.objective);
  const hasImage = scene === "decode" || (scene === "all" && !compares);
  return (
    <div className={styles.model} data-scene={scene} data-compared={compares || undefined}>
      <div className={styles.told}>
        {compares && <h2 className={styles.title}>{objectiveTitle(objective)}</h2>}
        <Trouble />
      </div>
      {scene !== "curves" && (
        <div className={styles.map}>
          <LatentMap look="bare" />
        </div>
      )}
      {hasImage && <Decoded />}
      {(scene === "curves" || scene === "all") && (
        <div className={styles.curves}>
          <StageCurves />
        </div>
      )}
    </div>
  );
}

/** What the decoder makes of the user's point. */
function Decoded() {
  const shape = usePlayground(imageShapeOf);
  const image = usePlayground((state) => state.views.point?.image ?? null);
  const z = usePlayground((state) => state.z);
  const written = z.length <= WRITTEN_DIMENSIONS ? pointText(z, 1) : `${decimal(Math.hypot(...z), 1)} from the origin`;
  return (
    <figure className={styles.image}>
      <div className={styles.frame}>
        <ImageCanvas pixels={image} shape={shape} label="Decoded image" className={styles.picture} />
      </div>
      <figcaption className={styles.caption}>
        <span>decoded from z =</span> <span translate="no">{written}</span>
      </figcaption>
    </figure>
  );
}

/** What is wrong with the model, or what it still waits for. */
function Trouble() {
  const failure = usePlayground((state) => state.failure);
  const activity = usePlayground((state) => state.activity);
  if (failure) return <p className={styles.trouble}>{failureWords(failure).what}</p>;
  return activity && <p>{`${activityText(activity.kind)} …`}</p>;
}
