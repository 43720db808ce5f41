import { backToNow, lookBack, recall } from "../../state/actions/lookingBack";
import { pause, takeStep, train } from "../../state/actions/training";
import { announce } from "../../state/announcement";
import { stateOf } from "../../state/model";
import { leaveStage, present, showKeys, turnScenes } from "../../state/presentation";
import { presentStep } from "../../state/run/past";
import { snapshotIndex } from "../../state/run/snapshots";
import type { Workspace } from "../../state/workspace";
import { countText } from "../../words/numbers";

/** A key that does something wherever the focus is, as far as what has the focus leaves it. */
export interface Shortcut {
  /** As `KeyboardEvent.key` tells it. */
  readonly key: string;
  /** What stands on it. */
  readonly shown: string;
  readonly does: string;
  readonly when: string;
  /** Where it is heard. */
  readonly on: "workbench and stage" | "stage";
  /** Whether it types a character, so that it can be switched off; what speaks for a user's fingers may type it. */
  readonly isCharacter: boolean;
  /** Whether it goes on for as long as it is held. */
  readonly repeats: boolean;
  readonly act: (workspace: Workspace) => void;
}

const everywhere = { on: "workbench and stage", isCharacter: true, repeats: false } as const;
const onStage = { on: "stage", isCharacter: false, repeats: false } as const;

/** All of them; the page hears these, and its sheet of keys lists them. */
export const shortcuts: readonly Shortcut[] = [
  {
    ...everywhere,
    isCharacter: false,
    key: " ",
    shown: "Space",
    does: "Trains, or pauses",
    when: "unless the focus is on what Space presses",
    act: trainOrPause,
  },
  {
    ...everywhere,
    repeats: true,
    key: ".",
    shown: ".",
    does: "Takes one training step",
    when: "while training stands still",
    act: stepOnce,
  },
  {
    ...everywhere,
    repeats: true,
    key: "[",
    shown: "[",
    does: "Time machine: looks back, and then goes one moment of the run back",
    when: "with one model, after the first steps",
    act: goBack,
  },
  {
    ...everywhere,
    repeats: true,
    key: "]",
    shown: "]",
    does: "Time machine: goes one moment on, and after the last one back to now",
    when: "while looking back",
    act: goOn,
  },
  {
    ...everywhere,
    key: "f",
    shown: "f",
    does: "Stage, for a projector; leaves it again",
    when: "always",
    act: turnStage,
  },
  {
    ...everywhere,
    key: "?",
    shown: "?",
    does: "Shows these keys",
    when: "always",
    act: (workspace) => showKeys(workspace, true),
  },
  {
    ...onStage,
    key: "PageDown",
    shown: "Page Down",
    does: "Next scene",
    when: "on the stage",
    act: (workspace) => turnScenes(workspace, 1),
  },
  {
    ...onStage,
    key: "PageUp",
    shown: "Page Up",
    does: "Scene before",
    when: "on the stage",
    act: (workspace) => turnScenes(workspace, -1),
  },
  {
    ...onStage,
    key: "Escape",
    shown: "Esc",
    does: "Leaves the stage",
    when: "on the stage; a pinned image is let go first where the ring has the focus",
    act: leaveStage,
  },
];

function trainOrPause({ models }: Workspace): void {
  const { shown } = models.getState();
  const { engine, training } = stateOf(shown[0]);
  if (training) pause(shown);
  else if (engine) train(shown);
}

function stepOnce({ models }: Workspace): void {
  const { shown } = models.getState();
  const { engine, training } = stateOf(shown[0]);
  if (engine && !training) takeStep(shown);
}

function goBack(workspace: Workspace): void {
  const { shown, resting } = workspace.models.getState();
  const { engine, lookingBack, snapshots, step } = stateOf(shown[0]);
  if (resting || !engine || snapshots.length === 0) return;
  if (!lookingBack) return lookBack(shown);
  recallAt(workspace, snapshotIndex(snapshots, step) - 1);
}

function goOn(workspace: Workspace): void {
  const { shown, resting } = workspace.models.getState();
  const { lookingBack, snapshots, step } = stateOf(shown[0]);
  if (resting || !lookingBack) return;
  const next = snapshotIndex(snapshots, step) + 1;
  if (next < snapshots.length) return recallAt(workspace, next);
  backToNow(shown);
  announce(workspace, `Back to now, step ${countText(presentStep(stateOf(shown[0])))}`, "spoken");
}

function recallAt(workspace: Workspace, index: number): void {
  const { shown } = workspace.models.getState();
  const [model] = shown;
  const moment = stateOf(model).snapshots[index];
  if (!moment) return;
  recall(shown, moment.step);
  announce(workspace, `Step ${countText(moment.step)} of ${countText(presentStep(stateOf(model)))}`, "spoken");
}

function turnStage(workspace: Workspace): void {
  if (workspace.page.getState().scene) leaveStage(workspace);
  else present(workspace);
}
