import { describeGl, describeGpu } from "../adapter";

/** What a device has to say while it computes. */
export interface DeviceEvents {
  readonly onLost: (reason: string) => void;
}

/** The device under a back end of TensorFlow.js. */
export interface Device {
  readonly description: string;
  /** Gives the device back; its loss is then no news. */
  release(): void;
}

/** The device of a back end, watched: TensorFlow.js itself notices neither a loss nor an error. */
export function deviceOf(backend: object, events: DeviceEvents): Device {
  if ("device" in backend && isGpuDevice(backend.device)) return gpuDevice(backend.device, events);
  const gl = glOf(backend);
  return gl ? glDevice(gl, events) : { description: "one thread", release: () => {} };
}

function gpuDevice(device: GPUDevice, { onLost }: DeviceEvents): Device {
  let released = false;
  const lose = (reason: string) => {
    if (released) return;
    released = true;
    onLost(reason);
  };
  device.lost.then(({ message }) => lose(`The graphics device was lost${message ? `: ${message}` : "."}`));
  device.addEventListener("uncapturederror", ({ error }) => lose(`The graphics device failed: ${error.message}`));
  const release = () => {
    released = true;
    device.destroy();
  };
  return { description: describeGpu(device.adapterInfo).text, release };
}

function glDevice(gl: WebGL2RenderingContext, { onLost }: DeviceEvents): Device {
  const lose = () => onLost("The graphics context was lost.");
  const canvas: unknown = Reflect.get(gl, "canvas");
  const target = canvas instanceof EventTarget ? canvas : undefined;
  target?.addEventListener("webglcontextlost", lose);
  return {
    description: describeGl(gl).text,
    release: () => target?.removeEventListener("webglcontextlost", lose),
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
