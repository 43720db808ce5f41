import { describeGpu } from "../adapter";
import { EngineUnavailable } from "../engine";

/** A graphics device of our own, watched. */
export interface Device {
  readonly gpu: GPUDevice;
  readonly description: string;
  /** Gives the device back; its loss is then no news. */
  release(): void;
}

/** What a device must be able to hold, in bytes. */
export interface DeviceNeeds {
  /** The greatest single buffer. */
  readonly bufferBytes: number;
}

/**
 * A device that holds what is needed, from the adapter for heavy work.
 * @throws EngineUnavailable where there is none or it is too small
 */
export async function requestDevice(
  gpu: GPU | undefined,
  { bufferBytes }: DeviceNeeds,
  onLost: (reason: string) => void,
): Promise<Device> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new EngineUnavailable("This browser gives no graphics adapter for WebGPU.");
  const { maxStorageBufferBindingSize: greatest, maxBufferSize } = adapter.limits;
  if (bufferBytes > Math.min(greatest, maxBufferSize)) {
    const most = megabytes(Math.min(greatest, maxBufferSize));
    throw new EngineUnavailable(
      `This network and batch size need ${megabytes(bufferBytes)} in one piece; this graphics device gives at most ${most}.`,
    );
  }
  const device = await adapter.requestDevice({ requiredLimits: limitsFor(bufferBytes) }).catch((error: unknown) => {
    throw new EngineUnavailable(`WebGPU gives no device: ${error instanceof Error ? error.message : error}`);
  });
  return { gpu: device, description: describeGpu(adapter.info).text, release: watch(device, onLost) };
}

/** More than every device has is asked for only where it is needed. */
function limitsFor(bufferBytes: number): Record<string, number> {
  const limits: Record<string, number> = {};
  if (bufferBytes > EVERYWHERE.maxStorageBufferBindingSize) limits.maxStorageBufferBindingSize = bufferBytes;
  if (bufferBytes > EVERYWHERE.maxBufferSize) limits.maxBufferSize = bufferBytes;
  return limits;
}

const EVERYWHERE = { maxStorageBufferBindingSize: 128 * 1024 ** 2, maxBufferSize: 256 * 1024 ** 2 };

/** Tells of a loss or an error, once; what it returns gives the device back in silence. */
function watch(device: GPUDevice, onLost: (reason: string) => void): () => void {
  let isReleased = false;
  const lose = (reason: string) => {
    if (isReleased) return;
    isReleased = true;
    onLost(reason);
  };
  device.lost.then(({ message }) => lose(`The graphics device was lost${message ? `: ${message}` : "."}`));
  const fail = ({ error }: GPUUncapturedErrorEvent) => lose(`The graphics device failed: ${error.message}`);
  device.addEventListener("uncapturederror", fail);
  return () => {
    isReleased = true;
    device.removeEventListener("uncapturederror", fail);
    device.destroy();
  };
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`;
}
