import { describeGpu } from "../adapter";
import { type Answers, loseToSilence } from "../answers";
import { EngineUnavailable } from "../engine";
import type { Adapter, DeviceCall, EngineLoss, SmallerBatch } from "../reasons";

/** A graphics device of our own, watched. */
export interface GraphicsDevice {
  readonly gpu: GPUDevice;
  readonly adapter: Adapter;
  /** Waits for what the device answers while it starts. */
  readonly answers: Answers;
  /** The same once an engine computes on it: its silence is a loss, which is told. */
  answer<Answer>(call: DeviceCall, ask: () => Promise<Answer>): Promise<Answer>;
  /** Gives the device back; its loss is then no news. */
  release(): void;
}

/** What a device must be able to hold, in bytes. */
export interface DeviceNeeds {
  /** The greatest single buffer. */
  readonly bufferBytes: number;
  /** A smaller batch whose buffers have no more than so many bytes each. */
  readonly smallerWithin?: (greatest: number) => SmallerBatch | null;
}

/**
 * A device that holds what is needed, from the adapter for heavy work.
 * @throws EngineUnavailable where there is none, it is too small or does not answer
 */
export async function requestDevice(
  gpu: GPU | undefined,
  { bufferBytes, smallerWithin }: DeviceNeeds,
  answers: Answers,
  onLost: (loss: EngineLoss) => void,
): Promise<GraphicsDevice> {
  if (!gpu) throw new EngineUnavailable({ code: "noAdapter" });
  const adapter = await answers.to("requestAdapter", () => gpu.requestAdapter({ powerPreference: "high-performance" }));
  if (!adapter) throw new EngineUnavailable({ code: "noAdapter" });
  const { maxStorageBufferBindingSize: greatest, maxBufferSize } = adapter.limits;
  if (bufferBytes > Math.min(greatest, maxBufferSize)) {
    const most = Math.min(greatest, maxBufferSize);
    const smaller = smallerWithin?.(most) ?? null;
    throw new EngineUnavailable({ code: "bufferOverLimit", bytes: bufferBytes, greatest: most, smaller });
  }
  const device = await answers.to(
    "requestDevice",
    () => adapter.requestDevice({ requiredLimits: limitsFor(bufferBytes) }).catch(refuse),
    (late) => late.destroy(),
  );
  return watched(device, describeGpu(adapter.info), answers, onLost);
}

function refuse(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  throw new EngineUnavailable({ code: "noDevice", message });
}

/** More than every device has is asked for only where it is needed. */
function limitsFor(bufferBytes: number): Record<string, number> {
  const limits: Record<string, number> = {};
  if (bufferBytes > EVERYWHERE.maxStorageBufferBindingSize) limits.maxStorageBufferBindingSize = bufferBytes;
  if (bufferBytes > EVERYWHERE.maxBufferSize) limits.maxBufferSize = bufferBytes;
  return limits;
}

const EVERYWHERE = { maxStorageBufferBindingSize: 128 * 1024 ** 2, maxBufferSize: 256 * 1024 ** 2 };

/** A device that tells of its loss, of an error or of its silence, once, and not after it was given back. */
function watched(
  gpu: GPUDevice,
  adapter: Adapter,
  answers: Answers,
  onLost: (loss: EngineLoss) => void,
): GraphicsDevice {
  let isReleased = false;
  const lose = (loss: EngineLoss) => {
    if (isReleased) return;
    isReleased = true;
    onLost(loss);
  };
  gpu.lost.then(({ message }) => lose({ code: "deviceLost", message }));
  const fail = ({ error }: GPUUncapturedErrorEvent) => lose({ code: "deviceFailed", message: error.message });
  gpu.addEventListener("uncapturederror", fail);
  return {
    gpu,
    adapter,
    answers,
    answer: (call, ask) => answers.to(call, ask).catch((error: unknown) => loseToSilence(error, lose)),
    release: () => {
      isReleased = true;
      gpu.removeEventListener("uncapturederror", fail);
      gpu.destroy();
    },
  };
}
