import { Keyboard, Pause, Play, X } from "lucide-react";
import { useStore } from "zustand";
import type { Terms } from "../../experiment/objective";
import { type Scene, scenes } from "../../experiment/presentation";
import { setObjective } from "../../state/actions/objective";
import { pause, train } from "../../state/actions/training";
import { leaveStage, present, showKeys } from "../../state/presentation";
import { presentStep } from "../../state/run/past";
import { useModels, usePlayground, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { wholeText } from "../../words/numbers";
import styles from "./StageBar.module.css";
import { sceneWords } from "./scenes";

const sceneSegments: readonly Segment<Scene>[] = scenes.map((scene) => ({ value: scene, ...sceneWords[scene] }));

const terms: readonly Segment<Terms>[] = [
  { value: "reconstruction", name: "Reconstruction only", label: "Reconstruction" },
  { value: "kl", name: "KL only", label: "KL" },
  { value: "combined", name: "Combined" },
];

/** What a lecturer does on the stage: train or pause, choose the terms, go through the scenes, leave. */
export function StageBar({ scene }: { readonly scene: Scene }) {
  const workspace = useWorkspace();
  return (
    <header className={styles.bar}>
      <TrainButton />
      <Place />
      <TermChoice />
      <div className={styles.page}>
        <SegmentedControl
          name="Scene"
          value={scene}
          segments={sceneSegments}
          onChange={(next) => present(workspace, next)}
        />
        <Button aria-label="Keys" title="What each key does" onClick={() => showKeys(workspace, true)}>
          <Keyboard aria-hidden />
        </Button>
        <Button aria-label="Leave the stage" title="Leave the stage: Esc" onClick={() => leaveStage(workspace)}>
          <X aria-hidden />
        </Button>
      </div>
    </header>
  );
}

function TrainButton() {
  const models = useModels();
  const training = usePlayground((state) => state.training);
  const possible = usePlayground((state) => state.engine !== null && !state.lookingBack);
  return (
    <Button
      look="primary"
      disabled={!possible}
      data-training={training || undefined}
      onClick={training ? () => pause(models) : () => train(models)}
    >
      {training ? <Pause aria-hidden /> : <Play aria-hidden />}
      <span className={styles.word}>{training ? "Pause" : "Train"}</span>
    </Button>
  );
}

function Place() {
  const step = usePlayground((state) => state.step);
  const present = usePlayground(presentStep);
  const lookingBack = usePlayground((state) => state.lookingBack);
  return (
    <span className={styles.place}>
      <span>step</span>
      <output aria-label="Step" aria-live="off" translate="no">
        {wholeText(step)}
      </output>
      {lookingBack && <span translate="no">{` of ${wholeText(present)}`}</span>}
    </span>
  );
}

/** Nothing where models with objectives of their own are compared, or where a link leaves it out. */
function TermChoice() {
  const models = useModels();
  const value = usePlayground((state) => state.experiment.objective.terms);
  const { models: all, page } = useWorkspace();
  const compares = useStore(all, ({ resting }) => resting !== null);
  const isHidden = useStore(page, ({ hidden }) => hidden.includes("objective"));
  if (compares || isHidden) return null;
  return (
    <div className={styles.terms}>
      <SegmentedControl
        name="Objective"
        value={value}
        segments={terms}
        onChange={(next) => setObjective(models, { terms: next })}
      />
    </div>
  );
}
