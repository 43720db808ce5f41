import type { State } from "../../state/state";
import { usePlayground } from "../../state/store";
import { trainCountOf } from "../../state/view/dataSet";
import { Progress } from "../../widgets/Progress";
import { activityText } from "../../words/engines";
import { decimal, durationText, percentText, wholeText } from "../../words/numbers";
import { type EpochProgress, epochProgress } from "./epoch";
import styles from "./RunProgress.module.css";

/** How far the run is, how fast it goes, and what long work is under way. */
export function RunProgress() {
  const step = usePlayground((state) => state.step);
  const trainCount = usePlayground(trainCountOf);
  const batchSize = usePlayground((state) => state.experiment.hyperparameters.batchSize);
  const activity = usePlayground((state) => state.activity);
  const progress = epochProgress(step, trainCount, batchSize);
  return (
    <div className={styles.progress}>
      <div className={styles.parts}>
        <div className={styles.line}>
          <span className={styles.place}>
            Epoch{" "}
            <output aria-label="Epoch" aria-live="off" translate="no">
              {decimal(tenthsDown(progress.epochs), 1)}
            </output>{" "}
            · step{" "}
            <output aria-label="Step" aria-live="off" translate="no">
              {wholeText(step)}
            </output>
          </span>
          <span className={styles.pace}>
            <Pace progress={progress} />
          </span>
        </div>
        {activity ? (
          <Progress name={activityText(activity.kind)} fraction={activity.fraction} />
        ) : (
          <Progress name="Epoch progress" fraction={progress.fraction} />
        )}
      </div>
    </div>
  );
}

/** Epochs cut off to tenths, as one is over only when it is; undefined while the size of the data set is not known. */
function tenthsDown(epochs: number): number | undefined {
  return Number.isNaN(epochs) ? undefined : Math.floor(10 * epochs) / 10;
}

function Pace({ progress }: { readonly progress: EpochProgress }) {
  const imagesPerSecond = usePlayground((state) => Math.round(state.imagesPerSecond));
  const words = usePlayground(wordsInstead);
  const training = usePlayground((state) => state.training);
  return (
    <>
      {words !== null && <span>{words}</span>}
      <output aria-label="Images per second" aria-live="off" className={words === null ? undefined : "visually-hidden"}>
        {`${wholeText(imagesPerSecond)} images/s`}
      </output>
      {words === null && training && imagesPerSecond > 0 && (
        <span className={styles.left}>{` · ${durationText(progress.imagesLeft / imagesPerSecond)} left`}</span>
      )}
    </>
  );
}

/** What is told in the place of the pace: long work, why nothing runs, or what to do first. */
function wordsInstead({
  activity,
  engine,
  step,
  training,
  lookingBack,
  failure,
  imagesPerSecond,
}: State): string | null {
  if (activity) return `${activityText(activity.kind)} · ${percentText(activity.fraction)}`;
  if (!engine) return failure ? "No engine: see the message" : "No engine: press Reset";
  if (lookingBack) return "Looking back, at rest";
  if (step > 0) return training || imagesPerSecond >= 0.5 ? null : "At rest";
  const { seconds } = engine.cost;
  const isLong = seconds !== null && seconds >= 1;
  if (training) return isLong ? `A step takes about ${durationText(seconds)}` : null;
  return isLong ? `Press Train: ${durationText(seconds)} a step` : "Press Train to begin";
}
