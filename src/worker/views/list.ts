import { activations } from "./activations";
import { anomalyScores } from "./anomalyScores";
import { balance } from "./balance";
import { blur } from "./blur";
import { denoised } from "./denoised";
import { denoisingCurve } from "./denoisingCurve";
import { dimensions } from "./dimensions";
import { fewLabels } from "./fewLabels";
import { gradientNorms } from "./gradientNorms";
import { inspection } from "./inspection";
import { labelHead } from "./labelHead";
import { latentGradients } from "./latentGradients";
import { marginalLikelihood } from "./marginalLikelihood";
import { metrics } from "./metrics/metrics";
import { point } from "./point";
import { reconstructions } from "./reconstructions";
import { scores } from "./scores";
import { largeSheet, sheet } from "./sheets";
import { survey } from "./survey";
import type { View } from "./view";

/** All things to look at, by name, the most urgent first. */
const list = {
  point,
  inspection,
  activations,
  filmstrips: sheet,
  interpolation: sheet,
  attribute: sheet,
  samples: sheet,
  classes: sheet,
  draws: sheet,
  neighbours: sheet,
  manifold: largeSheet,
  denoised,
  latentGradients,
  gradientNorms,
  survey,
  reconstructions,
  scores,
  balance,
  marginalLikelihood,
  denoisingCurve,
  anomalyScores,
  fewLabels,
  labelHead,
  dimensions,
  blur,
  metrics,
} as const;

type List = typeof list;

/** The name of a thing to look at. */
export type ViewName = keyof List;

/** The views that are sheets of decoded codes. */
export type SheetName = { [Name in ViewName]: List[Name] extends typeof sheet ? Name : never }[ViewName];

/** What is asked for of each view. */
export type Requests = {
  readonly [Name in ViewName]: List[Name] extends View<infer Request, infer _> ? Request : never;
};

/** What each view reports. */
export type Reports = { readonly [Name in ViewName]: List[Name] extends View<infer _, infer Report> ? Report : never };

/** The views by name, the most urgent first. */
export const views: { readonly [Name in ViewName]: View<Requests[Name], Reports[Name]> } = list;

/** Their names, the most urgent first. */
export const viewNames = Object.keys(list) as readonly ViewName[];
