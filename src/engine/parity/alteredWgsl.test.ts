import { beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "../graph/build";
import { checkEngine } from "../knownAnswer/check";
import { knownQuestions } from "../knownAnswer/question";
import { examinedDevice } from "../webgpu/create";
import { lower } from "../webgpu/lower";
import { softwareGpu } from "./softwareGpu";

/** One alteration of each kernel, and of what several kernels are put together from: what stands there, and what then does. */
const alterations: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  gather: [["/ 255.0", "/ 256.0"]],
  corruptedGather: [
    ["/ 255.0", "/ 256.0"],
    ["step.corruptionStrength *", "0.9 * step.corruptionStrength *"],
    ["select(0.0, 1.0, 2u", "select(1.0, 0.0, 2u"],
    ["placed(words.x, HEIGHT", "placed(words.y, HEIGHT"],
    ["side < 2u", "side < 1u"],
    ["at % CHANNELS;\n        sum", "0u;\n        sum"],
    ["row + step.blurReach", "row + 2u * step.blurReach"],
  ],
  copy: [
    ["TARGET + FIRST", "TARGET + 0u * FIRST"],
    ["SOURCE + FROM", "SOURCE + 0u * FROM"],
  ],
  clear: [["= 0.0;", "= 1.0;"]],
  convolveDown: [["* w0;", "* w0 * 1.01;"]],
  convolveUp: [["a0_0 += ", "a0_0 -= "]],
  filterGradient: [["* c0;", "* c0 * 1.01;"]],
  normalizeBatch: [["(source[at] - mean) * scale + shift", "(source[at] - mean) * scale - shift"]],
  moments: [["squares += deviation * deviation", "squares += deviation"]],
  gradientSums: [["betaSum += gradient[at]", "betaSum -= gradient[at]"]],
  normalizeGradient: [["* gamma / f32(count)", "* beta / f32(count)"]],
  normalize: [["* scale + state[BETA", "* scale - state[BETA"]],
  rescaleGradient: [["gradient[index] * scale", "gradient[index] * scale * 0.99"]],
  rectifierGradient: [["output[index] <= 0.0", "output[index] < 0.0"]],
  latent: [
    ["exp(0.5 * held)", "0.5 * exp(0.5 * held)"],
    ["1.6666667e-1", "1.6666667e-2"],
  ],
  sample: [["exp(held) - 1.0 - held", "0.5 * exp(held) - 1.0 - held"]],
  sampleGradient: [["0.5 * exp(0.5 * held)", "exp(0.5 * held)"]],
  latentGradient: [["gradientOfZ += sums[other]", "gradientOfZ -= sums[other]"]],
  headsGradient: [["ofLogVar += value", "ofLogVar -= value"]],
  add: [["+= source[index]", "-= source[index]"]],
  pixelLoss: [["exp(-abs(logit))", "0.5 * exp(-abs(logit))"]],
  labelLoss: [
    ["(most + log(sum)) - told", "(most + sum) - told"],
    ["known * exp(", "exp("],
  ],
  labelLossSum: [["sum += crossEntropy[image]", "sum -= crossEntropy[image]"]],
  sigmoid: [["exp(-abs(logit))", "0.5 * exp(-abs(logit))"]],
  update: [
    ["gradient * gradient", "gradient"],
    ["losses[2u * step.slot] = sum.x", "losses[2u * step.slot] = sum.y"],
  ],
};

const every = Object.entries(alterations).flatMap(([kernel, each]) =>
  each.map(([text, altered]) => ({ kernel, text, altered })),
);

let gpu: GPU;
let device: GPUDevice;
beforeAll(async () => {
  gpu = await softwareGpu();
  const adapter = await gpu.requestAdapter();
  if (!adapter) throw new Error("There is no adapter.");
  device = await adapter.requestDevice();
});

describe("A WGSL kernel that is altered", () => {
  it("is each of those that there are", () => {
    const known = knownQuestions().map(({ architecture, batchSize }) => graphOf(architecture, batchSize));
    const dispatches = known.flatMap((graph) =>
      [lower(graph), lower(graph, 1)].flatMap((each) => Object.values(each.dispatches)),
    );
    const names = new Set(dispatches.flat().map(({ kernel }) => kernel.name));
    expect(Object.keys(alterations).sort()).toEqual([...names].sort());
  });

  it.each(every)("is refused by name: $kernel, $text", async ({ kernel, text, altered }) => {
    const { createShaderModule } = device;
    let count = 0;
    device.createShaderModule = (descriptor) => {
      if (descriptor.label !== kernel || !descriptor.code.includes(text))
        return createShaderModule.call(device, descriptor);
      count += 1;
      return createShaderModule.call(device, { ...descriptor, code: descriptor.code.replaceAll(text, altered) });
    };
    const wrong = { code: "computesWrongly", name: "WebGPU", quantity: expect.stringMatching(/./) };
    const examined = examinedDevice(knownQuestions(), checkEngine, gpu);
    await expect(examined).rejects.toMatchObject({ obstacle: wrong });
    device.createShaderModule = createShaderModule;
    expect(count).toBeGreaterThan(0);
  });
});
