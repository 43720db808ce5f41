import type { Architecture } from "../../experiment/architecture";
import { lossSizesOf } from "../../experiment/experiment";
import { groupsOfMetrics, type MetricGroup } from "../../experiment/metrics";
import type { Losses } from "../../experiment/objective";
import type { KnownMeasure, MeasureName } from "../../lessons/lesson";
import { bitsOf } from "../../model/information";
import { swappedKlOfImages } from "../../model/kl";
import { activeUnits } from "../../model/latent/activity";
import { largestMagnitude, spreadOfMeans } from "../../model/latent/means";
import { heldOutEpsilon, sampledCodes, shareWithinDeviation } from "../../model/latent/samples";
import { normalDensity } from "../../model/normal";
import { effectiveBeta, negativeElbo, totalLoss } from "../../model/objective";
import { sigmasOf } from "../../model/posterior";
import { median } from "../../model/quantiles";
import type { State } from "../state";
import { dataSetOf } from "../view/dataSet";
import type { Survey } from "../view/viewState";
import { flatLength, normalizationCount, parameterCount, weightsOf } from "./networkMeasures";

/** What a model measures by a name at the moment; null while that is not known. */
export function measure(name: MeasureName, state: State): number | null {
  const value = isKnown(name) ? measures[name](state) : state.views.metrics?.values[name];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** The groups of numbers that have to be asked for before these can be measured. */
export function groupsOf(measured: readonly { readonly measure: MeasureName }[]): readonly MetricGroup[] {
  return groupsOfMetrics(measured.map(({ measure: name }) => name));
}

/** Whether all that can be measured of a model at rest has been, at the step where it stands, and some groups of numbers with it. */
export function isMeasured(state: State, groups: readonly MetricGroup[] = []): boolean {
  const { training, activity, step, heldOutWhole, views, data } = state;
  const isWhole = heldOutWhole?.step === step && heldOutWhole.count === data?.testCount;
  const areThere =
    groups.length === 0 ||
    (views.metrics?.step === step && groups.every((group) => views.metrics?.groups.includes(group)));
  return !training && activity === null && isWhole && views.survey?.step === step && areThere;
}

function isKnown(name: MeasureName): name is KnownMeasure {
  return name in measures;
}

type Measure = (state: State) => number | null;

const measures: Readonly<Record<KnownMeasure, Measure>> = {
  step: ({ step }) => step,
  lossStep: (state) => heldOutOf(state)?.step ?? null,
  surveyStep: ofSurvey(({ step }) => step),
  total: ofLosses((losses, { experiment }) => totalLoss(losses, experiment.objective, lossSizesOf(experiment))),
  reconstruction: ofLosses(({ reconstruction }) => reconstruction),
  reconstructionAtMean: ({ atMean }) => atMean?.reconstruction ?? null,
  kl: ofLosses(klOf),
  klBits: ofLosses((losses, state) => bitsOf(klOf(losses, state))),
  elbo: ofLosses((losses, state) => negativeElbo({ ...losses, kl: klOf(losses, state) })),
  mistakenKl: ofLosses(({ mistakenKl }) => mistakenKl ?? null),
  effectiveBeta: ({ experiment }) => effectiveBeta(experiment.objective, lossSizesOf(experiment)),
  untrained: ({ experiment }) => lossSizesOf(experiment).pixels * Math.LN2,
  floor: ofLevels(({ floor }) => floor),
  meanImage: ofLevels(({ meanImage }) => meanImage),
  classMeans: ofLevels(({ classMeans }) => classMeans),
  medianSigma: ofSurvey((survey, state) => median(widthsOf(survey, state))),
  largestMean: ofSurvey(({ mu }) => largestMagnitude(mu)),
  spread: ofSurvey(spreadOf),
  sigmaToSpread: ofSurvey((survey, state) => median(widthsOf(survey, state)) / spreadOf(survey)),
  coverage: ofSurvey(({ coverage }) => coverage),
  activeUnits: ofSurvey((survey) => activeUnits(survey.mu, latentDimOf(survey))),
  neighbourAccuracy: ofSurvey(({ neighbourAccuracy }) => neighbourAccuracy),
  mostUncertainClass: ofClassWidths((widths) => widths.indexOf(Math.max(...widths))),
  mostUncertainSigma: ofClassWidths((widths) => Math.max(...widths)),
  leastUncertainSigma: ofClassWidths((widths) => Math.min(...widths)),
  decoderGradient: ({ views }) => views.gradientNorms?.decoder ?? null,
  encoderGradient: ({ views }) => views.gradientNorms?.encoder ?? null,
  bellHeight: ofSurvey((survey, state) => normalDensity(0, 0, median(widthsOf(survey, state)))),
  drawsWithinSigma: ofDraws(1),
  drawsWithinEllipse: ofDraws(2),
  swappedKl: ofSurvey((survey, { experiment }) => {
    const kl = swappedKlOfImages(survey, latentDimOf(survey), experiment.objective.noise);
    return kl.reduce((sum, each) => sum + each, 0) / kl.length;
  }),
  rawBits: ({ experiment }) => LEVEL_BITS * lossSizesOf(experiment).pixels,
  floatBits: ({ experiment }) => FLOAT_BITS * experiment.architecture.latentDim,
  correctionBits: ({ atMean, experiment }) =>
    atMean && experiment.objective.likelihood === "bernoulli" ? bitsOf(atMean.reconstruction) : null,
  leastSigma: ofSurvey(leastSigmaOf),
  leastLogVar: ofSurvey(({ logVar }) =>
    logVar.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY),
  ),
  slopeBySigma: ofSurvey((survey, state) => leastSigmaOf(survey, state) - 1 / leastSigmaOf(survey, state)),
  slopeByLogVar: ofSurvey((survey, state) => (leastSigmaOf(survey, state) ** 2 - 1) / 2),
  parameters: ofNetwork(parameterCount),
  normalizations: ofNetwork(normalizationCount),
  flatLength: ofNetwork(flatLength),
  headOutputs: ofNetwork(({ latentDim }) => 2 * latentDim),
  weightsFirstConvolution: ofNetwork((network) => weightsOf(network, "encoder", "conv2d", 0)),
  weightsSecondConvolution: ofNetwork((network) => weightsOf(network, "encoder", "conv2d", 1)),
  weightsEncoderDense: ofNetwork((network) => weightsOf(network, "encoder", "dense", 0)),
  weightsDecoderDense: ofNetwork((network) => weightsOf(network, "decoder", "dense", 0)),
  weightsFirstTransposed: ofNetwork((network) => weightsOf(network, "decoder", "conv2dTranspose", 0)),
  sigma0: ofClassWidths((widths) => widths[0] ?? Number.NaN),
  sigma1: ofClassWidths((widths) => widths[1] ?? Number.NaN),
  sigma4: ofClassWidths((widths) => widths[4] ?? Number.NaN),
  sigma7: ofClassWidths((widths) => widths[7] ?? Number.NaN),
};

/** Bits of a grey level and of a 32-bit float. */
const LEVEL_BITS = 8;
const FLOAT_BITS = 32;

/** The held-out losses: those of all images where the model stands still, else the last of the curve. */
function heldOutOf({ heldOut, heldOutWhole, step }: State): State["heldOut"] {
  return heldOutWhole?.step === step ? heldOutWhole : heldOut;
}

/** Of the held-out losses. */
function ofLosses(read: (losses: Losses, state: State) => number | null): Measure {
  return (state) => {
    const losses = heldOutOf(state)?.losses;
    return losses ? read(losses, state) : null;
  };
}

/** The divergence itself: with σ = 0 it is infinite, whatever finite part of it is minimised. */
function klOf({ kl }: Losses, { experiment }: State): number {
  return experiment.objective.noise === "zero" ? Number.POSITIVE_INFINITY : kl;
}

function ofLevels(read: (levels: Levels) => number | null): Measure {
  return ({ data, experiment }) => (data ? read(data.levels[experiment.objective.likelihood]) : null);
}
type Levels = NonNullable<State["data"]>["levels"]["bernoulli"];

function ofNetwork(read: (network: Architecture) => number | null): Measure {
  return ({ experiment }) => read(experiment.architecture);
}

function ofSurvey(read: (survey: Survey, state: State) => number | null): Measure {
  return (state) => (state.views.survey ? read(state.views.survey, state) : null);
}

/** Of one draw from every posterior of the survey, those that the map shows: the share within one σ along so many axes. */
function ofDraws(axes: 1 | 2): Measure {
  return ofSurvey((survey, state) => {
    const sigma = widthsOf(survey, state);
    const z = sampledCodes(survey.mu, sigma, heldOutEpsilon(survey.mu.length, state.experiment.seed));
    const share = shareWithinDeviation({ mu: survey.mu, sigma, z }, latentDimOf(survey), axes);
    return Number.isNaN(share) ? null : share;
  });
}

/** Of the median σ of each class, by label. */
function ofClassWidths(read: (widths: readonly number[]) => number): Measure {
  return ofSurvey((survey, state) => {
    const { data } = state;
    const labels = data?.testLabels;
    const classes = dataSetOf(state).classNames.length;
    if (!labels || classes === 0) return null;
    const sigma = widthsOf(survey, state);
    const latentDim = latentDimOf(survey);
    const ofClass = (label: number) =>
      Float32Array.from(sigma.filter((_, place) => labels[Math.floor(place / latentDim)] === label));
    return read(Array.from({ length: classes }, (_, label) => median(ofClass(label))));
  });
}

function widthsOf({ logVar }: Survey, { experiment }: State): Float32Array {
  return sigmasOf(logVar, experiment.objective.noise);
}

function leastSigmaOf(survey: Survey, state: State): number {
  return widthsOf(survey, state).reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
}

function spreadOf(survey: Survey): number {
  return spreadOfMeans(survey.mu, latentDimOf(survey));
}

function latentDimOf({ mu, count }: Survey): number {
  return mu.length / count;
}
