import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { lossSizesOf } from "../experiment/experiment";
import { totalLoss } from "../experiment/objective";
import type { State } from "../state/state";
import { usePlayground } from "../state/store";
import { Panel } from "../widgets/Panel";
import { ToggleChip } from "../widgets/ToggleChip";
import type { Parts } from "./Loss/axes";
import { chartRows, type Row } from "./Loss/rows";
import { useThrottled } from "./Loss/useThrottled";
import styles from "./Loss.module.css";
import { decimal } from "./notation";
import { countText, lossText } from "./numbers";
import { useSize } from "./useSize";

const LossChart = lazy(() => import("./Loss/LossChart"));
/** Points that the chart draws: one to every three pixels or so, and quick. */
const LIMITS = { train: 160, heldOut: 60 };
const REDRAW_INTERVAL_MS = 400;

/** The panel on learning: total, reconstruction and KL over steps, against levels that need no code. */
export function Loss() {
  const [parts, setParts] = useState<Parts>({ train: true, heldOut: true });
  const [logarithmic, setLogarithmic] = useState(false);
  const controls = (
    <>
      <ToggleChip pressed={parts.train} onChange={(train) => setParts({ ...parts, train })} hint={trainHint}>
        train
      </ToggleChip>
      <ToggleChip pressed={parts.heldOut} onChange={(heldOut) => setParts({ ...parts, heldOut })} hint={heldOutHint}>
        held-out
      </ToggleChip>
      <ToggleChip
        pressed={logarithmic}
        onChange={setLogarithmic}
        hint="A logarithmic axis: equal heights, equal factors."
      >
        log
      </ToggleChip>
    </>
  );
  return (
    <Panel title="Loss" subtitle={<HeldOutTotal />} controls={controls} className={styles.panel}>
      <Curves parts={parts} logarithmic={logarithmic} />
    </Panel>
  );
}

const trainHint = "Solid: the loss of each training batch, before its update.";
const heldOutHint = "Dashed: the loss on images that the model never trains on.";

function HeldOutTotal() {
  const heldOut = usePlayground((state) => state.heldOut);
  const experiment = usePlayground((state) => state.experiment);
  const { objective } = experiment;
  const total = heldOut ? totalLoss(heldOut.losses, objective, lossSizesOf(experiment)) : undefined;
  return (
    <>
      <span aria-hidden>held-out total </span>
      <output aria-label="Held-out total loss" aria-live="off" className={styles.heldOut}>
        <b>{lossText(total)}</b> nats/image
        {heldOut && `, ${countText(heldOut.count)} images`}
      </output>
    </>
  );
}

function Legend() {
  return (
    <ul className={styles.legend} aria-label="Colours of the curves, in nats per image">
      <li data-term="total">total</li>
      <li data-term="reconstruction">reconstruction</li>
      <li data-term="kl">KL</li>
    </ul>
  );
}

function Curves({ parts, logarithmic }: { readonly parts: Parts; readonly logarithmic: boolean }) {
  const frame = useRef<HTMLElement>(null);
  const { width, height } = useSize(frame);
  const history = useThrottled(
    usePlayground((state) => state.history),
    REDRAW_INTERVAL_MS,
  );
  const rows = useMemo(() => chartRows(history, LIMITS), [history]);
  const levels = usePlayground((state) => state.data?.levels[state.experiment.objective.likelihood] ?? null);
  const stepsPerEpoch = usePlayground((state) => stepsPerEpochOf(state));
  const step = rows.at(-1)?.step ?? 0;
  return (
    <figure ref={frame} className={styles.chart} aria-label={summaryOf(rows)}>
      <Legend />
      {width > 0 && height > 0 && (
        <Suspense fallback={null}>
          <LossChart {...{ rows, parts, logarithmic, levels, step, stepsPerEpoch, width, height }} />
        </Suspense>
      )}
      {step === 0 && <p className={styles.hint}>Press Train: reconstruction should fall below the class means.</p>}
    </figure>
  );
}

/** Images of MNIST's training set, until the data set has said how many there are. */
const USUAL_TRAIN_COUNT = 60_000;

function stepsPerEpochOf({ data, experiment }: State): number {
  return Math.ceil((data?.trainCount ?? USUAL_TRAIN_COUNT) / experiment.hyperparameters.batchSize);
}

function summaryOf(rows: readonly Row[]): string {
  const trained = rows.findLast(({ train }) => train)?.train;
  if (!trained) return "Loss curves, still empty";
  const { step, total, reconstruction, kl } = trained;
  const terms = `total ${decimal(total, 1)}, reconstruction ${decimal(reconstruction, 1)}, KL ${decimal(kl, 1)}`;
  return `Loss curves up to step ${decimal(step, 0)}: on training batches ${terms} nats per image`;
}
