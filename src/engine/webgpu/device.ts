import { describeGpu } from "../adapter";
import { EngineUnavailable } from "../engine";
import type { Adapter, EngineLoss } from "../reasons";

/** A graphics device of our own, watched. */
export interface GraphicsDevice {
  readonly gpu: GPUDevice;
  readonly adapter: Adapter;
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
  onLost: (loss: EngineLoss) => void,
): Promise<GraphicsDevice> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new EngineUnavailable({ code: "noAdapter" });
  const { maxStorageBufferBindingSize: greatest, maxBufferSize } = adapter.limits;
  if (bufferBytes > Math.min(greatest, maxBufferSize)) {
    const most = Math.min(greatest, maxBufferSize);
    throw new EngineUnavailable({ code: "bufferOverLimit", bytes: bufferBytes, greatest: most });
  }
  const device = await adapter.requestDevice({ requiredLimits: limitsFor(bufferBytes) }).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new EngineUnavailable({ code: "noDevice", message });
  });
  return { gpu: device, adapter: describeGpu(adapter.info), release: watch(device, onLost) };
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
function watch(device: GPUDevice, onLost: (loss: EngineLoss) => void): () => void {
  let isReleased = false;
  const lose = (loss: EngineLoss) => {
    if (isReleased) return;
    isReleased = true;
    onLost(loss);
  };
  device.lost.then(({ message }) => lose({ code: "deviceLost", message }));
  const fail = ({ error }: GPUUncapturedErrorEvent) => lose({ code: "deviceFailed", message: error.message });
  device.addEventListener("uncapturederror", fail);
  return () => {
    isReleased = true;
    device.removeEventListener("uncapturederror", fail);
    device.destroy();
  };
}
