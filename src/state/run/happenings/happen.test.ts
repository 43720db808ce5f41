import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../../experiment/experiment";
import type { ClassVotes } from "../../../model/latent/neighbourVotes";
import { described } from "../../../testing/dataSets";
import { startState } from "../../start";
import type { State } from "../../state";
import { historyUntil, withSettings } from "../history";
import { settingsOf } from "../marks";
import { withHappenings } from "./happen";

const levels = { meanImage: 200, classMeans: 170, floor: 60 };
const data = {
  ...described("greys", [1, 1, 1], ["grey", "greyer"], [1, 1]),
  testImages: new Uint8Array(1),
  testLabels: new Uint8Array(1),
  strip: [],
  stripImages: new Uint8Array(0),
  levels: { bernoulli: levels, gaussian: { ...levels, meanImage: 50 } },
};
const start: State = { ...startState(defaultExperiment), data };
const codes = ({ history }: State) => history.happenings.map(({ step, code }) => `${step} ${code}`);

function evaluated(state: State, step: number, reconstruction: number): State {
  return withHappenings({ ...state, step, heldOut: { step, losses: { reconstruction, kl: 5 }, count: 1 } });
}

interface Seen {
  readonly votes?: readonly ClassVotes[];
  readonly coverage?: number;
  readonly sigma?: number;
}

function surveyed(state: State, step: number, { votes = [], coverage = 0.5, sigma = 1 }: Seen): State {
  const logVar = new Float32Array(4).fill(2 * Math.log(sigma));
  const mu = Float32Array.of(1, 1, -1, -1);
  const survey = { step, count: 2, mu, logVar, neighbourAccuracy: 0, classVotes: votes, coverage };
  return withHappenings({ ...state, step, views: { survey } });
}

const apart = { recall: 0.95, precision: 0.95 };
const mixed = { recall: 0.4, precision: 0.4 };

describe("what happens to a run", () => {
  test("is that its held-out reconstruction passes the levels that need no code, each once, and falls back behind them", () => {
    const passed = [300, 199, 197, 196, 169, 168, 150].reduce(
      (state, nats, index) => evaluated(state, index, nats),
      start,
    );
    expect(codes(passed)).toEqual(["2 beatsMeanImage", "5 beatsClassMeans"]);
    expect(passed.history.happenings[0]).toMatchObject({ reconstruction: 197, reference: 200 });
    expect(codes(evaluated(passed, 7, 171))).toHaveLength(2);
    expect(codes(evaluated(passed, 7, 203)).slice(2)).toEqual(["7 losesToMeanImage", "7 losesToClassMeans"]);
  });

  test("is that classes leave the crowd, those of one survey together, and go back into it", () => {
    const before = surveyed(start, 0, { votes: [mixed, mixed, apart] });
    const after = surveyed(before, 40, { votes: [apart, apart, apart] });
    expect(after.history.happenings).toEqual([
      { step: 40, code: "classesApart", classes: [0, 1].map((label) => ({ label, recall: 0.95 })) },
    ]);
    const wavering = surveyed(after, 50, { votes: [{ recall: 0.8, precision: 0.8 }, apart, apart] });
    expect(codes(wavering)).toEqual(codes(after));
    expect(codes(surveyed(wavering, 60, { votes: [mixed, apart, apart] })).at(-1)).toBe("60 classesMixed");
  });

  test("is not that a class has left which takes in the others", () => {
    const before = surveyed(start, 0, { votes: [mixed] });
    expect(codes(surveyed(before, 40, { votes: [{ recall: 1, precision: 0.5 }] }))).toEqual([]);
  });

  test("is that codes fill the prior and leave it, and that clouds shrink and widen", () => {
    const steps: Seen[] = [
      {},
      { coverage: 0.81, sigma: 0.2 },
      { coverage: 0.7, sigma: 0.3 },
      { coverage: 0.5, sigma: 0.5 },
    ];
    const ended = steps.reduce((state, seen, index) => surveyed(state, index, seen), start);
    expect(codes(ended)).toEqual(["1 priorFilled", "1 cloudsNarrow", "3 priorLeft", "3 cloudsWide"]);
  });

  test("is not what was so when it was first looked at", () => {
    const { standing: _, ...rest } = surveyed(start, 0, { votes: [apart], coverage: 0.99, sigma: 0.1 });
    expect(rest.history.happenings).toEqual([]);
    expect(codes(surveyed({ ...start, standing: {} }, 400, { votes: [apart], coverage: 0.99 }))).toEqual([]);
    expect(codes(evaluated({ ...start, standing: {} }, 400, 150))).toEqual([]);
  });

  test("is what was diagnosed, and that it is over", () => {
    const diagnosis = { name: "explodingMeans", largestMean: 12, remedy: { kind: "pause" } } as const;
    const ailing = withHappenings({ ...start, step: 30, diagnoses: [diagnosis] });
    expect(ailing.history.happenings).toEqual([{ step: 30, code: "diagnosed", diagnosis }]);
    expect(codes(withHappenings({ ...ailing, step: 40, diagnoses: [] })).at(-1)).toBe("40 recovered");
  });

  test("is nothing while it is looked back on, and what happened after a moment is gone once it goes on from there", () => {
    const passed = evaluated(evaluated(start, 1, 197), 5, 150);
    expect(evaluated({ ...passed, lookingBack: true }, 7, 203).history).toBe(passed.history);
    expect(codes({ ...passed, history: historyUntil(passed.history, 3) })).toEqual(["1 beatsMeanImage"]);
  });

  test("is not that losses of another likelihood are smaller than its level", () => {
    const before = settingsOf(defaultExperiment);
    const after = { ...before, objective: { ...before.objective, likelihood: "gaussian" as const } };
    const { objective } = after;
    const changed = { ...start, step: 9, experiment: { ...defaultExperiment, objective } };
    const state = { ...changed, history: withSettings(changed.history, 9, after, 0) };
    expect(codes(evaluated(state, 9, 45))).toEqual([]);
    expect(codes(evaluated(state, 10, 45))).toEqual(["10 beatsMeanImage", "10 beatsClassMeans"]);
  });
});
