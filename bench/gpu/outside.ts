import { spawnSync } from "node:child_process";
import { create, globals } from "webgpu";
import { takeSoftwareDriver } from "../../src/engine/parity/driver";

/**
 * WebGPU outside a browser, with the global names that a browser has, which TensorFlow.js looks for.
 * @throws Error where no adapter is found
 */
export async function openGpu(driver: string | undefined): Promise<{ gpu: GPU; adapter: GPUAdapter }> {
  if (driver) takeSoftwareDriver(driver);
  Object.assign(globalThis, globals);
  const gpu = create([]);
  Object.defineProperty(globalThis, "navigator", { value: { gpu, userAgent: "Node" }, configurable: true });
  Object.assign(globalThis, { self: globalThis, window: globalThis });
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter) return { gpu, adapter };
  throw new Error(
    "No graphics adapter was found. On Linux the Vulkan loader (libvulkan.so.1) and the card's driver must be installed; VK_DRIVER_FILES may name the driver.",
  );
}

/** What the figures belong to. */
export function describeMachine({ info, limits }: GPUAdapter): Readonly<Record<string, string>> {
  const { vendor, architecture, device, description } = info;
  return {
    date: new Date().toISOString().slice(0, 10),
    adapter: [vendor, architecture, device, description].filter(Boolean).join(" · "),
    card: cardOfNvidia() ?? "no card that nvidia-smi knows",
    "workgroup memory": `${limits.maxComputeWorkgroupStorageSize} bytes`,
    node: `${process.version}, ${process.platform}-${process.arch}`,
  };
}

function cardOfNvidia(): string | undefined {
  const query = ["--query-gpu=name,driver_version", "--format=csv,noheader"];
  const { status, stdout } = spawnSync("nvidia-smi", query, { encoding: "utf8" });
  return status === 0 ? stdout.trim().replaceAll("\n", "; ") : undefined;
}
