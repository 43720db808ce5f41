import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choose, createEngine, probe } from "./choose";
import { type EngineName, type EngineReport, EngineUnavailable, engineNames } from "./engine";

const card = (name: EngineName): EngineReport => ({ name, available: true, reason: "a card", software: false });
const imitation = (name: EngineName): EngineReport => ({
  name,
  available: true,
  reason: "SwiftShader",
  software: true,
});
const missing = (name: EngineName): EngineReport => ({ name, available: false, reason: "not here" });
const processor = (name: EngineName): EngineReport => ({ name, available: true, reason: "threads" });

const dense = { kind: "dense", units: 4, activation: "linear" } as const;
const cpu = processor("TensorFlow.js CPU");
const wasm = processor("WASM");

describe("the choice of an engine", () => {
  it.each([
    [
      "a graphics card through our own WebGPU above all",
      [card("WebGPU"), wasm, card("TensorFlow.js WebGPU"), cpu],
      "WebGPU",
    ],
    ["a graphics card through TensorFlow.js over WASM", [card("TensorFlow.js WebGPU"), wasm], "TensorFlow.js WebGPU"],
    ["WASM over a software WebGPU", [imitation("WebGPU"), imitation("TensorFlow.js WebGPU"), wasm, cpu], "WASM"],
    ["WASM where WebGPU is missing", [missing("WebGPU"), missing("TensorFlow.js WebGPU"), wasm, cpu], "WASM"],
    [
      "our own WebGPU over that of TensorFlow.js on software",
      [imitation("WebGPU"), imitation("TensorFlow.js WebGPU"), cpu],
      "WebGPU",
    ],
    ["WASM over a graphics card through WebGL", [wasm, card("TensorFlow.js WebGL"), cpu], "WASM"],
    [
      "a card through WebGL over a software WebGPU",
      [imitation("TensorFlow.js WebGPU"), card("TensorFlow.js WebGL"), cpu],
      "TensorFlow.js WebGL",
    ],
    [
      "software WebGPU over software WebGL",
      [imitation("TensorFlow.js WebGPU"), imitation("TensorFlow.js WebGL"), cpu],
      "TensorFlow.js WebGPU",
    ],
    ["JavaScript where nothing else is there", [missing("TensorFlow.js WebGPU"), cpu], "TensorFlow.js CPU"],
  ])("prefers %s", (_, engines, wanted) => {
    expect(choose(engines, []).name).toBe(wanted);
  });

  it("passes over an engine that failed, and says so", () => {
    const { name, because } = choose([card("TensorFlow.js WebGPU"), wasm, cpu], ["TensorFlow.js WebGPU"]);
    expect(name).toBe("WASM");
    expect(because).toBe(
      "TensorFlow.js WebGPU failed before. WASM is the fastest way to compute on this machine's processor.",
    );
  });

  it("gives up in words where all have failed", () => {
    expect(() => choose([cpu], ["TensorFlow.js CPU"])).toThrow(EngineUnavailable);
    expect(() => choose([cpu], ["TensorFlow.js CPU"])).toThrow("TensorFlow.js CPU failed before.");
  });

  it("is always an available engine that is not avoided, whatever the machine", () => {
    const report = (name: EngineName) =>
      fc.record({ name: fc.constant(name), available: fc.boolean(), reason: fc.string(), software: fc.boolean() });
    const machine = fc.tuple(...engineNames.map(report));
    fc.assert(
      fc.property(machine, fc.subarray([...engineNames]), (engines, avoid) => {
        const allowed = engines.filter(({ name, available }) => available && !avoid.includes(name));
        if (allowed.length === 0) expect(() => choose(engines, avoid)).toThrow(EngineUnavailable);
        else expect(allowed.map(({ name }) => name)).toContain(choose(engines, avoid).name);
      }),
    );
  });
});

describe("the probe", () => {
  it("says of every engine whether it runs here, and in Node finds neither WebGPU nor WebGL", async () => {
    const engines = await probe();
    for (const name of ["WebGPU", "TensorFlow.js WebGPU"]) {
      expect(engines.find((engine) => engine.name === name)).toEqual({
        name,
        available: false,
        reason: "This browser has no WebGPU.",
      });
    }
    expect(engines.find(({ name }) => name === "TensorFlow.js WebGL")?.available).toBe(false);
    for (const name of ["WASM", "TensorFlow.js CPU"]) {
      expect(engines.find((engine) => engine.name === name)?.available).toBe(true);
    }
  });

  it.each(["WebGPU", "TensorFlow.js WebGPU"] as const)(
    "comes with words for %s where it cannot start",
    async (name) => {
      const start = createEngine(name, {
        architecture: { imageShape: [2, 2, 1], latentDim: 1, encoder: [{ kind: "flatten" }], decoder: [dense] },
        batchSize: 1,
        trainImages: new Uint8Array(),
        onProgress: () => {},
        onLost: () => {},
      });
      await expect(start).rejects.toThrow(EngineUnavailable);
    },
  );
});
