import type { Availability } from "./reasons";

/** The engines by the names that the screen gives them. */
export const engineNames = [
  "WebGPU",
  "WASM",
  "TensorFlow.js WebGPU",
  "TensorFlow.js WebGL",
  "TensorFlow.js CPU",
] as const;

/** An engine by its name. */
export type EngineName = (typeof engineNames)[number];

/** Whether an engine can run here, and why not or on what. */
export interface EngineReport {
  readonly name: EngineName;
  readonly available: boolean;
  readonly reason: Availability;
  /** Whether a processor imitates a graphics card: correct, and slow. */
  readonly software?: boolean;
}
