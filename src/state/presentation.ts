import { type LearnPlace, type Presentation, type Scene, scenes } from "../experiment/presentation";
import type { Workspace } from "./workspace";

/** Shows the models of a workspace in a way that a link asks for. */
export function show({ page }: Workspace, { scene, hidden, learn }: Presentation): void {
  page.setState({ scene, hidden, learn });
}

/** Puts the models of a workspace on the stage, or goes to another of its scenes. */
export function present({ page }: Workspace, scene: Scene = scenes[0]): void {
  page.setState({ scene });
}

/** Goes so many scenes on, or back where that is negative, as far as there are some; does nothing off the stage. */
export function turnScenes({ page }: Workspace, by: number): void {
  const { scene } = page.getState();
  if (!scene) return;
  page.setState({ scene: scenes[scenes.indexOf(scene) + by] ?? scene });
}

/** Takes the models off the stage; the page is a workbench again. */
export function leaveStage({ page }: Workspace): void {
  page.setState({ scene: null });
}

/** Opens the sheet of lessons at a place, or closes it. */
export function showLearn({ page }: Workspace, learn: LearnPlace | null): void {
  page.setState({ learn });
}

/** Opens the sheet of keys, or closes it. */
export function showKeys({ page }: Workspace, keysShown: boolean): void {
  page.setState({ keysShown });
}

/** Opens the editor of the network's layers, or closes it. */
export function showLayers({ page }: Workspace, layersShown: boolean): void {
  page.setState({ layersShown });
}

/** Opens the shelf of runs, or closes it. */
export function showRuns({ page }: Workspace, runsShown: boolean): void {
  page.setState({ runsShown, droppedRun: null });
}

/** Has the shelf open a run whose files were dropped on the page. */
export function openDroppedRun({ page }: Workspace, droppedRun: readonly File[]): void {
  page.setState({ runsShown: true, droppedRun });
}
