import type { KeptRun, RunLibrary } from "../../library/runs";
import { everyModel } from "../everyModel";
import { type Model, stateOf } from "../model";
import { build, leave } from "../modelSession";
import { retire } from "../retire";
import type { Workspace } from "../workspace";
import { readCurves } from "./curves";
import { RunUnreadable } from "./problem";
import { readRecord } from "./record";
import { type ReadRun, stateOfRun } from "./run";
import { lookAt } from "./sight";

/**
 * Opens a run in a workspace, at rest where it stands, and leaves what is there. `keptAs` is the name under which this
 * browser goes on keeping it; null where it is to be kept as a run of its own.
 * @throws RunUnreadable where its parts do not belong together; nothing is left then
 */
export function openRun(workspace: Workspace, run: ReadRun, keptAs: string | null): Model {
  const state = stateOfRun(run);
  const { models, newModel } = workspace;
  const there = everyModel(workspace);
  const { engines, engineChoice } = stateOf(there[0]);
  const model = newModel({ ...state, keptAs, engines, engineChoice, activity: starting });
  const engine = engines.length === 0 || engines.some(isHere) ? run.record.engine : null;
  build(model, state.experiment, state.checkpoint ?? "initial weights", engine ?? undefined);
  leave(there, "runOpened");
  models.setState({ shown: [model], resting: null });
  retire(there);
  lookAt(model, run.links.sight);
  return model;

  function isHere({ name, available }: (typeof engines)[number]): boolean {
    return available && name === run.record.engine;
  }
}

/** What a model is doing that is being opened. */
export const starting = { kind: { code: "starting" }, fraction: 0 } as const;

/**
 * Reads a run that this browser keeps: its latest save, or the one before where that cannot be read.
 * @throws RunUnreadable where none can be read; LibraryError
 */
export async function readKept(library: RunLibrary, kept: KeptRun): Promise<ReadRun> {
  let problem: RunUnreadable | null = null;
  for (let before = 0; before < kept.saves.length; before++) {
    const save = await library.read(kept, before);
    if (!save) continue;
    try {
      const run = readWhole(JSON.parse(save.record), save.moments);
      stateOfRun(run);
      return run;
    } catch (error) {
      if (error instanceof RunUnreadable && error.problem.code === "newerRun") throw error;
      problem ??= error instanceof RunUnreadable ? error : null;
    }
  }
  throw problem ?? new RunUnreadable({ code: "savesLost" });
}

function readWhole(found: unknown, moments: ReadRun["moments"]): ReadRun {
  const links = readRecord(found);
  const { record } = links;
  const { history, happenings } = found as { history?: unknown; happenings?: unknown };
  const curves = readCurves(typeof history === "string" ? history : "", record.strides, record.step);
  return {
    record,
    links,
    curves,
    // This page's own words on what happened: nobody else writes here.
    happenings: Array.isArray(happenings) ? happenings : [],
    moments,
  };
}
