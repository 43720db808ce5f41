import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DataError, type Dataset } from "../../data/dataset";
import { createEngine } from "../../engine/choose";
import { smallExperimentOn, stripes, tiles, unlabelled } from "../../testing/dataSets";
import { onProcessor } from "../../testing/engineReports";
import { Page } from "../../testing/sessionPage";
import { until } from "../../testing/sessionsPage";
import type { DataReport, Report } from "../protocol";
import { Sessions } from "./sessions";

const sets: readonly Dataset[] = [stripes, tiles, unlabelled];

let page: Page;
let loads: string[];
beforeEach(() => {
  loads = [];
  page = new Page(async ({ source }) => {
    loads.push(source);
    const found = sets.find(({ name }) => name === source);
    if (!found) throw new DataError({ code: "unknownSource", source });
    return found;
  });
});
afterEach(() => page.dispose());

const told = (): DataReport[] => page.reports.flatMap((report) => (report.kind === "loaded" ? report.data : []));

describe("a session", () => {
  test("trains on colour images of twelve classes that are higher than wide", async () => {
    await page.build(1, { experiment: smallExperimentOn(tiles) });
    const [data] = told();
    expect(data).toMatchObject({ name: "tiles", imageShape: [20, 16, 3], trainCount: 60, testCount: 48 });
    expect(data?.strip).toHaveLength(12);
    expect(data?.levels.bernoulli.classMeans).toBeLessThan(data?.levels.bernoulli.meanImage ?? 0);
    const losses = await page.steps(40);
    expect(losses.at(-2)).toBeLessThan(losses[0] ?? 0);
    expect((await page.seen("reconstructions")).images).toHaveLength(12 * 20 * 16 * 3);
    await page.rest();
    page.keep("point", Float32Array.of(0, 0));
    expect((await page.seen("point")).image).toHaveLength(20 * 16 * 3);
  });

  test("trains on images without classes alike, and counts nothing by class", async () => {
    await page.build(1, { experiment: smallExperimentOn(stripes) });
    const labelled = await page.steps(3);
    await page.build(2, { experiment: smallExperimentOn(unlabelled) });
    expect(await page.steps(3)).toEqual(labelled);
    const data = told().at(-1);
    expect(data).toMatchObject({
      classNames: [],
      testLabels: null,
      strip: [0, 30, 60, 90, 120, 150, 180, 210, 240, 270],
    });
    expect(data?.levels.bernoulli).toMatchObject({ classMeans: null, floor: told()[0]?.levels.bernoulli.floor });
    const survey = await page.seen("survey");
    expect(survey.neighbourAccuracy).toBeNull();
    expect(survey.coverage).toBeGreaterThan(0);
  });

  test("goes from one data set to another, and back, and tells the page of each", async () => {
    for (const [run, set] of [stripes, tiles, tiles, stripes].entries()) {
      const built = await page.build(run, { experiment: smallExperimentOn(set) });
      expect(built.experiment.data).toEqual({ source: set.name });
      await page.steps(1);
    }
    expect(told().map(({ name }) => name)).toEqual(["stripes", "tiles", "stripes"]);
    const activities = page.reports.flatMap((report) => (report.kind === "progressed" ? report.activity : []));
    expect(activities.filter(({ code }) => code === "fetching")).toHaveLength(3);
  });

  test("refuses a data set that does not fit the network, and keeps the run at hand with its data", async () => {
    await page.build(1, { experiment: smallExperimentOn(stripes) });
    await page.steps(2);
    const misfit = { ...smallExperimentOn(stripes), data: { source: "tiles" } };
    const built = await page.build(2, { experiment: misfit });
    expect(built).toMatchObject({ run: 2, step: 2, experiment: { data: { source: "stripes" } } });
    expect(page.reports.findLast(({ kind }) => kind === "failed")).toMatchObject({
      run: 2,
      failure: {
        code: "imagesMisfit",
        consequence: "refused",
        title: "The tiles",
        found: [20, 16, 3],
        wanted: [4, 4, 1],
      },
    });
    expect(told().map(({ name }) => name)).toEqual(["stripes", "tiles", "stripes"]);
    await page.steps(1);
  });

  test("keeps the run at hand where another data set cannot be had", async () => {
    await page.build(1, { experiment: smallExperimentOn(stripes) });
    await page.build(2, { experiment: { ...smallExperimentOn(stripes), data: { source: "yours" } } });
    const failure = { code: "dataRefused", reason: { code: "unknownSource", source: "yours" }, step: 0 };
    expect(page.reports.findLast(({ kind }) => kind === "failed")).toMatchObject({ run: 2, failure });
    await page.steps(1);
  });

  test("gives up a data set on its way when another one is asked for", async () => {
    const reports: Report[] = [];
    const givenUp: string[] = [];
    const sessions = new Sessions({
      report: ({ report }) => reports.push(report),
      load: ({ source }, _, signal) =>
        source === "stripes"
          ? Promise.resolve(stripes)
          : new Promise((__, reject) => {
              signal.addEventListener("abort", () => {
                givenUp.push(source);
                reject(new DataError({ code: "connectionBroken", path: source }));
              });
            }),
      detectEngines: async () => [onProcessor("TensorFlow.js CPU")],
      createEngine: async (name, setup) => {
        const engine = await createEngine(name, setup);
        page.engines.push(engine);
        return engine;
      },
    });
    const build = (run: number, set: Dataset) => {
      const rest = { engine: "automatic", from: "initial weights", avoid: [] } as const;
      sessions.receive({
        kind: "command",
        session: 0,
        command: { kind: "build", run, experiment: smallExperimentOn(set), ...rest },
      });
    };
    sessions.receive({ kind: "open", session: 0, coupling: "lockstep" });
    build(1, tiles);
    await until(() => reports.some(({ kind }) => kind === "progressed"));
    build(2, stripes);
    await until(() => reports.some((report) => report.kind === "built" && report.run === 2));
    expect(givenUp).toEqual(["tiles"]);
  });

  test("says that nothing can be built where the first data set does not fit", async () => {
    const misfit = { ...smallExperimentOn(stripes), data: { source: "tiles" } };
    page.send({ kind: "build", run: 1, experiment: misfit, engine: "automatic", from: "initial weights", avoid: [] });
    expect((await page.next("failed")).failure).toMatchObject({ code: "imagesMisfit", consequence: "impossible" });
  });
});
