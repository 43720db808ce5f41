import { useMemo } from "react";
import { useStore } from "zustand";
import { Save } from "../../pictures/saving/Save";
import { usePlayground, useWorkspace } from "../../state/store";
import { sweeperOf } from "../../state/sweep/sweep";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { countText } from "../../words/numbers";
import { differencesOf } from "../../words/settings";
import { RateDistortionPlane } from "./RateDistortionPlane";
import { finishedRuns } from "./runs";
import styles from "./Sweep.module.css";
import { BetaNote, SweepSettings } from "./SweepSettings";
import { SweepTable } from "./SweepTable";

interface SweepProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What every λ buys: models trained in the background, each a point of the rate–distortion plane. */
export function SweepDialog({ open, onClose }: SweepProps) {
  return (
    <ReadingDialog open={open} title="λ sweep: rate against distortion" size="page" onClose={onClose}>
      <p>
        One model for every λ, alike in all else: seed, network, batches. A larger λ spends fewer bits on the code and
        pays with worse reconstructions.
      </p>
      <SweepSettings />
      <BetaNote />
      <MeasuredWith />
      <Findings />
    </ReadingDialog>
  );
}

/** After how many steps the points were measured, and with what settings, where those are not the model's of now. */
function MeasuredWith() {
  const { run, points } = useStore(sweeperOf(useWorkspace()).store);
  const experiment = usePlayground((state) => state.experiment);
  if (!run || points.length === 0) return null;
  const { lambda, terms, noise } = run.experiment.objective;
  const now = { ...experiment, objective: { ...experiment.objective, lambda, terms, noise } };
  const differences = differencesOf(run.experiment, now);
  const otherwise =
    differences.length > 0 ? ` with other settings than the model has now: ${differences.join(", ")}` : "";
  return <p className={styles.measured}>{`Measured after ${countText(run.steps)} steps each${otherwise}.`}</p>;
}

function Findings() {
  const sweep = sweeperOf(useWorkspace()).store;
  const points = useStore(sweep, (state) => state.points);
  const sweptLikelihood = useStore(sweep, (state) => state.run?.experiment.objective.likelihood);
  const ownLikelihood = usePlayground((state) => state.experiment.objective.likelihood);
  const data = usePlayground((state) => state.data);
  const likelihood = sweptLikelihood ?? ownLikelihood;
  const runs = useFinishedRuns(likelihood);
  if (!data) return null;
  const shape = data.imageShape;
  return (
    <>
      <RateDistortionPlane
        points={points}
        runs={runs}
        likelihood={likelihood}
        levels={data.levels[likelihood]}
        shape={shape}
      />
      <div>
        <Save of="sweep" words="Save" disabled={points.length === 0} />
      </div>
      <SweepTable points={points} shape={shape} />
    </>
  );
}

/** The runs of this visit that are over: with a comparison, the one that rests meanwhile too. */
function useFinishedRuns(likelihood: Parameters<typeof finishedRuns>[1]) {
  const own = usePlayground((state) => state.earlier);
  const resting = useStore(useWorkspace().models, (state) => state.resting);
  return useMemo(() => {
    const before = resting?.store.getState();
    return finishedRuns(before ? [...before.earlier, before.history] : own, likelihood);
  }, [own, resting, likelihood]);
}
