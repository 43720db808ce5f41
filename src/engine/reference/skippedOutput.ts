import type { SkipConnection } from "../../experiment/skips";
import type { ReferenceLayer } from "./layers";

/** What a layer of the encoder gives and a layer of the decoder reads besides, with its gradient on the way back. */
export class SkippedOutput {
  #output: Float64Array;
  #gradient: Float64Array;
  readonly #channels: number;
  readonly #pixels: number;

  constructor(
    readonly skip: SkipConnection,
    images: number,
  ) {
    const [height, width, channels] = skip.shape;
    this.#channels = channels;
    this.#pixels = images * height * width;
    this.#output = new Float64Array(this.#pixels * channels);
    this.#gradient = this.#output;
  }

  /** The encoder's layer: its output is kept, and to its gradient comes the one from the decoder, which is known by then. */
  kept(layer: ReferenceLayer): ReferenceLayer {
    return {
      forward: (value) => {
        this.#output = layer.forward(value);
        return this.#output;
      },
      backward: (gradient) => layer.backward(gradient.map((value, at) => value + (this.#gradient[at] ?? Number.NaN))),
    };
  }

  /** The decoder's layer, which reads the kept output on the channels behind its own. */
  besides(layer: ReferenceLayer): ReferenceLayer {
    return {
      forward: (value) => {
        const [own, skipped] = [value.length / this.#pixels, this.#channels];
        return layer.forward(
          Float64Array.from({ length: this.#pixels * (own + skipped) }, (_, at) => {
            const [pixel, channel] = [Math.floor(at / (own + skipped)), at % (own + skipped)];
            const from = channel < own ? value[pixel * own + channel] : this.#output[pixel * skipped + channel - own];
            return from ?? Number.NaN;
          }),
        );
      },
      backward: (gradient) => {
        const whole = layer.backward(gradient);
        const all = whole.length / this.#pixels;
        const own = all - this.#channels;
        this.#gradient = whole.filter((_, at) => at % all >= own);
        return whole.filter((_, at) => at % all < own);
      },
    };
  }
}
