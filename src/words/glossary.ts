import { lossSizesOf } from "../experiment/experiment";
import type { State } from "../state/state";
import { dataSetOf } from "../state/view/dataSet";
import { codeDefinitions, neighbourDefinition } from "./codes";
import { corruptionDefinition } from "./corruption";
import { courseWords } from "./courseWords";
import { diagnosisMeanings, diagnosisNames } from "./diagnoses";
import { normDefinitions } from "./gradients";
import { imageDefinitions, pixelDefinitions } from "./images";
import { crossEntropyDefinition, labelWeightDefinition } from "./labelHead";
import { floorDefinition, levelDefinitions } from "./levels";
import {
  definitions,
  klDefinition,
  likelihoodNote,
  noiseNote,
  pullDefinition,
  reconstructionDefinition,
  weightOf,
} from "./objective";
import { codeLengthDefinition, elboDefinition } from "./terms";
import { curveDefinitions, settingDefinitions } from "./training";

/** A word of the page and what it means; where a tooltip explains it, in the tooltip's own words. */
export interface GlossaryEntry {
  /** What a tooltip asks for it by. */
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** Words that belong together. */
export interface GlossaryGroup {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

/** All words of the page as they are meant of a model: what depends on its objective and its data is told as it is now. */
export function glossaryOf(state: Pick<State, "experiment" | "data">): readonly GlossaryGroup[] {
  return [
    group("The model", ideas),
    group("The loss", lossWords(state)),
    group("Levels that need no code", levelWords(state)),
    group("Codes on the map", codeWords(dataSetOf(state).classNames.length)),
    group("Images", imageWords(state)),
    group("Training and network", settingWords),
    group("What is measured", measuredWords),
    group("In lessons", courseWords),
    group("Diagnoses", diagnosisWords()),
  ];
}

type Row = readonly [key: string, name: string, text: string];

function group(title: string, rows: readonly Row[]): GlossaryGroup {
  return { title, entries: rows.map(([key, name, text]) => ({ key, name, text })) };
}

const ideas: readonly Row[] = [
  [
    "encoder",
    "encoder",
    "The half of the network that turns an image x into its code: the mean μ and the width σ of a cloud.",
  ],
  ["decoder", "decoder", "The half of the network that draws an image from a code z."],
  ["code", "code z", "A few numbers that stand for an image. All that the decoder knows of the image is in them."],
  [
    "posterior",
    "posterior q(z|x)",
    "The cloud of codes that the encoder gives an image: a bell of mean μ and width σ along every number. Training draws z from it.",
  ],
  [
    "prior",
    "prior p(z)",
    "One cloud for all images, N(0, I): mean 0, width 1 along every number. New images are drawn from codes out of it.",
  ],
  ["latent", "latent space", "The space of all codes. The map shows it, or a plane of it: a dot is one image's μ."],
  [
    "autoencoder",
    "variational autoencoder",
    "An encoder and a decoder that learn together: images are to survive their code, and all clouds together are to look like the prior.",
  ],
];

function lossWords({ experiment, data }: Pick<State, "experiment" | "data">): readonly Row[] {
  const { objective } = experiment;
  const sizes = lossSizesOf(experiment);
  const weight = weightOf(objective);
  return [
    ["total", "L, total", definitions.total],
    ["reconstruction", "reconstruction, copying error", reconstructionDefinition(objective)],
    ["kl", "KL, untidiness", klDefinition(objective)],
    ["weight", `${weight.symbol} in the formula`, weight.definition],
    ["lambda", "KL weight λ", definitions.lambda],
    ["elbo", "ELBO", elboDefinition(objective, sizes.pixels)],
    ["likelihood", "pixel likelihood", `${definitions.likelihood} ${likelihoodNote(objective.likelihood)}.`],
    ["noise", "encoder noise σ, blur", `${definitions.noise} ${noiseNote(objective.noise)}.`],
    ["convention", "convention", definitions.convention],
    ["pulls", "pulls of the terms", pullDefinition],
    ["encoder norm", "‖∇‖ encoder", normDefinitions.encoder],
    [
      "decoder norm",
      "‖∇‖ decoder",
      objective.terms === "kl" ? normDefinitions.withoutDecoder : normDefinitions.decoder,
    ],
    ["train", "train", curveDefinitions.train],
    [
      "held-out",
      "held-out",
      data ? `${curveDefinitions.heldOut} There are ${data.testCount} of them.` : curveDefinitions.heldOut,
    ],
  ];
}

function levelWords({ experiment, data }: Pick<State, "experiment" | "data">): readonly Row[] {
  const levels = data?.levels[experiment.objective.likelihood];
  return [
    ["mean image", "collapse: mean image", levelDefinitions.meanImage],
    ["class means", "class means", levelDefinitions.classMeans],
    ["floor", "floor: perfect x̂", floorDefinition(levels?.floor ?? 1)],
  ];
}

function codeWords(classes: number): readonly Row[] {
  return [
    ["sigma", "σ, width of the posteriors", codeDefinitions.sigma],
    ["distance", "‖μ‖", codeDefinitions.distance],
    ["coverage", "prior covered", codeDefinitions.coverage],
    ["active", "active units", codeDefinitions.active],
    ["neighbours", "kNN accuracy on μ", neighbourDefinition(classes)],
    ["median", "median σ", codeDefinitions.median],
    ["largest", "largest |μ|", codeDefinitions.largest],
    ["spread", "spread of μ", codeDefinitions.spread],
    ["ratio", "σ / spread of μ", codeDefinitions.ratio],
  ];
}

function imageWords({ experiment }: Pick<State, "experiment">): readonly Row[] {
  return [
    ["x", "x", imageDefinitions.x],
    ["reconstructed", "x̂", imageDefinitions.reconstruction],
    ["decoded", "mean of p(x|z)", pixelDefinitions[experiment.objective.likelihood]],
    ["code length", "code length", codeLengthDefinition],
  ];
}

const settingWords: readonly Row[] = [
  ["learning rate", "learning rate", settingDefinitions.learningRate],
  ["batch size", "batch size", settingDefinitions.batchSize],
  ["seed", "seed", settingDefinitions.seed],
  ["latent size", "latent size", settingDefinitions.latentSize],
  ["batch norm", "batch norm", settingDefinitions.batchNorm],
  ["skip connections", "skip connections", settingDefinitions.skipConnections],
  ["told the class", "told the class", settingDefinitions.conditionOnClass],
  ["label head", "label head", settingDefinitions.labelHead],
  ["label weight", "label weight α", labelWeightDefinition],
  ["label cross-entropy", "cross-entropy of labels", crossEntropyDefinition],
  ["corruption", "corrupted input", corruptionDefinition],
];

const measuredWords: readonly Row[] = [
  [
    "kNN",
    "kNN, k nearest neighbours",
    "A new image gets the class that most of its k nearest labelled images have, by distance of codes or of pixels.",
  ],
  [
    "logistic regression",
    "logistic regression",
    "A classifier with straight borders: each class has a weighted sum of the features, and the greatest sum wins.",
  ],
  [
    "auroc",
    "AUROC, area under the ROC curve",
    "How often something unusual has a higher score than something usual, ties one half: 1 tells all apart, 0.5 is chance.",
  ],
  [
    "psnr",
    "PSNR",
    "Peak signal-to-noise ratio in decibels, 10 log₁₀ (1 / mean squared error) of pixels from 0 to 1. Higher is nearer; 10 dB more is a tenth of the error.",
  ],
  [
    "rank correlation",
    "rank correlation",
    "Order things by one number and by another: 1 where both orders agree, −1 where one is the other reversed, 0 where neither tells of the other.",
  ],
  [
    "effective draws",
    "effective number of draws",
    "How many draws of equal weight would tell as much as draws of unequal ones: (Σw)² / Σw². It is 1 where one weight outweighs all.",
  ],
  [
    "transposed convolution",
    "transposed convolution",
    "A convolution with stride halves a picture; its transpose, with the same weights, makes one of double size. It is no inverse.",
  ],
];

function diagnosisWords(): readonly Row[] {
  return Object.entries(diagnosisMeanings).map(
    ([name, text]): Row => [name, diagnosisNames[name as keyof typeof diagnosisMeanings], text],
  );
}
