import { describeGl, describeGpu } from "../adapter";
import type { EngineLoss, Hardware } from "../reasons";

/** What a device has to say while it computes. */
export interface DeviceEvents {
  readonly onLost: (loss: EngineLoss) => void;
}

/** The device under a back end of TensorFlow.js. */
export interface BackendDevice {
  readonly hardware: Hardware;
  /** Tells that the device is of no more use. */
  readonly lose: (loss: EngineLoss) => void;
  /** Kept once the browser tells that it is lost. */
  readonly lost: Promise<unknown>;
  /** Gives the device back; its loss is then no news. */
  release(): void;
}

/** The device of a back end, watched: TensorFlow.js itself notices neither a loss nor an error. */
export function deviceOf(backend: object, events: DeviceEvents): BackendDevice {
  if ("device" in backend && isGpuDevice(backend.device)) return gpuDevice(backend.device, events);
  const gl = glOf(backend);
  if (gl) return glDevice(gl, events);
  return { hardware: { kind: "javaScript" }, lose: events.onLost, lost: new Promise(() => {}), release: () => {} };
}

function gpuDevice(device: GPUDevice, { onLost }: DeviceEvents): BackendDevice {
  let released = false;
  const lose = (loss: EngineLoss) => {
    if (released) return;
    released = true;
    onLost(loss);
  };
  device.lost.then(({ message }) => lose({ code: "deviceLost", message }));
  device.addEventListener("uncapturederror", ({ error }) => lose({ code: "deviceFailed", message: error.message }));
  const release = () => {
    released = true;
    device.destroy();
  };
  return { hardware: { kind: "adapter", ...describeGpu(device.adapterInfo) }, lose, lost: device.lost, release };
}

function glDevice(gl: WebGL2RenderingContext, { onLost }: DeviceEvents): BackendDevice {
  const loseContext = () => onLost({ code: "contextLost" });
  const canvas: unknown = Reflect.get(gl, "canvas");
  const target = canvas instanceof EventTarget ? canvas : undefined;
  target?.addEventListener("webglcontextlost", loseContext);
  const lost = new Promise((resolve) => target?.addEventListener("webglcontextlost", resolve, { once: true }));
  return {
    hardware: { kind: "adapter", ...describeGl(gl) },
    lose: onLost,
    lost,
    release: () => target?.removeEventListener("webglcontextlost", loseContext),
  };
}

function isGpuDevice(value: unknown): value is GPUDevice {
  return typeof GPUDevice !== "undefined" && value instanceof GPUDevice;
}

function glOf(backend: object): WebGL2RenderingContext | undefined {
  const gpgpu = "gpgpu" in backend ? backend.gpgpu : undefined;
  const gl = typeof gpgpu === "object" && gpgpu !== null && "gl" in gpgpu ? gpgpu.gl : undefined;
  return typeof WebGL2RenderingContext !== "undefined" && gl instanceof WebGL2RenderingContext ? gl : undefined;
}
