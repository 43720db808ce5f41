import { describe, expect, test } from "vitest";
import type { TooLarge } from "../engine/reasons";
import type { Crash } from "../state/run/recovery";
import type { Failure } from "../worker/failure";
import { failureWords, hostAdvice, sweepTroubleText } from "./failures";

const nonFinite = {
  code: "nonFinite",
  consequence: "stopped",
  value: "loss",
  learningRate: 0.001,
  lambda: 1,
  beta: 1,
  keptStep: 40,
} as const;
const died = {
  code: "workerDied",
  consequence: "broken",
  reason: { code: "endedByBrowser" },
  step: 47,
  keptStep: 40,
  givenUp: false,
} as const;

describe("a failure in words", () => {
  test("names the value that is not finite, and the weights that are kept", () => {
    expect(failureWords(nonFinite)).toEqual({
      what: "The loss is no longer a finite number.",
      kept: "The weights of step 40, the last at which all was well.",
      advice: "Try a lower learning rate, or Reset.",
    });
    expect(failureWords({ ...nonFinite, keptStep: 0 }).kept).toBe("The initial weights.");
  });

  test("names the likeliest cause", () => {
    const fast = { ...nonFinite, learningRate: 1e30 };
    expect(failureWords(fast).advice).toBe("The learning rate 1·10³⁰ is likely too high: try 0.001.");
    expect(failureWords({ ...nonFinite, lambda: 1, beta: 128 }).advice).toBe(
      "KL weighs 128 times as much as in the ELBO: try λ = 0.00781.",
    );
  });

  test("tells of which shape the images are that do not fit the network", () => {
    const misfit = { code: "imagesMisfit", title: "The tiles", found: [20, 16, 3], wanted: [28, 28, 1] } as const;
    const refused = failureWords({ ...misfit, consequence: "refused" });
    expect(refused.what).toBe("The tiles has images of 20 × 16 × 3 values, and the network takes 28 × 28 × 1.");
    expect(refused.kept).toContain("The run at hand");
    expect(failureWords({ ...misfit, consequence: "impossible" }).kept).toBe("The experiment and its settings.");
  });

  test("tells a death, and when no further worker is tried", () => {
    expect(failureWords(died)).toEqual({
      what: "The training worker died at step 47. It was ended by the browser.",
      kept: "The weights of step 40.",
      advice: "A new worker goes on from there.",
    });
    expect(failureWords({ ...died, keptStep: null }).kept).toBe("The experiment; no step was taken yet.");
    expect(failureWords({ ...died, givenUp: true }).advice).toContain("Press Recover");
  });

  test("tells what models side by side would take", () => {
    const sizes = { count: 4, bytes: 4.4 * 2 ** 30, greatest: 4 * 2 ** 30 };
    const { what } = failureWords({ code: "modelsTooLarge", consequence: "refused", ...sizes, step: 0 });
    expect(what).toBe("4 models of this network at once would take 4.4 GB; there may be 4 GB here.");
  });

  test.each<[string, Exclude<Failure, Crash>, string, string]>([
    [
      "an engine that is refused",
      { code: "engineRefused", consequence: "refused", reason: { code: "noAdapter" }, step: 3 },
      "This browser gives no graphics adapter for WebGPU.",
      "Choose another engine",
    ],
    [
      "data that are missing",
      { code: "dataMissing", consequence: "impossible", reason: { code: "manifestUnreadable" } },
      "The manifest of the data set cannot be read: prepare the data again.",
      "Reload the page",
    ],
    [
      "an engine that is missing",
      {
        code: "nothingBuilt",
        consequence: "impossible",
        reason: { code: "noneLeft", passedOver: [{ name: "WASM", reason: { code: "contextLost" } }] },
      },
      "Nothing here can compute. WASM gave way when it was tried. The graphics context was lost.",
      "Choose another engine",
    ],
    [
      "a network that no engine can hold",
      { code: "networkTooLarge", consequence: "refused", reason: tooLarge(32) },
      "This network at this batch size needs 5.1 GB; WASM can hold 4 GB here: a smaller batch (32) would need 1.3 GB.",
      "Set batch=32 in the link",
    ],
    [
      "a network that no batch is small enough for",
      { code: "networkTooLarge", consequence: "refused", reason: tooLarge(null) },
      "This network at this batch size needs 5.1 GB; WASM can hold 4 GB here: no batch is small enough; choose a smaller network.",
      "Take a smaller network.",
    ],
    [
      "a fault that nobody foresaw",
      { code: "nothingBuilt", consequence: "impossible", reason: { code: "unforeseen", message: "No." } },
      "Nothing could be built: No.",
      "Choose another engine",
    ],
  ])("tells %s, and what to do", (_, failure, what, advice) => {
    expect(failureWords(failure).what).toBe(what);
    expect(failureWords(failure).advice).toContain(advice);
  });

  test("tells each setting of a link that could not be read", () => {
    const problems = [
      { code: "outOfRange", setting: "lambda", found: "many", range: { least: 0.0001, greatest: 1000 } },
      { code: "architecture", problem: { code: "decoderEndsWrong", wanted: [28, 28, 1], found: [10] } },
      { code: "unknownSetting", setting: "colour" },
      { code: "outOfRange", setting: "heldOut", found: "", range: { least: 16, greatest: 10_000 } },
    ] as const;
    expect(failureWords({ code: "malformedLink", consequence: "refused", problems }).what).toBe(
      "This link could not be read in full: lambda is “many” and must be a number from 0.0001 to 1000; architecture: The decoder must end in 28 × 28 × 1 values; it ends in 10; “colour” is no setting; heldOut is missing and must be a number from 16 to 10000.",
    );
  });

  test("tells what a reload for a newer page leaves of the run", () => {
    expect(hostAdvice("another build", 4812)).toContain("kept in this browser up to step 4,812");
    expect(hostAdvice("another build", null)).toContain("not kept here");
    expect(hostAdvice("none", 4812)).not.toContain("newer");
  });

  test("says at which λ a sweep met it", () => {
    const trouble = { code: "modelFailed", lambda: 3, failure: nonFinite } as const;
    expect(sweepTroubleText(trouble)).toBe("λ = 3: The loss is no longer a finite number.");
  });
});

function tooLarge(batchSize: number | null): TooLarge {
  const smaller = batchSize === null ? null : { batchSize, bytes: 1.3 * 2 ** 30 };
  return { code: "overBudget", name: "WASM", bytes: 5.1 * 2 ** 30, greatest: 2 ** 32, smaller };
}
