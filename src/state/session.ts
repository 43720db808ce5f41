import type { Experiment } from "../experiment/experiment";
import type { Checkpoint } from "../model/state";
import type { Origin, Report } from "../worker/protocol";
import { type Model, patch, send, stateOf } from "./model";
import { reduce } from "./reduce";
import { type Crash, crashOf } from "./run/recovery";

/** Asks the worker to build an experiment as a new run, and begins a session first where there is none. */
export function build(model: Model, experiment: Experiment, from: Origin): void {
  const state = stateOf(model);
  const run = state.run + 1;
  const fresh = from === "initial weights";
  patch(model, {
    run,
    experiment,
    proposal: null,
    engine: null,
    activity: { kind: { code: "starting" }, fraction: 0 },
  });
  if (fresh) patch(model, { checkpoint: null });
  model.recovery.builtFrom = from;
  if (!model.connection.isOpen) connect(model);
  const { engineChoice: engine } = state;
  send(model, { kind: "build", run, experiment, engine, from, avoid: model.recovery.avoided });
}

/** The weights to build from after a crash: the last checkpoint's, or the initial ones where there is none. */
export function lastGood(model: Model): Checkpoint | "initial weights" {
  return stateOf(model).checkpoint ?? "initial weights";
}

/** Has the user's point decoded. */
export function decodePoint(model: Model): void {
  send(model, { kind: "keepInView", view: "point", request: Float32Array.from(stateOf(model).z) });
}

/** Begins a session, and tells it all that the page keeps in view. */
function connect(model: Model): void {
  model.connection.open({
    onReport: (report) => hear(model, report),
    onDeath: (reason) => replaceWorker(model, crashOf(stateOf(model), reason)),
  });
  const { probe } = stateOf(model);
  if (probe) send(model, { kind: "keepInView", view: "inspection", request: probe.image });
  model.subscriptions.tellAgain();
}

/** Takes in what the worker reports, and answers it where it calls for a command. */
function hear(model: Model, report: Report): void {
  const before = stateOf(model);
  const state = reduce(before, report);
  if (state === before) return;
  model.recovery.hear(report, before);
  model.store.setState(state, true);
  if (report.kind === "built" || report.kind === "failed") model.recovery.builtFrom = null;
  if (report.kind === "built") goOnAfterBuild(model);
  if (report.kind === "seen" && report.view === "inspection" && state.probe?.attached) decodePoint(model);
  if (report.kind === "failed" && report.failure.consequence === "broken") replaceWorker(model, report.failure);
}

/** Decodes the user's point by the model that was built; training goes on where a switch or a crash interrupted it. */
function goOnAfterBuild(model: Model): void {
  decodePoint(model);
  if (model.recovery.resumesTraining && !stateOf(model).lookingBack) send(model, { kind: "train" });
  model.recovery.resumesTraining = false;
}

/** Puts a new worker in the place of a broken one, as long as the retry budget lasts. */
function replaceWorker(model: Model, failure: Crash): void {
  const { connection, recovery } = model;
  const { engine, training, experiment } = stateOf(model);
  const mayRetry = recovery.countCrash(engine?.name, failure.reason);
  recovery.resumesTraining = mayRetry && (recovery.resumesTraining || training);
  connection.close();
  patch(model, {
    failure: { ...failure, givenUp: !mayRetry },
    training: false,
    engine: null,
    activity: null,
  });
  if (mayRetry) build(model, experiment, lastGood(model));
}
