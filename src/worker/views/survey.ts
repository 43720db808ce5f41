import type { Dataset } from "../../data/dataset";
import { coverage } from "../../model/latent/coverage";
import { neighbourAccuracy } from "../../model/latent/neighbourAccuracy";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { Observation } from "../run/observation";

/** Posteriors of the first held-out images under one model, in pieces; what is reported of them at the end. */
export async function* survey(
  trainer: Trainer,
  dataset: Dataset,
  count: number,
): AsyncGenerator<void, Extract<Observation, { kind: "surveyed" }>, void> {
  const { latentDim } = trainer.experiment.architecture;
  const mu = new Float32Array(count * latentDim);
  const logVar = new Float32Array(count * latentDim);
  for (let start = 0; start < count; start += CHUNK) {
    const posterior = await trainer.encodeHeldOut(start, count);
    mu.set(posterior.mu, start * latentDim);
    logVar.set(posterior.logVar, start * latentDim);
    yield;
  }
  const { noise } = trainer.experiment.objective;
  const covered = yield* coverage({ mu, logVar }, latentDim, noise);
  const { labels } = dataset.test;
  const accuracy = labels && (yield* neighbourAccuracy(mu, labels, latentDim));
  return { kind: "surveyed", step: trainer.step, mu, logVar, neighbourAccuracy: accuracy, coverage: covered };
}
