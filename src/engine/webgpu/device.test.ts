import { beforeAll, describe, expect, it } from "vitest";
import { Answers } from "../answers";
import { bareSoftwareGpu } from "../parity/softwareGpu";
import type { EngineLoss } from "../reasons";
import { Buffers } from "./buffers";
import { type GraphicsDevice, requestDevice } from "./device";

let gpu: GPU;
beforeAll(() => {
  gpu = bareSoftwareGpu();
});

/** A device, what it told of its loss, and a promise of the first such word. */
async function watched() {
  const told: EngineLoss[] = [];
  let tell = (_loss: EngineLoss) => {};
  const first = new Promise<EngineLoss>((resolve) => {
    tell = resolve;
  });
  const device = await requestDevice(gpu, { bufferBytes: 1024 }, new Answers(), (loss) => {
    told.push(loss);
    tell(loss);
  });
  return { device, told, first };
}

/** Lets the device tell all that it has to tell. */
async function settle({ gpu: device }: GraphicsDevice): Promise<void> {
  await device.queue.onSubmittedWorkDone().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe("A graphics device", () => {
  it("that is lost is named, once", async () => {
    const { device, told, first } = await watched();
    device.gpu.destroy();
    expect(await first).toMatchObject({ code: "deviceLost" });
    await settle(device);
    expect(told).toHaveLength(1);
  });

  it("whose error nobody caught is named, once", async () => {
    const { device, told, first } = await watched();
    for (let times = 0; times < 2; times++) device.gpu.createBuffer({ size: 2 ** 40, usage: 128 });
    expect(await first).toMatchObject({ code: "deviceFailed", message: expect.stringMatching(/./) });
    await settle(device);
    expect(told).toHaveLength(1);
    device.release();
  });

  it("that is given back is no news", async () => {
    const { device, told } = await watched();
    device.release();
    await settle(device);
    expect(told).toEqual([]);
  });

  it("that cannot hold the buffers is refused, and nobody is told of a loss", async () => {
    const { device, told } = await watched();
    const always = {
      state: 2 ** 40,
      resident: 16,
      classes: 16,
      partials: 16,
      gradients: 16,
      statistics: 16,
      losses: 16,
    };
    const pool = { placeOf: new Map(), bytes: [] };
    const create = Buffers.create(device.gpu, { step: 64, shapes: 256, always, pooled: [] }, pool, new Answers());
    await expect(create).rejects.toMatchObject({ obstacle: { code: "deviceMemoryFull" } });
    await settle(device);
    expect(told).toEqual([]);
    device.release();
  });

  it("of an adapter that has vanished is refused", async () => {
    const adapter = await gpu.requestAdapter();
    if (!adapter) throw new Error("There is no adapter.");
    // An adapter gives one device; asked again it is as one that was unplugged.
    (await adapter.requestDevice()).destroy();
    const vanished = new Proxy(gpu, {
      get: (target, name) => (name === "requestAdapter" ? async () => adapter : Reflect.get(target, name)),
    });
    await expect(requestDevice(vanished, { bufferBytes: 1024 }, new Answers(), () => {})).rejects.toMatchObject({
      obstacle: { code: "noDevice" },
    });
  });
});
