import { BATCH_NORMALIZATION_EPSILON, BATCH_NORMALIZATION_MOMENTUM, sizeOf } from "../experiment/architecture";
import { writeCorruption } from "../experiment/corruptionLink";
import { type Experiment, lossSizesOf } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { chainsOf, type PlacedLayer } from "../formats/networkChains";
import { coefficientsOf } from "../model/objective";
import { LOG_VARIANCE_LIMIT } from "../model/posterior";
import { ADAM } from "../model/state";

/** What stands in the place of each `{{name}}` of a script; `told` is what a conditional network takes beside, or nothing. */
export type Filling = Readonly<Record<string, string | number>>;

/** A line of a script, and whether a setting of the experiment stands in it. */
export interface FilledLine {
  readonly text: string;
  readonly isSetting: boolean;
}

/** What a line ends with that is only in the scripts of conditional networks, or only in those of others. */
const CHOSEN = / {2}#\? (told|untold)$/;

/**
 * A script with its blanks filled in.
 * @throws RangeError where nothing is given for one
 */
export function filled(script: string, filling: Filling): string {
  return filledLines(script, filling)
    .map(({ text }) => text)
    .join("\n");
}

/**
 * The lines of a script with its blanks filled in.
 * @throws RangeError where nothing is given for one
 */
export function filledLines(script: string, filling: Filling): readonly FilledLine[] {
  const isTold = filling["told"] !== "";
  return script.split("\n").flatMap((line) => {
    const chosen = CHOSEN.exec(line)?.[1];
    if (chosen !== undefined && (chosen === "told") !== isTold) return [];
    let isSetting = chosen === "told";
    const text = line.replace(CHOSEN, "").replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = filling[name];
      if (value === undefined) throw new RangeError(name);
      isSetting ||= value !== "";
      return String(value);
    });
    return text.split("\n").map((each) => ({ text: each, isSetting }));
  });
}

/** What the scripts are told of an experiment. */
export function fillingOf(experiment: Experiment): Filling {
  const { architecture, objective, hyperparameters, seed } = experiment;
  const { encoder, decoder, mu, classes } = chainsOf(architecture);
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
    codeLength: sizeOf(mu.input),
    classes,
    told: classes > 0 ? ", condition" : "",
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
