import { parameterLayout } from "../../../experiment/parameters";
import type { Look, Subject } from "../view";
import type { MetricsOf } from "./group";

const IMAGES = 50;

/**
 * The first batch norm of the encoder over 50 held-out images: the greatest and the least deviation of a channel before it
 * and after it, and the least and the greatest of its γ and its β.
 */
export async function* normalizationMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"normalization">> {
  const { architecture } = trainer.experiment;
  const place = architecture.encoder.findIndex(({ kind }) => kind === "batchNormalization");
  const { trainable } = parameterLayout(architecture);
  const find = (role: string) => trainable.find(({ name }) => name === `encoder/${place}/${role}`);
  const [gamma, beta] = [find("gamma"), find("beta")];
  if (place < 1 || !gamma || !beta) return {};
  const { engine } = trainer;
  const { parameters } = await engine.readState();
  const channels = gamma.size;
  const [before, after] = [new Moments(channels), new Moments(channels)];
  const z = new Float32Array(architecture.latentDim);
  for (let row = 0; row < Math.min(IMAGES, dataset.test.count); row++) {
    const outputs = await engine.activations(trainer.heldOut(row, row + 1), z, trainer.toldOf(1));
    before.add(outputs[`encoder/${place - 1}`]);
    after.add(outputs[`encoder/${place}`]);
    yield;
  }
  const valuesOf = ({ offset, size }: { offset: number; size: number }) => parameters.subarray(offset, offset + size);
  return {
    deviationBeforeLeast: Math.min(...before.deviations),
    deviationBeforeGreatest: Math.max(...before.deviations),
    deviationAfterLeast: Math.min(...after.deviations),
    deviationAfterGreatest: Math.max(...after.deviations),
    gammaLeast: Math.min(...valuesOf(gamma)),
    gammaGreatest: Math.max(...valuesOf(gamma)),
    betaLeast: Math.min(...valuesOf(beta)),
    betaGreatest: Math.max(...valuesOf(beta)),
  };
}

/** Sums of what channels give, channels last. */
class Moments {
  #count = 0;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;

  constructor(channels: number) {
    this.#sums = new Float64Array(channels);
    this.#squares = new Float64Array(channels);
  }

  add(outputs: Float32Array = new Float32Array()): void {
    const channels = this.#sums.length;
    this.#count += outputs.length / channels;
    for (const [place, value] of outputs.entries()) {
      const channel = place % channels;
      this.#sums[channel] = (this.#sums[channel] as number) + value;
      this.#squares[channel] = (this.#squares[channel] as number) + value * value;
    }
  }

  get deviations(): Float64Array {
    return this.#squares.map((squares, channel) => {
      const mean = (this.#sums[channel] as number) / this.#count;
      return Math.sqrt(Math.max(0, squares / this.#count - mean * mean));
    });
  }
}
