import { describeGl, describeGpu } from "./adapter";
import type { Answers } from "./answers";
import type { Adapter, Availability } from "./reasons";
import { canShareMemory } from "./sharedMemory";

/** What was found out about one way to compute on this machine. */
export interface Detection {
  readonly available: boolean;
  /** On what it would run, or why it cannot. */
  readonly reason: Availability;
  /** Whether a processor imitates a graphics card: correct, and slow. */
  readonly software?: boolean;
}

/** Finds out about one way to compute on this machine, and waits for a device as it is told; it may throw. */
export type Detect = (answers: Answers) => Promise<Detection>;

/**
 * Whether WebGPU gives an adapter, and which.
 * @throws EngineUnavailable where it does not answer, or whatever the browser throws
 */
export async function detectWebGpu(answers: Answers): Promise<Detection> {
  const gpu = typeof navigator === "undefined" ? undefined : navigator.gpu;
  if (!gpu) return missing(withoutWebGpu());
  const adapter = await answers.to("requestAdapter", () => gpu.requestAdapter({ powerPreference: "high-performance" }));
  if (!adapter) return missing({ code: "noAdapter" });
  const isFallback = "isFallbackAdapter" in adapter && adapter.isFallbackAdapter === true;
  return onAdapter(describeGpu(adapter.info, isFallback));
}

/** Whether WebGL 2 works off screen with 32-bit numbers, and on what. */
export async function detectWebGl(): Promise<Detection> {
  const gl = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return missing({ code: "noWebGl" });
  const precise = gl.getExtension("EXT_color_buffer_float") !== null;
  const adapter = describeGl(gl);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return precise ? onAdapter(adapter) : missing({ code: "imprecise", adapter });
}

/** Whether WebAssembly has the vector instructions that our kernels are made of. */
export async function detectWasm(): Promise<Detection> {
  if (typeof WebAssembly === "undefined") return missing({ code: "noWebAssembly" });
  if (!WebAssembly.validate(vectorModule)) return missing({ code: "noVectorInstructions" });
  return { available: true, reason: { code: canShareMemory() ? "onAllThreads" : "onOneThread" } };
}

/** The smallest module that holds a vector instruction: a function that returns i8x16.popcnt of a splat. */
const vectorModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** JavaScript runs wherever this code does. */
export async function detectCpu(): Promise<Detection> {
  return { available: true, reason: { code: "onJavaScript" } };
}

function withoutWebGpu(): Availability {
  const insecure = "isSecureContext" in globalThis && !globalThis.isSecureContext;
  return { code: insecure ? "noSecureContext" : "noWebGpu" };
}

function onAdapter(adapter: Adapter): Detection {
  return { available: true, reason: { code: "onAdapter", adapter }, software: adapter.software };
}

function missing(reason: Availability): Detection {
  return { available: false, reason };
}
