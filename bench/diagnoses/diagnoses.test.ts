import { describe, expect, it } from "vitest";
import { conventionNames, conventions } from "../../src/experiment/conventions";
import { negativeElboObjective, type Objective } from "../../src/experiment/objective";
import { type DiagnosedCase, expectation } from "./grid";
import { diagnose } from "./run";

/** Part of the grid of `npm run diagnoses` that takes little time: every convention, healthy and collapsed, and each term at a rate. */
const cases: readonly (readonly [string, Partial<Objective>, number])[] = [
  ...conventionNames.map((convention) => {
    const { likelihood } = conventions[convention];
    return [`${convention} at 1,000`, { convention, lambda: 1000, likelihood }, 0.003] as const;
  }),
  ["the ELBO", {}, 0.003],
  ["the wrong formula at 0.01", { convention: "william-hu", likelihood: "gaussian", lambda: 0.01 }, 0.003],
  ["reconstruction only", { terms: "reconstruction" }, 0.01],
  ["KL only", { terms: "kl" }, 0.01],
  ["KL only at the greatest rate", { terms: "kl", likelihood: "gaussian" }, 0.1],
  ["a rate too small to learn anything", {}, 1e-5],
];

describe("a run on stripes is told what is right", () => {
  it.each(cases)("under %s", async (_, change, learningRate) => {
    const objective = { ...negativeElboObjective, ...change };
    const asked: DiagnosedCase = { network: "dense", latentDim: 2, objective, learningRate, trainCount: null };
    const { ever, names, ...numbers } = await diagnose(asked, "stripes", 500);
    const { required, allowed } = expectation(asked, numbers);
    expect(names, JSON.stringify(numbers)).toEqual(expect.arrayContaining([...required]));
    expect(Object.keys(ever).filter((name) => !allowed.some((each) => each === name))).toEqual([]);
  });
});
