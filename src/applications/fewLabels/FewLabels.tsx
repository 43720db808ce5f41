import { useMemo, useState } from "react";
import { isConditional } from "../../experiment/architecture";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Button } from "../../widgets/Button";
import { Progress } from "../../widgets/Progress";
import { Select } from "../../widgets/Select";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, percentText } from "../../words/numbers";
import { Enlargeable } from "../Enlargeable";
import { AccuracyChart } from "./AccuracyChart";
import { AccuracyTable, pointsText } from "./AccuracyTable";
import { ConfusionMatrix } from "./ConfusionMatrix";
import styles from "./FewLabels.module.css";
import { type Classifier, classifiers, confusionOf, gainOf, labelRows } from "./labelCurves";
import type { LabelMeasurement } from "./labelPlan";
import { useFewLabels } from "./useFewLabels";
import { classifierName } from "./words";

/** Labels that are measured at first, and on another press: these take minutes. */
const MOST = { first: 1000, long: 10_000 } as const;
/** Most classes of a confusion table that can be read. */
const MOST_CLASSES = 16;

/** How many labels a classifier needs that sees the frozen code μ, and one that sees pixels. */
export function FewLabels() {
  const classNames = usePlayground((state) => dataSetOf(state).classNames);
  const isTold = usePlayground(({ experiment }) => isConditional(experiment.architecture));
  const isThere = usePlayground((state) => state.engine !== null);
  const measurement = useFewLabels();
  const { measured, progress } = measurement;
  const about = "How many labels does a classifier need that sees μ, learned without any, instead of pixels?";
  return (
    <Enlargeable title="Few labels" about={about}>
      {classNames.length < 2 || isTold ? (
        <p className={styles.words}>{isTold ? told : noLabels}</p>
      ) : (
        <>
          {isThere && <Controls {...measurement} />}
          {measured.length > 0 ? (
            <Found measured={measured} classNames={classNames} />
          ) : (
            <p className={styles.words}>{isThere ? explained : progress ? "" : "There is no model to ask yet."}</p>
          )}
        </>
      )}
    </Enlargeable>
  );
}

const noLabels =
  "These images have no labels, and an accuracy needs some. Own images have them when they lie in folders named by their classes. Without labels, Unusual and Dimensions show what the code is worth.";
const told =
  "This network is told the class of every image before it makes μ, so μ cannot be tried with few labels. Switch off “Told the class” under Model to measure here.";
const explained =
  "Ten to a thousand images are labelled, as many of each class, and two classifiers learn from them; the encoder stays as it is. Five draws of the labels make a band.";

const verbs = { none: "Measure", some: "Go on", "of another step": "Measure anew" } as const;

function Controls({ progress, standing, measure, cancel }: ReturnType<typeof useFewLabels>) {
  const training = usePlayground((state) => state.training);
  if (progress) {
    return (
      <div className={styles.controls}>
        <Progress name="Classifiers measured" fraction={progress.done / progress.of} />
        <span className={styles.words}>{`${countText(progress.done)} of ${countText(progress.of)}`}</span>
        <Button look="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.controls}>
      {standing !== "all" && (
        <Button disabled={training} onClick={() => measure(MOST.first)}>
          {`${verbs[standing]} up to 1,000 labels`}
        </Button>
      )}
      {standing === "all" && (
        <Button disabled={training} onClick={() => measure(MOST.long)}>
          Go on up to 10,000 labels (minutes)
        </Button>
      )}
      {training && <span className={styles.words}>Pause the model first: it must stand still.</span>}
    </div>
  );
}

interface FoundProps {
  readonly measured: readonly LabelMeasurement[];
  readonly classNames: readonly string[];
}

function Found({ measured, classNames }: FoundProps) {
  const rows = useMemo(() => labelRows(measured), [measured]);
  const told = rows.findLast(({ labels }) => labels <= TOLD) ?? rows[0];
  return (
    <>
      {told && (
        <p className={styles.words}>
          <span>{`With ${countText(told.labels)} labels, the `}</span>
          <Tooltip content={gainMeaning}>images without labels gave</Tooltip>
          <span> </span>
          <output aria-label="What the unlabelled images gave" aria-live="off" translate="no">
            {`${pointsText(gainOf(told))} points`}
          </output>
          <span>{`: ${rightText(told)}. Of step ${countText(measured[0]?.step)}, ${drawsText(measured)}.`}</span>
        </p>
      )}
      <AccuracyChart rows={rows} />
      <AccuracyTable rows={rows} />
      {classNames.length <= MOST_CLASSES && <Confusions measured={measured} classNames={classNames} />}
      <p className={styles.words}>{methods}</p>
    </>
  );
}

/** The number of labels of which the sentence tells. */
const TOLD = 100;

const gainMeaning =
  "The better classifier on μ less the better one on pixels, in points of accuracy. The encoder has seen all training images without a label; the classifiers differ in nothing but what they see.";
const methods =
  "Accuracy on the first 1,000 held-out images. Neighbours: the vote of the nearest, half as many as a class has labels, at most ten. Regression: multinomial, ‖W‖²/2 as penalty, L-BFGS to a gradient of 10⁻⁴ or 100 iterations. Both see centred features of one common scale.";

function rightText(row: ReturnType<typeof labelRows>[number]): string {
  return classifiers
    .flatMap((each) => (row[each] ? `${classifierName(each)} ${percentText(row[each].mean)}` : []))
    .join(", ");
}

function drawsText(measured: readonly LabelMeasurement[]): string {
  const draws = new Set(measured.map(({ seed }) => seed)).size;
  return draws === 1 ? "one draw of the labels" : `${draws} draws of the labels`;
}

function Confusions({ measured, classNames }: FoundProps) {
  const [classifier, setClassifier] = useState<Classifier>("regressionMu");
  const [chosen, setLabels] = useState<string | null>(null);
  const counts = useMemo(
    () => labelRows(measured).flatMap((row) => (row[classifier] ? String(row.labels) : [])),
    [measured, classifier],
  );
  const labels = chosen !== null && counts.includes(chosen) ? chosen : (counts.at(-1) ?? "");
  const confusion = useMemo(() => confusionOf(measured, Number(labels), classifier), [measured, labels, classifier]);
  return (
    <div className={styles.confusion}>
      <div className={styles.controls}>
        <Select
          name="Classifier"
          look="small"
          value={classifier}
          options={classifiers.map((value) => ({ value, label: classifierName(value) }))}
          onChange={setClassifier}
        />
        <Select
          name="Labels"
          look="small"
          value={labels}
          options={counts.map((value) => ({ value, label: `${countText(Number(value))} labels` }))}
          onChange={setLabels}
        />
        <span className={styles.words}>percent of a class, all draws</span>
      </div>
      {confusion && <ConfusionMatrix counts={confusion} names={classNames} />}
    </div>
  );
}
