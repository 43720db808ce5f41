import { beforeEach, describe, expect, test } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import { negativeElboObjective } from "../experiment/objective";
import { presetOf } from "../experiment/presets";
import { wasmInUse } from "../testing/engineReports";
import { FakeWorker } from "../testing/fakeWorker";
import { openExperiment } from "./actions/experiment";
import { setObjective } from "./actions/objective";
import { compare } from "./comparison";
import { type ComparisonPlan, playPlan } from "./comparisonPlan";
import { stateOf } from "./model";
import { createWorkspace, type Workspace } from "./workspace";

const reconstruction = { ...negativeElboObjective, terms: "reconstruction" } as const;
const plan: ComparisonPlan = {
  objectives: [reconstruction, reconstruction, negativeElboObjective],
  preset: "small",
  learningRate: 0.003,
  until: 100,
  turn: { place: 1, step: 40, change: { terms: "kl" } },
};

let workspace: Workspace;
let worker: FakeWorker;
beforeEach(() => {
  workspace = createWorkspace({
    startWorker: (events) => {
      worker = new FakeWorker(events);
      return worker;
    },
  });
  openExperiment(workspace.models.getState().shown, defaultExperiment);
});

const shown = () => workspace.models.getState().shown;
/** How far the sessions of the models side by side were last told to train. */
const told = () =>
  worker.beside.slice(-3).map(({ commands }) => commands.findLast((command) => command.kind === "train"));
function sayAll(kind: "started" | "paused", step: number): void {
  for (const session of worker.beside.slice(-3)) session.says({ kind, run: session.lastBuild.run, step });
}
function buildAll(): void {
  for (const session of worker.beside.slice(-3)) {
    const { run, experiment } = session.lastBuild;
    session.says({ kind: "built", run, step: 0, experiment, engine: wasmInUse });
  }
}

describe("a planned comparison", () => {
  test("puts its network and objectives side by side and trains them to a step", () => {
    playPlan(workspace, { ...plan, turn: null });
    expect(shown().map((model) => stateOf(model).experiment.objective)).toEqual(plan.objectives);
    for (const model of shown()) {
      const { architecture, hyperparameters, seed } = stateOf(model).experiment;
      expect(presetOf(architecture)).toMatchObject({ preset: { name: "small" }, options: { latentDim: 2 } });
      expect([hyperparameters.learningRate, seed]).toEqual([0.003, defaultExperiment.seed]);
    }
    expect(told()).toEqual([
      { kind: "train", until: 100 },
      { kind: "train", until: 100 },
      { kind: "train", until: 100 },
    ]);
  });

  test("gives its network a label head where it learns from labels", () => {
    playPlan(workspace, { ...plan, labels: 100, turn: null });
    for (const model of shown()) {
      expect(stateOf(model).experiment.architecture.labelHead).toEqual({ classes: 10, labels: 100 });
    }
    playPlan(workspace, plan);
    for (const model of shown()) expect(stateOf(model).experiment.architecture).not.toHaveProperty("labelHead");
  });

  test("takes the place of one that is there", () => {
    compare(workspace, [negativeElboObjective, reconstruction]);
    const { resting } = workspace.models.getState();
    playPlan(workspace, plan);
    expect(shown()).toHaveLength(3);
    expect(workspace.models.getState().resting).toBe(resting);
  });

  test("turns one model to KL alone once all have paused at its step, and has all go on", () => {
    playPlan(workspace, plan);
    buildAll();
    sayAll("started", 0);
    worker.beside.at(-2)?.says({ kind: "paused", run: 1, step: 40 });
    expect(stateOf(shown()[1] ?? shown()[0]).experiment.objective.terms).toBe("reconstruction");
    expect(told()[0]).toEqual({ kind: "train", until: 40 });
    sayAll("paused", 40);
    expect(shown().map((model) => stateOf(model).experiment.objective.terms)).toEqual([
      "reconstruction",
      "kl",
      "combined",
    ]);
    expect(told()).toEqual([
      { kind: "train", until: 100 },
      { kind: "train", until: 100 },
      { kind: "train", until: 100 },
    ]);
  });

  test("turns none that minimises something else by then", () => {
    playPlan(workspace, plan);
    buildAll();
    setObjective(shown().slice(1, 2), { lambda: 3 });
    sayAll("started", 0);
    sayAll("paused", 40);
    expect(stateOf(shown()[1] ?? shown()[0]).experiment.objective.terms).toBe("reconstruction");
    expect(told()[0]).toEqual({ kind: "train", until: 40 });
  });
});
