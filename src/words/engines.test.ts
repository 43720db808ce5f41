import { describe, expect, test } from "vitest";
import type { ChoiceReason, Obstacle, PassedOver } from "../engine/reasons";
import { availabilityText, bitsText, choiceText, stepCostText } from "./engineChoice";
import { lossOfEngineText, obstacleText } from "./engineFaults";
import { activityText, arithmeticText, hardwareText } from "./engines";
import { failureWords } from "./failures";

describe("what an engine computes on", () => {
  test("is an adapter by its name, and whether a processor imitates it", () => {
    expect(hardwareText({ kind: "adapter", name: "Apple M2", software: false })).toBe("Apple M2");
    expect(hardwareText({ kind: "adapter", name: "SwiftShader", software: true })).toBe("SwiftShader (software)");
    expect(hardwareText({ kind: "adapter", name: null, software: false })).toBe("unnamed adapter");
  });

  test("is a number of threads", () => {
    expect(hardwareText({ kind: "threads", count: 1, relaxedSimd: false })).toBe("1 thread, plain SIMD");
    expect(hardwareText({ kind: "threads", count: 8, relaxedSimd: true })).toBe("8 threads, relaxed SIMD");
  });

  test("is said of an engine that is missing as the reason why", () => {
    const adapter = { name: "Mali", software: false };
    expect(availabilityText({ code: "imprecise", adapter })).toBe("WebGL cannot compute with 32-bit numbers on Mali.");
    expect(availabilityText({ code: "noSecureContext" })).toBe("WebGPU needs a secure connection (https).");
  });
});

test.each<[ChoiceReason, string]>([
  [{ code: "chosenByUser" }, "You chose it."],
  [
    { code: "fastestHere", name: "WASM", software: false },
    "WASM is the fastest way to compute on this machine's processor.",
  ],
  [
    { code: "fastestHere", name: "TensorFlow.js WebGPU", software: false },
    "TensorFlow.js computes through WebGPU on this machine's graphics card.",
  ],
  [
    { code: "fastestHere", name: "TensorFlow.js WebGL", software: true },
    "WebGL on the processor is slow, but faster than JavaScript.",
  ],
  [
    {
      code: "timed",
      paces: [
        { name: "WebGPU", imagesPerSecond: 9000.4 },
        { name: "WASM", imagesPerSecond: 900 },
      ],
    },
    "Timed here: WebGPU trains 9,000 images a second, WASM trains 900 images a second.",
  ],
])("the reason %o is told as a sentence", (reason, sentence) => {
  expect(choiceText({ hardware: { kind: "javaScript" }, because: reason, passedOver: [] })).toBe(sentence);
});

test("the bits of WASM depend on its SIMD, and not on its threads; those of others on the device or the browser", () => {
  const on = (count: number, relaxedSimd: boolean) => ({ kind: "threads", count, relaxedSimd }) as const;
  const card = { kind: "adapter", name: "a card", software: false } as const;
  expect(bitsText(on(8, true))).toContain("on any number of threads, but others where a browser has no relaxed SIMD");
  expect(bitsText(on(1, false))).toContain("on any number of threads, but others where a browser has relaxed SIMD");
  expect(bitsText(card)).toContain("on this graphics device alone");
  expect(arithmeticText({ name: "WASM", hardware: on(8, true) })).toBe("WASM, relaxed SIMD");
  expect(arithmeticText({ name: "WASM", hardware: on(2, false) })).toBe("WASM, plain SIMD");
  expect(arithmeticText({ name: "WebGPU", hardware: card })).toBe("WebGPU, a card");
  expect(arithmeticText({ name: "TensorFlow.js CPU", hardware: { kind: "javaScript" } })).toBe("TensorFlow.js CPU");
});

test("a training step is told by its arithmetic, its memory and, where it was measured, its time", () => {
  expect(stepCostText({ byteLength: 97 * 2 ** 20, flops: 5.23e9, seconds: null })).toBe(
    "A training step takes 5.23 GFLOP, in 97 MB.",
  );
  expect(stepCostText({ byteLength: 3.9 * 2 ** 30, flops: 1.28014e13, seconds: 397.2 })).toBe(
    "A training step takes 12,800 GFLOP, about 6 min 38 s here, in 3.9 GB.",
  );
});

test("fewer threads than were wanted are told with the reason", () => {
  const fewer = { wanted: 4, reason: { code: "threadFailed", message: "Uncaught Error: No." } } as const;
  const hardware = { kind: "threads", count: 2, relaxedSimd: true, fewer } as const;
  expect(hardwareText(hardware)).toBe("2 of 4 threads, relaxed SIMD");
  expect(choiceText({ hardware, because: { code: "chosenByUser" }, passedOver: [] })).toBe(
    "You chose it. A computing thread failed: Uncaught Error: No. It computes on 2 of 4 threads: the results are the same.",
  );
  const words = failureWords({ code: "threadsLost", consequence: "mended", count: 2, fewer, step: 7 });
  expect(words.what).toBe("A computing thread failed: Uncaught Error: No. It was noticed at step 7.");
  expect(words.advice).toContain("WASM goes on with 2 of 4 threads.");
});

test.each<[PassedOver, string]>([
  [
    { name: "WASM", reason: { code: "memoryNotGiven", bytes: 5.1 * 2 ** 30 } },
    "WASM could not be started. This network at this batch size needs 5.1 GB; this machine does not give as much. Choose a smaller batch or a smaller network.",
  ],
  [
    { name: "WASM", reason: { code: "crashed", times: 2, last: { code: "endedByBrowser" } } },
    "The training worker died twice on WASM. It was ended by the browser.",
  ],
  [
    { name: "WebGPU", reason: { code: "crashed", times: 3, last: { code: "deviceLost", message: "reset" } } },
    "WebGPU stopped working 3 times. The graphics device was lost: reset",
  ],
  [
    { name: "WebGPU", reason: { code: "deviceLost", message: "" } },
    "WebGPU gave way when it was tried. The graphics device was lost.",
  ],
])("an engine that is passed over, %o, tells its own reason before that of the one taken", (passedOver, sentences) => {
  const because = { code: "fastestHere", name: "TensorFlow.js CPU", software: false } as const;
  expect(choiceText({ hardware: { kind: "javaScript" }, because, passedOver: [passedOver] })).toBe(
    `${sentences} JavaScript is all that this browser offers; it is very slow.`,
  );
});

test.each<[Obstacle, string]>([
  [
    {
      code: "overBudget",
      name: "WASM",
      bytes: 5.1 * 2 ** 30,
      greatest: 2 ** 32,
      smaller: { batchSize: 32, bytes: 1.3 * 2 ** 30 },
    },
    "This network at this batch size needs 5.1 GB; WASM can hold 4 GB here: a smaller batch (32) would need 1.3 GB.",
  ],
  [
    { code: "overBudget", name: "WebGPU", bytes: 267_613.6 * 2 ** 30, greatest: 2 ** 32, smaller: null },
    "needs 267,614 GB; WebGPU can hold 4 GB here: no batch is small enough; choose a smaller network.",
  ],
  [
    { code: "bufferOverLimit", bytes: 2 ** 28, greatest: 2 ** 27, smaller: { batchSize: 64, bytes: 2 ** 26 } },
    "needs 256 MB in one piece; this graphics device holds 128 MB: a smaller batch (64) would need 64 MB.",
  ],
  [{ code: "memoryNotGiven", bytes: 3 * 2 ** 30 }, "needs 3 GB; this machine does not give as much."],
  [
    {
      code: "computesWrongly",
      name: "WebGPU",
      quantity: "gradient of encoder/0/kernel",
      found: 574.25,
      expected: 455.5,
    },
    "WebGPU computes wrongly here and is not used: asked a known question, it found 574.25000 where 455.50000 is right (gradient of encoder/0/kernel).",
  ],
  [
    { code: "silent", call: "requestDevice", seconds: 20 },
    "WebGPU's request for a graphics device (requestDevice) has not answered for 20 seconds.",
  ],
])("the obstacle %o is told with its figures", (obstacle, part) => {
  expect(obstacleText(obstacle)).toContain(part);
});

test("a device that is lost is told with what the browser says of it, where it says anything", () => {
  expect(lossOfEngineText({ code: "deviceLost", message: "" })).toBe("The graphics device was lost.");
  expect(lossOfEngineText({ code: "deviceLost", message: "gone" })).toBe("The graphics device was lost: gone");
});

test("long work is named with what it is of", () => {
  expect(activityText({ code: "fetching", title: "MNIST" })).toBe("Fetching MNIST");
  expect(activityText({ code: "engineReady", name: "WASM" })).toBe("WASM is ready");
});
