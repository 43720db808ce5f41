import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { create } from "webgpu";
import { findChromium } from "../../../scripts/chromium.mjs";
import { DRIVER, takeSoftwareDriver } from "./driver";

/**
 * WebGPU outside a browser, on the software driver that comes with Chromium: the adapter of these tests, with one device
 * for all of them.
 * @throws Error where there is no Chromium with such a driver
 */
export async function softwareGpu(): Promise<GPU> {
  return withOneDevice(bareSoftwareGpu());
}

/** The same with a device for each that asks, which can be lost. */
export function bareSoftwareGpu(): GPU {
  if (process.platform === "linux") takeSoftwareDriver(driverFolder());
  return create([]);
}

/** Gives all that ask the same device and compiles equal kernels once: compiling is what takes long here. */
async function withOneDevice(gpu: GPU): Promise<GPU> {
  const adapter = await gpu.requestAdapter();
  if (!adapter) throw new Error("The software driver gives no adapter.");
  const device = await adapter.requestDevice();
  const codes = new WeakMap<GPUShaderModule, string>();
  const createModule = device.createShaderModule.bind(device);
  device.createShaderModule = (descriptor) => {
    const module = createModule(descriptor);
    codes.set(module, descriptor.code);
    return module;
  };
  const pipelines = new Map<string, Promise<GPUComputePipeline>>();
  const createPipeline = device.createComputePipelineAsync.bind(device);
  device.createComputePipelineAsync = (descriptor) => {
    const code = codes.get(descriptor.compute.module) ?? "";
    const pipeline = pipelines.get(code) ?? createPipeline(descriptor);
    pipelines.set(code, pipeline);
    return pipeline;
  };
  device.destroy = () => undefined;
  adapter.requestDevice = async () => device;
  gpu.requestAdapter = async () => adapter;
  return gpu;
}

function driverFolder(): string {
  const found = findChromium() ?? chromium.executablePath();
  const folders = [dirname(found), dirname(realpathSync(found)), "/usr/lib/chromium"];
  const folder = folders.find((place) => existsSync(join(place, DRIVER)));
  if (!folder) throw new Error(`No Chromium here brings a ${DRIVER}.`);
  return folder;
}
