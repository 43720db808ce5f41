import { setFlagsFromString } from "node:v8";
import { expect, test } from "vitest";
import { negativeElboObjective } from "../../experiment/objective";
import { presets } from "../../experiment/presets";
import { nodeThreads } from "../../testing/nodeThreads";
import { setupFor, someBatch, someState } from "../parity/comparison";
import { createWasmEngine } from "./create";

// Node 20 has relaxed SIMD, but only when asked.
setFlagsFromString("--experimental-wasm-relaxed-simd");

const [lecture] = presets;
if (!lecture) throw new RangeError("There are no presets.");
const architecture = lecture.build({ imageShape: [8, 8, 1], latentDim: 2, batchNormalization: true });

test("the bits depend on relaxed or plain SIMD, of which the engine tells, and never on the number of threads", async () => {
  const relaxed = await parametersAfterSteps(1, true);
  const plain = await parametersAfterSteps(1, false);
  expect(plain).not.toEqual(relaxed);
  expect(await parametersAfterSteps(3, true)).toEqual(relaxed);
  expect(await parametersAfterSteps(3, false)).toEqual(plain);
});

async function parametersAfterSteps(threads: number, relaxed: boolean): Promise<Float32Array> {
  const { start: startThread } = nodeThreads();
  const engine = await createWasmEngine(setupFor(architecture, 33), { threads, relaxed, startThread });
  expect(engine.hardware).toMatchObject({ count: threads, relaxedSimd: relaxed });
  await engine.writeState(someState(architecture));
  for (let step = 0; step < 5; step++) await engine.trainStep(someBatch(33), negativeElboObjective, 0.01);
  const { parameters } = await engine.readState();
  engine.dispose();
  return parameters;
}
