import { constants } from "node:os";
import { join } from "node:path";

/** What Chromium calls its software driver's description. */
export const DRIVER = "vk_swiftshader_icd.json";
const LOADER = "libvulkan.so.1";
/** Keeps a library that is no addon of Node from being unloaded again; a number of Linux. */
const RTLD_NODELETE = 0x1000;

/** Makes WebGPU in this process find the software driver that lies in a folder of Chromium's, before it looks for any. */
export function takeSoftwareDriver(folder: string): void {
  process.env.VK_DRIVER_FILES = join(folder, DRIVER);
  process.env.VK_ICD_FILENAMES = join(folder, DRIVER);
  loadLibrary(join(folder, LOADER));
}

/** Once loaded under its own name, a library is found by that name wherever it lies. */
function loadLibrary(path: string): void {
  try {
    process.dlopen({ exports: {} }, path, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch (error) {
    if (!String(error).includes("self-register")) throw error;
  }
}
