import { existsSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { create } from "webgpu";
import { findChromium } from "../../../scripts/chromium.mjs";

const LOADER = "libvulkan.so.1";
/** Keeps a library that is no addon of Node from being unloaded again; a number of Linux. */
const RTLD_NODELETE = 0x1000;
const DRIVER = "vk_swiftshader_icd.json";

/**
 * WebGPU outside a browser, on the software driver that comes with Chromium: the adapter of these tests, with one device
 * for all of them.
 * @throws Error where there is no Chromium with such a driver
 */
export async function softwareGpu(): Promise<GPU> {
  if (process.platform === "linux") takeDriverOfChromium();
  return withOneDevice(create([]));
}

function takeDriverOfChromium(): void {
  const folder = driverFolder();
  process.env.VK_DRIVER_FILES = join(folder, DRIVER);
  process.env.VK_ICD_FILENAMES = join(folder, DRIVER);
  loadLibrary(join(folder, LOADER));
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

/** Once loaded under its own name, a library is found by that name wherever it lies. */
function loadLibrary(path: string): void {
  try {
    process.dlopen({ exports: {} }, path, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch (error) {
    if (!String(error).includes("self-register")) throw error;
  }
}
