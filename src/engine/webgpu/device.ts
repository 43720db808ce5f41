import { describeGpu } from "../adapter";
import { Answers, afterLoss, type Patience } from "../answers";
import { EngineUnavailable } from "../engine";
import { messageOf } from "../errorMessage";
import type { Adapter, DeviceCall, EngineLoss, SmallerBatch } from "../reasons";
import type { Pipelines } from "./pipelines";

/** A graphics device of our own, watched. */
export interface GraphicsDevice {
  readonly gpu: GPUDevice;
  readonly adapter: Adapter;
  /** Kernels that have been compiled for it. */
  readonly pipelines: Pipelines;
  /** Has another one told of its loss from now on; false where it is lost already, or of no use for buffers so great. */
  handOver(needs: DeviceNeeds, onLost: (loss: EngineLoss) => void): boolean;
  /** Waits for an answer once an engine computes on it: silence is a loss, which is told. */
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
  return watched(device, describeGpu(adapter.info), answers.patience, onLost);
}

function refuse(error: unknown): never {
  throw new EngineUnavailable({ code: "noDevice", message: messageOf(error) });
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
  patience: Patience | undefined,
  onLost: (loss: EngineLoss) => void,
): GraphicsDevice {
  const answers = new Answers(patience);
  let isReleased = false;
  let tell = onLost;
  const lose = (loss: EngineLoss) => {
    if (isReleased) return;
    isReleased = true;
    tell(loss);
  };
  gpu.lost.then(({ message }) => lose({ code: "deviceLost", message }));
  const fail = ({ error }: GPUUncapturedErrorEvent) => lose({ code: "deviceFailed", message: error.message });
  gpu.addEventListener("uncapturederror", fail);
  return {
    gpu,
    adapter,
    pipelines: { compiled: new Map(), layouts: new Map() },
    handOver: ({ bufferBytes }, onLostNow) => {
      tell = onLostNow;
      const { maxStorageBufferBindingSize, maxBufferSize } = gpu.limits;
      return !isReleased && bufferBytes <= Math.min(maxStorageBufferBindingSize, maxBufferSize);
    },
    answer: (call, ask) => answers.to(call, ask).catch((error: unknown) => afterLoss(error, { lose, lost: gpu.lost })),
    release: () => {
      isReleased = true;
      gpu.removeEventListener("uncapturederror", fail);
      gpu.destroy();
    },
  };
}
