import { afterEach, expect, it } from "vitest";
import { type Engine, type EngineSetup, EngineUnavailable } from "../../engine/engine";
import type { EngineName } from "../../engine/engineReport";
import { onCard, onProcessor } from "../../testing/engineReports";
import { FakeEngine } from "../../testing/fakeEngine";
import { later } from "../../testing/patience";
import { dataset, Page } from "../../testing/sessionPage";

/** An engine that has not started, and what lets it start. */
interface Starting {
  readonly setup: EngineSetup;
  readonly engine: FakeEngine;
  readonly finish: () => void;
}

let page: Page;
afterEach(() => page.dispose());

/** A page on which WebGPU does not start until it is told to, and what has been started of it. */
function pageWithSlowGpu() {
  const starting: Starting[] = [];
  const create = async (name: EngineName, setup: EngineSetup): Promise<Engine> => {
    const engine = new FakeEngine(name, setup);
    if (name !== "WebGPU") return engine;
    const { promise, resolve } = later<Engine>();
    starting.push({ setup, engine, finish: () => resolve(engine) });
    return promise;
  };
  page = new Page(async () => dataset, { create, engines: [onProcessor("WASM"), onProcessor("WebGPU")] });
  const until = async (count: number) => {
    while (starting.length < count) await new Promise((resolve) => setTimeout(resolve));
    return starting[count - 1] as Starting;
  };
  return { until };
}

it("gives up an engine that still starts where another one is chosen, and goes on from the same weights", async () => {
  const { until } = pageWithSlowGpu();
  await page.build(1, { engine: "WASM" });
  await page.steps(3);
  const [before] = page.engines as FakeEngine[];
  const state = await before?.readState();
  page.send(page.order(2, { engine: "WebGPU", from: "current weights" }));
  const { setup } = await until(1);
  const built = await page.build(3, { engine: "TensorFlow.js CPU", from: "current weights" });
  expect(built).toMatchObject({ run: 3, step: 3, engine: { name: "TensorFlow.js CPU" } });
  expect(await page.engines.at(-1)?.readState()).toEqual(state);
  expect(setup.signal?.aborted).toBe(true);
  expect(before?.disposals).toBe(1);
  expect(page.reports.filter(({ kind }) => kind === "failed")).toEqual([]);
});

it("frees an engine that starts too late, and hears nothing of it", async () => {
  const { until } = pageWithSlowGpu();
  page.send(page.order(1, { engine: "WebGPU" }));
  const { setup, engine, finish } = await until(1);
  await page.build(2, { engine: "WASM" });
  const told = page.reports.length;
  setup.onProgress({ activity: { code: "compilingShaders" }, fraction: 1 });
  setup.onLost({ code: "deviceLost", message: "" });
  finish();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(engine.disposals).toBe(1);
  expect(page.reports.slice(told).filter(({ kind }) => kind === "progressed" || kind === "failed")).toEqual([]);
  expect((await page.steps(1)).length).toBeGreaterThan(0);
});

it("keeps the run at hand where the second choice cannot be had either", async () => {
  const { until } = pageWithSlowGpu();
  await page.build(1, { engine: "WASM" });
  await page.steps(2);
  page.send(page.order(2, { engine: "WebGPU", from: "current weights" }));
  await until(1);
  const built = await page.build(3, { engine: "TensorFlow.js WebGL", from: "current weights" });
  expect(built).toMatchObject({ run: 3, step: 2, engine: { name: "WASM" } });
  expect(page.reports.find(({ kind }) => kind === "failed")).toMatchObject({ failure: { consequence: "refused" } });
});

it("frees everything where the session ends while an engine starts", async () => {
  const { until } = pageWithSlowGpu();
  await page.build(1, { engine: "WASM" });
  page.send(page.order(2, { engine: "WebGPU", from: "current weights" }));
  const { engine, finish } = await until(1);
  page.close();
  finish();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(engine.disposals).toBe(1);
  expect((page.engines[0] as FakeEngine).disposals).toBe(1);
});

it("tells that an engine which computes wrongly cannot run here, and goes on with another", async () => {
  const wrong = { code: "computesWrongly", name: "WebGPU", quantity: "mu", found: 574, expected: 455 } as const;
  const create = async (name: EngineName, setup: EngineSetup): Promise<Engine> => {
    if (name === "WebGPU") throw new EngineUnavailable(wrong);
    return new FakeEngine(name, setup);
  };
  page = new Page(async () => dataset, { create, engines: [onCard("WebGPU"), onProcessor("WASM")] });
  const { engine } = await page.build(1);
  expect(engine).toMatchObject({ name: "WASM", passedOver: [{ name: "WebGPU", reason: wrong }] });
  const told = page.reports.flatMap((report) => (report.kind === "detected" ? [report.engines] : []));
  expect(told.at(0)).toMatchObject([{ name: "WebGPU", available: true }, { name: "WASM" }]);
  expect(told.at(-1)).toMatchObject([{ name: "WebGPU", available: false, reason: wrong }, { name: "WASM" }]);
});
