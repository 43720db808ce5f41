import { describe, expect, test } from "vitest";
import { LibraryError } from "../../library/libraryError";
import type { KeptRun, NewSave, ReadSave, RunLibrary } from "../../library/runs";
import { initialState } from "../../model/state";
import { nameableExperiment } from "../../testing/runs";
import { patch, stateOf } from "../model";
import { createWorkspace } from "../workspace";
import { RunHold } from "./hold";
import { Keeper } from "./keeper";
import { tellChange } from "./libraryState";
import { readKept } from "./open";
import { stateOfRun } from "./run";
import { standBehind } from "./shelf";

const { architecture, seed } = nameableExperiment;
const momentAt = (step: number) => ({ step, state: { ...initialState(architecture, seed), updates: step } });
const engine = { name: "WASM" } as never;

/** A library in memory, with the rules of the browser's. */
class MemoryLibrary implements RunLibrary {
  readonly runs = new Map<string, KeptRun>();
  readonly saves = new Map<string, ReadSave>();
  isFull = false;
  /** How many moments of a run there is room for. */
  room = Number.POSITIVE_INFINITY;

  async list() {
    return [...this.runs.values()];
  }

  async save({ run, record, moments }: NewSave, latest: number | null) {
    if (this.isFull || moments.size > this.room) throw new LibraryError("storageFull");
    const before = this.runs.get(run.id);
    if ((before?.saves.at(-1)?.serial ?? null) !== latest) return null;
    const serial = (latest ?? 0) + 1;
    const saves = [...(before?.saves ?? []), { serial, moments: [...moments.keys()] }];
    const kept = { ...run, name: null, begunAt: run.savedAt, bytes: 1, deletedAt: null, saves };
    this.runs.set(run.id, kept);
    this.saves.set(`${run.id} ${serial}`, { record, moments: [...moments.values()] });
    return kept;
  }

  async read(run: KeptRun, before = 0) {
    return this.saves.get(`${run.id} ${run.saves.at(-1 - before)?.serial}`) ?? null;
  }

  async change() {}
  async remove() {}
}

function begin(library = new MemoryLibrary()) {
  const workspace = createWorkspace({ experiment: nameableExperiment });
  const clock = { now: 1000 };
  let named = 0;
  const keeper = new Keeper(workspace, {
    library,
    hold: new RunHold(null),
    now: () => clock.now,
    newId: () => `run ${named++} of ${library.runs.size}`,
    estimate: async () => ({ usage: 9, quota: 10 }),
  });
  const [model] = workspace.models.getState().shown;
  patch(model, { engine, activity: null });
  return { workspace, keeper, model, library, clock };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a run is saved", () => {
  test("when it pauses, once, and every ten seconds while it trains", async () => {
    const { model, library, clock } = begin();
    patch(model, { training: true, step: 30, checkpoint: momentAt(30) });
    await settled();
    expect(library.runs.size).toBe(0);
    patch(model, { training: false });
    await settled();
    expect([...library.runs.values()]).toMatchObject([{ step: 30, saves: [{ serial: 1 }] }]);
    patch(model, { z: [1, 1] });
    await settled();
    expect(library.saves.size).toBe(1);
    patch(model, { training: true, step: 60, checkpoint: momentAt(60) });
    await settled();
    expect(library.saves.size).toBe(1);
    clock.now += 10_000;
    patch(model, { step: 90, checkpoint: momentAt(90) });
    await settled();
    expect([...library.runs.values()]).toMatchObject([{ step: 90 }]);
    const [kept] = library.runs.values();
    if (!kept) throw new Error("Nothing is kept.");
    expect(stateOfRun(await readKept(library, kept)).step).toBe(90);
  });

  test("and its curves stand behind those of a run that is begun anew, on the same images alone", async () => {
    const { model, library } = begin();
    const point = { step: 30, reconstruction: 5, kl: 1, total: 6 };
    const { history } = stateOf(model);
    patch(model, { history: { ...history, recent: [point], heldOut: { points: [point], stride: 1 } } });
    patch(model, { step: 30, checkpoint: momentAt(30) });
    await settled();
    const [kept] = library.runs.values();
    if (!kept) throw new Error("Nothing is kept.");
    const { workspace } = begin();
    await standBehind(workspace, { library }, kept);
    const [anew] = workspace.models.getState().shown;
    expect(stateOf(anew).earlier).toMatchObject([{ number: 1, heldOut: { points: [point] } }]);
    expect(stateOf(anew).history.number).toBe(2);
    const elsewhere = createWorkspace({ experiment: { ...nameableExperiment, data: { name: "faces" } as never } });
    await standBehind(elsewhere, { library }, kept);
    expect(stateOf(elsewhere.models.getState().shown[0]).earlier).toEqual([]);
  });

  test("when it is left for a reset, and stays on the shelf after the run that took its place", async () => {
    const { workspace, model, library } = begin();
    patch(model, { training: true, step: 30, checkpoint: momentAt(30) });
    workspace.leaving.keep("reset", [{ model: model.id, state: stateOf(model), isSettled: true }]);
    patch(model, { training: false, step: 0, checkpoint: null });
    await settled();
    patch(model, { step: 40, checkpoint: momentAt(40) });
    await settled();
    expect([...library.runs.values()]).toMatchObject([
      { step: 30, deletedAt: null },
      { step: 40, deletedAt: null },
    ]);
  });

  test("as a run of its own where another page has saved it since", async () => {
    const library = new MemoryLibrary();
    const { model } = begin(library);
    patch(model, { step: 30, checkpoint: momentAt(30) });
    await settled();
    const name = stateOf(model).keptAs ?? "";
    const kept = library.runs.get(name);
    if (!kept) throw new Error("Nothing is kept.");
    library.runs.set(name, { ...kept, step: 500, saves: [...kept.saves, { serial: 9, moments: [] }] });
    patch(model, { step: 40, checkpoint: momentAt(40) });
    await settled();
    expect(library.runs.get(name)?.step).toBe(500);
    expect(stateOf(model).keptAs).not.toBe(name);
    expect(library.runs.get(stateOf(model).keptAs ?? "")?.step).toBe(40);
  });

  test("that is set beside others once it has gone on, and not before", async () => {
    const { keeper, model, library } = begin();
    const stands = momentAt(30);
    keeper.setBeside(stands);
    for (const checkpoint of [stands, momentAt(30)]) {
      patch(model, { step: 30, checkpoint });
      await settled();
    }
    expect(library.runs.size).toBe(0);
    patch(model, { step: 60, checkpoint: momentAt(60) });
    await settled();
    expect([...library.runs.values()].map(({ step }) => step)).toEqual([60]);
  });

  test("again as soon as there is room, and until then it is told why it is not", async () => {
    const { workspace, model, library, clock } = begin();
    library.isFull = true;
    patch(model, { step: 30, checkpoint: momentAt(30) });
    await settled();
    expect(workspace.library.getState().trouble).toEqual({ code: "storageFull", usage: 9, quota: 10 });
    library.isFull = false;
    clock.now += 10_000;
    patch(model, { z: [1, 1] });
    await settled();
    expect(workspace.library.getState().trouble).toBeNull();
    expect(library.runs.size).toBe(1);
  });

  test("at rest as soon as something else makes way", async () => {
    const { workspace, model, library } = begin();
    library.isFull = true;
    patch(model, { step: 30, checkpoint: momentAt(30) });
    await settled();
    expect(workspace.library.getState().trouble).not.toBeNull();
    library.isFull = false;
    tellChange(workspace.library);
    await settled();
    expect(workspace.library.getState().trouble).toBeNull();
    expect(library.runs.size).toBe(1);
    patch(model, { z: [1, 1] });
    await settled();
    expect(library.saves.size).toBe(1);
  });

  test("where it stands alone, once, where there is no room for its earlier moments", async () => {
    const { workspace, model, library } = begin();
    library.room = 1;
    const snapshots = [momentAt(10), momentAt(20)];
    patch(model, { step: 30, snapshots, checkpoint: momentAt(30) });
    await settled();
    expect(workspace.library.getState().trouble).toBeNull();
    expect([...library.saves.values()].map(({ moments }) => moments.map(({ step }) => step))).toEqual([[30]]);
    patch(model, { z: [1, 1] });
    await settled();
    expect(library.saves.size).toBe(1);
  });
});
