import { type Architecture, ArchitectureError, conditionSize, withCondition, withLabelHead } from "./architecture";
import { conventionNames } from "./conventions";
import { readCorruption, writeCorruption } from "./corruptionLink";
import { readData, writeData } from "./dataLink";
import type { DataDescription } from "./dataSets";
import { type Experiment, experimentOn } from "./experiment";
import { dataSets } from "./knownDataSets";
import { areLearnable } from "./labelHead";
import { withinLimits } from "./limits";
import { LinkFields, type LinkProblem, linkSettings, repeated } from "./linkFields";
import { readLayers, writeLayers } from "./notation";
import { allLikelihoods, allNoises, allTerms, type Objective } from "./objective";
import {
  type HideablePart,
  hideableParts,
  type LearnPlace,
  learnRanges,
  type Presentation,
  type Scene,
  scenes,
  wholePage,
} from "./presentation";
import { MOST_COMPARED, ranges } from "./ranges";
import { type SightTexts, sightSettings } from "./sight";
import { hasSkips, possibleSkips, withSkips } from "./skips";

/**
 * The hash of a link that holds the whole experiment, such as `#data=mnist&terms=combined&…`, and the objectives of the
 * models that are compared on it, where there are any: `compare=reconstruction:1:bernoulli:learned:elbo,…`. Where the page
 * is no whole workbench, it also tells the stage's scene, what is left out and the lesson that is open:
 * `present=map&hide=training,explore&lesson=11&beat=2`.
 * `sight` are the settings that tell what is looked at, where the link is to hold it: `z=0.5,-1&pin=12`.
 */
export function writeLink(
  { data, architecture, objective, hyperparameters, seed }: Experiment,
  compared: readonly Objective[] = [],
  { scene, hidden, learn }: Presentation = wholePage,
  sight: SightTexts = {},
): string {
  const entries = {
    ...writeData(data),
    latent: architecture.latentDim,
    encoder: writeLayers(architecture.encoder),
    decoder: writeLayers(architecture.decoder),
    ...(conditionSize(architecture) > 0 && { condition: "class" }),
    ...(hasSkips(architecture) && { skips: "all" }),
    ...(architecture.labelHead && { labels: architecture.labelHead.labels }),
    terms: objective.terms,
    lambda: objective.lambda,
    likelihood: objective.likelihood,
    noise: objective.noise,
    convention: objective.convention,
    ...(objective.corruption && { corrupt: writeCorruption(objective.corruption) }),
    ...(objective.labelWeight !== undefined && { alpha: objective.labelWeight }),
    batch: hyperparameters.batchSize,
    rate: hyperparameters.learningRate,
    seed,
    ...(compared.length > 0 && { compare: writeCompared(compared, objective) }),
    ...(scene && { present: scene }),
    ...(hidden.length > 0 && { hide: hidden.join(",") }),
    ...(learn && { lesson: learn.lesson, ...(learn.lesson > 0 && { beat: learn.beat }) }),
    ...sight,
  };
  return `#${Object.entries(entries)
    .map(([name, value]) => `${name}=${value}`)
    .join("&")}`;
}

/** What a link asks for, and why each setting that keeps its default could not be read. */
export interface ReadLink {
  readonly experiment: Experiment;
  /** The objectives of the models that are compared on it; none where one model is trained. */
  readonly compared: readonly Objective[];
  readonly presentation: Presentation;
  /** What it tells of what is looked at, as it stands there, where it tells anything: `readSight` reads it. */
  readonly sight?: SightTexts;
  readonly problems: readonly LinkProblem[];
}

/** Most parts that no page knows that are told. */
const MOST_UNKNOWN_PARTS = 3;
/** Most names of parts that are read. */
const MOST_HIDDEN = 64;

/** What a network may be told beside the image, and which outputs of its encoder its decoder may read. */
const allConditions = ["none", "class"] as const;
const allSkips = ["none", "all"] as const;

/** Settings of a link that tell how the page shows its models. */
const presentationSettings: readonly string[] = ["present", "hide", "lesson", "beat"];

/** Whether a hash asks for a presentation and for no experiment: `#present`, `#hide=training`, `#lesson=11&beat=2`. */
export function asksForPresentationAlone(hash: string): boolean {
  const names = [...linkSettings(hash).keys()];
  return names.length > 0 && names.every((name) => presentationSettings.includes(name));
}

/** Reads a link's hash; whatever is missing or malformed in it is as in the default experiment on its data set. */
export function readLink(hash: string, known: readonly [DataDescription, ...DataDescription[]] = dataSets): ReadLink {
  const fields = new LinkFields(linkSettings(hash));
  const { data, description } = readData(fields, known);
  const { architecture, objective, hyperparameters, seed } = experimentOn(description, data);
  const experiment: Experiment = {
    data,
    architecture: readArchitecture(fields, architecture, description),
    objective: readObjective(fields, objective),
    hyperparameters: {
      batchSize: fields.integer("batch", hyperparameters.batchSize, ranges.batchSize),
      learningRate: fields.number("rate", hyperparameters.learningRate, ranges.learningRate),
    },
    seed: fields.integer("seed", seed, ranges.seed),
  };
  const compared = readCompared(fields, experiment.objective);
  const presentation = { scene: readScene(fields), hidden: readHidden(fields), learn: readLearn(fields) };
  const sight = readSightTexts(fields);
  const isAny = Object.keys(sight).length > 0;
  return { experiment, compared, presentation, ...(isAny && { sight }), problems: fields.problems() };
}

function readObjective(fields: LinkFields, otherwise: Objective): Objective {
  const corruption = readCorruption(fields, otherwise.corruption);
  const labelWeight = fields.number("alpha", otherwise.labelWeight ?? Number.NaN, ranges.labelWeight, isZero);
  return {
    terms: fields.oneOf("terms", allTerms, otherwise.terms),
    lambda: fields.number("lambda", otherwise.lambda, ranges.lambda, isZero),
    likelihood: fields.oneOf("likelihood", allLikelihoods, otherwise.likelihood),
    noise: fields.oneOf("noise", allNoises, otherwise.noise),
    convention: fields.oneOf("convention", conventionNames, otherwise.convention),
    ...(corruption && { corruption }),
    ...(!Number.isNaN(labelWeight) && { labelWeight }),
  };
}

function isZero(value: number): boolean {
  return value === 0;
}

const objectiveParts = ["terms", "lambda", "likelihood", "noise", "convention", "corrupt", "alpha"] as const;

/** Objectives that are compared; corruption is told of where one of them, or the experiment's own, has any, or a weight α of its own. */
function writeCompared(compared: readonly Objective[], own: Objective): string {
  const isTold = [own, ...compared].some(({ corruption, labelWeight }) => corruption || labelWeight !== undefined);
  return compared
    .map(({ terms, lambda, likelihood, noise, convention, corruption, labelWeight }) => {
      const parts: (string | number)[] = [terms, lambda, likelihood, noise, convention];
      if (isTold) parts.push(writeCorruption(corruption));
      if (labelWeight !== undefined) parts.push(labelWeight);
      return parts.join(":");
    })
    .join(",");
}

function readArchitecture(fields: LinkFields, otherwise: Architecture, description: DataDescription): Architecture {
  const told = readClasses(fields, readLayersOf(fields, otherwise), description);
  if (fields.oneOf("skips", allSkips, "none") === "none") return told;
  if (possibleSkips(told).length > 0) return affordable(fields, withSkips(told, true), told);
  fields.refuse({ code: "nothingToSkip" });
  return told;
}

/** Whether the network is told the class, or has a label head. */
function readClasses(fields: LinkFields, layers: Architecture, description: DataDescription): Architecture {
  const isTold = fields.oneOf("condition", allConditions, "none") === "class";
  const labels = fields.integer("labels", 0, ranges.labels);
  if (!isTold && labels === 0) return layers;
  if (isTold && labels > 0) fields.refuse({ code: "notTogether", setting: "labels", other: "condition" });
  const { classNames, name } = description;
  const classes = classNames.length;
  if (isTold ? classes < 2 : !areLearnable(classes)) {
    fields.refuse({ code: "notOfData", setting: isTold ? "condition" : "labels", source: name });
    return layers;
  }
  const wanted = isTold ? withCondition(layers, classes) : withLabelHead(layers, { classes, labels });
  return affordable(fields, wanted, layers);
}

/** A network that a page can train, or else another. */
function affordable(fields: LinkFields, wanted: Architecture, otherwise: Architecture): Architecture {
  try {
    return withinLimits(wanted);
  } catch (error) {
    if (!(error instanceof ArchitectureError)) throw error;
    fields.refuse({ code: "architecture", problem: error.problem });
    return otherwise;
  }
}

function readLayersOf(fields: LinkFields, otherwise: Architecture): Architecture {
  const latentDim = fields.integer("latent", otherwise.latentDim, ranges.latentDim);
  const encoder = fields.text("encoder");
  const decoder = fields.text("decoder");
  if (encoder === undefined && decoder === undefined) return { ...otherwise, latentDim };
  try {
    return withinLimits({
      imageShape: otherwise.imageShape,
      latentDim,
      encoder: encoder === undefined ? otherwise.encoder : readLayers(encoder),
      decoder: decoder === undefined ? otherwise.decoder : readLayers(decoder),
    });
  } catch (error) {
    if (!(error instanceof ArchitectureError)) throw error;
    fields.refuse({ code: "architecture", problem: error.problem });
    return { ...otherwise, latentDim };
  }
}

/** The objectives of compared models; what is left out of one is as in the experiment's own. */
function readCompared(fields: LinkFields, otherwise: Objective): readonly Objective[] {
  const texts = fields.text("compare")?.split(",", MOST_COMPARED + 1) ?? [];
  if (texts.length === 0) return [];
  if (texts.length === 1 || texts.length > MOST_COMPARED) {
    fields.refuse({ code: "countCompared", found: texts.length, greatest: MOST_COMPARED });
    return [];
  }
  return texts.map((text) => readOneCompared(fields, text.split(":", objectiveParts.length), otherwise));
}

function readOneCompared(fields: LinkFields, values: readonly string[], otherwise: Objective): Objective {
  const given = new LinkFields(new Map(values.map((value, index) => [objectiveParts[index] ?? "", value])));
  const objective = readObjective(given, otherwise);
  for (const problem of given.problems()) fields.refuse(problem);
  return objective;
}

/** `present` alone asks for the first scene. */
function readScene(fields: LinkFields): Scene | null {
  const text = fields.text("present");
  if (text === undefined) return null;
  return text === "" ? scenes[0] : fields.oneOf("present", scenes, scenes[0]);
}

/** A lesson that there is none of is for the sheet to tell. */
function readLearn(fields: LinkFields): LearnPlace | null {
  const isOpen = fields.text("lesson") !== undefined;
  const place = {
    lesson: fields.integer("lesson", 0, learnRanges.lesson),
    beat: fields.integer("beat", 1, learnRanges.beat),
  };
  return isOpen ? place : null;
}

function readHidden(fields: LinkFields): readonly HideablePart[] {
  const names = (fields.text("hide") ?? "").split(",", MOST_HIDDEN).filter((name) => name !== "");
  const unknown = names.filter((name) => !hideableParts.some((part) => part === name));
  if (unknown.length > 0) {
    const found = unknown.slice(0, MOST_UNKNOWN_PARTS).map(repeated);
    fields.refuse({ code: "unknownParts", found, choices: hideableParts });
  }
  return hideableParts.filter((part) => names.includes(part));
}

/** The part of the page that applies them is fetched where there are any. */
function readSightTexts(fields: LinkFields): SightTexts {
  return Object.fromEntries(
    sightSettings.flatMap((name) => {
      const text = fields.text(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
