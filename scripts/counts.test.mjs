import { describe, expect, test } from "vitest";
import {
  countEndToEndTests,
  countUnitTests,
  faultsWithstood,
  longestTests,
  monkeysPlayed,
  withStatus,
} from "./counts.mjs";

describe("the closing line", () => {
  test("counts each unit test, and a file that could not be run as one failure", () => {
    const ran = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
    const broken = { status: "failed", assertionResults: [] };
    expect(countUnitTests({ testResults: [ran, broken] })).toEqual({ passed: 1, failed: 2 });
  });

  test("counts an end-to-end test that passed only at times as failed", () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1 };
    expect(countEndToEndTests({ stats, errors: [] })).toEqual({ passed: 3, failed: 2 });
  });

  test("never calls a stage that ended badly passed", () => {
    expect(withStatus(1, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 1 });
    expect(withStatus(0, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 0 });
  });

  test("counts faults by what they befall, and only those that a page has withstood", () => {
    const of = (/** @type {string} */ title, ok = true) => ({ title, ok });
    const data = { specs: [of("data: a file is missing, while loading"), of("data: it is slow, while training")] };
    const others = { specs: [of("worker: it dies, while training"), of("worker: it hangs, while sweeping", false)] };
    const report = { suites: [{ suites: [data, others] }, { specs: [of("monkey 1: plays, and the page trains on")] }] };
    expect(faultsWithstood(report)).toBe("3 faults withstood: data 2, worker 1");
  });

  test("tells the longest tests, the longest first, by all that each has taken", () => {
    const of = (/** @type {string} */ title, /** @type {number[]} */ ...durations) => ({
      title,
      ok: true,
      file: "one.spec.ts",
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    });
    const report = {
      suites: [{ specs: [of("short", 900), of("longest", 1000, 11_260)] }, { specs: [of("long", 7000)] }],
    };
    expect(longestTests(report, 2).split("\n").slice(1)).toEqual([
      "   12.3 s  one.spec.ts: longest",
      "    7.0 s  one.spec.ts: long",
    ]);
  });

  test("counts monkeys and what they have done, where they came to their end", () => {
    const of = (/** @type {number} */ seed, ok = true) => ({
      title: `monkey ${seed} plays, 1000 times, and so on`,
      ok,
    });
    expect(monkeysPlayed({ specs: [of(1), of(2), of(3, false)] })).toBe("2 monkeys played, with 2,000 actions");
  });
});
