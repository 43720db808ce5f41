import fc from "fast-check";
import {
  type Activation,
  type Architecture,
  ArchitectureError,
  inferShapes,
  type Layer,
  type Part,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import { conventionNames } from "../../experiment/conventions";
import { allCorruptions, type Corruption } from "../../experiment/corruption";
import { readLayers } from "../../experiment/notation";
import type { Objective } from "../../experiment/objective";
import { inputsOf, possibleSkips, withSkips } from "../../experiment/skips";

/** A drawn network with what a step of it needs. */
export interface DrawnNetwork {
  readonly architecture: Architecture;
  readonly batchSize: number;
  /** Images of the step: fewer than the batch size where it is a partial one. */
  readonly images: number;
}

const activation = fc.constantFrom<Activation>("relu", "linear", "relu");
const stride = fc.constantFrom<1 | 2>(1, 2);
/** Odd, single and uneven channel counts as well as those that fill whole vectors. */
const filters = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 12, 17);
const norm = fc.constant<Layer>({ kind: "batchNormalization" });
const down: fc.Arbitrary<Layer> = fc.record({ kind: fc.constant("conv2d"), filters, stride, activation });
const up: fc.Arbitrary<Layer> = fc.record({
  kind: fc.constant("conv2dTranspose"),
  filters: fc.constantFrom(1, 2, 3, 4, 6),
  stride,
  activation,
});
const dense: fc.Arbitrary<Layer> = fc.record({
  kind: fc.constant("dense"),
  units: fc.integer({ min: 1, max: 40 }),
  activation,
});
const imageShape = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 4, max: 16 }), fc.integer({ min: 4, max: 16 })) },
  { weight: 1, arbitrary: fc.constantFrom<[number, number]>([28, 28], [32, 32], [31, 29], [64, 64]) },
);

const corruption: fc.Arbitrary<Corruption> = fc.record({
  kind: fc.constantFrom(...allCorruptions),
  strength: fc.constantFrom(0, 0.1, 0.35, 0.5, 0.7),
});

/** What a step may minimise, of images as they are and of corrupted ones. */
export const objectives: fc.Arbitrary<Objective> = fc.record(
  {
    terms: fc.constantFrom("reconstruction", "kl", "combined", "combined"),
    lambda: fc.constantFrom(0, 0.01, 1, 1, 30),
    likelihood: fc.constantFrom("bernoulli", "gaussian"),
    noise: fc.constantFrom("zero", "learned", "learned", "one"),
    convention: fc.constantFrom("elbo", "elbo", ...conventionNames),
    corruption,
  },
  { requiredKeys: ["terms", "lambda", "likelihood", "noise", "convention"] },
);

/** The same with a weight of the label head's cross-entropy. */
export const labelledObjectives: fc.Arbitrary<Objective> = fc
  .tuple(objectives, fc.constantFrom(0, 0.5, 10, 100))
  .map(([objective, labelWeight]) => ({ ...objective, labelWeight }));

/** A list of each of some layers, or nothing in its place. */
function some(...layers: readonly fc.Arbitrary<Layer>[]): fc.Arbitrary<Layer[]> {
  const optional = layers.map((layer) => fc.option(layer, { nil: undefined }));
  return fc.tuple(...optional).map((drawn) => drawn.filter((layer) => layer !== undefined));
}

const encoder = fc
  .tuple(some(norm, down, norm, down, up, norm, down), some(dense, norm, dense))
  .map(([spatial, flat]): Layer[] => [...spatial, { kind: "flatten" }, ...flat]);

/** Layers from a code to an image of the wanted shape: dense all the way, or by way of smaller images. */
function decoderOf(shape: readonly [number, number, number]): fc.Arbitrary<Layer[]> {
  const [height, width, channels] = shape;
  const last: fc.Arbitrary<Layer> = fc.constantFrom<Layer>(
    { kind: "conv2dTranspose", filters: channels, stride: 1, activation: "linear" },
    { kind: "conv2d", filters: channels, stride: 1, activation: "linear" },
  );
  const flat = fc
    .tuple(some(norm, dense, norm, dense, norm), activation)
    .map(([before, kind]): Layer[] => [...before, { kind: "dense", units: sizeOf(shape), activation: kind }]);
  const halvings = [0, 1, 2].filter((times) => height % 2 ** times === 0 && width % 2 ** times === 0);
  const spatial = fc
    .tuple(fc.constantFrom(...halvings), fc.constantFrom(1, 2, 3, 5), fc.array(norm, { maxLength: 1 }), last, filters)
    .chain(([times, depth, norms, final, between]) => {
      const small: [number, number, number] = [height / 2 ** times, width / 2 ** times, depth];
      const doubling: Layer = { kind: "conv2dTranspose", filters: Math.min(between, 8), stride: 2, activation: "relu" };
      return fc
        .tuple(activation, some(norm))
        .map(([kind, before]): Layer[] => [
          ...before,
          { kind: "dense", units: sizeOf(small), activation: kind },
          ...norms,
          { kind: "reshape", shape: small },
          ...Array.from({ length: times }, () => [doubling, ...norms]).flat(),
          final,
        ]);
    });
  return fc.oneof(flat, spatial);
}

/**
 * Networks of every kind that layers can be put together to, small enough for the reference. Batches are not tiny:
 * batch norm of two or three numbers takes away nearly all of a gradient and leaves what was rounded.
 */
export const draws: fc.Arbitrary<DrawnNetwork> = fc
  .tuple(imageShape, fc.constantFrom(1, 3), fc.integer({ min: 1, max: 32 }), encoder)
  .chain(([[height, width], channels, latentDim, layers]) => {
    const shape = [height, width, channels] as const;
    return fc.record({
      architecture: decoderOf(shape).map((decoder) => ({ imageShape: shape, latentDim, encoder: layers, decoder })),
      batchSize: fc.constantFrom(9, 16, 17, 33),
      images: fc.constantFrom(9, 13, 16, 33),
    });
  })
  .map(({ architecture, batchSize, images }) => ({ architecture, batchSize, images: Math.min(batchSize, images) }))
  .filter(({ architecture, images }) => fits(architecture) && images * workOf(architecture) < 1.5e6);

/** The same networks told the class of an image, one of a few. */
export const conditionalDraws: fc.Arbitrary<DrawnNetwork> = fc
  .tuple(draws, fc.integer({ min: 2, max: 12 }))
  .map(([{ architecture, ...draw }, conditionClasses]) => ({
    ...draw,
    architecture: { ...architecture, conditionClasses },
  }));

/** Networks with skip connections, some of them told the class as well. */
export const skippingDraws: fc.Arbitrary<DrawnNetwork> = fc
  .oneof({ weight: 3, arbitrary: draws }, conditionalDraws)
  .filter(({ architecture }) => possibleSkips(architecture).length > 0)
  .map(({ architecture, ...draw }) => ({ ...draw, architecture: withSkips(architecture, true) }));

/** The same networks with a label head. */
export const labelledDraws: fc.Arbitrary<DrawnNetwork> = fc
  .tuple(draws, fc.integer({ min: 2, max: 12 }))
  .map(([{ architecture, ...draw }, classes]) => ({
    ...draw,
    architecture: { ...architecture, labelHead: { classes, labels: 30 } },
  }));

function fits(architecture: Architecture): boolean {
  try {
    inferShapes(architecture);
    return true;
  } catch (error) {
    if (error instanceof ArchitectureError) return false;
    throw error;
  }
}

/** Multiplications of one image's forward pass, roughly. */
export function workOf(architecture: Architecture): number {
  const [inputs, shapes] = [inputsOf(architecture), inferShapes(architecture)];
  const workIn = (part: Part) => work(architecture[part], inputs[part], shapes[part]);
  return workIn("encoder") + workIn("decoder");
}

function work(layers: readonly Layer[], inputs: readonly Shape[], outputs: readonly Shape[]): number {
  return layers.reduce((sum, layer, index) => {
    const before = inputs[index] ?? [0];
    const after = outputs[index] ?? before;
    if (layer.kind === "dense") return sum + sizeOf(before) * sizeOf(after);
    if (layer.kind === "conv2d") return sum + 9 * sizeOf(after) * (before.at(-1) ?? 1);
    return layer.kind === "conv2dTranspose" ? sum + 9 * sizeOf(before) * layer.filters : sum;
  }, 0);
}

/** Sides and channels of images as data sets have them. */
export const usualShapes = [28, 32, 48, 64].flatMap((side) => [1, 3].map((channels) => ({ side, channels })));

/** A network of the lecture's kind with few filters, for square images whose side four divides. */
export function smallNetworkOn({ side, channels }: (typeof usualShapes)[number]): Architecture {
  const small = side / 4;
  return {
    imageShape: [side, side, channels],
    latentDim: 3,
    encoder: readLayers("conv3s2r.bn.conv4s2r.bn.flat.dense6r.bn"),
    decoder: readLayers(
      `dense${small * small * 4}r.bn.to${small}x${small}x4.convT4s2r.bn.convT3s2r.bn.convT${channels}s1`,
    ),
  };
}
