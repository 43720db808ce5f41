import type { Activations } from "../../engine/engine";
import { sizeOf } from "../../experiment/architecture";
import { type ParameterRole, parameterLayout } from "../../experiment/parameters";
import type { ModelState } from "../../model/state";
import type { Trainer } from "../../training/trainer";
import { greyLevels } from "./greyLevels";
import { type InspectedImage, inspect } from "./inspection";
import type { View } from "./view";

/** What goes through a network. */
interface ActivationsRequest {
  /** The image that is encoded, grey levels [pixels]. */
  readonly image: Uint8Array;
  /** The image's class, from 0, where a conditional network is to be told another than the told one. */
  readonly label?: number;
  /** The code that is decoded, [latentDim]; the image's mean where there is none. */
  readonly z: Float32Array | null;
  /** The batch norm whose parameters are told as well, by its layer's name. */
  readonly normalization: string | null;
}

/** The numbers of a batch norm, each [channels]. */
export interface Normalization {
  readonly layer: string;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly runningMean: Float32Array;
  readonly runningVariance: Float32Array;
}

/** What a model makes of an image, and what each of its layers gives on the way. */
interface SeenActivations extends InspectedImage {
  /** The code that was decoded. */
  readonly z: Float32Array;
  /** Its decoded mean, grey levels [pixels]. */
  readonly decoded: Uint8ClampedArray;
  readonly outputs: Activations;
  readonly normalization: Normalization | null;
}

/** One image and one code on their way through all layers. */
export const activations: View<ActivationsRequest, SeenActivations> = {
  taken: "turns",
  followsToldClass: true,
  images: () => 1,
  fits: ({ image, z }, { imageShape, latentDim }) =>
    image.length === sizeOf(imageShape) && (z === null || z.length === latentDim),
  async look({ image, z: given, normalization, label }, { trainer, budget }) {
    budget.take(1);
    const { engine } = trainer;
    const own = label === undefined ? undefined : Uint8Array.of(label);
    const inspected = await inspect(image, trainer, own);
    const z = (given ?? inspected.mu).slice();
    const decoded = given
      ? greyLevels(await trainer.decode(z, own, inspected.image))
      : inspected.reconstruction.slice();
    const outputs = await engine.activations(inspected.image, z, trainer.toldOf(1, own));
    return { ...inspected, z, decoded, outputs, normalization: await normalizationOf(normalization, trainer) };
  },
  transfers: ({ image, mu, logVar, reconstruction, z, decoded, outputs, normalization }) => [
    ...[image, mu, logVar, reconstruction, z, decoded, ...Object.values(outputs)].map(({ buffer }) => buffer),
    ...(normalization ? buffersOf(normalization) : []),
  ],
};

async function normalizationOf(layer: string | null, { engine, experiment }: Trainer): Promise<Normalization | null> {
  if (layer === null) return null;
  const { trainable, statistics } = parameterLayout(experiment.architecture);
  const state = await engine.readState();
  const read = (role: ParameterRole, tensors: typeof trainable, block: keyof NumberBlocks) => {
    const found = tensors.find(({ name }) => name === `${layer}/${role}`);
    return state[block].slice(found?.offset ?? 0, found ? found.offset + found.size : 0);
  };
  const gamma = read("gamma", trainable, "parameters");
  if (gamma.length === 0) return null;
  return {
    layer,
    gamma,
    beta: read("beta", trainable, "parameters"),
    runningMean: read("runningMean", statistics, "runningStatistics"),
    runningVariance: read("runningVariance", statistics, "runningStatistics"),
  };
}

type NumberBlocks = Pick<ModelState, "parameters" | "runningStatistics">;

function buffersOf({ gamma, beta, runningMean, runningVariance }: Normalization): ArrayBufferLike[] {
  return [gamma, beta, runningMean, runningVariance].map(({ buffer }) => buffer);
}
