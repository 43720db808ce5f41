import { expect, test } from "./page";
import { Playground } from "./playground";

test("WebGPU computes here", async ({ page }) => {
  await page.goto("/");
  const doubled = await page.evaluate(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    const device = await adapter?.requestDevice();
    if (!device) return [];
    const code = `@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
      @compute @workgroup_size(4) fn main(@builtin(global_invocation_id) id: vec3u) { numbers[id.x] *= 2; }`;
    const module = device.createShaderModule({ code });
    const pipeline = device.createComputePipeline({ layout: "auto", compute: { module } });
    const usage = GPUBufferUsage;
    const buffer = device.createBuffer({ size: 16, usage: usage.STORAGE | usage.COPY_SRC | usage.COPY_DST });
    const readable = device.createBuffer({ size: 16, usage: usage.MAP_READ | usage.COPY_DST });
    device.queue.writeBuffer(buffer, 0, Float32Array.of(1, 2, 3, 4));
    const layout = pipeline.getBindGroupLayout(0);
    const group = device.createBindGroup({ layout, entries: [{ binding: 0, resource: { buffer } }] });
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(1);
    pass.end();
    encoder.copyBufferToBuffer(buffer, 0, readable, 0, 16);
    device.queue.submit([encoder.finish()]);
    await readable.mapAsync(GPUMapMode.READ);
    const result = [...new Float32Array(readable.getMappedRange())];
    device.destroy();
    return result;
  });
  expect(doubled).toEqual([2, 4, 6, 8]);
});

test("a training step of the default network on WebGPU is one submit of at most 45 dispatches", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("latent=2");
  await playground.chooseEngine("WebGPU");
  const worker = page.workers().at(-1);
  await worker?.evaluate(recordSubmits);
  await playground.button("Step").click();
  await playground.waitFor("Step", (step) => step === 1);
  const steps = ((await worker?.evaluate(() => submits)) ?? []).filter(({ label }) => label === "train");
  expect(steps).toHaveLength(1);
  expect(steps[0]?.dispatches).toBeGreaterThan(20);
  expect(steps[0]?.dispatches).toBeLessThanOrEqual(45);
});

/** What a worker has given its graphics device since `recordSubmits`. */
declare let submits: { readonly label: string; readonly dispatches: number }[];

/** Records every submit in a worker's `submits`: the label of its commands and how many dispatches they hold. */
function recordSubmits(): void {
  const found: typeof submits = [];
  Object.assign(globalThis, { submits: found });
  const counts = new WeakMap<object, { label: string; dispatches: number }>();
  const { beginComputePass, finish } = GPUCommandEncoder.prototype;
  GPUCommandEncoder.prototype.beginComputePass = function (descriptor) {
    const pass = beginComputePass.call(this, descriptor);
    const count = counts.get(this) ?? { label: this.label, dispatches: 0 };
    counts.set(this, count);
    counts.set(pass, count);
    return pass;
  };
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...workgroups) {
    const count = counts.get(this);
    if (count) count.dispatches += 1;
    return dispatchWorkgroups.apply(this, workgroups);
  };
  GPUCommandEncoder.prototype.finish = function (descriptor) {
    const commands = finish.call(this, descriptor);
    counts.set(commands, counts.get(this) ?? { label: this.label, dispatches: 0 });
    return commands;
  };
  const { submit } = GPUQueue.prototype;
  GPUQueue.prototype.submit = function (buffers) {
    const list = [...buffers];
    for (const commands of list) {
      const count = counts.get(commands);
      if (count) found.push(count);
    }
    return submit.call(this, list);
  };
}
