import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Lesson } from "../../lessons/lesson";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { startInThread } from "../../testing/workerInThread";
import { openExperiment } from "../actions/experiment";
import { pause, reset, train } from "../actions/training";
import { stateOf } from "../model";
import { closeWorkspace, createWorkspace, type Workspace } from "../workspace";
import { lessonNotebookOf, Notebook, noNotes } from "./notebook";
import { type LessonRun, playerOf } from "./player";

const experiment = { ...smallExperimentOn(stripes), seed: 7 };
const reconstructing = { ...experiment.objective, terms: "reconstruction" } as const;

const lesson: Lesson = {
  rows: [],
  setup: { experiment: { ...experiment, objective: reconstructing } },
  parts: [],
  slide: { quote: "", lecture: "004", text: [] },
  bet: { kind: "axis", question: "", name: "", least: 0, greatest: 1, scale: "linear", figure: "before" },
  run: { text: "", phases: [{ until: 20 }, { change: { terms: "kl" }, until: 40 }], watch: [] },
  figures: [
    { key: "before", measure: "kl", phase: 0, expected: [0, 100] },
    { key: "steps", measure: "step", phase: 0, expected: [20, 20] },
    { key: "after", measure: "kl", phase: 1, expected: [0, 100] },
    { key: "asked", measure: "pngBits", phase: 1, expected: [0, 1000] },
  ],
  reveal: { text: [] },
  puzzle: { text: "", conditions: [], hint: "", solution: [] },
};
const compared: Lesson = {
  ...lesson,
  setup: { experiment, compared: [reconstructing, experiment.objective] },
  run: { ...lesson.run, phases: [{ until: 15 }] },
  figures: [
    { key: "first", measure: "kl", phase: 0, model: 0, expected: [0, 100] },
    { key: "second", measure: "kl", phase: 0, model: 1, expected: [0, 100] },
  ],
};

const kept = new Map<string, string>();
const workspaces: Workspace[] = [];

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

afterEach(() => {
  for (const workspace of workspaces.splice(0)) closeWorkspace(workspace);
  vi.unstubAllGlobals();
});

const shown = ({ models }: Workspace) => models.getState().shown;
const only = (workspace: Workspace) => stateOf(shown(workspace)[0]);
const runOf = (workspace: Workspace): LessonRun | null => playerOf(workspace).store.getState();
const notesOf = (workspace: Workspace) => lessonNotebookOf(workspace).store.getState()[3] ?? noNotes;
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};
const reaches = (workspace: Workspace, status: LessonRun["status"]) => until(() => runOf(workspace)?.status === status);

/** A workspace with a run of its own that has taken some steps. */
async function opened(): Promise<Workspace> {
  const workspace = createWorkspace({ startWorker: (events) => startInThread(stripes, events), experiment });
  workspaces.push(workspace);
  openExperiment(shown(workspace), { ...experiment, seed: 1 });
  await until(() => only(workspace).engine !== null);
  train(shown(workspace), 5);
  await until(() => only(workspace).step === 5 && !only(workspace).training);
  return workspace;
}

test("a lesson's run keeps the run of before, goes through its phases and notes what it measured after each", async () => {
  const workspace = await opened();
  playerOf(workspace).play(3, lesson);
  await reaches(workspace, "finished");
  const { step, experiment: reached, history, pauseAt } = only(workspace);
  expect({ step, terms: reached.objective.terms, pauseAt }).toEqual({ step: 40, terms: "kl", pauseAt: null });
  expect(history.marks.map((mark) => mark.step)).toEqual([20]);
  const left = workspace.leaving.store.getState();
  expect(left?.cause).toBe("lessonBegun");
  expect(left?.runs.map(({ state }) => [state.step, state.experiment.seed])).toEqual([[5, 1]]);
  const { before, steps, after, asked } = notesOf(workspace).figures;
  expect(steps).toBe(20);
  expect(asked).toBeGreaterThan(8 * 60);
  expect(only(workspace).views.metrics).toBeUndefined();
  expect(before).toBeGreaterThan(0);
  expect(before).not.toBe(after);
  expect(after).toBe(only(workspace).heldOutWhole?.losses.kl);
});

test("a run that the user pauses goes on where it was, and one that is reset behind its phase is told to be left", async () => {
  const workspace = await opened();
  const player = playerOf(workspace);
  const long = {
    ...lesson,
    run: { ...lesson.run, phases: [{ until: 20 }, { change: { lambda: 2 }, until: 100_000 }] },
  };
  player.play(3, long);
  await until(() => runOf(workspace)?.phase === 1 && only(workspace).step > 22);
  pause(shown(workspace));
  await reaches(workspace, "paused");
  const { step, run } = only(workspace);
  player.play(3, long);
  await until(() => only(workspace).step > step);
  expect(only(workspace)).toMatchObject({ run, history: { marks: [{ step: 20 }] } });
  reset(shown(workspace));
  await reaches(workspace, "left");
}, 60_000);

test("models side by side are measured each, and what the lesson begins with already is not begun anew", async () => {
  const workspace = await opened();
  const player = playerOf(workspace);
  player.play(3, compared);
  await reaches(workspace, "finished");
  expect(shown(workspace)).toHaveLength(2);
  const { first, second } = notesOf(workspace).figures;
  expect([first, second]).toEqual(shown(workspace).map((model) => stateOf(model).heldOutWhole?.losses.kl));
  const there = shown(workspace);
  player.play(3, compared);
  await reaches(workspace, "finished");
  expect(shown(workspace)).toEqual(there);
});

test("what is noted is found again on the next visit, as far as it is what notes are", () => {
  new Notebook().note(3, { bet: [1, 0], sentence: "x".repeat(1000), beat: 4 });
  expect(new Notebook().store.getState()[3]).toEqual({ ...noNotes, bet: [1, 0], sentence: "x".repeat(500), beat: 4 });
  kept.set("lessons", JSON.stringify({ 3: { beat: 9, bet: "many", figures: [1], solved: 1 }, many: {}, 4: null }));
  expect(new Notebook().store.getState()).toEqual({ 3: noNotes });
  kept.set("lessons", "{");
  expect(new Notebook().store.getState()).toEqual({});
});
