import { useState } from "react";
import { useStore } from "zustand";
import { lossSizesOf } from "../../experiment/experiment";
import { effectiveBeta } from "../../model/objective";
import { useLatestState, usePlayground, useWorkspace } from "../../state/store";
import { isOf, missingLambdas, pointsOf, sweeperOf, sweepRun } from "../../state/sweep/sweep";
import { Button } from "../../widgets/Button";
import { NumberField } from "../../widgets/NumberField";
import { Progress } from "../../widgets/Progress";
import { TextField } from "../../widgets/TextField";
import { sweepTroubleText } from "../../words/failures";
import { amountText, countText, durationText, settingText } from "../../words/numbers";
import { lambdasText, readLambdas, usualLambdas } from "./readLambdas";
import styles from "./SweepSettings.module.css";
import { tellEnd } from "./tellEnd";

const USUAL_STEPS = 300;
const STEPS = { least: 10, greatest: 20_000 } as const;

/** Which λ's are swept, how long each is trained, and how far that is. */
export function SweepSettings() {
  const [text, setText] = useState(() => lambdasText(usualLambdas));
  const [steps, setSteps] = useState(USUAL_STEPS);
  const progress = useStore(sweeperOf(useWorkspace()).store, (state) => state.progress);
  const read = readLambdas(text);
  const lambdas = "lambdas" in read ? read.lambdas : null;
  return (
    <div className={styles.settings}>
      <div className={styles.line}>
        <span className={styles.field}>
          <span aria-hidden>λ</span>
          <TextField
            name="λ's to sweep"
            value={text}
            problem={"problem" in read ? read.problem : null}
            disabled={progress !== null}
            onChange={setText}
          />
        </span>
        <span className={styles.field}>
          <span aria-hidden>steps each</span>
          <NumberField name="Steps of each model" value={steps} {...STEPS} whole digits={5} onCommit={setSteps} />
        </span>
        <Epochs steps={steps} />
        <StartButton lambdas={lambdas} steps={steps} />
      </div>
      <SweepProgressLine />
    </div>
  );
}

function Epochs({ steps }: { readonly steps: number }) {
  const batchSize = usePlayground((state) => state.experiment.hyperparameters.batchSize);
  const trainCount = usePlayground((state) => state.data?.trainCount ?? Number.NaN);
  const epochs = (steps * batchSize) / trainCount;
  if (!Number.isFinite(epochs)) return null;
  return <span className={styles.quiet}>{`= ${amountText(epochs)} epochs`}</span>;
}

interface StartButtonProps {
  readonly lambdas: readonly number[] | null;
  readonly steps: number;
}

function StartButton({ lambdas, steps }: StartButtonProps) {
  const workspace = useWorkspace();
  const sweeper = sweeperOf(workspace);
  const { progress, ...swept } = useStore(sweeper.store);
  const latest = useLatestState();
  const built = usePlayground((state) => state.engine !== null);
  const start = () => {
    if (!lambdas) return;
    sweeper.start(sweepRun(latest(), steps), lambdas);
    if (sweeper.store.getState().progress) tellEnd(workspace, sweeper.store);
  };
  if (progress) return <Button onClick={() => sweeper.stop()}>Stop the sweep</Button>;
  const run = sweepRun(latest(), steps);
  const missing = missingLambdas(pointsOf(swept, run), lambdas ?? []);
  const isMeasured = lambdas !== null && missing.length === 0;
  const isShown = isMeasured && isOf(swept, run);
  return (
    <Button look="primary" disabled={!built || isShown || lambdas === null} onClick={start}>
      {isShown ? "All are measured" : isMeasured ? "Show what was measured" : "Start the sweep"}
    </Button>
  );
}

/** How far it is; keeps its room while nothing is under way. */
function SweepProgressLine() {
  const sweep = sweeperOf(useWorkspace()).store;
  const progress = useStore(sweep, (state) => state.progress);
  const trouble = useStore(sweep, (state) => state.troubles)
    .map(sweepTroubleText)
    .join(" ");
  const count = useStore(sweep, (state) => state.points.length);
  if (!progress) {
    const words =
      count > 0 ? `${countText(count)} models measured.` : "They train in the background, beside the models shown.";
    return (
      <p role="status" className={styles.quiet} data-trouble={trouble !== "" || undefined}>
        {trouble || words}
      </p>
    );
  }
  const { lambda, index, step, steps, secondsLeft } = progress;
  const place = `λ = ${settingText(lambda)}: model ${index + 1} of ${progress.count}`;
  const doing = step < steps ? `step ${countText(step)} of ${countText(steps)}` : "looking at held-out images";
  return (
    <div className={styles.progress}>
      <span className={styles.quiet}>
        {`${place}, ${doing}${secondsLeft === null ? "" : `, about ${durationText(secondsLeft)} left`}`}
      </span>
      <Progress name="Sweep progress" fraction={(index + step / steps) / progress.count} />
    </div>
  );
}

/** What λ amounts to in this sweep, where it is not β. */
export function BetaNote() {
  const experiment = usePlayground((state) => state.experiment);
  const beta = effectiveBeta({ ...experiment.objective, lambda: 1 }, lossSizesOf(experiment));
  if (beta === 1) return null;
  return (
    <p className={styles.quiet}>
      {beta === null
        ? "This formula's second term is no divergence: its λ is no β. The rate shown is the true divergence."
        : `By this convention λ = 1 amounts to β = ${amountText(beta)}.`}
    </p>
  );
}
