import { withCondition } from "../../src/experiment/architecture";
import { neighbourVotes } from "../../src/model/latent/neighbourVotes";
import { CHUNK, type Trainer } from "../../src/training/trainer";
import { obeyedShare } from "../../src/worker/views/metrics/orders";
import { mnistDigits } from "../digits";
import { type DigitsRun, digitsExperiment, endOf, heldOutLosses, trainTo, untrained } from "../digitsRun";

/** A run on MNIST, told the class or not. */
export interface ConditionRun extends DigitsRun {
  readonly isTold: boolean;
}

/** What a run has come to. */
export interface ConditionResult {
  /** Share, 0 to 1, of codes from the prior whose image is of the class ordered, by kNN on held-out images; null where none is told. */
  readonly obeyed: number | null;
  /** Share, 0 to 1, of 2,000 held-out images whose class ten neighbours' μ tell. */
  readonly neighbourAccuracy: number;
  /** Nats per held-out image, of 2,000. */
  readonly reconstruction: number;
  readonly kl: number;
}

const LOOKED_AT = 2000;
/** Codes decoded as each class, and held-out images that judge. */
const JUDGED = { codes: 50, references: 10_000 };

export async function conditionResult(run: ConditionRun): Promise<ConditionResult> {
  const dataset = mnistDigits();
  const plain = digitsExperiment(run);
  const architecture = withCondition(plain.architecture, run.isTold ? dataset.classNames.length : null);
  const trainer = await untrained({ ...plain, architecture }, dataset, run.threads);
  await trainTo(trainer, run.steps);
  const result = {
    ...(await heldOutLosses(trainer, LOOKED_AT)),
    neighbourAccuracy: await neighbourAccuracy(trainer, dataset.test.labels ?? new Uint8Array()),
    obeyed: run.isTold ? await endOf(obeyedShare(trainer, dataset.test, JUDGED)) : null,
  };
  trainer.engine.dispose();
  return result;
}

async function neighbourAccuracy(trainer: Trainer, labels: Uint8Array): Promise<number> {
  const { latentDim } = trainer.experiment.architecture;
  const mu = new Float32Array(LOOKED_AT * latentDim);
  for (let start = 0; start < LOOKED_AT; start += CHUNK) {
    mu.set((await trainer.encodeHeldOut(start, LOOKED_AT)).mu, start * latentDim);
  }
  return (await endOf(neighbourVotes(mu, labels, latentDim))).accuracy;
}
