import { isConditional } from "../experiment/architecture";
import { keyOf } from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";
import { writeLayers } from "../experiment/notation";
import type { EncoderNoise, Likelihood, Terms } from "../experiment/objective";
import { presetOf } from "../experiment/presets";
import { hasSkips } from "../experiment/skips";
import { labelWeightOf } from "../model/objective";
import { type History, latestSettings } from "../state/run/history";
import { changedSettings, MARK_CAPACITY, type Mark, type Settings, settingsOf } from "../state/run/marks";
import { conventionWords } from "./conventions";
import { corruptionText } from "./corruptionNames";
import { dataTitle } from "./dataSets";
import { arithmeticText } from "./engines";
import { countText, decimal, settingText } from "./numbers";
import { architectureName } from "./proposedChanges";

type Setting = ReturnType<typeof changedSettings>[number];

/** What a mark changed, such as `λ 1 → 10`. */
export function changeText(mark: Mark): string {
  return changedSettings(mark)
    .map((setting) => `${names[setting]}${valueText(setting, mark.before)} → ${valueText(setting, mark.after)}`)
    .join("; ");
}

/** What a mark made of the run, in as few words as can be: `KL only`, `λ 10`; of several settings the first, and that there are more. */
export function shortChangeText(mark: Mark): string {
  const [setting, ...others] = changedSettings(mark);
  if (setting === undefined) return "";
  const name = setting === "learningRate" ? "rate " : names[setting];
  const text = `${name}${valueText(setting, mark.after)}`;
  const words = text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return others.length > 0 ? `${words} …` : words;
}

/** From which step on a mark holds, and what it changed. */
export function markText(mark: Mark): string {
  return `From step ${decimal(mark.step + 1, 0)}: ${changeText(mark)}`;
}

/** In what an earlier run ended otherwise than the one at hand, in few words. */
export function differenceText(earlier: History, now: Experiment): string {
  const differences = differencesOf(earlier.experiment, now, latestSettings(earlier));
  return differences.length > 0 ? differences.join(", ") : "same settings";
}

/** In what another experiment is otherwise than the one at hand: what it has instead; its settings may have changed. */
export function differencesOf(other: Experiment, now: Experiment, settings = settingsOf(other)): string[] {
  const changed = changedSettings({ before: settingsOf(now), after: settings });
  return [
    ...changed.map((setting) => `${names[setting]}${valueText(setting, settings)}`),
    ...fixedDifferences(other, now),
  ];
}

function fixedDifferences(other: Experiment, now: Experiment): string[] {
  const layers = ({ architecture: { encoder, decoder } }: Experiment) => JSON.stringify([encoder, decoder]);
  const { latentDim } = other.architecture;
  const { batchSize } = other.hyperparameters;
  return [
    keyOf(other.data) === keyOf(now.data) ? "" : `data set ${dataTitle(other)}`,
    latentDim === now.architecture.latentDim ? "" : `latent size ${latentDim}`,
    classText(other) === classText(now) ? "" : classText(other, now),
    skipsOf(other) === skipsOf(now) ? "" : skipsOf(other) || "no skip connections",
    layers(other) === layers(now) ? "" : "another network",
    batchSize === now.hyperparameters.batchSize ? "" : `batch size ${batchSize}`,
    other.seed === now.seed ? "" : `seed ${other.seed}`,
  ].filter(Boolean);
}

/** What a run began with of the settings that were changed on its way, such as `λ = 1 and learned σ`. */
export function beginningText({ experiment, marks }: History): string {
  const start = settingsOf(experiment);
  const changed = [...allSettings, "corruption" as const, "labelWeight" as const].filter((setting) =>
    marks.some((mark) => changedSettings(mark).includes(setting)),
  );
  const values = changed.map((setting) => `${names[setting].replace(/ $/, " = ")}${valueText(setting, start)}`);
  return values.join(" and ");
}

const names: Readonly<Record<Setting, string>> = {
  terms: "",
  lambda: "λ ",
  likelihood: "",
  noise: "",
  convention: "",
  corruption: "",
  labelWeight: "α ",
  learningRate: "learning rate ",
};

const termsNames: Readonly<Record<Terms, string>> = {
  reconstruction: "reconstruction only",
  kl: "KL only",
  combined: "combined",
};
const likelihoodNames: Readonly<Record<Likelihood, string>> = { bernoulli: "BCE", gaussian: "MSE" };
const noiseNames: Readonly<Record<EncoderNoise, string>> = { zero: "σ = 0", learned: "learned σ", one: "σ = 1" };

function valueText(setting: Setting, { objective, learningRate }: Settings): string {
  switch (setting) {
    case "terms":
      return termsNames[objective.terms];
    case "lambda":
      return settingText(objective.lambda);
    case "likelihood":
      return likelihoodNames[objective.likelihood];
    case "noise":
      return noiseNames[objective.noise];
    case "convention":
      return conventionWords[objective.convention].title;
    case "corruption":
      return corruptionText(objective.corruption);
    case "labelWeight":
      return settingText(labelWeightOf(objective));
    case "learningRate":
      return settingText(learningRate);
  }
}

/** All that a run began with, what its numbered marks changed, and how the earlier runs beside it were otherwise; a line each. */
export function captionOf(history: History, earlier: readonly History[]): string[] {
  const { experiment, marks } = history;
  const first = marks.length < MARK_CAPACITY ? [] : ["The changes before those that are numbered are not told."];
  const changes = marks.map((mark, index) => `${index + 1}  ${markText(mark)}`);
  const computed = [...new Set(history.engines.map(arithmeticText))].join("; ");
  const engines = computed === "" ? [] : [`computed by ${computed}`];
  return [
    startText(experiment),
    ...engines,
    ...first,
    ...changes,
    ...earlier.map((each) => earlierText(each, experiment)),
  ];
}

/** All that a run begins with, in a line. */
export function startText(experiment: Experiment): string {
  const { architecture, hyperparameters, seed } = experiment;
  const start = settingsOf(experiment);
  const told: readonly Setting[] = [
    ...allSettings,
    ...(experiment.objective.corruption ? (["corruption"] as const) : []),
    ...(architecture.labelHead ? (["labelWeight"] as const) : []),
  ];
  const changeable = told.map((setting) => `${names[setting]}${valueText(setting, start)}`);
  const condition = isTold(experiment) || architecture.labelHead ? [classText(experiment)] : [];
  const fixed = [`batch size ${hyperparameters.batchSize}`, `latent size ${architecture.latentDim}`, `seed ${seed}`];
  const network = [networkText(experiment), ...condition, skipsOf(experiment)].filter(Boolean);
  return [dataTitle(experiment), ...network, ...changeable, ...fixed].join(", ");
}

function skipsOf({ architecture }: Experiment): string {
  return hasSkips(architecture) ? "skip connections" : "";
}

function isTold({ architecture }: Experiment): boolean {
  return isConditional(architecture);
}

/** What a network has to do with classes; where it has nothing, what it lacks beside another. */
function classText(experiment: Experiment, beside = experiment): string {
  if (isTold(experiment)) return "told the class";
  const { labelHead } = experiment.architecture;
  if (labelHead) return `label head with ${countText(labelHead.labels)} labels`;
  return beside.architecture.labelHead ? "no label head" : "not told the class";
}

function networkText({ architecture }: Experiment): string {
  const { encoder, decoder } = architecture;
  if (presetOf(architecture)) return `network “${architectureName(architecture)}”`;
  return `encoder ${writeLayers(encoder)}, decoder ${writeLayers(decoder)}`;
}

function earlierText(earlier: History, beside: Experiment): string {
  const differences = differencesOf(earlier.experiment, beside, latestSettings(earlier));
  return `run ${earlier.number}, pale: ${differences.length > 0 ? `ended with ${differences.join(", ")}` : "the same settings"}`;
}

/** Those that a run is told to begin with; a corruption where it has one. */
const allSettings: readonly Setting[] = ["terms", "lambda", "convention", "likelihood", "noise", "learningRate"];
