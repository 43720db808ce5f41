import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants } from "node:os";
import { create } from "webgpu";
import { findChromium } from "../../../scripts/chromium.mjs";

const LOADER = "libvulkan.so.1";
const DRIVER = "vk_swiftshader_icd.json";

/**
 * WebGPU outside a browser, on the software driver that comes with Chromium: the adapter of these tests.
 * @throws Error where there is no Chromium with such a driver
 */
export function softwareGpu(): GPU {
  const folder = driverFolder();
  process.env.VK_DRIVER_FILES = join(folder, DRIVER);
  process.env.VK_ICD_FILENAMES = join(folder, DRIVER);
  loadLibrary(join(folder, LOADER));
  return create([]);
}

function driverFolder(): string {
  const chromium = findChromium();
  const folders = [...(chromium ? [dirname(chromium)] : []), "/usr/lib/chromium", "/opt/google/chrome"];
  const folder = folders.find((place) => existsSync(join(place, DRIVER)));
  if (!folder) throw new Error(`No Chromium here brings a ${DRIVER}.`);
  return folder;
}

/** Once loaded under its own name, a library is found by that name wherever it lies. */
function loadLibrary(path: string): void {
  try {
    process.dlopen({ exports: {} }, path, constants.dlopen.RTLD_NOW);
  } catch (error) {
    if (!String(error).includes("self-register")) throw error;
  }
}
