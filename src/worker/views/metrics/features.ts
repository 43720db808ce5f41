import { type ImageShape, sizeOf } from "../../../experiment/architecture";
import { attributeVector, codeAlong, type ImageGroup } from "../../../model/latent/attributeVector";
import { type Strokes, strokeFeatures, strokesOf, thirdsBy } from "../../../model/strokes";
import { CHUNK, type Trainer } from "../../../training/trainer";
import type { Look, Subject } from "../view";
import { type MetricsOf, meanOf } from "./group";

const COUNT = 1000;
/** Images that are sent along the arrows. */
const MOVED = 200;

/**
 * What moves along an arrow of one feature. The arrow leads from the mean code of the third of 1,000 held-out images whose x̂ has
 * least of the feature to that of the third that has most. From the codes μ of 200 of them half of it is gone in either
 * direction, and all features are measured on both x̂: `heightBySlant` is the mean change of the height along the slant's arrow,
 * in standard deviations of the height over the 1,000. A side effect is the greatest change of another feature as a share of the arrow's own.
 */
export async function* featureMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"features">> {
  const { imageShape, latentDim } = trainer.experiment.architecture;
  if (imageShape[2] !== 1) return {};
  const count = Math.min(COUNT, dataset.test.count);
  const mu = new Float32Array(count * latentDim);
  for (let start = 0; start < count; start += CHUNK) {
    mu.set((await trainer.encodeHeldOut(start, count)).mu, start * latentDim);
    yield;
  }
  const measured = yield* strokesAt(trainer, mu, imageShape);
  const changes = new Map<string, number>();
  for (const along of strokeFeatures) {
    const { least, most } = thirdsBy(along, measured);
    const arrow = attributeVector([groupOf(least), groupOf(most)], { mu, count }, null, latentDim);
    if (!arrow) return {};
    const [back, forth] = [-0.5, 0.5].map((amount) => moved(mu.subarray(0, MOVED * latentDim), arrow, amount));
    if (!back || !forth) return {};
    const before = yield* strokesAt(trainer, back, imageShape);
    const after = yield* strokesAt(trainer, forth, imageShape);
    for (const feature of strokeFeatures) {
      const change = meanOf(after.map((each, place) => each[feature] - (before[place]?.[feature] ?? Number.NaN)));
      changes.set(`${feature}By${capital(along)}`, change / deviationOf(measured.map((each) => each[feature])));
    }
    const size = (feature: string) => Math.abs(changes.get(`${feature}By${capital(along)}`) ?? Number.NaN);
    const others = strokeFeatures.filter((feature) => feature !== along).map(size);
    changes.set(`${along}SideEffect`, Math.max(...others) / size(along));
  }
  return Object.fromEntries(changes);
}

/** The features of what is decoded of codes [count, latentDim] as their own classes, where a network is told them. */
async function* strokesAt(trainer: Trainer, codes: Float32Array, shape: ImageShape): Look<readonly Strokes[]> {
  const { latentDim } = trainer.experiment.architecture;
  const size = sizeOf(shape);
  const found: Strokes[] = [];
  for (let start = 0; start < codes.length / latentDim; start += CHUNK) {
    const z = codes.slice(start * latentDim, (start + CHUNK) * latentDim);
    const images = await trainer.decode(z, trainer.heldOutLabels(start, start + z.length / latentDim));
    for (let at = 0; at < images.length; at += size) found.push(strokesOf(images.subarray(at, at + size), shape));
    yield;
  }
  return found;
}

function groupOf(rows: Uint32Array): ImageGroup {
  return { kind: "selection", rows };
}

function moved(mu: Float32Array, arrow: readonly number[], amount: number): Float32Array {
  const codes = new Float32Array(mu.length);
  for (let at = 0; at < mu.length; at += arrow.length) {
    codes.set(codeAlong(mu.subarray(at, at + arrow.length), arrow, amount), at);
  }
  return codes;
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
