import { type Architecture, withCondition } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { readLink } from "../experiment/link";
import { type ParameterTensor, parameterLayout } from "../experiment/parameters";
import { presets } from "../experiment/presets";
import { ranges } from "../experiment/ranges";
import { fromPytorch, pytorchName, toPytorch } from "../formats/pytorch";
import type { Safetensors } from "../formats/safetensors";
import type { NamedTensors, Tensor } from "../formats/tensor";
import { type FoundModel, ModelFileError } from "./modelFile";

/** Tensors of a file, what it says of itself, and Adam's moments where they are beside it. */
export interface HandedTensors {
  readonly tensors: NamedTensors;
  readonly metadata: ReadonlyMap<string, string>;
  readonly moments: Pick<Safetensors, "tensors" | "metadata"> | null;
  /** The network, where the file tells it otherwise than by a link. */
  readonly architecture?: Architecture;
}

/** What precedes the names of Adam's moments. */
const [FIRST, SECOND] = ["exp_avg.", "exp_avg_sq."];
/** What wrappers of PyTorch put before the names of a model's tensors. */
const WRAPPED = /^(module\.|_orig_mod\.)+/;
/** What is kept beside weights and is none. */
const BESIDE = /(num_batches_tracked$)|(^adam\.)/;

/**
 * The model whose weights these are: of the experiment that the file tells, or of the present one with the first network that
 * they fit, its own or a preset.
 * @throws ModelFileError where they fit none
 */
export function fitModel(
  { tensors, metadata, moments, architecture: told }: HandedTensors,
  present: Experiment,
): FoundModel {
  const named = new Map(
    Array.from(tensors, ([name, tensor]) => [name.replace(WRAPPED, ""), tensor] as const).filter(
      ([name]) => !BESIDE.test(name),
    ),
  );
  if (named.size === 0) throw new ModelFileError({ code: "noTensors" });
  const link = metadata.get("link");
  const linked = link === undefined ? null : toldExperiment(link);
  if (!linked && told) refuseOtherImages(told, present.architecture);
  const architecture = told ?? fittingArchitecture(named, present.architecture);
  const experiment = linked ?? { ...present, architecture };
  const layout = parameterLayout(experiment.architecture);
  refuseMisfit(named, [...layout.trainable, ...layout.statistics]);
  const block = (layoutOf: readonly ParameterTensor[], count: number, from = named, prefix = "") =>
    blockOf(layoutOf, count, from, prefix);
  const { trainable, trainableCount, statistics, statisticsCount } = layout;
  const state = {
    parameters: block(trainable, trainableCount),
    runningStatistics: block(statistics, statisticsCount),
    firstMoments: new Float32Array(trainableCount),
    secondMoments: new Float32Array(trainableCount),
    updates: 0,
  };
  const step = wholeIn(metadata.get("step"));
  const isTold = linked !== null || told !== undefined;
  if (!moments || !linked) return { experiment, checkpoint: { step, state }, isTold, hasMoments: false };
  const remembered = {
    firstMoments: block(trainable, trainableCount, new Map(moments.tensors), FIRST),
    secondMoments: block(trainable, trainableCount, new Map(moments.tensors), SECOND),
    updates: wholeIn(moments.metadata.get("updates")),
  };
  return { experiment, checkpoint: { step, state: { ...state, ...remembered } }, isTold: true, hasMoments: true };
}

function toldExperiment(link: string): Experiment {
  const { experiment, problems } = readLink(link);
  if (problems.length > 0) throw new ModelFileError({ code: "unreadableLink" });
  return experiment;
}

function refuseOtherImages({ imageShape: found }: Architecture, { imageShape: wanted }: Architecture): void {
  if (found.join() !== wanted.join()) throw new ModelFileError({ code: "otherImages", found, wanted });
}

/** The first network that tensors fit; where they fit none, the present one, so that it is told what does not. */
function fittingArchitecture(tensors: NamedTensors, present: Architecture): Architecture {
  const head = tensors.get("mu/bias") ?? tensors.get("mu.bias");
  const possible = possibleArchitectures(present, head?.shape[0]);
  return possible.find((architecture) => fits(tensors, architecture)) ?? present;
}

/**
 * The networks that a file may be of which tells none: the present one, and the presets with so many latent dimensions, told the
 * class where the present one is.
 */
export function possibleArchitectures(present: Architecture, latentDim = present.latentDim): readonly Architecture[] {
  const { imageShape } = present;
  const isPossible = latentDim >= ranges.latentDim.least && latentDim <= ranges.latentDim.greatest;
  if (!isPossible) return [present];
  const others = presets.flatMap(({ build }) =>
    [true, false].map((batchNormalization) =>
      withCondition(build({ imageShape, latentDim, batchNormalization }), present.conditionClasses ?? null),
    ),
  );
  return [present, ...others];
}

/** Whether tensors are those of a network, by name and shape. */
export function fits(tensors: NamedTensors, architecture: Architecture): boolean {
  const { trainable, statistics } = parameterLayout(architecture);
  const all = [...trainable, ...statistics];
  return all.length === tensors.size && all.every((wanted) => isOfShape(found(tensors, wanted.name)?.shape, wanted));
}

/** A tensor in our order of axes, by our name or PyTorch's. */
function found(tensors: NamedTensors, name: string, prefix = ""): Tensor | undefined {
  const ours = tensors.get(prefix + name);
  if (ours) return ours;
  const theirs = tensors.get(prefix + pytorchName(name));
  return theirs && fromPytorch(theirs);
}

function isOfShape(shape: readonly number[] | undefined, wanted: ParameterTensor): boolean {
  return shape !== undefined && shape.join() === wanted.shape.join();
}

function refuseMisfit(tensors: NamedTensors, layout: readonly ParameterTensor[]): void {
  const known = new Set(layout.flatMap(({ name }) => [name, pytorchName(name)]));
  for (const wanted of layout) {
    const tensor = found(tensors, wanted.name);
    if (!tensor) throw new ModelFileError({ code: "missingTensor", tensor: wanted.name });
    if (!isOfShape(tensor.shape, wanted)) {
      const isOurs = tensors.has(wanted.name);
      const turned = isOurs ? wanted.shape : toPytorch({ shape: wanted.shape, values: new Float32Array(0) }).shape;
      const shape = isOurs ? tensor.shape : toPytorch({ ...tensor, values: new Float32Array(0) }).shape;
      throw new ModelFileError({ code: "wrongShape", tensor: wanted.name, found: shape, wanted: turned });
    }
  }
  for (const name of tensors.keys()) {
    if (!known.has(name)) throw new ModelFileError({ code: "unknownTensor", tensor: name });
  }
}

/** @throws ModelFileError where a tensor is missing, of another size or not finite */
function blockOf(
  layout: readonly ParameterTensor[],
  count: number,
  tensors: NamedTensors,
  prefix: string,
): Float32Array {
  const block = new Float32Array(count);
  for (const wanted of layout) {
    const tensor = found(tensors, wanted.name, prefix);
    if (!tensor) throw new ModelFileError({ code: "missingTensor", tensor: prefix + wanted.name });
    if (!isOfShape(tensor.shape, wanted)) {
      throw new ModelFileError({
        code: "wrongShape",
        tensor: prefix + wanted.name,
        found: tensor.shape,
        wanted: wanted.shape,
      });
    }
    if (!tensor.values.every(Number.isFinite)) throw new ModelFileError({ code: "notFinite", tensor: wanted.name });
    const isSpread = wanted.role === "runningVariance" || prefix === SECOND;
    if (isSpread && tensor.values.some((value) => value < 0)) {
      throw new ModelFileError({ code: "negative", tensor: prefix + wanted.name });
    }
    block.set(tensor.values, wanted.offset);
  }
  return block;
}

/** A whole number of at most nine digits; 0 of anything else. */
function wholeIn(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
