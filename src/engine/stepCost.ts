import type { Engine, EngineSetup } from "./engine";
import { graphOf } from "./graph/build";
import { flopsOfProgram, flopsOfStep } from "./graph/cost";

/** What a training step takes on an engine. */
export interface StepCost {
  /** Bytes that the engine holds, of TensorFlow.js by estimate. */
  readonly byteLength: number;
  /** Floating-point operations of a step on a full batch. */
  readonly flops: number;
  /** About how long a step takes, from a measured rate; null where it is short enough for nobody to ask. */
  readonly seconds: number | null;
}

/** What a step is of. */
type StepSize = Pick<EngineSetup, "architecture" | "batchSize">;

/** Operations of a step that kernels of our own do within a second on any processor. */
const LIGHT_FLOPS = 2e10;

/** How often images are decoded to measure a rate, and ms after which once was enough. */
const DECODINGS = 6;
const TIMED_MS = 400;

/** Whether a training step may take seconds on kernels of our own, by its shapes alone. */
export function isHeavy({ architecture, batchSize }: StepSize): boolean {
  return flopsOfStep(graphOf(architecture, batchSize)) > LIGHT_FLOPS;
}

/** What a step will take on an engine whose state is written; where that may be long, images are decoded to measure it. */
export async function stepCostOf(
  engine: Engine,
  { architecture, batchSize, onProgress }: StepSize & Pick<EngineSetup, "onProgress">,
  now: () => number,
): Promise<StepCost> {
  const graph = graphOf(architecture, batchSize);
  const flops = flopsOfStep(graph);
  const { byteLength, hardware } = engine;
  const isSlow = hardware.kind === "javaScript" || (hardware.kind === "adapter" && hardware.software);
  if (flops <= LIGHT_FLOPS && !isSlow) return { byteLength, flops, seconds: null };
  // A thread decodes few images by itself, a graphics device many at once.
  const images = hardware.kind === "adapter" ? Math.min(batchSize, graph.programs.decode.images) : 1;
  const threads = hardware.kind === "threads" ? hardware.count : 1;
  onProgress({ activity: { code: "timing", name: engine.name }, fraction: 0 });
  const ms = await leastMs(
    () => engine.decode(new Float32Array(images * architecture.latentDim), new Uint8Array(images)),
    now,
  );
  const perSecond = (1000 * threads * flopsOfProgram(graph.programs.decode, images)) / ms;
  return { byteLength, flops, seconds: flops / perSecond };
}

/** The least time that work takes, in ms: the first time its code is still being compiled, and others interrupt. */
async function leastMs(work: () => Promise<unknown>, now: () => number): Promise<number> {
  const start = now();
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < DECODINGS && now() - start < TIMED_MS; time++) {
    const began = now();
    await work();
    least = Math.min(least, now() - began);
  }
  return least;
}
