import { denoisingCurve } from "../denoisingCurve";
import type { Look, Subject } from "../view";
import { type MetricsOf, seenBy } from "./group";

const COUNT = 200;
/** Standard deviation of the noise, in grey levels from 0 to 1. */
const STRENGTH = 0.5;

/** 200 held-out images under Gaussian noise of σ 0.5, before and after the model: PSNR in dB, −log p(x | z = μ) of the clean ones in nats. */
export async function* denoisingMetrics(subject: Subject): Look<MetricsOf<"denoising">> {
  const { points } = yield* seenBy(denoisingCurve, { kind: "gaussian" as const, count: COUNT }, subject);
  const point = points.find(({ strength }) => strength === STRENGTH);
  return point
    ? { corruptedPsnr: point.corrupted, denoisedPsnr: point.denoised, denoisedLoss: point.reconstruction }
    : {};
}
