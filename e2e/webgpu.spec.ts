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

test("the page trains on WebGPU and the loss falls", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.chooseEngine("TensorFlow.js WebGPU");
  await expect(playground.output("Engine in use")).toContainText("SwiftShader");
  await playground.button("Step").click();
  await playground.waitFor("Step", (step) => step === 1);
  const untrained = await playground.number("Total loss");
  expect(untrained).toBeGreaterThan(400);
  await playground.trainTo(12);
  expect(await playground.number("Total loss")).toBeLessThan(untrained - 20);
});
