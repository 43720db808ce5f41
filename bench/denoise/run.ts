import type { Corruption } from "../../src/experiment/corruption";
import { type DenoisingPoint, denoisingCurve } from "../../src/worker/views/denoisingCurve";
import { seenBy } from "../../src/worker/views/metrics/group";
import { mnistDigits } from "../digits";
import { type DigitsRun, digitsExperiment, endOf, subjectOf, trainTo, untrained } from "../digitsRun";

/** A network on MNIST, trained on images that are corrupted or on clean ones. */
export interface DenoiseRun extends DigitsRun {
  readonly corruption: Corruption;
  readonly trainedOnIt: boolean;
  /** Weight λ of KL. */
  readonly lambda: number;
  /** Steps after which it is told each time how far the run has come. */
  readonly every: number;
}

/** What a run has come to: corrupted and denoised held-out images against the clean ones. */
export interface DenoiseResult extends DenoisingPoint {
  readonly step: number;
}

const JUDGED = 1000;

/** What a network makes of corrupted images, every so many steps and at its end. */
export async function* denoiseResults(run: DenoiseRun): AsyncGenerator<DenoiseResult, void, void> {
  const dataset = mnistDigits();
  const plain = digitsExperiment(run);
  const corrupted = run.trainedOnIt && { corruption: run.corruption };
  const objective = { ...plain.objective, lambda: run.lambda, ...corrupted };
  const trainer = await untrained({ ...plain, objective }, dataset, run.threads);
  const asked = { kind: run.corruption.kind, count: JUDGED };
  while (trainer.step < run.steps) {
    await trainTo(trainer, Math.min(run.steps, trainer.step + run.every));
    const { points } = await endOf(seenBy(denoisingCurve, asked, subjectOf(trainer, dataset)));
    const point = points.find(({ strength }) => strength === run.corruption.strength);
    if (!point) throw new RangeError(`${run.corruption.strength}`);
    yield { step: trainer.step, ...point };
  }
  trainer.engine.dispose();
}
