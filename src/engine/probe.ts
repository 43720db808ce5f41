import { describeGl, describeGpu } from "./adapter";
import { canShareMemory } from "./sharedMemory";

/** What a look at this machine found of one way to compute. */
export interface Finding {
  readonly available: boolean;
  /** On what it would run, or why it cannot. */
  readonly reason: string;
  /** Whether a processor imitates a graphics card: correct, and slow. */
  readonly software?: boolean;
}

/** Whether WebGPU gives an adapter, and which. */
export async function probeWebGpu(): Promise<Finding> {
  const gpu = typeof navigator === "undefined" ? undefined : navigator.gpu;
  if (!gpu) return missing(withoutWebGpu());
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return missing("This browser has WebGPU, but no graphics adapter for it.");
    const { text, software } = describeGpu(
      adapter.info,
      "isFallbackAdapter" in adapter && adapter.isFallbackAdapter === true,
    );
    return { available: true, reason: text, software };
  } catch (error) {
    return missing(`WebGPU does not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whether WebGL 2 works off screen with 32-bit numbers, and on what. */
export async function probeWebGl(): Promise<Finding> {
  const gl = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return missing("This browser has no WebGL 2 in workers.");
  const precise = gl.getExtension("EXT_color_buffer_float") !== null;
  const { text, software } = describeGl(gl);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  if (!precise) return missing(`WebGL cannot compute with 32-bit numbers on ${text}.`);
  return { available: true, reason: text, software };
}

/** Whether WebAssembly has the vector instructions that our kernels are made of. */
export async function probeWasm(): Promise<Finding> {
  if (typeof WebAssembly === "undefined") return missing("This browser has no WebAssembly.");
  if (!WebAssembly.validate(vectorModule)) return missing("This browser's WebAssembly has no vector instructions.");
  const reason = canShareMemory() ? "all of the processor's threads" : "one thread of the processor";
  return { available: true, reason };
}

/** The smallest module that holds a vector instruction: a function that returns i8x16.popcnt of a splat. */
const vectorModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** JavaScript runs wherever this code does. */
export async function probeCpu(): Promise<Finding> {
  return { available: true, reason: "one thread of JavaScript, to compare with: very slow" };
}

function withoutWebGpu(): string {
  const insecure = "isSecureContext" in globalThis && !globalThis.isSecureContext;
  return insecure ? "WebGPU needs a secure connection (https)." : "This browser has no WebGPU.";
}

function missing(reason: string): Finding {
  return { available: false, reason };
}
