// Trains on a drawn data set and writes what is decoded of codes from the prior: `npm run samples -- --help`.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { png } from "../scripts/png.mjs";
import { withSources } from "../scripts/sources.mjs";

const usage = `npm run samples -- [--source faces] [--preset threeStages] [--latent 12] [--lambda 1] [--steps 1000,3000] [--batch 128] [--rate 0.001]
  [--seed 42] [--threads 2]
At each of the steps a picture is written to .build/samples, eight by twelve samples.`;
const { values } = parseArgs({
  options: {
    source: { type: "string", default: "faces" },
    preset: { type: "string", default: "" },
    latent: { type: "string", default: "" },
    lambda: { type: "string", default: "1" },
    batch: { type: "string", default: "128" },
    rate: { type: "string", default: "0.001" },
    steps: { type: "string", default: "1000,3000" },
    seed: { type: "string", default: "42" },
    threads: { type: "string", default: "2" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [ROWS, COLUMNS] = [8, 12];
/** Pixels of the picture for one of an image. */
const ENLARGED = 2;

await withSources(async (load) => {
  /** @type {typeof import("./samples/run")} */
  const { samplesOf } = await load("/bench/samples/run.ts");
  const { source, preset, latent } = values;
  const run = {
    source,
    ...(preset && { preset }),
    ...(latent && { latentDim: Number(latent) }),
    lambda: Number(values.lambda),
    batchSize: Number(values.batch),
    learningRate: Number(values.rate),
    steps: values.steps.split(",").map(Number),
    seed: Number(values.seed),
    threads: Number(values.threads),
  };
  const sampled = samplesOf(run, ROWS * COLUMNS, (step) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${step} of ${run.steps.at(-1)}`);
  });
  const folder = fileURLToPath(new URL("../.build/samples/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { lambda, batchSize, learningRate, seed } = run;
  for await (const samples of sampled) {
    const { step, reconstruction, kl } = samples;
    const path = `${folder}${[source, latent || "usual", lambda, batchSize, learningRate, seed, step].join("-")}.png`;
    writeFileSync(path, sheetOf(samples));
    console.log(`${path}: held-out reconstruction ${reconstruction.toFixed(1)}, KL ${kl.toFixed(1)} nats`);
  }
});

/**
 * A picture of images in rows.
 * @param {import("./samples/run").Sampled} sampled
 */
function sheetOf({ images, side, channels }) {
  const [width, height] = [COLUMNS * side * ENLARGED, ROWS * side * ENLARGED];
  const pixels = new Uint8Array(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [row, column] = [Math.floor(y / ENLARGED), Math.floor(x / ENLARGED)];
      const image = Math.floor(row / side) * COLUMNS + Math.floor(column / side);
      const from = ((image * side + (row % side)) * side + (column % side)) * channels;
      for (let channel = 0; channel < 3; channel++) {
        pixels[4 * (y * width + x) + channel] = images[from + (channels === 1 ? 0 : channel)] ?? 0;
      }
    }
  }
  return png(pixels, width, height);
}
