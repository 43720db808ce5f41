import { useEffect, useId, useMemo, useState } from "react";
import { ForceBalance } from "../../latentMap/balance/ForceBalance";
import { LatentMap } from "../../latentMap/LatentMap";
import { useProjection } from "../../latentMap/MapMemory";
import { DistanceDistribution, SigmaDistribution } from "../../latentMap/numbers/Distribution";
import { fitRange, LEAST_RANGE } from "../../latentMap/plane/coordinates";
import { neededRange } from "../../latentMap/plane/places";
import { useMeansOnMap } from "../../latentMap/plane/useMeansOnMap";
import { Decodings } from "../../pictures/Decodings";
import { ImageSheet } from "../../pictures/ImageSheet";
import { ReconstructionStrip } from "../../pictures/ReconstructionStrip";
import { keepModel, removeModel } from "../../state/comparison";
import { useModel, usePlayground, useWorkspace } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { activityText } from "../../words/engines";
import { failureWords } from "../../words/failures";
import { objectiveTitle } from "../../words/objectiveNames";
import { ColumnDiagnosis } from "./ColumnDiagnosis";
import { ColumnNumbers } from "./ColumnNumbers";
import { ColumnObjective } from "./ColumnObjective";
import styles from "./ComparedModel.module.css";
import { ComparedCurves } from "./Curves";

const TakeAlong = fetched(async () => (await import("../../applications/takeAlong/TakeAlong")).TakeAlong);
const SAMPLE_COLUMNS = 10;

interface ComparedModelProps {
  readonly removable: boolean;
  /** Called with the half extent that the model's map needs, in prior standard deviations. */
  readonly onRange: (range: number) => void;
}

/** One of the models that are compared: its objective, its code, what it generates, what it keeps, its losses. */
export function ComparedModel({ removable, onRange }: ComparedModelProps) {
  const titleId = useId();
  const workspace = useWorkspace();
  const model = useModel();
  const objective = usePlayground((state) => state.experiment.objective);
  useNeededRange(onRange);
  return (
    <section aria-labelledby={titleId} className={styles.card} data-column>
      <header className={styles.header}>
        <div className={styles.heading} data-block>
          <h3 id={titleId} className={styles.title} data-in-picture>
            {objectiveTitle(objective)}
          </h3>
          <ColumnDiagnosis />
        </div>
        <div className={styles.buttons}>
          <LazyPanel title="Model files" fallback={null}>
            <TakeAlong />
          </LazyPanel>
          {removable && (
            <Button look="quiet" onClick={() => removeModel(workspace, model)}>
              Remove
            </Button>
          )}
          <Button look="quiet" onClick={() => keepModel(workspace, model)}>
            Keep this one
          </Button>
        </div>
      </header>
      <ColumnObjective />
      <div>
        <Trouble />
      </div>
      <div className={styles.map} data-block data-picture="map">
        <LatentMap />
      </div>
      <div className={styles.measured}>
        <div className={styles.statistics} data-block>
          <div className={styles.histograms}>
            <SigmaDistribution />
            <DistanceDistribution />
          </div>
          <ColumnNumbers />
        </div>
        <ForceBalance />
      </div>
      <ComparedCurves />
      <Samples />
      <div className={styles.measured} data-block>
        <ReconstructionStrip />
      </div>
    </section>
  );
}

function useNeededRange(onRange: (range: number) => void): void {
  const means = useMeansOnMap(useProjection());
  const needed = useMemo(() => (means ? neededRange(means, 1) : 0), [means]);
  const [range, setRange] = useState(LEAST_RANGE);
  const fitted = means ? fitRange(range, needed) : LEAST_RANGE;
  if (fitted !== range) setRange(fitted);
  useEffect(() => onRange(fitted), [fitted, onRange]);
}

/** What is wrong with this model, or what it still waits for. */
function Trouble() {
  const failure = usePlayground((state) => state.failure);
  const activity = usePlayground((state) => state.activity);
  if (failure) {
    const { what, advice } = failureWords(failure);
    return (
      <p role="alert" className={styles.trouble}>
        {`${what} ${advice}`}
      </p>
    );
  }
  return activity && <p className={styles.quiet}>{`${activityText(activity.kind)} …`}</p>;
}

function Samples() {
  const shape = usePlayground(imageShapeOf);
  const sheet = usePlayground((state) => state.views.samples ?? null);
  const count = 2 * SAMPLE_COLUMNS;
  return (
    <figure className={styles.samples} data-block>
      <figcaption className={styles.quiet} data-in-picture>
        Samples: z ~ N(0, I), the same for every model
      </figcaption>
      <Decodings words="Not trained yet: the same grey for every code.">
        <ImageSheet
          images={sheet?.images ?? null}
          count={count}
          columns={SAMPLE_COLUMNS}
          shape={shape}
          label="Samples decoded from the prior"
        />
      </Decodings>
    </figure>
  );
}
