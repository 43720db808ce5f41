import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Architecture } from "../../experiment/architecture";
import { negativeElboObjective } from "../../experiment/objective";
import { presets } from "../../experiment/presets";
import { LOSSES_KEPT } from "../engine";
import { expectSameNumbers, numbersOf, setupFor, someBatch, someImages, someState } from "../parity/comparison";
import { softwareGpu } from "../parity/softwareGpu";
import { createWasmEngine } from "../wasm/create";
import { createWebGpuEngine } from "./create";

const elbo = negativeElboObjective;
const tiny: Architecture = {
  imageShape: [6, 5, 1],
  latentDim: 3,
  encoder: [
    { kind: "conv2d", filters: 4, stride: 2, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "flatten" },
  ],
  decoder: [{ kind: "dense", units: 30, activation: "linear" }],
};

let gpu: GPU;
beforeAll(async () => {
  gpu = await softwareGpu();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("The WebGPU engine", () => {
  it("gives the same bits on a second run", async () => {
    const run = async () => {
      const engine = await createWebGpuEngine(setupFor(tiny, 16), gpu);
      await engine.writeState(someState(tiny));
      for (let step = 0; step < 20; step++) await engine.trainStep(someBatch(16), elbo, 0.01);
      const state = await engine.readState();
      engine.dispose();
      return state;
    };
    expect(await run()).toEqual(await run());
  });

  it("gives back the state that was written", async () => {
    const engine = await createWebGpuEngine(setupFor(tiny, 4), gpu);
    await engine.writeState(someState(tiny));
    await engine.gradients(someBatch(4), elbo);
    expect(await engine.readState()).toEqual(someState(tiny));
    engine.dispose();
  });

  it("keeps the losses of as many steps as may go unread, oldest first", async () => {
    const engine = await createWebGpuEngine(setupFor(tiny, 4), gpu);
    await engine.writeState(someState(tiny));
    const oneByOne = [];
    for (let step = 0; step < LOSSES_KEPT + 3; step++) {
      await engine.trainStep(someBatch(4), elbo, 0.01);
      oneByOne.push(...(await engine.readLosses()));
    }
    await engine.writeState(someState(tiny));
    for (let step = 0; step < LOSSES_KEPT; step++) await engine.trainStep(someBatch(4), elbo, 0.01);
    expect(await engine.readLosses()).toEqual(oneByOne.slice(0, LOSSES_KEPT));
    expect(await engine.readLosses()).toEqual([]);
    engine.dispose();
  });

  it("computes many images as it computes few", async () => {
    const engine = await createWebGpuEngine(setupFor(tiny, 4), gpu);
    await engine.writeState(someState(tiny));
    const some = someImages(tiny);
    const many = Uint8Array.from({ length: 5 * some.length }, (_, index) => some[index % some.length] ?? 0);
    const { mu } = await engine.encode(some);
    expect((await engine.encode(many)).mu.subarray(4 * mu.length)).toEqual(mu);
    const decoded = await engine.decode(mu);
    expect((await engine.decode(Float32Array.of(...mu, ...mu, ...mu, ...mu))).subarray(3 * decoded.length)).toEqual(
      decoded,
    );
    engine.dispose();
  });

  it("agrees with WASM where sums over a batch are split over many workgroups", async () => {
    const convolution = { kind: "conv2d", filters: 8, stride: 1, activation: "relu" } as const;
    const wide: Architecture = {
      imageShape: [64, 64, 1],
      latentDim: 2,
      encoder: [
        convolution,
        { kind: "batchNormalization" },
        { ...convolution, filters: 1, stride: 2 },
        { kind: "flatten" },
      ],
      decoder: [{ kind: "dense", units: 4096, activation: "linear" }],
    };
    const setup = setupFor(wide, 33);
    const ours = await createWebGpuEngine(setup, gpu);
    const theirs = await createWasmEngine(setup);
    const numbers = await numbersOf(ours, wide, 33, elbo);
    expectSameNumbers(numbers, await numbersOf(theirs, wide, 33, elbo), wide, 1e-3);
    ours.dispose();
    theirs.dispose();
  });

  it.each([128, 512])(
    "takes a step of the lecture's network, %d images, in one submit, one write and 45 dispatches at most",
    async (batchSize) => {
      const [lecture] = presets;
      const architecture = lecture?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true }) ?? tiny;
      const engine = await createWebGpuEngine(setupFor(architecture, batchSize), gpu);
      await engine.writeState(someState(architecture));
      const calls = await watchCalls();
      await engine.trainStep(someBatch(2), elbo, 0.01);
      const { dispatches, ...others } = calls();
      expect(others).toEqual({ submits: 1, writes: 1, buffers: 0, groups: 0 });
      expect(dispatches).toBeGreaterThan(20);
      expect(dispatches).toBeLessThanOrEqual(45);
      engine.dispose();
    },
  );

  it("keeps a slow device's queue short enough for a decode to slip in", async () => {
    const small = presets.find(({ name }) => name === "small");
    const architecture = small?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true }) ?? tiny;
    const engine = await createWebGpuEngine(setupFor(architecture, 16), gpu);
    await engine.writeState(someState(architecture));
    const { queue } = await deviceOfAll();
    const done = queue.onSubmittedWorkDone.bind(queue);
    let waiting = 0;
    let most = 0;
    vi.spyOn(queue, "onSubmittedWorkDone").mockImplementation(async () => {
      most = Math.max(most, ++waiting);
      await done();
      waiting--;
      return undefined;
    });
    for (let step = 0; step < 6; step++) await engine.trainStep(someBatch(16), elbo, 0.01);
    expect(await engine.readLosses()).toHaveLength(6);
    expect(most).toBe(1);
    engine.dispose();
  });

  it("leaves no buffer behind", async () => {
    const live = await watchBuffers();
    const engine = await createWebGpuEngine(setupFor(tiny, 4), gpu);
    const held = live.size;
    expect(held).toBeGreaterThan(10);
    expect([...live].reduce((sum, { size }) => sum + size, 0)).toBe(engine.byteLength);
    await numbersOf(engine, tiny, 4, elbo);
    expect(live.size).toBe(held);
    engine.dispose();
    expect(live.size).toBe(0);
  });

  it("holds the same buffers after 120 steps as after one", async () => {
    const live = await watchBuffers();
    const engine = await createWebGpuEngine(setupFor(tiny, 4), gpu);
    await engine.writeState(someState(tiny));
    const held = async () => {
      await engine.readLosses();
      await engine.decode(new Float32Array(tiny.latentDim));
      await engine.encode(someImages(tiny));
      return { buffers: live.size, bytes: [...live].reduce((sum, { size }) => sum + size, 0) };
    };
    await engine.trainStep(someBatch(4), elbo, 0.01);
    const before = await held();
    for (let step = 0; step < 120; step++) {
      await engine.trainStep(someBatch(4), elbo, 0.01);
      if (step % 60 === 59) expect(await held()).toEqual(before);
    }
    engine.dispose();
  });

  it("refuses a network that the device cannot hold, with a batch that would do", async () => {
    const wide: Architecture = {
      ...tiny,
      encoder: [{ kind: "flatten" }, { kind: "dense", units: 60_000, activation: "relu" }],
      decoder: [
        { kind: "dense", units: 60_000, activation: "relu" },
        { kind: "dense", units: 30, activation: "linear" },
      ],
    };
    const setup = (batchSize: number) => ({ ...setupFor(wide, batchSize), trainImages: new Uint8Array(30) });
    const live = await watchBuffers();
    await expect(createWebGpuEngine(setup(8192), gpu)).rejects.toMatchObject({
      obstacle: { code: "overBudget", name: "WebGPU", greatest: 4 * 2 ** 30, smaller: { batchSize: 4096 } },
    });
    const limited = new Proxy(gpu, {
      get: () => async () => ({ limits: { maxStorageBufferBindingSize: 2 ** 27, maxBufferSize: 2 ** 28 } }),
    });
    await expect(createWebGpuEngine(setup(1024), limited)).rejects.toMatchObject({
      obstacle: { code: "bufferOverLimit", greatest: 2 ** 27, smaller: { batchSize: 512 } },
    });
    expect(live.size).toBe(0);
  });

  it("says what is missing where there is no WebGPU", async () => {
    await expect(createWebGpuEngine(setupFor(tiny, 4), undefined)).rejects.toMatchObject({
      obstacle: { code: "noAdapter" },
    });
  });
});

async function deviceOfAll(): Promise<GPUDevice> {
  const device = await (await gpu.requestAdapter())?.requestDevice();
  if (!device) throw new Error("There is no device.");
  return device;
}

/** Counts what the device is asked for from now on. */
async function watchCalls() {
  const device = await deviceOfAll();
  const submits = vi.spyOn(device.queue, "submit");
  const writes = vi.spyOn(device.queue, "writeBuffer");
  const buffers = vi.spyOn(device, "createBuffer");
  const groups = vi.spyOn(device, "createBindGroup");
  let dispatches = 0;
  const createEncoder = device.createCommandEncoder.bind(device);
  vi.spyOn(device, "createCommandEncoder").mockImplementation((descriptor) => {
    const encoder = createEncoder(descriptor);
    const beginPass = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (of) => {
      const pass = beginPass(of);
      const dispatch = pass.dispatchWorkgroups.bind(pass);
      pass.dispatchWorkgroups = (...workgroups) => {
        dispatches += 1;
        return dispatch(...workgroups);
      };
      return pass;
    };
    return encoder;
  });
  const countOf = (spy: { readonly mock: { readonly calls: readonly unknown[] } }) => spy.mock.calls.length;
  return () => ({
    submits: countOf(submits),
    writes: countOf(writes),
    buffers: countOf(buffers),
    groups: countOf(groups),
    dispatches,
  });
}

/** Buffers created from now on and not destroyed. */
async function watchBuffers(): Promise<ReadonlySet<GPUBuffer>> {
  const device = await deviceOfAll();
  const live = new Set<GPUBuffer>();
  const create = device.createBuffer.bind(device);
  vi.spyOn(device, "createBuffer").mockImplementation((descriptor) => {
    const buffer = create(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      live.delete(buffer);
      return destroy();
    };
    live.add(buffer);
    return buffer;
  });
  return live;
}
