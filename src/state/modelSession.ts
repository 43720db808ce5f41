import { isConditional } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import type { Checkpoint } from "../model/state";
import type { Failure } from "../worker/failure";
import type { EngineChoice, Origin, Report, RunReport } from "../worker/protocol";
import type { LeavingCause, LeftRun } from "./leaving";
import { type Model, patch, send, stateOf } from "./model";
import { reduce } from "./reduce";
import { presentStep } from "./run/past";
import { type Crash, crashOf, isUnrecovered } from "./run/recovery";

/**
 * Asks the worker to build an experiment as a new run, on an engine or that of the user's choice, and begins a session first
 * where there is none. Whoever builds from other weights than those of the run at hand leaves that first.
 */
export function build(model: Model, experiment: Experiment, from: Origin, engine?: EngineChoice): void {
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
  const wanted = engine ?? state.engineChoice;
  send(model, { kind: "build", run, experiment, engine: wanted, from, avoid: model.recovery.avoided });
}

/**
 * Keeps the runs of models, so that they can be taken up again: their workers hand over what is not saved of them. Where
 * none has taken a step nothing is lost, and what was kept before stays.
 */
export function leave(models: readonly Model[], cause: LeavingCause): void {
  const [first] = models;
  if (!first || !models.some((model) => presentStep(stateOf(model)) > 0)) return;
  const runs = models.map(leftRun);
  first.leaving.keep(cause, runs);
  for (const [index, model] of models.entries()) {
    // What comes after is another run, which is kept beside this one.
    patch(model, { keptAs: null });
    if (!runs[index]?.isSettled) send(model, { kind: "halt" });
  }
}

/** While a model is looked back at, the page has all of its run already. */
function leftRun({ id, store, connection }: Model): LeftRun {
  const state = store.getState();
  return { model: id, state, isSettled: state.lookingBack || !connection.isOpen || isUnrecovered(state) };
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
  if ("run" in report && report.run !== before.run) return hearOfLeft(model, report);
  const state = reduce(before, report);
  if (state === before) return;
  model.recovery.hear(report, before);
  model.store.setState(state, true);
  if (report.kind === "built" || report.kind === "failed") model.recovery.builtFrom = null;
  if (report.kind === "built") goOnAfterBuild(model);
  if (report.kind === "seen" && report.view === "inspection" && state.probe?.attached) decodePoint(model);
  if (report.kind === "failed") answerFailure(model, report.failure);
}

/** Takes in what is told of a run that was left; what breaks the worker breaks what came after it as well. */
function hearOfLeft(model: Model, report: RunReport): void {
  model.leaving.hear(model.id, report);
  if (report.kind === "halted" && model.connection.isRetired) model.connection.end();
  if (report.kind === "failed" && report.failure.consequence === "broken") answerFailure(model, report.failure);
}

function answerFailure(model: Model, failure: Failure): void {
  if (failure.consequence === "refused") {
    const withdrawn = model.leaving.withdraw(model.id, stateOf(model).run - 1);
    if (withdrawn) patch(model, { keptAs: withdrawn.keptAs });
  }
  if (failure.consequence === "broken") replaceWorker(model, failure);
}

/** Decodes the user's point by the model that was built; training goes on where a switch or a crash interrupted it. */
function goOnAfterBuild(model: Model): void {
  const { experiment, toldClass } = stateOf(model);
  if (isConditional(experiment.architecture)) send(model, { kind: "tellClass", label: toldClass });
  decodePoint(model);
  if (model.recovery.resumesTraining && !stateOf(model).lookingBack) send(model, { kind: "train" });
  model.recovery.resumesTraining = false;
}

/** Whether a model trains and nobody has asked it to pause. */
export function isToTrain(model: Model): boolean {
  return stateOf(model).training && !model.recovery.isPausing;
}

/** Puts a new worker in the place of a broken one, as long as the retry budget lasts. */
function replaceWorker(model: Model, failure: Crash): void {
  model.leaving.settle(model.id);
  if (model.connection.isRetired) return model.connection.end();
  const { connection, recovery } = model;
  const { engine, experiment, checkpoint } = stateOf(model);
  const mayRetry = recovery.countCrash(engine?.name, failure.reason);
  recovery.resumesTraining = mayRetry && (recovery.resumesTraining || isToTrain(model));
  connection.close();
  patch(model, {
    failure: { ...failure, keptStep: checkpoint?.step || null, givenUp: !mayRetry },
    training: false,
    engine: null,
    activity: null,
  });
  if (mayRetry) build(model, experiment, lastGood(model));
}
