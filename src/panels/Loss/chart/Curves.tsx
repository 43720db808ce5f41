import { type RefObject, Suspense, useMemo } from "react";
import { useSize } from "../../../interaction/useSize";
import { useThrottledSelection } from "../../../interaction/useThrottledSelection";
import { stepsOfEpoch } from "../../../model/epoch";
import { type History, RECENT_STEPS } from "../../../state/run/history";
import { isUnrecovered } from "../../../state/run/recovery";
import type { State } from "../../../state/state";
import { useModel, usePlayground } from "../../../state/store";
import { trainCountOf } from "../../../state/view/dataSet";
import { fetched } from "../../../widgets/fetched";
import { decimal } from "../../../words/numbers";
import { klName } from "../../../words/terms";
import { LossLegend } from "../legend/Legend";
import { type LossView, termNames, terms } from "../view/view";
import styles from "./Curves.module.css";
import { chartRows, type Row } from "./rows";

const LossChart = fetched(async () => (await import("./LossChart")).LossChart);
const EarlierRuns = fetched(async () => (await import("../legend/EarlierRuns")).EarlierRuns);
/** Points that the chart draws: one to every four pixels or so, and quick. */
const LIMITS = { train: 120, heldOut: 40 };
const REDRAW_INTERVAL_MS = 400;

interface CurvesProps {
  readonly figure: RefObject<HTMLElement | null>;
  readonly view: LossView;
  readonly onViewChange: (view: LossView) => void;
}

const hint = "Press Train: reconstruction should fall below the class means.";

/** The chart of the loss, its legend, and what it shows in one sentence. */
export function LossCurves({ figure, view, onViewChange }: CurvesProps) {
  const { width, height } = useSize(figure);
  const history = useThrottledSelection(useModel().store, historyOf, REDRAW_INTERVAL_MS);
  const earlier = usePlayground((state) => state.earlier);
  const rows = useMemo(() => chartRows(history, view, LIMITS), [history, view]);
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const levels = usePlayground((state) => state.data?.levels[state.experiment.objective.likelihood] ?? null);
  const stepsPerEpoch = usePlayground(stepsPerEpochOf);
  const unrecovered = usePlayground(isUnrecovered);
  const steps = [history, ...earlier].map(({ recent }) => recent.at(-1)?.step ?? 0);
  const step = view.steps === "whole" ? Math.max(...steps) : (steps[0] ?? 0);
  const { marks, happenings } = history;
  const chart = {
    rows,
    marks,
    happenings,
    earlier,
    view,
    levels,
    step,
    stepsPerEpoch,
    recent: RECENT_STEPS,
    width,
    height,
  };
  return (
    <figure ref={figure} className={styles.chart} data-picture="loss" aria-label={summaryOf(rows, view, kl)}>
      <LossLegend view={view} onChange={onViewChange}>
        <Suspense fallback={null}>
          <EarlierRuns />
        </Suspense>
      </LossLegend>
      {width > 0 && height > 0 && (
        <Suspense fallback={null}>
          <LossChart {...chart} />
        </Suspense>
      )}
      {step === 0 && <p className={styles.hint}>{unrecovered ? "No losses yet." : hint}</p>}
    </figure>
  );
}

function historyOf({ history }: State): History {
  return history;
}

function stepsPerEpochOf(state: State): number {
  return stepsOfEpoch(trainCountOf(state), state.experiment.hyperparameters.batchSize);
}

function summaryOf(rows: readonly Row[], { unit }: LossView, kl: string): string {
  const trained = rows.findLast(({ train }) => train)?.train;
  if (!trained) return "Loss curves, still empty";
  const losses = terms.map((term) => `${term === "kl" ? kl : termNames[term]} ${decimal(trained[term], 1)}`).join(", ");
  return `Loss curves up to step ${decimal(trained.step, 0)}: on training batches ${losses} ${unit} per image`;
}
