import fc from "fast-check";
import { expect, it } from "vitest";
import { listZip, readMember } from "../formats/zip";
import { initialState, isFiniteState } from "../model/state";
import { RunUnreadable } from "../state/library/problem";
import { runOf, stateOfRun } from "../state/library/run";
import { readRunFile, writeRunFile } from "../state/library/runFile";
import { startState } from "../state/start";
import { runProblemText } from "../words/runs";
import { tellCount } from "./counted";
import { malformedRuns } from "./malformedRuns";
import { nameableExperiment } from "./runs";

/** Set MALFORMED_RUNS for more. */
const COUNT = Number(process.env["MALFORMED_RUNS"] ?? 1000);
/** Letters in which a page tells what is wrong with a run. */
const MOST_LETTERS = 900;

const { architecture, seed } = nameableExperiment;
const state = startState(nameableExperiment);
const checkpoint = { step: 30, state: { ...initialState(architecture, seed), updates: 30 } };
const points = Array.from({ length: 30 }, (_, index) => ({ step: index + 1, reconstruction: 200, kl: 3, total: 203 }));
const run = runOf(
  {
    ...state,
    step: 30,
    checkpoint,
    snapshots: [checkpoint],
    history: { ...state.history, train: { points, stride: 1 }, recent: points },
  },
  "A run",
);

it(`each of ${COUNT} malformed files of runs is opened whole, or refused in bounded words`, () => {
  if (!run) throw new Error("There is no run.");
  const file = writeRunFile(run, architecture, { readme: "What this is." });
  const members = new Map(listZip(file, "").map((member) => [member.name, readMember(member, "")] as const));
  let [read, refused, opened] = [0, 0, 0];
  const codes = new Set<string>();
  const check = (malformed: Uint8Array) => {
    read += 1;
    try {
      const found = stateOfRun(readRunFile(malformed));
      expect(found.checkpoint?.step).toBe(found.step);
      expect(found.checkpoint && isFiniteState(found.checkpoint.state)).toBe(true);
      expect(found.history.recent.every(({ total }) => Number.isFinite(total))).toBe(true);
      opened += 1;
    } catch (error) {
      if (!(error instanceof RunUnreadable)) throw error;
      const words = runProblemText(error.problem);
      expect(words.length).toBeLessThan(MOST_LETTERS);
      expect(words).not.toContain("undefined");
      codes.add(error.problem.code);
      refused += 1;
    }
  };
  check(file);
  expect(opened).toBe(1);
  fc.assert(fc.property(malformedRuns(members), check), { numRuns: COUNT - 1, seed: 19 });
  expect(read).toBe(COUNT);
  expect(refused).toBeGreaterThan(COUNT / 2);
  expect(codes.size).toBeGreaterThan(7);
  tellCount("malformed files of runs", read);
}, 600_000);
