import type { Adapter } from "./reasons";

/** Names of the adapters that compute on the CPU. */
const softwareNames = ["SwiftShader", "llvmpipe", "lavapipe", "softpipe", "Microsoft Basic Render Driver", "WARP"];

/** Describes an adapter by what its driver says of it; an adapter that flags itself as a fallback is software. */
export function describeAdapter(names: readonly (string | undefined)[], fallback = false): Adapter {
  const name = names.find((candidate) => candidate?.trim()) ?? null;
  const imitation = softwareNames.find((known) => names.some((candidate) => containsWord(candidate, known)));
  const software = fallback || imitation !== undefined;
  return { name: imitation ?? name, software };
}

function containsWord(text: string | undefined, word: string): boolean {
  return new RegExp(`\\b${word}\\b`, "i").test(text ?? "");
}

/** Describes a WebGPU adapter. */
export function describeGpu(info: GPUAdapterInfo, fallback = false): Adapter {
  const family = [info.vendor, info.architecture].filter(Boolean).join(" ");
  return describeAdapter([info.description, info.device, family], fallback || info.isFallbackAdapter);
}

/** Describes what a WebGL context draws with. */
export function describeGl(gl: WebGL2RenderingContext | WebGLRenderingContext): Adapter {
  const unmasked = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = gl.getParameter(unmasked ? unmasked.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return describeAdapter([typeof renderer === "string" ? renderer : undefined]);
}
