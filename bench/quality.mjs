import { parseArgs } from "node:util";
import { giveUp } from "../scripts/run.mjs";
import { tellCondition } from "./condition.mjs";
import { tellDenoise } from "./denoise.mjs";
import { elbo } from "./field.mjs";
import { tellLabels } from "./labels.mjs";
import { tellLikelihood } from "./likelihood.mjs";
import { kerasLog, pytorchRun } from "./reference.mjs";
import { ask, openSite } from "./site.mjs";
import { tellSkips } from "./skips.mjs";
import { decimal } from "./table.mjs";
import { tellUnusual } from "./unusual.mjs";

const BATCH_SIZE = 128;
const STEPS_PER_EPOCH = Math.ceil(60_000 / BATCH_SIZE);
const { values } = parseArgs({
  options: {
    epochs: { type: "string", default: "10" },
    objective: { type: "string", default: "combined" },
    threads: { type: "string", default: "2" },
    images: { type: "string", default: "10000" },
    task: { type: "string", default: "elbo" },
    preset: { type: "string", default: "cs3232" },
    latent: { type: "string", default: "2" },
    steps: { type: "string", default: "2000" },
    seed: { type: "string", default: "42" },
    labels: { type: "string", default: "100" },
    alpha: { type: "string", default: "10" },
    seeds: { type: "string", default: "1,2,3,4,5" },
    lambda: { type: "string", default: "1" },
    corrupt: { type: "string", default: "" },
    every: { type: "string", default: "500" },
    digits: { type: "string", default: "0,1,2,3,4,5,6,7,8,9" },
    draws: { type: "string", default: "5000" },
  },
});
/** Held-out images of the reference run, and those that ends of epochs are looked at with. */
const images = { run: 2000, epoch: Number(values.images) };
if (!(images.epoch > 0)) giveUp(`--images is "${values.images}" and must be a number above 0.`);
const epochs = Number(values.epochs);
if (!(epochs > 0)) giveUp(`--epochs is "${values.epochs}" and must be a number above 0.`);
const terms = termsOf(values.objective);

if (values.task !== "elbo") {
  await tellTask();
  process.exit();
}

const site = await openSite({ hardware: false });
try {
  await trainAndTell();
} finally {
  await site.close();
}

/** Tells of networks that learn a task, as `--task` names it. */
function tellTask() {
  const { preset, task } = values;
  const [latentDim, steps, seed, threads] = [
    numberOf("latent"),
    numberOf("steps"),
    numberOf("seed"),
    numberOf("threads"),
  ];
  const run = { preset, latentDim, steps, seed, threads };
  const [lambda, every] = [numberOf("lambda"), numberOf("every")];
  switch (task) {
    case "condition":
      return tellCondition(run);
    case "denoise":
      return tellDenoise({ ...run, lambda, every });
    case "labels": {
      const learned = {
        labels: numberOf("labels"),
        alpha: numberOf("alpha"),
        corruption: corruptionOf(values.corrupt),
      };
      return tellLabels({ ...run, ...learned, lambda, every, seeds: values.seeds.split(",").map(Number) });
    }
    case "likelihood":
      return tellLikelihood({ ...run, images: images.epoch, draws: numberOf("draws") });
    case "skips":
      return tellSkips(run);
    case "unusual":
      return tellUnusual({ ...run, digits: values.digits.split(",").map(Number) });
    default:
      return giveUp(`--task is "${task}" and must be elbo, condition, denoise, labels, likelihood, skips or unusual.`);
  }
}

/** @param {"latent" | "steps" | "seed" | "threads" | "lambda" | "every" | "labels" | "alpha" | "draws"} option */
function numberOf(option) {
  const number = Number(values[option]);
  return number >= 0 ? number : giveUp(`--${option} is "${values[option]}" and must be a number from 0.`);
}

/**
 * A corruption of the encoder's input, such as gaussian~0.5.
 * @param {string} text
 * @returns {import("../src/experiment/corruption").Corruption | undefined}
 */
function corruptionOf(text) {
  if (!text) return undefined;
  const [name, strength] = text.split("~");
  const kind = /** @type {const} */ (["gaussian", "saltAndPepper", "square", "half", "blur"]).find(
    (kind) => kind === name,
  );
  return kind && Number(strength) > 0
    ? { kind, strength: Number(strength) }
    : giveUp(`--corrupt is "${text}" and must be a kind and its strength, such as gaussian~0.5.`);
}

async function trainAndTell() {
  const objective = { ...elbo, terms };
  const task = /** @type {const} */ ({ name: "wasm", threads: Number(values.threads), batchSize: BATCH_SIZE });
  await ask(site, "quality", { kind: "start", task: { ...task, objective } });
  console.log(
    "| epoch | step | held-out: total | reconstruction | KL | median σ | largest \\|μ\\| | spread of μ | training average | reference |",
  );
  console.log(
    "|------:|-----:|----------------:|---------------:|---:|---------:|--------------:|------------:|-----------------:|-----------|",
  );
  /** @type {number[]} */
  let losses = [];
  let step = 0;
  for (const stop of stops()) {
    losses.push(
      ...(await ask(site, "quality", { kind: "train", count: stop - step, budgetMs: Number.MAX_VALUE })).losses,
    );
    step = stop;
    const isEpoch = step % STEPS_PER_EPOCH === 0;
    await tell(step, isEpoch ? meanOf(losses) : undefined);
    if (isEpoch) losses = [];
  }
}

/** Steps after which to look: ends of epochs and the moments of the reference run. */
function stops() {
  const last = Math.round(epochs * STEPS_PER_EPOCH);
  const ends = Array.from({ length: Math.ceil(epochs) }, (_, epoch) => (epoch + 1) * STEPS_PER_EPOCH);
  const moments = [...(pytorchRun[terms].keys() ?? [])];
  return [...new Set([...ends, ...moments, last])].filter((step) => step <= last).sort((a, b) => a - b);
}

/**
 * @param {number} step
 * @param {number | undefined} average Mean training loss of the epoch that ends here.
 */
async function tell(step, average) {
  const epoch = step / STEPS_PER_EPOCH;
  const reference = pytorchRun[terms].get(step);
  const count = reference ? images.run : images.epoch;
  const { losses, medianSigma, largestMu, spreadOfMu } = await ask(site, "quality", { kind: "evaluate", count });
  const keras = terms === "combined" && Number.isInteger(epoch) ? kerasLog.get(epoch) : undefined;
  const notes = [reference && `PyTorch ${reference}`, keras && `Keras, training average: ${keras}`].filter(Boolean);
  const cells = [
    decimal(epoch, 2),
    String(step),
    ...[losses.reconstruction + losses.kl, losses.reconstruction, losses.kl].map((loss) => decimal(loss, 2)),
    ...[medianSigma, largestMu, spreadOfMu].map((value) => decimal(value, 3)),
    decimal(average, 2),
    notes.join("; "),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

/** @param {readonly number[]} values */
function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {string} text */
function termsOf(text) {
  const found = /** @type {const} */ (["reconstruction", "kl", "combined"]).find((terms) => terms === text);
  return found ?? giveUp(`--objective is "${text}" and must be reconstruction, kl or combined.`);
}
