import { Pause, Play, StepForward, Undo2 } from "lucide-react";
import { backToNow, goOnFromHere, recall } from "../../../state/actions/lookingBack";
import { snapshotIndex } from "../../../state/run/snapshots";
import type { State } from "../../../state/state";
import { useModels, usePlayground } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { Slider } from "../../../widgets/Slider";
import { linearScale } from "../../../widgets/scale";
import { Tooltip } from "../../../widgets/Tooltip";
import { countText } from "../../../words/numbers";
import { FilmMenu } from "./FilmMenu";
import styles from "./TimeMachine.module.css";
import { usePlaying } from "./usePlaying";

/** The bar of the time machine: which moment of the run is looked at, and what to do with it. */
export function TimeMachine({ onLeave }: { readonly onLeave: () => void }) {
  const lookingBack = usePlayground((state) => state.lookingBack);
  return lookingBack && <Moments onLeave={onLeave} />;
}

function Moments({ onLeave }: { readonly onLeave: () => void }) {
  const models = useModels();
  const { playing, play, stop } = usePlaying();
  const leave = (action: () => void) => {
    action();
    onLeave();
  };
  return (
    <fieldset className={styles.bar} aria-label="Time machine">
      <Button look="quiet" onClick={playing ? stop : play} aria-label={playing ? "Stop playing" : "Play the run"}>
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <div className={styles.slider}>
        <StepSlider onChange={stop} />
      </div>
      <Place />
      <div className={styles.ways}>
        <FilmMenu />
        <GoOn onPress={() => leave(() => goOnFromHere(models))} />
        <Button look="quiet" onClick={() => leave(() => backToNow(models))}>
          <Undo2 aria-hidden />
          <span>Back to now</span>
        </Button>
      </div>
    </fieldset>
  );
}

function StepSlider({ onChange }: { readonly onChange: () => void }) {
  const models = useModels();
  const snapshots = usePlayground((state) => state.snapshots);
  const place = usePlayground((state) => snapshotIndex(state.snapshots, state.step));
  const scale = linearScale({ least: 0, greatest: Math.max(1, snapshots.length - 1) }, 1, 4);
  const stepAt = (position: number) => snapshots[Math.min(position, snapshots.length - 1)]?.step ?? 0;
  return (
    <Slider
      name="Training step"
      tone="probe"
      value={place}
      scale={scale}
      describe={(position) => `step ${stepAt(position)} of ${stepAt(snapshots.length - 1)}`}
      onChange={(position) => {
        onChange();
        recall(models, stepAt(position));
      }}
    />
  );
}

function Place() {
  const step = usePlayground((state) => state.step);
  const present = usePlayground(presentOf);
  return (
    <output aria-label="Step looked at" aria-live="off" className={styles.place}>
      <b>{countText(step)}</b> <span>{`of ${countText(present)}`}</span>
    </output>
  );
}

function GoOn({ onPress }: { readonly onPress: () => void }) {
  const step = usePlayground((state) => state.step);
  const left = usePlayground(presentOf) - step;
  const lost = `The ${countText(left)} steps after it are given up; their curves stay as an earlier run's.`;
  const button = (
    <Button look="quiet" onClick={onPress}>
      <StepForward aria-hidden />
      <span>Go on from here</span>
    </Button>
  );
  return <Tooltip content={`Trains on from step ${countText(step)}. ${left > 0 ? lost : ""}`} trigger={button} />;
}

function presentOf({ snapshots }: State): number {
  return snapshots.at(-1)?.step ?? 0;
}
