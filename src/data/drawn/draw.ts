import { sizeOf } from "../../experiment/architecture";
import type { DataDescription } from "../../experiment/dataSets";
import { drawUniforms, Purpose } from "../../model/random";
import { DataError, type Dataset, type ImageSet } from "../dataset";
import type { Loading } from "../source";
import { Painting } from "./paint";

/** How one image of a drawn data set comes about: of numbers uniform in (0, 1), and of its class where there are any. */
export interface Drawn {
  /** Uniform numbers that an image takes. */
  readonly uniforms: number;
  readonly paint: (painting: Painting, uniforms: Float32Array, label: number) => void;
  /** The factors as they are described, of the same numbers. */
  readonly factorsOf: (uniforms: Float32Array) => readonly number[];
}

/** Where the counters of the images that are held out begin. */
const HELD_OUT = 0x1000000;
/** Images drawn before others may have their turn. */
const AT_ONCE = 100;

/**
 * Draws a data set of known factors: images, classes that take turns, and the factors of each. The same bits everywhere.
 * @throws DataError where it is cancelled
 */
export async function drawDataset(description: DataDescription, drawn: Drawn, loading: Loading): Promise<Dataset> {
  const { trainCount, testCount } = description;
  const total = trainCount + testCount;
  const told = (done: number) => loading.onProgress(done / total);
  const test = await drawSet(description, drawn, HELD_OUT, testCount, loading.signal, told);
  const train = await drawSet(description, drawn, 0, trainCount, loading.signal, (done) => told(testCount + done));
  return { ...description, train, test };
}

async function drawSet(
  { imageShape, classNames, factors, name }: DataDescription,
  { uniforms, paint, factorsOf }: Drawn,
  from: number,
  count: number,
  signal: AbortSignal,
  told: (done: number) => void,
): Promise<ImageSet> {
  const pixels = sizeOf(imageShape);
  const images = new Uint8Array(count * pixels);
  const labels = classNames.length > 0 ? new Uint8Array(count) : null;
  const values = new Float32Array(count * factors.length);
  const painting = new Painting(imageShape[0]);
  for (let index = 0; index < count; index++) {
    const own = drawUniforms(uniforms, { seed: 0, counter: from + index, purpose: Purpose.images });
    const label = labels ? index % classNames.length : 0;
    if (labels) labels[index] = label;
    paint(painting, own, label);
    painting.copyTo(images, index * pixels, imageShape[2]);
    values.set(factorsOf(own), index * factors.length);
    if ((index + 1) % AT_ONCE > 0) continue;
    told(index + 1);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) throw new DataError({ code: "notFetched", path: name });
  }
  told(count);
  return { count, images, labels, factors: values };
}
