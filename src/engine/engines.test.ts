import { describe, expect, it } from "vitest";
import { onCard, onProcessor } from "../testing/engineReports";
import { FakeEngine } from "../testing/fakeEngine";
import { later } from "../testing/patience";
import { dataset, experiment } from "../testing/sessionPage";
import type { Kept } from "./choose";
import { type EngineSetup, EngineUnavailable } from "./engine";
import type { EngineName } from "./engineReport";
import { Engines } from "./engines";
import type { WrongAnswer } from "./reasons";

const wrong: WrongAnswer = { code: "computesWrongly", name: "WebGPU", quantity: "mu", found: 574, expected: 455 };
const setup: EngineSetup = {
  architecture: experiment.architecture,
  batchSize: 16,
  trainImages: dataset.train.images,
  onProgress: () => undefined,
  onLost: () => undefined,
};

/** Engines whose examination ends as a test says, and what was examined and started, on which device. */
function workshop(examine: (name: EngineName) => Promise<Kept>) {
  const examined: EngineName[] = [];
  const started: (readonly [EngineName, Kept])[] = [];
  const engines = new Engines({
    detect: async () => [onCard("WebGPU"), onProcessor("WASM")],
    examine: (name) => {
      examined.push(name);
      return examine(name);
    },
    prepare: async (name, given) => async (kept) => {
      started.push([name, kept]);
      return new FakeEngine(name, given);
    },
  });
  return { engines, examined, started };
}

describe("The engines of a worker", () => {
  it("are examined once, before the first model, and one starts on the device that this has left", async () => {
    const device = {} as Kept;
    const { engines, examined, started } = workshop(async () => device);
    await Promise.all([engines.examine("WebGPU"), engines.examine("WebGPU")]);
    await engines.create("WebGPU", setup);
    await engines.create("WebGPU", setup);
    expect(examined).toEqual(["WebGPU"]);
    expect(started).toEqual([
      ["WebGPU", device],
      ["WebGPU", undefined],
    ]);
  });

  it("are never started where they compute wrongly, and no longer said to run here", async () => {
    const { engines, examined, started } = workshop(() => Promise.reject(new EngineUnavailable(wrong)));
    for (let times = 0; times < 2; times++) {
      await expect(engines.create("WebGPU", setup)).rejects.toMatchObject({ obstacle: wrong });
    }
    expect(examined).toEqual(["WebGPU"]);
    expect(started).toEqual([]);
    const [webGpu, wasm] = await engines.detect();
    expect(webGpu).toMatchObject({ name: "WebGPU", available: false, reason: wrong });
    expect(wasm).toMatchObject({ name: "WASM", available: true });
  });

  it("are refused for good where the rest of an examination, on the model's own back end, goes wrong", async () => {
    let starts = 0;
    const engines = new Engines({
      detect: async () => [onCard("WebGPU")],
      examine: async () => async () => undefined,
      prepare: async () => async () => {
        starts += 1;
        throw new EngineUnavailable(wrong);
      },
    });
    for (let times = 0; times < 2; times++) {
      await expect(engines.create("WebGPU", setup)).rejects.toMatchObject({ obstacle: wrong });
    }
    expect(starts).toBe(1);
    expect(await engines.detect()).toMatchObject([{ available: false, reason: wrong }]);
  });

  it("are started one after the other while the first one's start is what ends their examination", async () => {
    const { promise, reject } = later<FakeEngine>();
    const started: Kept[] = [];
    const engines = new Engines({
      detect: async () => [onCard("WebGPU")],
      examine: async () => async () => undefined,
      prepare: async () => (kept) => {
        started.push(kept);
        return promise;
      },
    });
    const both = [engines.create("WebGPU", setup), engines.create("WebGPU", setup)];
    await new Promise((resolve) => setTimeout(resolve));
    expect(started).toEqual([expect.any(Function)]);
    reject(new EngineUnavailable(wrong));
    for (const creation of both) await expect(creation).rejects.toMatchObject({ obstacle: wrong });
    expect(started).toHaveLength(1);
  });

  it("take up the examination where the first one's start was given up", async () => {
    const { promise, reject } = later<FakeEngine>();
    const started: Kept[] = [];
    const engines = new Engines({
      detect: async () => [onCard("WebGPU")],
      examine: async () => async () => undefined,
      prepare: async (name, given) => async (kept) => {
        started.push(kept);
        return started.length === 1 ? promise : new FakeEngine(name, given);
      },
    });
    const [first, second] = [engines.create("WebGPU", setup), engines.create("WebGPU", setup)];
    reject(new Error("another engine"));
    await expect(first).rejects.toThrow("another engine");
    expect((await second).name).toBe("WebGPU");
    expect(started).toEqual([expect.any(Function), expect.any(Function)]);
  });

  it("are examined anew where the examination could not be held", async () => {
    let isMute = true;
    const { engines } = workshop(async () => {
      if (isMute) throw new EngineUnavailable({ code: "silent", call: "requestDevice", seconds: 20 });
      return undefined;
    });
    await expect(engines.create("WebGPU", setup)).rejects.toMatchObject({ obstacle: { code: "silent" } });
    isMute = false;
    expect((await engines.create("WebGPU", setup)).name).toBe("WebGPU");
  });

  it("are not started where nobody wants them any more after their examination", async () => {
    const { promise, resolve } = later<Kept>();
    const { engines, started } = workshop(() => promise);
    const wanted = new AbortController();
    const creation = engines.create("WebGPU", { ...setup, signal: wanted.signal });
    wanted.abort(new Error("another engine"));
    resolve(undefined);
    await expect(creation).rejects.toThrow("another engine");
    expect(started).toEqual([]);
  });
});
