import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { parameterLayout } from "../../experiment/parameters";
import { listZip, readMember, writeZip } from "../../formats/zip";
import type { Checkpoint } from "../../model/state";
import { nameableExperiment, trainedOnWasm } from "../../testing/runs";
import { type RunProblem, RunUnreadable } from "./problem";
import { readRecord } from "./record";
import { runOf, stateOfRun, type WholeRun } from "./run";
import { areOfRun, imagesAmong, membersOfZip, readRunFile, readRunMembers, writeRunFile } from "./runFile";

const { architecture, objective } = nameableExperiment;
const opened: ReturnType<typeof trainedOnWasm>["page"][] = [];
afterEach(() => {
  for (const page of opened.splice(0)) page.dispose();
});

function begin() {
  const begun = trainedOnWasm();
  opened.push(begun.page);
  return begun;
}

async function savedBy(page: ReturnType<typeof begin>["page"]): Promise<Checkpoint> {
  page.send({ kind: "save" });
  return (await page.next("saved", ({ checkpoint }) => checkpoint.step > 0)).checkpoint;
}

/** A run of 25 steps that was changed at step 10, and the page that trains it. */
async function changedRun(): Promise<{ page: ReturnType<typeof begin>["page"]; run: WholeRun }> {
  const { page, state } = begin();
  await page.build(1, { experiment: nameableExperiment, engine: "WASM" });
  await page.steps(10);
  page.send({ kind: "setObjective", objective: { ...objective, lambda: 4 } });
  await page.next("adjusted");
  await page.steps(15);
  await savedBy(page);
  const now = { ...state(), experiment: { ...nameableExperiment, objective: { ...objective, lambda: 4 } } };
  const run = runOf(now, "Ærø ✓");
  if (!run) throw new Error("The run was not saved.");
  return { page, run };
}

function problemOf(read: () => unknown): RunProblem | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof RunUnreadable) return error.problem;
    throw error;
  }
}

describe("the file of a run", () => {
  it("brings the run back whole, and it goes on with the bits of one that never stopped", async () => {
    const { page, run } = await changedRun();
    const file = writeRunFile(run, architecture, { readme: "What this is." });
    const read = readRunFile(file);
    expect(read.record).toEqual(run.record);
    expect(read.curves).toEqual({
      train: run.curves.train,
      heldOut: run.curves.heldOut,
      recent: run.curves.recent,
    });
    const state = stateOfRun(read);
    expect(state.history.marks).toMatchObject([{ step: 10, after: { objective: { lambda: 4 } } }]);
    expect(state.history.experiment.objective.lambda).toBe(1);
    expect(state.step).toBe(25);

    const { page: other } = begin();
    const from = state.checkpoint ?? "initial weights";
    await other.build(1, { experiment: state.experiment, engine: "WASM", from });
    const [losses, again] = [await page.steps(12), await other.steps(12)];
    expect(again).toEqual(losses);
    expect(await savedBy(other)).toEqual(await savedBy(page));
  }, 60_000);

  it("has images beside the run where they are asked for", async () => {
    const { run } = await changedRun();
    const images = Uint8Array.of(80, 75, 5, 6);
    const file = writeRunFile(run, architecture, { readme: "What this is.", images });
    expect(imagesAmong(membersOfZip(file))).toEqual(images);
    expect(readRunFile(file).record).toEqual(run.record);
    expect(imagesAmong(membersOfZip(writeRunFile(run, architecture, { readme: "" })))).toBeNull();
  });

  it("brings a label head back, with α and its cross-entropy", async () => {
    const { page, state } = begin();
    const labelHead = { classes: 10, labels: 20 };
    const experiment = {
      ...nameableExperiment,
      architecture: { ...architecture, labelHead },
      objective: { ...objective, labelWeight: 5 },
    };
    await page.build(1, { experiment, engine: "WASM" });
    await page.steps(10);
    await savedBy(page);
    const run = runOf({ ...state(), experiment }, "labelled");
    if (!run) throw new Error("The run was not saved.");
    const read = readRunFile(writeRunFile(run, experiment.architecture, { readme: "" }));
    expect(read.curves).toEqual({ train: run.curves.train, heldOut: run.curves.heldOut, recent: run.curves.recent });
    expect(read.curves.recent.at(-1)?.crossEntropy).toBeGreaterThan(0);
    const back = stateOfRun(read).experiment;
    expect([back.architecture.labelHead, back.objective.labelWeight]).toEqual([labelHead, 5]);
  }, 60_000);

  it("of the first version opens as it always did", () => {
    const read = readRunFile(new Uint8Array(readFileSync(new URL("runFile.version1.zip", import.meta.url))));
    const state = stateOfRun(read);
    expect(read.record).toMatchObject({ version: 1, name: "Ærø ✓", step: 25, data: { name: "mnist" } });
    expect(state.history.marks).toMatchObject([{ step: 10, after: { objective: { lambda: 4 } } }]);
    expect(state.checkpoint?.state.updates).toBe(25);
    expect(state.checkpoint?.state.parameters.slice(0, 3)).toEqual(
      Float32Array.of(0.030370894819498062, 0.04370119050145149, 0.0631498321890831),
    );
  });

  it("is read from its folder, zipped again by hand or as files, and refused where something of it is amiss", async () => {
    const { run } = await changedRun();
    const file = writeRunFile(run, architecture, { readme: "" });
    const files = new Map(listZip(file, "").map((member) => [member.name, readMember(member, "")] as const));
    const folder = writeZip([...files].map(([name, bytes]) => [`my run/${name}`, bytes] as const));
    expect(areOfRun([...files.keys()])).toBe(true);
    expect(areOfRun(["run.json", "notes.txt"])).toBe(false);
    expect(readRunFile(folder).record).toEqual(run.record);
    expect(readRunMembers((name) => files.get(name) ?? null).record).toEqual(run.record);

    const without = (name: string) =>
      problemOf(() => readRunMembers((each) => (each === name ? null : (files.get(each) ?? null))));
    expect(without("run.json")).toEqual({ code: "notRun" });
    expect(without("history.csv")).toEqual({ code: "memberMissing", name: "history.csv" });
    expect(without("state.safetensors")).toEqual({ code: "memberMissing", name: "state.safetensors" });
    const withRecord = (change: object) => problemOf(() => readRecord({ ...run.record, ...change }));
    expect(withRecord({})).toBeNull();
    expect(withRecord({ version: 2 })).toEqual({ code: "newerRun", version: 2, known: 1 });
    expect(withRecord({ format: "another" })).toEqual({ code: "notRun" });
    expect(withRecord({ step: -1 })).toEqual({ code: "malformedRecord", where: "step" });
    expect(withRecord({ link: `${run.record.link}&latent=99` })?.code).toBe("malformedLink");
    const [first] = run.moments;
    const spoiled = { ...run, moments: [{ step: run.record.step, state: spoiledState(first) }] };
    expect(problemOf(() => readRunFile(writeRunFile(spoiled, architecture, { readme: "" })))).toEqual({
      code: "notFinite",
      name: "adam.v/mu/bias",
    });
    const refused = (state: Checkpoint["state"]) => {
      const of = { ...run, moments: [{ step: run.record.step, state }] };
      return problemOf(() => readRunFile(writeRunFile(of, architecture, { readme: "" })));
    };
    expect(refused(spoiledState(first, -0))).toBeNull();
    expect(refused(spoiledState(first, -1e-30))).toEqual({ code: "negative", name: "adam.v/mu/bias" });
    const { statistics } = parameterLayout(architecture);
    const refusals = statistics.map(({ offset, size }) => {
      const runningStatistics = first?.state.runningStatistics.slice() ?? new Float32Array();
      runningStatistics[offset + size - 1] = -0.5;
      return refused({ ...spoiledState(first, 0), runningStatistics });
    });
    // Means may be below 0, variances may not.
    expect(refusals).toEqual(
      statistics.map(({ name, role }) => (role === "runningVariance" ? { code: "negative", name } : null)),
    );
    expect(refusals.filter(Boolean)).toHaveLength(2);
  }, 60_000);
});

/** One number of Adam's second moments is another. */
function spoiledState(moment: Checkpoint | undefined, number = Number.NaN): Checkpoint["state"] {
  if (!moment) throw new Error("The run has no moment.");
  const secondMoments = moment.state.secondMoments.slice();
  const place = 784 * 6 + 6 + 2 * 6 + 6 * 2;
  secondMoments[place] = number;
  return { ...moment.state, secondMoments };
}
