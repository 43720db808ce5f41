import { sizeOf } from "../../experiment/architecture";
import type { DataDescription, KnownChoice } from "../../experiment/dataSets";
import { editionOf, leftOutOf, type Options, optionsOf } from "../../experiment/editions";
import { drawUniforms, Purpose } from "../../model/random";
import { DataError, type Dataset, type ImageSet } from "../dataset";
import type { Loading } from "../source";
import { Painting } from "./paint";

/** How one image of a drawn data set comes about: of numbers uniform in (0, 1), and of its class where there are any. */
export interface Drawn {
  /** Uniform numbers that an image takes; the first are those of the factors, in their order. */
  readonly uniforms: number;
  readonly paint: (painting: Painting, uniforms: Float32Array, label: number) => void;
  /** All the factors as they are described, of the same numbers. */
  readonly factorsOf: (uniforms: Float32Array) => readonly number[];
}

/** Where the counters of the images that are held out begin, and of those whose classes are left out. */
const HELD_OUT = 0x1000000;
const LEFT_OUT = 0x2000000;
/** The uniform number of a factor that does not vary although it usually does. */
const MIDDLE = 0.5;
/** Images drawn before others may have their turn. */
const AT_ONCE = 100;

/**
 * Draws a data set of known factors with the options of a choice: images, classes that take turns, and the factors of
 * each. The same bits everywhere.
 * @throws DataError where it is cancelled
 */
export async function drawDataset(
  usual: DataDescription,
  choice: KnownChoice,
  drawn: Drawn,
  loading: Loading,
): Promise<Dataset> {
  const description = editionOf(usual, choice);
  const { trainCount, testCount } = description;
  const options = optionsOf(usual, choice);
  const { classes } = options;
  const others = leftOutOf(usual, classes);
  // As many of each class as are held out of the others, and not more than those are all together.
  const leftOutCount = Math.min(testCount, Math.floor((testCount * others.length) / Math.max(1, classes.length)));
  const total = trainCount + testCount + leftOutCount;
  let before = 0;
  const drawing = new SetDrawing(usual, choice, drawn);
  const draw = async (from: number, count: number, of: readonly number[]) => {
    const drawnSet = await drawing.draw({ from, count, classes: of }, loading.signal, (done) =>
      loading.onProgress((before + done) / total),
    );
    before += count;
    return drawnSet;
  };
  const test = await draw(HELD_OUT, testCount, classes);
  const leftOut = leftOutCount > 0 ? await draw(LEFT_OUT, leftOutCount, others) : null;
  const train = await draw(0, trainCount, classes);
  return { ...description, train, test, ...(leftOut && { leftOut }) };
}

/** Images that are drawn together: the counter of the first, their number, and the classes that take turns. */
interface Row {
  readonly from: number;
  readonly count: number;
  readonly classes: readonly number[];
}

/** Some images of a drawn data set that it does not train on, levels [count, height × width × channels]. */
export async function drawSome(
  usual: DataDescription,
  choice: KnownChoice,
  drawn: Drawn,
  count: number,
): Promise<Uint8Array> {
  const row = { from: HELD_OUT, count, classes: optionsOf(usual, choice).classes };
  const drawing = new SetDrawing(usual, choice, drawn);
  const { images } = await drawing.draw(row, new AbortController().signal, () => undefined);
  return images;
}

/** Draws images of one description, one after the other. */
class SetDrawing {
  readonly #description: DataDescription;
  readonly #options: Options;
  readonly #drawn: Drawn;
  readonly #painting: Painting;
  /** The uniform number of each factor, of all of them, where it does not vary. */
  readonly #still: readonly number[];

  constructor(usual: DataDescription, choice: KnownChoice, drawn: Drawn) {
    this.#description = editionOf(usual, choice);
    this.#options = optionsOf(usual, choice);
    this.#drawn = drawn;
    this.#painting = new Painting(this.#description.imageShape[0]);
    this.#still = usual.factors.map(({ isOptional }) => (isOptional ? 1 : MIDDLE));
  }

  async draw({ from, count, classes }: Row, signal: AbortSignal, told: (done: number) => void): Promise<ImageSet> {
    const { imageShape, factors, name } = this.#description;
    const { varied } = this.#options;
    const pixels = sizeOf(imageShape);
    const images = new Uint8Array(count * pixels);
    const labels = classes.length > 0 ? new Uint8Array(count) : null;
    const values = new Float32Array(count * factors.length);
    for (let index = 0; index < count; index++) {
      const own = this.#uniforms(from + index);
      const label = labels ? index % classes.length : 0;
      if (labels) labels[index] = label;
      this.#drawn.paint(this.#painting, own, classes[label] ?? 0);
      this.#painting.copyTo(images, index * pixels, imageShape[2]);
      const all = this.#drawn.factorsOf(own);
      values.set(
        varied.map((factor) => all[factor] ?? 0),
        index * factors.length,
      );
      if ((index + 1) % AT_ONCE > 0) continue;
      told(index + 1);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw new DataError({ code: "notFetched", path: name });
    }
    told(count);
    return { count, images, labels, factors: values };
  }

  /** The numbers of one image; factors that do not vary stand where they usually do. */
  #uniforms(counter: number): Float32Array {
    const { varied, drawSeed } = this.#options;
    const own = drawUniforms(this.#drawn.uniforms, { seed: drawSeed, counter, purpose: Purpose.images });
    return own.map((uniform, factor) => (varied.includes(factor) ? uniform : (this.#still[factor] ?? MIDDLE)));
  }
}
