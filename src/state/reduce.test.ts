import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import { stripes, tiles } from "../testing/dataSets";
import { wasmInUse } from "../testing/engineReports";
import type { Report } from "../worker/protocol";
import { reduce } from "./reduce";
import { startState } from "./start";
import type { State } from "./state";
import { imageShapeOf } from "./view/dataSet";

const engine = wasmInUse;
const start: State = { ...startState(defaultExperiment), run: 3 };
const following = (reports: readonly Report[], from = start) => reports.reduce(reduce, from);
const losses = (count: number) => Array.from({ length: count }, (_, index) => ({ reconstruction: 200 - index, kl: 5 }));

const built: Report = { kind: "built", run: 3, step: 0, experiment: defaultExperiment, engine };
const stepped = (step: number, count: number): Report => ({
  kind: "stepped",
  run: 3,
  step,
  losses: losses(count),
  imagesPerSecond: 900,
});
const evaluated = (step: number, part: "subset" | "whole"): Report => ({
  kind: "evaluated",
  run: 3,
  step,
  losses: { reconstruction: 190, kl: 4 },
  count: part === "subset" ? 1000 : 10_000,
  part,
});

const survey = (count: number): Report => ({
  kind: "seen",
  view: "survey",
  run: 3,
  step: 0,
  seen: {
    count,
    mu: Float32Array.from({ length: 2 * count }, (_, index) => index),
    logVar: new Float32Array(2 * count),
    neighbourAccuracy: 0.5,
    classVotes: [],
    coverage: 0.5,
  },
});

const dataOf = ({ train, test, ...described }: typeof tiles): NonNullable<State["data"]> => ({
  ...described,
  testImages: test.images,
  testLabels: test.labels,
  strip: [0],
  stripImages: test.images.slice(0, train.images.length / train.count),
  levels: { bernoulli: noLevels, gaussian: noLevels },
});
const noLevels = { meanImage: 0, classMeans: null, floor: 0 };

describe("another data set", () => {
  const looked = following([{ kind: "loaded", data: dataOf(stripes) }, built, survey(10), stepped(3, 3)]);

  test("takes with it what was seen of the images before it", () => {
    const ends = [{ kind: "held-out", row: 1 }, null] as const;
    const map = { ...looked.map, hiddenClasses: [2] };
    const before = { ...looked, path: { ...looked.path, ends }, map };
    const after = reduce(before, { kind: "loaded", data: dataOf(tiles) });
    expect(after).toMatchObject({ data: { title: "The tiles" }, probe: null, step: 3 });
    expect([Object.keys(before.views), after.views]).toEqual([["survey"], {}]);
    expect([after.path.ends, after.map.hiddenClasses]).toEqual([[null, null], []]);
    expect(imageShapeOf(after)).toEqual([20, 16, 3]);
  });

  test("is none where the same one is told of again", () => {
    const after = reduce(looked, { kind: "loaded", data: dataOf(stripes) });
    expect(after.views.survey).toBe(looked.views.survey);
    expect(after.views.survey).toBeDefined();
  });
});

describe("the state", () => {
  test("leaves a path's end where a survey of fewer images no longer follows it", () => {
    const path = {
      ...start.path,
      ends: [
        { kind: "held-out", row: 1 },
        { kind: "held-out", row: 8 },
      ] as const,
    };
    const paused = following([built, survey(10)], { ...start, path });
    expect(paused.path.ends).toEqual(path.ends);
    expect(reduce(paused, survey(4)).path.ends).toEqual([path.ends[0], { kind: "point", z: [16, 17] }]);
  });

  test("drops what an older run reports", () => {
    const state = following([built]);
    for (const stale of [stepped(9, 2), evaluated(50, "subset"), built]) {
      expect(reduce(state, { ...stale, run: 2 } as Report)).toBe(state);
    }
  });

  test("trains from the worker's word to the worker's word", () => {
    const training = following([built, { kind: "started", run: 3, step: 0 }]);
    expect(training.training).toBe(true);
    expect(following([stepped(5, 5)], training).training).toBe(true);
    const paused = following([{ kind: "paused", run: 3, step: 5 }], training);
    expect(paused.training).toBe(false);
    expect(paused.statusMessage).toEqual({ code: "paused", step: 5 });
  });

  test("gives every loss of a report its own step", () => {
    const { history, step, losses: latest } = following([built, stepped(3, 3), stepped(5, 2)]);
    expect(history.train.points.map((point) => point.step)).toEqual([1, 2, 3, 4, 5]);
    expect(history.train.points[0]).toEqual({ step: 1, reconstruction: 200, kl: 5, total: 205 });
    expect(step).toBe(5);
    expect(latest).toEqual({ reconstruction: 199, kl: 5 });
  });

  test("keeps the fixed subset in the headline and on the curve, and the whole beside it", () => {
    const { history, heldOut, heldOutWhole } = following([built, evaluated(50, "subset"), evaluated(50, "whole")]);
    expect(history.heldOut.points).toHaveLength(1);
    expect([heldOut?.count, heldOutWhole?.count]).toEqual([1000, 10_000]);
  });

  test("forgets the curves at a new run and keeps them where a run goes on", () => {
    const ran = following([built, stepped(20, 20)]);
    expect(following([built], ran).history.train.points).toEqual([]);
    expect(following([{ ...built, step: 12 } as Report], ran).history.train.points.at(-1)?.step).toBe(12);
  });

  test("marks what was changed while the model ran, and keeps the run beside the next one", () => {
    const objective = { ...defaultExperiment.objective, lambda: 10 };
    const changed = following([
      built,
      stepped(30, 30),
      { kind: "adjusted", run: 3, step: 30, objective, learningRate: 0.001 },
    ]);
    expect(changed.history.marks).toMatchObject([{ step: 30, after: { objective: { lambda: 10 } } }]);
    const anew = following([built], changed);
    expect(anew.history).toMatchObject({ number: 2, marks: [] });
    expect(anew.earlier.map(({ number }) => number)).toEqual([1]);
  });

  test("cuts the curves where training was rolled back", () => {
    const rolledBack = following([built, stepped(20, 20), { kind: "paused", run: 3, step: 8 }]);
    expect(rolledBack.step).toBe(8);
    expect(rolledBack.history.train.points.at(-1)?.step).toBe(8);
  });

  test("fits the user's point and the map's axes to the latent size that was built", () => {
    const architecture = { ...defaultExperiment.architecture, latentDim: 1 };
    const one = following([{ ...built, experiment: { ...defaultExperiment, architecture } } as Report], {
      ...start,
      z: [0.5, 2],
    });
    expect(one.z).toEqual([0.5]);
    expect(one.map.plane).toEqual({ kind: "dimensions", axes: [0, 0] });
  });
});
