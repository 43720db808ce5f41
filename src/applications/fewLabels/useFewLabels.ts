import { useEffect, useMemo, useState } from "react";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { useView } from "../../state/view/useView";
import { isMeasurementOf, type LabelMeasurement, labelCounts, leftOf, planOf, withLatest } from "./labelPlan";

interface Measurement {
  readonly measured: readonly LabelMeasurement[];
  /** How many of how many have been measured while it is under way; null while nothing is. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** How what was measured stands: there is none, some of what was asked for, all of it, or it is of another step. */
  readonly standing: "none" | "some" | "all" | "of another step";
  /** Measures up to so many labels. */
  readonly measure: (most: number) => void;
  readonly cancel: () => void;
}

/** Measures classifiers one after the other, of a model that stands still; what is measured of one run stays until the next. */
export function useFewLabels(): Measurement {
  const training = usePlayground((state) => state.training);
  const step = usePlayground((state) => state.step);
  const run = usePlayground((state) => state.run);
  const trainCount = usePlayground((state) => dataSetOf(state).trainCount);
  const classCount = usePlayground((state) => dataSetOf(state).classNames.length);
  const [most, setMost] = useState(0);
  const [isUnderWay, setUnderWay] = useState(false);
  const [kept, keep] = useState<{ readonly run: number; readonly measured: readonly LabelMeasurement[] }>({
    run,
    measured: [],
  });
  const measured = kept.run === run ? kept.measured : none;
  const plan = useMemo(() => planOf(labelCounts(most, trainCount, classCount)), [most, trainCount, classCount]);
  const left = useMemo(() => leftOf(plan, measured), [plan, measured]);
  const next = isUnderWay && !training ? (left[0] ?? null) : null;
  const latest = useView("fewLabels", next);
  useEffect(() => {
    if (!latest || !next || !isMeasurementOf(latest, next)) return;
    keep((before) => ({ run, measured: withLatest(before.run === run ? before.measured : none, latest) }));
  }, [latest, next, run]);
  const isOld = measured[0] !== undefined && measured[0].step !== step;
  const standing = measured.length === 0 ? "none" : isOld ? "of another step" : left.length > 0 ? "some" : "all";
  return {
    measured,
    progress: next ? { done: plan.length - left.length, of: plan.length } : null,
    standing,
    measure: (wanted) => {
      if (isOld) keep({ run, measured: none });
      setMost(wanted);
      setUnderWay(true);
    },
    cancel: () => setUnderWay(false),
  };
}

const none: readonly LabelMeasurement[] = [];
