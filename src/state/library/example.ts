import { defaultExperiment } from "../../experiment/experiment";
import { forgetRun } from "../actions/history";
import { reset, train } from "../actions/training";
import { everyModel } from "../everyModel";
import { hasSteps } from "../losing";
import { type Model, patch, stateOf } from "../model";
import type { SideWork, Workspace } from "../workspace";
import { EXAMPLE, isExample } from "./exampleName";
import { openRun } from "./open";
import { readRunFile } from "./runFile";

/**
 * Opens the example: a model that was trained before, which comes with the site (`npm run example` made it), so that a first visit
 * finds a map with something on it. Nothing happens where something is trained already, or the file cannot be had. Whatever
 * trains the example begins with it anew, from nothing: it never goes on as a run of this browser.
 */
export async function showExample(workspace: Workspace): Promise<void> {
  const response = await fetch(new URL("example/run.zip", document.baseURI));
  if (!response.ok) return;
  const file = new Uint8Array(await response.arrayBuffer());
  if (isUntouched(workspace)) openExample(workspace, file);
}

/** Whether nothing of the settings was changed, since the page was opened, from what it begins with. */
function isUntouched({ models }: Workspace): boolean {
  const { experiment } = stateOf(models.getState().shown[0]);
  return JSON.stringify(experiment) === JSON.stringify(defaultExperiment);
}

/** Opens the example from its file. @throws RunUnreadable where that is none */
export function openExample(workspace: Workspace, file: Uint8Array): void {
  const run = readRunFile(file);
  const { models, library, sideWork, page } = workspace;
  const { shown, resting } = models.getState();
  const isBusy = stateOf(shown[0]).training || stateOf(shown[0]).activity !== null || resting !== null;
  if (hasSteps(workspace) || isBusy || page.getState().learn !== null) return;
  library.setState({ saved: new Set([...library.getState().saved, EXAMPLE]) });
  const { history } = stateOf(openRun(workspace, run, EXAMPLE));
  sideWork.set(EXAMPLE, new FromNothing(workspace, run.record.step, history.number));
}

/** Has the example begin anew as soon as it is trained, wherever it is on the page, and its curves go when it is left. */
class FromNothing implements SideWork {
  readonly #workspace: Workspace;
  /** The step that the example stands at. */
  readonly #step: number;
  /** The number of its curves. */
  readonly #number: number;
  readonly #stopModels: () => void;
  #following: readonly (() => void)[] = [];

  constructor(workspace: Workspace, step: number, number: number) {
    this.#workspace = workspace;
    this.#step = step;
    this.#number = number;
    this.#stopModels = workspace.models.subscribe(() => this.#follow());
    this.#follow();
  }

  stop(): void {
    this.#stopModels();
    for (const stop of this.#following) stop();
  }

  /** It comes again with the next visit. */
  wouldBeMissed(): boolean {
    return false;
  }

  #follow(): void {
    for (const stop of this.#following) stop();
    this.#following = everyModel(this.#workspace).map((model) => model.store.subscribe(() => this.#consider(model)));
  }

  #consider(model: Model): void {
    const state = stateOf(model);
    // Curves of what was not trained here are none of an earlier run.
    if (state.earlier.some(({ number }) => number === this.#number)) forgetRun([model], this.#number);
    if (!isExample(state) || (!state.training && state.step <= this.#step)) return;
    // Nothing of it is to be kept, neither as a run nor to be brought back.
    patch(model, { keptAs: null, checkpoint: null, snapshots: [] });
    reset([model]);
    this.#workspace.leaving.clear();
    if (state.training) train([model]);
  }
}
