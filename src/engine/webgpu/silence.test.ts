import { beforeAll, describe, expect, it } from "vitest";
import { readLayers } from "../../experiment/notation";
import { negativeElboObjective } from "../../experiment/objective";
import { initialState } from "../../model/state";
import { asSecondsPass, handPatience, later, never } from "../../testing/patience";
import type { EngineSetup } from "../engine";
import { setupFor, someBatch } from "../parity/comparison";
import { bareSoftwareGpu } from "../parity/softwareGpu";
import type { DeviceCall, EngineLoss } from "../reasons";
import { createWebGpuEngine } from "./create";

const architecture = {
  imageShape: [4, 4, 1],
  latentDim: 2,
  encoder: readLayers("flat.dense8r"),
  decoder: readLayers("dense16.to4x4x1"),
} as const;
const LIMIT = 3;

let gpu: GPU;
beforeAll(() => {
  gpu = bareSoftwareGpu();
});

/** A GPU whose devices are changed before anybody has them; and the devices that were given and lost. */
function altered(
  change: (device: GPUDevice) => void,
  ask: (asked: Promise<GPUDevice>) => Promise<GPUDevice> = (d) => d,
) {
  const devices: GPUDevice[] = [];
  const lost: GPUDevice[] = [];
  const requestAdapter = async () => {
    const adapter = await gpu.requestAdapter();
    if (!adapter) throw new Error("There is no adapter.");
    const request = adapter.requestDevice.bind(adapter);
    const give = async (descriptor?: GPUDeviceDescriptor) => {
      const device = await request(descriptor);
      change(device);
      devices.push(device);
      device.lost.then(() => lost.push(device));
      return device;
    };
    adapter.requestDevice = (descriptor) => ask(give(descriptor));
    return adapter;
  };
  const whole = new Proxy(gpu, {
    get: (target, name) => (name === "requestAdapter" ? requestAdapter : Reflect.get(target, name)),
  });
  return { gpu: whole, devices, lost };
}

/** What comes of starting an engine on a GPU on which one call is never answered, as seconds pass. */
async function startOn(silentGpu: GPU, call: DeviceCall, setup: Partial<EngineSetup> = {}) {
  const patience = handPatience({ [call]: LIMIT });
  const told: EngineLoss[] = [];
  const whole = { ...setupFor(architecture, 16), onLost: (loss: EngineLoss) => told.push(loss), ...setup };
  const engine = await asSecondsPass(createWebGpuEngine(whole, silentGpu, patience), patience);
  return { engine, patience, told };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe("A graphics device that never answers while an engine starts", () => {
  const adapterless = () =>
    new Proxy(gpu, {
      get: (target, name) => (name === "requestAdapter" ? () => never() : Reflect.get(target, name)),
    });
  const silent = (call: DeviceCall) => ({ obstacle: { code: "silent", call, seconds: LIMIT } });

  it("requestAdapter is named after its limit", async () => {
    await expect(startOn(adapterless(), "requestAdapter")).rejects.toMatchObject(silent("requestAdapter"));
  });

  it("requestDevice is named after its limit, and the device that comes too late is destroyed", async () => {
    const late = later<void>();
    const {
      gpu: slow,
      devices,
      lost,
    } = altered(
      () => {},
      async (asked) => {
        const device = await asked;
        await late.promise;
        return device;
      },
    );
    await expect(startOn(slow, "requestDevice")).rejects.toMatchObject(silent("requestDevice"));
    expect(devices).toHaveLength(1);
    expect(lost).toEqual([]);
    late.resolve();
    await settled();
    expect(lost).toEqual(devices);
  });

  it.each<[DeviceCall, (device: GPUDevice) => void]>([
    ["popErrorScope", (device) => Object.assign(device, { popErrorScope: () => never() })],
    ["createComputePipelineAsync", (device) => Object.assign(device, { createComputePipelineAsync: () => never() })],
  ])("%s is named after its limit, and the device is destroyed", async (call, change) => {
    const { gpu: mute, devices, lost } = altered(change);
    await expect(startOn(mute, call)).rejects.toMatchObject(silent(call));
    await settled();
    expect(lost).toEqual(devices);
    expect(devices).toHaveLength(1);
  });

  it("is given up at once, and destroyed, where another engine is wanted", async () => {
    const wanted = new AbortController();
    const {
      gpu: mute,
      devices,
      lost,
    } = altered((device) => {
      device.createComputePipelineAsync = () => never();
      setTimeout(() => wanted.abort(new Error("another engine")));
    });
    const start = startOn(mute, "requestAdapter", { signal: wanted.signal });
    await expect(start).rejects.toThrow("another engine");
    await settled();
    expect(lost).toEqual(devices);
  });
});

describe("A graphics device that no longer answers while an engine computes", () => {
  it.each<[DeviceCall, (device: GPUDevice) => void]>([
    [
      "mapAsync",
      (device) => {
        const create = device.createBuffer.bind(device);
        device.createBuffer = (descriptor) => Object.assign(create(descriptor), { mapAsync: () => never() });
      },
    ],
    ["onSubmittedWorkDone", ({ queue }) => Object.assign(queue, { onSubmittedWorkDone: () => never() })],
  ])("is lost, and %s is named, once", async (call, change) => {
    const { gpu: mute } = altered(change);
    const { engine, patience, told } = await startOn(mute, call);
    await engine.writeState(initialState(architecture, 1));
    const compute = async () => {
      for (let step = 0; step < 2; step++) await engine.trainStep(someBatch(16), negativeElboObjective, 0.01);
      await engine.readState();
    };
    await asSecondsPass(
      compute().catch(() => undefined),
      patience,
    );
    expect(told).toEqual([{ code: "deviceSilent", call, seconds: LIMIT }]);
    engine.dispose();
  });
});
