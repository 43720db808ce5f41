import { useMemo, useState } from "react";
import { isConditional } from "../../experiment/architecture";
import { type AnomalyScoreName, anomalyScoreNames } from "../../model/anomalyScores";
import { type Stranger, strangersTo } from "../../model/strangers";
import { usePlayground } from "../../state/store";
import { dataSetOf, imageShapeOf } from "../../state/view/dataSet";
import { Select } from "../../widgets/Select";
import { anomalyScoreTitle, strangerName } from "../../words/anomalies";
import { Enlargeable } from "../Enlargeable";
import { Judgement } from "./Judgement";
import { LeaveOut } from "./LeaveOut";
import styles from "./Unusual.module.css";
import { useAnomalyScores } from "./useAnomalyScores";

/** How well a score of the model tells images from those of another kind: what it finds, what it misses, what fools it. */
export function Unusual() {
  const isTold = usePlayground(({ experiment }) => isConditional(experiment.architecture));
  const many = usePlayground((state) => dataSetOf(state).noun.many);
  const about = `Does a score of the model tell ${many} from anomalies?`;
  return isTold ? (
    <Enlargeable title="Unusual" about={about}>
      <p className={styles.words}>{unclassed}</p>
    </Enlargeable>
  ) : (
    <Scores about={about} />
  );
}

const unclassed =
  "This network is told the class of every image, and an anomaly has none that it could be told. Switch off “Told the class” under Model to score images here.";

/** What is chosen stands above what can be enlarged, so that both sizes show it. */
function Scores({ about }: { about: string }) {
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const [score, setScore] = useState<AnomalyScoreName>("negativeElbo");
  const [threshold, setThreshold] = useState<number | null>(null);
  const { stranger, strangers, leftOut, choose } = useStranger();
  const { seen, isAwaited } = useAnomalyScores(stranger);
  return (
    <Enlargeable title="Unusual" about={about}>
      <div className={styles.choices}>
        <Select
          name="Unusual images"
          look="small"
          value={stranger}
          options={strangers.map((value) => ({ value, label: strangerName(value, leftOut) }))}
          onChange={choose}
        />
        <Select
          name="Score"
          look="small"
          value={score}
          options={anomalyScoreNames.map((value) => ({ value, label: anomalyScoreTitle(value, noise) }))}
          onChange={(chosen) => {
            setScore(chosen);
            setThreshold(null);
          }}
        />
        <LeaveOut />
      </div>
      {seen && seen.unusual[score].length > 0 && (
        <Judgement seen={seen} score={score} moved={threshold} onThreshold={setThreshold} />
      )}
      <p className={styles.words}>{stateText(seen !== null, isAwaited)}</p>
    </Enlargeable>
  );
}

function stateText(isSeen: boolean, isAwaited: boolean): string {
  if (isAwaited) return isSeen ? "More images are being scored …" : "Images are being scored …";
  return isSeen ? "" : "There is no model to ask yet.";
}

/** The strangers that are shown: those of the left-out classes where there are such, until others are chosen. */
function useStranger() {
  const shape = usePlayground(imageShapeOf);
  const leftOut = usePlayground((state) => dataSetOf(state).leftOutNames ?? noNames);
  const [chosen, choose] = useState<Stranger | null>(null);
  const strangers = useMemo(() => strangersTo(shape, leftOut.length > 0), [shape, leftOut]);
  const usual = leftOut.length > 0 ? "leftOut" : "halfTurn";
  return { stranger: chosen && strangers.includes(chosen) ? chosen : usual, strangers, leftOut, choose } as const;
}

const noNames: readonly string[] = [];
