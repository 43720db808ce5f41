import { type Architecture, ArchitectureError, type ArchitectureProblem } from "./architecture";
import { conventionNames } from "./conventions";
import type { DataDescription } from "./dataSets";
import { type Experiment, experimentOn } from "./experiment";
import { dataSets } from "./knownDataSets";
import { readLayers, writeLayers } from "./notation";
import type { EncoderNoise, Likelihood, Objective, Terms } from "./objective";
import { parameterLayout } from "./parameters";
import { type HideablePart, hideableParts, type Presentation, type Scene, scenes, wholePage } from "./presentation";
import { architectureLimits, MOST_COMPARED, type Range, ranges } from "./ranges";

const terms: readonly Terms[] = ["reconstruction", "kl", "combined"];
const likelihoods: readonly Likelihood[] = ["bernoulli", "gaussian"];
const noises: readonly EncoderNoise[] = ["zero", "learned", "one"];

/**
 * The hash of a link that holds the whole experiment, such as `#data=mnist&terms=combined&…`, and the objectives of the
 * models that are compared on it, where there are any: `compare=reconstruction:1:bernoulli:learned:elbo,…`. Where the page
 * is no whole workbench, it also tells the stage's scene and what is left out: `present=map&hide=training,explore`.
 */
export function writeLink(
  { data, architecture, objective, hyperparameters, seed }: Experiment,
  compared: readonly Objective[] = [],
  { scene, hidden }: Presentation = wholePage,
): string {
  const entries = {
    data: data.source,
    latent: architecture.latentDim,
    encoder: writeLayers(architecture.encoder),
    decoder: writeLayers(architecture.decoder),
    terms: objective.terms,
    lambda: objective.lambda,
    likelihood: objective.likelihood,
    noise: objective.noise,
    convention: objective.convention,
    batch: hyperparameters.batchSize,
    rate: hyperparameters.learningRate,
    seed,
    ...(compared.length > 0 && { compare: compared.map(writeObjective).join(",") }),
    ...(scene && { present: scene }),
    ...(hidden.length > 0 && { hide: hidden.join(",") }),
  };
  return `#${Object.entries(entries)
    .map(([name, value]) => `${name}=${value}`)
    .join("&")}`;
}

/** Why a setting of a link could not be read; `found` and an unknown `setting` are cut to 40 letters. */
export type LinkProblem =
  | {
      readonly code: "notOneOf";
      readonly setting: string;
      readonly found: string;
      readonly choices: readonly string[];
    }
  | { readonly code: "outOfRange"; readonly setting: string; readonly found: string; readonly range: Range }
  | { readonly code: "notWhole"; readonly setting: string; readonly found: string }
  | { readonly code: "architecture"; readonly problem: ArchitectureProblem }
  | { readonly code: "countCompared"; readonly found: number; readonly greatest: number }
  | { readonly code: "unknownParts"; readonly found: readonly string[]; readonly choices: readonly string[] }
  | { readonly code: "unknownSetting"; readonly setting: string };

/** What a link asks for, and why each setting that keeps its default could not be read. */
export interface ReadLink {
  readonly experiment: Experiment;
  /** The objectives of the models that are compared on it; none where one model is trained. */
  readonly compared: readonly Objective[];
  readonly presentation: Presentation;
  readonly problems: readonly LinkProblem[];
}

/** Letters of a link that a problem repeats, and most settings and parts that no page knows that are told. */
const REPEATED = 40;
const MOST_UNKNOWN = 8;
const MOST_UNKNOWN_PARTS = 3;
/** Most names of parts that are read. */
const MOST_HIDDEN = 64;

/** Whether a hash names a place on the page, such as `#main`, or nothing; it asks for nothing. */
export function isAnchor(hash: string): boolean {
  return !hash.includes("=") && hash !== "#present";
}

/** Whether a hash asks for a presentation and for no experiment: `#present`, `#hide=training`. */
export function asksForPresentationAlone(hash: string): boolean {
  const names = [...settingsOf(hash).keys()];
  return names.length > 0 && names.every((name) => name === "present" || name === "hide");
}

function settingsOf(hash: string): ReadonlyMap<string, string> {
  return new Map(isAnchor(hash) ? [] : new URLSearchParams(hash.replace(/^#/, "")));
}

/** Reads a link's hash; whatever is missing or malformed in it is as in the default experiment on its data set. */
export function readLink(hash: string, known: readonly [DataDescription, ...DataDescription[]] = dataSets): ReadLink {
  const fields = new Fields(hash);
  const { data, architecture, objective, hyperparameters, seed } = experimentOn(fields.dataSet(known));
  const experiment: Experiment = {
    data,
    architecture: fields.architecture(architecture),
    objective: readObjective(fields, objective),
    hyperparameters: {
      batchSize: fields.integer("batch", hyperparameters.batchSize, ranges.batchSize),
      learningRate: fields.number("rate", hyperparameters.learningRate, ranges.learningRate),
    },
    seed: fields.integer("seed", seed, ranges.seed),
  };
  const compared = fields.compared(experiment.objective);
  const presentation = { scene: fields.scene(), hidden: fields.hidden() };
  return { experiment, compared, presentation, problems: fields.problems() };
}

function readObjective(fields: Fields, otherwise: Objective): Objective {
  return {
    terms: fields.oneOf("terms", terms, otherwise.terms),
    lambda: fields.number("lambda", otherwise.lambda, ranges.lambda, (value) => value === 0),
    likelihood: fields.oneOf("likelihood", likelihoods, otherwise.likelihood),
    noise: fields.oneOf("noise", noises, otherwise.noise),
    convention: fields.oneOf("convention", conventionNames, otherwise.convention),
  };
}

const objectiveParts = ["terms", "lambda", "likelihood", "noise", "convention"] as const;

function writeObjective(objective: Objective): string {
  return objectiveParts.map((part) => objective[part]).join(":");
}

/** The settings of one link, noting what is wrong with those asked for. */
class Fields {
  readonly #values: ReadonlyMap<string, string>;
  readonly #problems: LinkProblem[] = [];
  readonly #known = new Set<string>();

  constructor(hash: string) {
    this.#values = settingsOf(hash);
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.#text(name);
    const choice = choices.find((candidate) => candidate === text);
    if (text !== undefined && choice === undefined) {
      this.#problems.push({ code: "notOneOf", setting: name, found: repeated(text), choices });
    }
    return choice ?? otherwise;
  }

  number(name: string, otherwise: number, range: Range, besides: (value: number) => boolean = () => false): number {
    const text = this.#text(name);
    if (text === undefined) return otherwise;
    // Zero has no sign here: a link of what was read would say another one.
    const value = text.trim() === "" ? Number.NaN : Number(text) + 0;
    if ((value >= range.least && value <= range.greatest) || besides(value)) return value;
    this.#problems.push({ code: "outOfRange", setting: name, found: repeated(text), range });
    return otherwise;
  }

  integer(name: string, otherwise: number, range: Range): number {
    const value = this.number(name, otherwise, range);
    if (Number.isInteger(value)) return value;
    this.#problems.push({ code: "notWhole", setting: name, found: String(value) });
    return otherwise;
  }

  dataSet(known: readonly [DataDescription, ...DataDescription[]]): DataDescription {
    const names = known.map(({ name }) => name);
    const chosen = this.oneOf("data", names, known[0].name);
    return known.find(({ name }) => name === chosen) ?? known[0];
  }

  architecture(otherwise: Architecture): Architecture {
    const latentDim = this.integer("latent", otherwise.latentDim, ranges.latentDim);
    const encoder = this.#text("encoder");
    const decoder = this.#text("decoder");
    if (encoder === undefined && decoder === undefined) return { ...otherwise, latentDim };
    try {
      return fitting({
        imageShape: otherwise.imageShape,
        latentDim,
        encoder: encoder === undefined ? otherwise.encoder : readLayers(encoder),
        decoder: decoder === undefined ? otherwise.decoder : readLayers(decoder),
      });
    } catch (error) {
      if (!(error instanceof ArchitectureError)) throw error;
      this.#problems.push({ code: "architecture", problem: error.problem });
      return { ...otherwise, latentDim };
    }
  }

  /** The objectives of compared models; what is left out of one is as in the experiment's own. */
  compared(otherwise: Objective): readonly Objective[] {
    const texts = this.#text("compare")?.split(",", MOST_COMPARED + 1) ?? [];
    if (texts.length === 0) return [];
    if (texts.length === 1 || texts.length > MOST_COMPARED) {
      this.#problems.push({ code: "countCompared", found: texts.length, greatest: MOST_COMPARED });
      return [];
    }
    return texts.map((text) => this.#objective(text.split(":", objectiveParts.length), otherwise));
  }

  /** `present` alone asks for the first scene. */
  scene(): Scene | null {
    const text = this.#text("present");
    if (text === undefined) return null;
    return text === "" ? scenes[0] : this.oneOf("present", scenes, scenes[0]);
  }

  hidden(): readonly HideablePart[] {
    const names = (this.#text("hide") ?? "").split(",", MOST_HIDDEN).filter((name) => name !== "");
    const unknown = names.filter((name) => !hideableParts.some((part) => part === name));
    if (unknown.length > 0) {
      const found = unknown.slice(0, MOST_UNKNOWN_PARTS).map(repeated);
      this.#problems.push({ code: "unknownParts", found, choices: hideableParts });
    }
    return hideableParts.filter((part) => names.includes(part));
  }

  #objective(values: readonly string[], otherwise: Objective): Objective {
    const parts = new URLSearchParams(values.flatMap((value, index) => [[objectiveParts[index] ?? "", value]]));
    const given = new Fields(`#${parts}`);
    const objective = readObjective(given, otherwise);
    this.#problems.push(...given.problems());
    return objective;
  }

  problems(): LinkProblem[] {
    const unknown = [...this.#values.keys()].filter((name) => !this.#known.has(name)).slice(0, MOST_UNKNOWN);
    return [
      ...this.#problems,
      ...unknown.map((name) => ({ code: "unknownSetting", setting: repeated(name) }) as const),
    ];
  }

  #text(name: string): string | undefined {
    this.#known.add(name);
    return this.#values.get(name);
  }
}

function repeated(text: string): string {
  return text.slice(0, REPEATED);
}

/** @throws ArchitectureError where the layers do not fit together or are too many or too large for a page */
function fitting(architecture: Architecture): Architecture {
  const { trainableCount } = parameterLayout(architecture);
  const { parameters, layers } = architectureLimits;
  if (architecture.encoder.length > layers || architecture.decoder.length > layers) {
    throw new ArchitectureError({ code: "tooManyLayers", greatest: layers });
  }
  if (trainableCount > parameters) {
    throw new ArchitectureError({ code: "tooManyParameters", found: trainableCount, greatest: parameters });
  }
  return architecture;
}
