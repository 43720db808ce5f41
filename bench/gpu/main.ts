import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawUniforms, Purpose } from "../../src/model/random";
import { watchCalls } from "./calls";
import { readOptions } from "./options";
import { describeMachine, openGpu } from "./outside";
import { type Agreement, agree, type Row, race } from "./race";
import { tableOf } from "./report";
import { soak } from "./soak";

/** Greatest relative difference of a loss, and of a gradient with what rounding decides at a ReLU's kink. */
const TOLERANCE = { loss: 1e-3, gradient: 1e-2 };

const options = readOptions();
const { gpu, adapter } = await openGpu(options.driver);
const calls = watchCalls();
const machine = describeMachine(adapter);
for (const [what, text] of Object.entries(machine)) console.error(`${what}: ${text}`);
const images = trainImages();
if (options.soak) await soakAndPrint(options.soak);
else await raceAndPrint();
// Threads of graphics drivers would keep this process alive.
process.exit();

async function raceAndPrint(): Promise<void> {
  const rows: Row[] = [];
  const agreements: Agreement[] = [];
  for (const batch of options.batchSizes) {
    agreements.push(await agree(gpu, images, batch));
    rows.push(...(await race(gpu, images, batch, calls, options)));
  }
  console.log(options.json ? JSON.stringify({ machine, rows, agreements }, null, 1) : tableOf(rows));
  for (const { batch, gradientDifference } of agreements) {
    console.error(
      `The first gradient at batch ${batch} is ${gradientDifference.toExponential(1)} from the WASM engine's.`,
    );
    if (!(gradientDifference <= TOLERANCE.gradient)) process.exitCode = 1;
  }
  for (const { engine, lossDifference } of rows) {
    if (lossDifference <= TOLERANCE.loss) continue;
    console.error(`${engine} does not compute the same: its loss differs by ${lossDifference}.`);
    process.exitCode = 1;
  }
}

async function soakAndPrint(steps: number): Promise<void> {
  const held = await soak(gpu, images, steps, calls);
  if (options.json) console.log(JSON.stringify({ machine, held }, null, 1));
  const [first, ...later] = held;
  const last = later.at(-2) ?? first;
  const isSteady = first?.buffers === last?.buffers && first?.bytes === last?.bytes && held.at(-1)?.buffers === 0;
  console.error(isSteady ? "Buffers and bytes are as at the start." : "Buffers or bytes have changed.");
  if (!isSteady) process.exitCode = 1;
}

/** MNIST's first training images where they were packed, and noise elsewhere. */
function trainImages(): Uint8Array {
  const file = fileURLToPath(new URL("images.u8", import.meta.url));
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const uniforms = drawUniforms(784 * 8192, { seed: 1, counter: 0, purpose: Purpose.prior });
  return Uint8Array.from(uniforms, (uniform) => Math.floor(uniform * 256));
}
