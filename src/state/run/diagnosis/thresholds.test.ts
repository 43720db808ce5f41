import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../experiment/experiment";
import { negativeElboObjective, type Objective } from "../../../experiment/objective";
import { described } from "../../../testing/dataSets";
import { startState } from "../../start";
import type { State } from "../../state";
import type { Survey } from "../../view/viewState";
import { withEvaluation, withSettings, withSteps } from "../history";
import { diagnosed } from "./diagnose";

const start = startState(defaultExperiment);
const names = (state: State) => diagnosed(state).diagnoses.map(({ name }) => name);
const levels = { meanImage: 200, classMeans: 170, floor: 60 };
const data = {
  ...described("greys", [1, 1, 1], ["grey"], [1, 1]),
  testImages: new Uint8Array(1),
  testLabels: new Uint8Array(1),
  strip: [],
  stripImages: new Uint8Array(0),
  levels: { bernoulli: levels, gaussian: levels },
};
/** A run of so many steps whose training loss is as given, or rests. */
const trainedFor = (steps: number, reconstructionAt: (step: number) => number = () => 200) => {
  const losses = Array.from({ length: steps }, (_, index) => ({ reconstruction: reconstructionAt(index + 1), kl: 0 }));
  return withSteps(start.history, 1, losses);
};
const heldOutAt = (reconstruction: number, kl: number): State => ({
  ...start,
  data,
  step: 500,
  history: trainedFor(500),
  heldOut: { step: 500, losses: { reconstruction, kl }, count: 1 },
});
const under = (change: Partial<Objective>, state: State): State => {
  const objective = { ...negativeElboObjective, ...change };
  return { ...state, experiment: { ...defaultExperiment, objective } };
};

describe("a collapse", () => {
  test("is a code of under 0.1 nats and a loss within 2 % of the mean image's", () => {
    expect(names(heldOutAt(197, 0.09))).toEqual(["posteriorCollapse"]);
    expect(names(heldOutAt(195, 0.09))).toEqual([]);
    expect(names(heldOutAt(197, 0.11))).toEqual([]);
  });

  test("once named, stays until it is left clearly", () => {
    const { diagnoses } = diagnosed(heldOutAt(197, 0.09));
    expect(names({ ...heldOutAt(195, 0.15), diagnoses })).toEqual(["posteriorCollapse"]);
    expect(names({ ...heldOutAt(195, 0.21), diagnoses })).toEqual([]);
    expect(names({ ...heldOutAt(189, 0.15), diagnoses })).toEqual([]);
  });

  test("is not named while the loss still falls, nor of what draws no image at all yet", () => {
    const falling = trainedFor(500, (step) => 300 - step / 8);
    expect(names({ ...heldOutAt(197, 0.01), history: falling })).toEqual([]);
    expect(names(heldOutAt(260, 0.01))).toEqual([]);
    expect(names(heldOutAt(240, 0.01))).toEqual(["posteriorCollapse"]);
  });

  test("under the wrong formula is a code of no more than its own rest", () => {
    const rest = (0.5 - 1 + Math.log(2)) / 2;
    const mistaken = (kl: number) => names(under({ convention: "william-hu" }, heldOutAt(197, kl)));
    expect(mistaken(2 * rest + 0.05)).toEqual(["posteriorCollapse"]);
    expect(mistaken(2 * rest + 0.15)).toEqual([]);
    expect(names(heldOutAt(197, 2 * rest))).toEqual([]);
  });

  test("is not named in the first steps, nor where KL is all that is minimised", () => {
    expect(names({ ...heldOutAt(197, 0.01), step: 199 })).toEqual([]);
    const objective = { ...negativeElboObjective, terms: "kl" } as const;
    expect(names({ ...heldOutAt(197, 0.01), experiment: { ...defaultExperiment, objective } })).toEqual([]);
  });

  test("under the ELBO's own weights is to do without KL for a while", () => {
    expect(diagnosed(heldOutAt(197, 0.01)).diagnoses[0]?.remedy).toEqual({
      kind: "objective",
      change: { terms: "reconstruction" },
    });
  });

  test("where KL is averaged over two dimensions is to weigh it twice", () => {
    const objective = { ...negativeElboObjective, convention: "cs3232", lambda: 1000 } as const;
    const state = { ...heldOutAt(197, 0.01), experiment: { ...defaultExperiment, objective } };
    expect(diagnosed(state).diagnoses[0]?.remedy).toEqual({ kind: "objective", change: { lambda: 2 } });
  });
});

describe("means", () => {
  const surveyed = (mu: number): State => {
    const survey: Survey = {
      step: 500,
      count: 2,
      mu: Float32Array.of(mu, 0, -mu, 0),
      logVar: new Float32Array(4),
      neighbourAccuracy: 0,
      classVotes: [],
      coverage: 0,
    };
    const objective = { ...negativeElboObjective, terms: "reconstruction" } as const;
    return { ...start, views: { survey }, experiment: { ...defaultExperiment, objective } };
  };

  test("explode beyond 10, and until they are back within 8", () => {
    expect(names(surveyed(9.9))).toEqual([]);
    const { diagnoses } = diagnosed(surveyed(10.1));
    expect(diagnoses.map(({ name }) => name)).toEqual(["explodingMeans"]);
    expect(names({ ...surveyed(8.1), diagnoses })).toEqual(["explodingMeans"]);
    expect(names({ ...surveyed(7.9), diagnoses })).toEqual([]);
  });

  test("explode as well where the wrong formula holds them as good as not at all", () => {
    const weak = { ...negativeElboObjective, convention: "william-hu", lambda: 0.0001 } as const;
    const state = { ...surveyed(11), experiment: { ...defaultExperiment, objective: weak } };
    expect(names(state)).toEqual(["explodingMeans"]);
    const strong = { ...weak, lambda: 0.01 };
    expect(names({ ...state, experiment: { ...defaultExperiment, objective: strong } })).toEqual([]);
  });

  test("may lie far out while KL holds them", () => {
    expect(names({ ...surveyed(20), experiment: defaultExperiment })).toEqual([]);
  });
});

describe("training losses", () => {
  const trained = (totals: readonly number[]) => {
    const losses = totals.map((reconstruction) => ({ reconstruction, kl: 0 }));
    return { ...start, step: totals.length, history: withSteps(start.history, 1, losses) };
  };
  const level = (nats: number) => Array.from({ length: 50 }, (_, step) => nats + (step % 2));

  test("that rise by 3 % are too fast, by 2 % are not", () => {
    expect(names(trained([...level(100), ...level(104)]))).toEqual(["fastLearning"]);
    expect(names(trained([...level(100), ...level(102)]))).toEqual([]);
  });

  test("of KL alone that rise by next to nothing are not too fast, and by much are", () => {
    const alone = (from: number, to: number) => {
      const losses = [from, to].flatMap((kl) => Array.from({ length: 50 }, () => ({ reconstruction: 500, kl })));
      return names(under({ terms: "kl" }, { ...start, data, step: 100, history: withSteps(start.history, 1, losses) }));
    };
    expect(alone(1e-5, 9e-5)).toEqual([]);
    expect(alone(0.001, 0.09)).toEqual([]);
    expect(alone(0.001, 0.2)).toEqual(["fastLearning"]);
  });

  test("that the wrong formula makes of them are judged too", () => {
    const losses = [200, 230].flatMap((reconstruction) =>
      Array.from({ length: 50 }, () => ({ reconstruction, kl: 1 })),
    );
    const state = { ...start, data, step: 100, history: withSteps(start.history, 1, losses) };
    expect(names(under({ convention: "william-hu" }, state))).toEqual(["fastLearning"]);
    const toItsRest = [0, 0.19].flatMap((kl) => Array.from({ length: 50 }, () => ({ reconstruction: 200, kl })));
    const resting = { ...state, history: withSteps(start.history, 1, toItsRest) };
    expect(names(under({ convention: "william-hu", lambda: 1000 }, resting))).toEqual([]);
    const beyond = [0.194, 0.196].flatMap((kl) => Array.from({ length: 50 }, () => ({ reconstruction: 200, kl })));
    const wavering = { ...state, history: withSteps(start.history, 1, beyond) };
    expect(names(under({ convention: "william-hu", lambda: 1000 }, wavering))).toEqual([]);
  });

  test("that jump for a few steps are not", () => {
    expect(names(trained([...level(100), ...level(99).with(9, 400).with(10, 300)]))).toEqual([]);
  });

  test("that rise because a setting was changed are not", () => {
    const { history } = trained(level(100));
    const after = { objective: { ...negativeElboObjective, lambda: 2 }, learningRate: 0.001 };
    const changed = withSettings(history, 50, after, 0);
    const losses = level(150).map((reconstruction) => ({ reconstruction, kl: 0 }));
    expect(names({ ...start, step: 100, history: withSteps(changed, 51, losses) })).toEqual([]);
  });

  test("that fall while held-out ones rise are learned by heart, but not where those jump once", () => {
    const falling = trained(Array.from({ length: 600 }, (_, step) => 150 - step / 12));
    const heldOut = (at: (step: number) => number) => {
      const steps = Array.from({ length: 12 }, (_, index) => 50 * (index + 1));
      const evaluate = (history: State["history"], step: number) =>
        withEvaluation(history, step, { reconstruction: at(step), kl: 0 });
      return { ...falling, history: steps.reduce(evaluate, falling.history) };
    };
    expect(names(heldOut((step) => 150 + Math.abs(step - 250) / 20))).toEqual(["overfitting"]);
    expect(names(heldOut((step) => (step === 600 ? 200 : 150 - step / 12)))).toEqual([]);
    expect(
      names(
        under(
          { terms: "kl" },
          heldOut((step) => 150 + Math.abs(step - 250) / 20),
        ),
      ),
    ).toEqual([]);
  });
});
