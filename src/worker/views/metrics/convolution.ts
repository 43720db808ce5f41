import { parameterLayout } from "../../../experiment/parameters";
import { convolved, innerProduct, type NumberPlane, transposeConvolved } from "../../../model/convolution";
import { drawUniforms, Purpose } from "../../../model/random";
import type { Look, Subject } from "../view";
import { type MetricsOf, meanOf } from "./group";

/** Images that are sent through and back. */
const IMAGES = 10;

/**
 * The first convolution K of the encoder and its transpose, of its first input channel alone and without bias: ⟨Kx, y⟩ and
 * ⟨x, Kᵀy⟩ of a held-out image x and y drawn evenly from 0 to 1, each summed over the filters, and ‖c KᵀKx − x‖ / ‖x‖ with the best c, a mean
 * over ten images and all filters.
 */
export async function* convolutionMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"convolution">> {
  const { architecture, seed } = trainer.experiment;
  const [height, width, channels] = architecture.imageShape;
  const place = architecture.encoder.findIndex(({ kind }) => kind === "conv2d");
  const layer = architecture.encoder[place];
  const kernels = parameterLayout(architecture).trainable.find(({ name }) => name === `encoder/${place}/kernel`);
  if (layer?.kind !== "conv2d" || place !== 0 || !kernels) return {};
  const { parameters } = await trainer.engine.readState();
  const inputs = kernels.shape[2] as number;
  const weight = (filter: number) => (_: unknown, tap: number) =>
    parameters[kernels.offset + tap * inputs * layer.filters + filter] as number;
  let [forward, backward] = [0, 0];
  const errors: number[] = [];
  for (let filter = 0; filter < layer.filters; filter++) {
    const kernel = Array.from({ length: 9 }, weight(filter));
    for (let row = 0; row < Math.min(IMAGES, dataset.test.count); row++) {
      const levels = trainer.heldOut(row, row + 1).filter((_, value) => value % channels === 0);
      const x: NumberPlane = { height, width, values: Float64Array.from(levels, (level) => level / 255) };
      const kx = convolved(x, kernel, layer.stride);
      const back = transposeConvolved(kx, kernel, layer.stride, [height, width]);
      errors.push(
        Math.sqrt(Math.max(0, 1 - innerProduct(back, x) ** 2 / innerProduct(back, back) / innerProduct(x, x))),
      );
      if (row > 0) continue;
      const key = { seed, counter: filter * kx.values.length, purpose: Purpose.heldOutEpsilon };
      const y = { ...kx, values: Float64Array.from(drawUniforms(kx.values.length, key)) };
      forward += innerProduct(kx, y);
      backward += innerProduct(x, transposeConvolved(y, kernel, layer.stride, [height, width]));
    }
    yield;
  }
  return { forwardProduct: forward, backwardProduct: backward, roundTripError: meanOf(errors) };
}
