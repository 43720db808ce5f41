import { BATCH_NORMALIZATION_EPSILON, BATCH_NORMALIZATION_MOMENTUM, sizeOf } from "../experiment/architecture";
import { writeCorruption } from "../experiment/corruptionLink";
import { type Experiment, lossSizesOf } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { chainsOf, type PlacedLayer } from "../formats/networkChains";
import { coefficientsOf } from "../model/objective";
import { LOG_VARIANCE_LIMIT } from "../model/posterior";
import { ADAM } from "../model/state";

/** What stands in the place of each `{{name}}` of a script. */
type Filling = Readonly<Record<string, string | number>>;

/**
 * A script with its blanks filled in.
 * @throws RangeError where nothing is given for one
 */
export function filled(script: string, filling: Filling): string {
  return script.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = filling[name];
    if (value === undefined) throw new RangeError(name);
    return String(value);
  });
}

/** What the scripts are told of an experiment. */
export function fillingOf(experiment: Experiment): Filling {
  const { architecture, objective, hyperparameters, seed } = experiment;
  const { encoder, decoder } = chainsOf(architecture);
  const { reconstruction, squares, logs } = coefficientsOf(objective, lossSizesOf(experiment));
  return {
    imageShape: architecture.imageShape.join(", "),
    latentDim: architecture.latentDim,
    objective: `Convention ${objective.convention}, lambda ${objective.lambda}, terms ${objective.terms}.${corruptionNote(objective)}`,
    likelihood: objective.likelihood,
    noise: objective.noise,
    coefficients: [reconstruction, squares, logs].join(", "),
    batchSize: hyperparameters.batchSize,
    learningRate: hyperparameters.learningRate,
    beta1: ADAM.beta1,
    beta2: ADAM.beta2,
    adamEpsilon: ADAM.epsilon,
    seed,
    logVarianceLimit: LOG_VARIANCE_LIMIT,
    batchNormEpsilon: BATCH_NORMALIZATION_EPSILON,
    // 1 − 0.9 is not 0.1 in binary numbers.
    batchNormMomentum: Math.round(1e6 * (1 - BATCH_NORMALIZATION_MOMENTUM)) / 1e6,
    codeLength: sizeOf(encoder.at(-1)?.output ?? architecture.imageShape),
    encoder: modulesOf(encoder),
    decoder: modulesOf(decoder),
  };
}

/** What a script that trains does not do of an objective. */
function corruptionNote({ corruption }: Objective): string {
  if (!corruption) return "";
  return ` Its input was corrupted (${writeCorruption(corruption)}); here training goes on with clean images.`;
}

function modulesOf(layers: readonly PlacedLayer[]): string {
  return layers.map((layer) => `            ${moduleOf(layer)},`).join("\n");
}

/** A layer as a module of PyTorch. */
function moduleOf({ layer, input }: PlacedLayer): string {
  const channels = input.at(-1);
  const relu = (activation: "relu" | "linear") => `relu=${activation === "relu" ? "True" : "False"}`;
  switch (layer.kind) {
    case "conv2d":
      return `Conv(${channels}, ${layer.filters}, stride=${layer.stride}, ${relu(layer.activation)})`;
    case "conv2dTranspose":
      return `ConvTranspose(${channels}, ${layer.filters}, stride=${layer.stride}, ${relu(layer.activation)})`;
    case "dense":
      return `Dense(${channels}, ${layer.units}, ${relu(layer.activation)})`;
    case "batchNormalization":
      return `nn.BatchNorm${input.length === 3 ? 2 : 1}d(${channels}, **BATCH_NORM)`;
    case "flatten":
      return "Flatten()";
    case "reshape":
      return `Reshape(${layer.shape.join(", ")})`;
  }
}
