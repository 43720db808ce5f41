import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notHere, onCard, onImitation, onProcessor } from "../testing/engineReports";
import { choose, createEngine, engineDetector } from "./choose";
import { EngineUnavailable } from "./engine";
import { type EngineName, engineNames } from "./engineReport";
import type { PassedOver } from "./reasons";

const dense = { kind: "dense", units: 4, activation: "linear" } as const;
const cpu = onProcessor("TensorFlow.js CPU");
const wasm = onProcessor("WASM");

const crashed = (name: EngineName): PassedOver => ({
  name,
  reason: { code: "crashed", times: 2, last: { code: "endedByBrowser" } },
});

describe("the choice of an engine", () => {
  it.each([
    [
      "a graphics card through our own WebGPU above all",
      [onCard("WebGPU"), wasm, onCard("TensorFlow.js WebGPU"), cpu],
      "WebGPU",
    ],
    ["a graphics card through TensorFlow.js over WASM", [onCard("TensorFlow.js WebGPU"), wasm], "TensorFlow.js WebGPU"],
    ["WASM over a software WebGPU", [onImitation("WebGPU"), onImitation("TensorFlow.js WebGPU"), wasm, cpu], "WASM"],
    ["WASM where WebGPU is missing", [notHere("WebGPU"), notHere("TensorFlow.js WebGPU"), wasm, cpu], "WASM"],
    [
      "our own WebGPU over that of TensorFlow.js on software",
      [onImitation("WebGPU"), onImitation("TensorFlow.js WebGPU"), cpu],
      "WebGPU",
    ],
    ["WASM over a graphics card through WebGL", [wasm, onCard("TensorFlow.js WebGL"), cpu], "WASM"],
    [
      "a card through WebGL over a software WebGPU",
      [onImitation("TensorFlow.js WebGPU"), onCard("TensorFlow.js WebGL"), cpu],
      "TensorFlow.js WebGL",
    ],
    [
      "software WebGPU over software WebGL",
      [onImitation("TensorFlow.js WebGPU"), onImitation("TensorFlow.js WebGL"), cpu],
      "TensorFlow.js WebGPU",
    ],
    ["JavaScript where nothing else is there", [notHere("TensorFlow.js WebGPU"), cpu], "TensorFlow.js CPU"],
  ])("prefers %s", (_, engines, wanted) => {
    expect(choose(engines, []).name).toBe(wanted);
  });

  it("passes over an engine that crashed", () => {
    const { name, because } = choose([onCard("TensorFlow.js WebGPU"), wasm, cpu], [crashed("TensorFlow.js WebGPU")]);
    expect(name).toBe("WASM");
    expect(because).toMatchObject({ code: "fastestHere", name: "WASM" });
  });

  it("gives up where all are passed over, and tells why each of them is", () => {
    const passedOver = [crashed("TensorFlow.js CPU")];
    const gaveUp = expect.objectContaining({
      name: EngineUnavailable.name,
      obstacle: { code: "noneLeft", passedOver },
    });
    expect(() => choose([cpu], passedOver)).toThrow(gaveUp);
  });

  it("is always an available engine that is not avoided, whatever the machine", () => {
    const report = (name: EngineName) =>
      fc.record({
        name: fc.constant(name),
        available: fc.boolean(),
        reason: fc.constant({ code: "onAllThreads" } as const),
        software: fc.boolean(),
      });
    const machine = fc.tuple(...engineNames.map(report));
    fc.assert(
      fc.property(machine, fc.subarray([...engineNames]), (engines, avoid) => {
        const allowed = engines.filter(({ name, available }) => available && !avoid.includes(name));
        if (allowed.length === 0) expect(() => choose(engines, avoid.map(crashed))).toThrow(EngineUnavailable);
        else expect(allowed.map(({ name }) => name)).toContain(choose(engines, avoid.map(crashed)).name);
      }),
    );
  });
});

describe("detection", () => {
  it("says of every engine whether it runs here, and in Node finds neither WebGPU nor WebGL", async () => {
    const engines = await engineDetector()();
    for (const name of ["WebGPU", "TensorFlow.js WebGPU"]) {
      expect(engines.find((engine) => engine.name === name)).toEqual({
        name,
        available: false,
        reason: { code: "noWebGpu" },
      });
    }
    expect(engines.find(({ name }) => name === "TensorFlow.js WebGL")?.available).toBe(false);
    for (const name of ["WASM", "TensorFlow.js CPU"]) {
      expect(engines.find((engine) => engine.name === name)?.available).toBe(true);
    }
  });

  it.each(["WebGPU", "TensorFlow.js WebGPU"] as const)(
    "comes with an obstacle for %s where it cannot start",
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
