import { Course } from "../page/course";
import type { Runner } from "./runner";

/** Plain TensorFlow.js on WebGPU; it reads only a round's last loss, which spares it waiting for each step. */
export async function startTensorFlow(trainImages: Uint8Array, batchSize: number): Promise<Runner> {
  const { startPlainTensorFlow } = await import("../page/plainTensorFlow");
  const course = new Course(trainImages, batchSize);
  const { prepare, train } = await startPlainTensorFlow("webgpu", course);
  let step = 0;
  return {
    name: "plain TensorFlow.js, WebGPU",
    batchSize,
    train: async (steps) => {
      const losses: number[] = [];
      let ms = 0;
      for (let taken = 1; taken <= steps; taken++) {
        prepare?.(step++);
        const began = performance.now();
        losses.push(await train(taken === steps || step <= FIRST));
        ms += performance.now() - began;
      }
      return { msPerStep: ms / steps, losses };
    },
    stop: () => undefined,
  };
}

/** The first steps' losses are compared. */
const FIRST = 3;
