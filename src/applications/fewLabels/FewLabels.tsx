import { useMemo, useState } from "react";
import { type Architecture, isConditional, withLabelHead } from "../../experiment/architecture";
import { areLearnable, usualLabelHead } from "../../experiment/labelHead";
import { accuracyOf } from "../../model/accuracy";
import { usePlayground, usePropose } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Button } from "../../widgets/Button";
import { Progress } from "../../widgets/Progress";
import { Select } from "../../widgets/Select";
import { Tooltip } from "../../widgets/Tooltip";
import { jointlyDefinition } from "../../words/labelHead";
import { countText, percentText } from "../../words/numbers";
import { Enlargeable } from "../Enlargeable";
import { AccuracyChart } from "./AccuracyChart";
import { AccuracyTable, pointsText } from "./AccuracyTable";
import { ConfusionMatrix } from "./ConfusionMatrix";
import styles from "./FewLabels.module.css";
import { type Classifier, classifiersIn, confusionOf, gainOf, labelRows, type MeasuredLabels } from "./labelCurves";
import { useFewLabels } from "./useFewLabels";
import { useLabelHead } from "./useLabelHead";
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
  const hasHead = usePlayground(({ experiment }) => experiment.architecture.labelHead !== undefined);
  const measurement = useFewLabels();
  const head = useLabelHead();
  const { measured, progress } = measurement;
  const about = `How many labels does a classifier need that sees μ, learned ${hasHead ? "with a label head" : "without any"}, instead of pixels?`;
  return (
    <Enlargeable title="Few labels" about={about}>
      {classNames.length < 2 || isTold ? (
        <p className={styles.words}>{isTold ? told : noLabels}</p>
      ) : (
        <>
          {hasHead ? <Jointly head={head} /> : isThere && areLearnable(classNames.length) && <LearnJointly />}
          {isThere && <Controls {...measurement} />}
          {measured.length > 0 ? (
            <Found measured={measured} head={head} classNames={classNames} />
          ) : (
            <p className={styles.words}>{isThere ? explained : progress ? "" : "There is no model to ask yet."}</p>
          )}
        </>
      )}
    </Enlargeable>
  );
}

/** What the network's own label head came to. */
function Jointly({ head }: Pick<MeasuredLabels, "head">) {
  const accuracy = head ? accuracyOf(head.counts) : null;
  return (
    <p className={styles.words}>
      <Tooltip content={jointlyDefinition} more="label head">
        Fine-tuned jointly
      </Tooltip>
      <span>, the label head tells </span>
      <output aria-label="Accuracy of the label head" aria-live="off" translate="no">
        {percentText(accuracy, 1)}
      </output>
      <span>
        {head ? ` right, with ${countText(head.labels)} labels. Of step ${countText(head.step)}.` : " right so far."}
      </span>
    </p>
  );
}

/** The network at hand with a label head, to be trained along with it. */
function LearnJointly() {
  const architecture = usePlayground((state) => state.experiment.architecture);
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  const propose = usePropose();
  return (
    <div>
      <Button onClick={() => propose({ architecture: fewLabelled(architecture, classes) })}>
        {`Train one with a label head, ${usualLabelHead.labels} labels`}
      </Button>
    </div>
  );
}

/** The network of the preset “few labels”: the one at hand, which also learns the class from the usual number of labels. */
function fewLabelled(architecture: Architecture, classes: number): Architecture {
  return withLabelHead(architecture, { classes, labels: usualLabelHead.labels });
}

const noLabels =
  "These images have no labels, and an accuracy needs some. Own images have them when they lie in folders named by their classes. Without labels, Unusual and Dimensions show what the code is worth.";
const told =
  "This network is told the class of every image before it makes μ, so μ cannot be tried with few labels. Switch off “Told the class” under Model to measure here.";
const explained =
  "Ten to a thousand images are labelled, as many of each class, and classifiers learn from them; the encoder stays as it is. Five draws of the labels make a band.";

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

interface FoundProps extends MeasuredLabels {
  readonly classNames: readonly string[];
}

function Found({ measured, head, classNames }: FoundProps) {
  const rows = useMemo(() => labelRows({ measured, head }), [measured, head]);
  const told = rows.findLast((row) => row.labels <= TOLD && gainOf(row) !== null) ?? rows[0];
  return (
    <>
      {told && (
        <p className={styles.words}>
          <span>{`With ${countText(told.labels)} labels, the `}</span>
          <Tooltip content={head ? jointGainMeaning : gainMeaning}>images without labels gave</Tooltip>
          <span> </span>
          <output aria-label="What the unlabelled images gave" aria-live="off" translate="no">
            {`${pointsText(gainOf(told))} points`}
          </output>
          <span>{`: ${rightText(told)}. Of step ${countText(measured[0]?.step)}, ${drawsText(measured)}.`}</span>
        </p>
      )}
      <AccuracyChart rows={rows} />
      <AccuracyTable rows={rows} />
      {classNames.length <= MOST_CLASSES && <Confusions measured={measured} head={head} classNames={classNames} />}
      <p className={styles.words}>{methods}</p>
    </>
  );
}

/** The number of labels of which the sentence tells. */
const TOLD = 100;

const gainMeaning =
  "The better classifier on μ less the better one on pixels, in points of accuracy. The encoder has seen all training images without a label; the classifiers differ in nothing but what they see.";
const jointGainMeaning =
  "The better classifier on μ less the better one on pixels, in points of accuracy. Here μ itself has learned from the label head's labels, which the classifiers on pixels have not: a plain network tells what images without labels give alone.";
const methods =
  "Accuracy on the first 1,000 held-out images. Neighbours: the vote of the nearest, half as many as a class has labels, at most ten. Regression: multinomial, ‖W‖²/2 as penalty, L-BFGS to a gradient of 10⁻⁴ or 100 iterations. Spreading: along a graph of 8 neighbours over 3,000 training images without labels (Zhou et al. 2004). All see centred features of one common scale.";

function rightText(row: ReturnType<typeof labelRows>[number]): string {
  return classifiersIn([row])
    .flatMap((each) => (row[each] ? `${classifierName(each)} ${percentText(row[each].mean)}` : []))
    .join(", ");
}

function drawsText(measured: MeasuredLabels["measured"]): string {
  const draws = new Set(measured.map(({ seed }) => seed)).size;
  return draws === 1 ? "one draw of the labels" : `${draws} draws of the labels`;
}

function Confusions({ measured, head, classNames }: FoundProps) {
  const [classifier, setClassifier] = useState<Classifier>("regressionMu");
  const [chosen, setLabels] = useState<string | null>(null);
  const rows = useMemo(() => labelRows({ measured, head }), [measured, head]);
  const counts = useMemo(() => rows.flatMap((row) => (row[classifier] ? String(row.labels) : [])), [rows, classifier]);
  const labels = chosen !== null && counts.includes(chosen) ? chosen : (counts.at(-1) ?? "");
  const confusion = useMemo(
    () => confusionOf({ measured, head }, Number(labels), classifier),
    [measured, head, labels, classifier],
  );
  return (
    <div className={styles.confusion}>
      <div className={styles.controls}>
        <Select
          name="Classifier"
          look="small"
          value={classifier}
          options={classifiersIn(rows).map((value) => ({ value, label: classifierName(value) }))}
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
