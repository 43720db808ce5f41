import { spreadOfMeans } from "../../../model/latent/means";
import { sigmasOf } from "../../../model/posterior";
import { median } from "../../../model/quantiles";
import type { State } from "../../state";
import { firstPosteriors } from "../diagnosis/measures";
import type { HappeningRule } from "./happening";

/** Shares of a class's images among their own kind, and of its own kind among those there, from which on it lies apart. */
const APART = { enter: 0.9, leave: 0.75 };
/** Coverage of the prior from which on it is filled. */
const FILLED = { enter: 0.8, leave: 0.6 };
/** Median σ as a share of the spread of the means, up to which clouds are narrow. */
const NARROW = { enter: 0.25, leave: 0.4 };

/** Classes that lie apart from all others, by label. */
export const classes: HappeningRule = {
  name: "classes",
  holding: (state, stood) => {
    const survey = surveyOf(state);
    return survey?.classVotes.flatMap(({ recall, precision }, label) => {
      const least = stood.includes(label) ? APART.leave : APART.enter;
      return recall >= least && precision >= least ? [label] : [];
    });
  },
  tell: (state, begun, ended) => {
    const survey = surveyOf(state);
    if (!survey) return [];
    const told = (labels: readonly number[]) =>
      labels.map((label) => ({ label, recall: survey.classVotes[label]?.recall ?? Number.NaN }));
    return [
      ...(ended.length > 0 ? [{ step: survey.step, code: "classesMixed", classes: told(ended) } as const] : []),
      ...(begun.length > 0 ? [{ step: survey.step, code: "classesApart", classes: told(begun) } as const] : []),
    ];
  },
};

/** Codes that lie wherever the prior does. */
export const prior: HappeningRule = {
  name: "prior",
  holding: (state, stood) => {
    const survey = surveyOf(state);
    return survey && (survey.coverage >= (stood.length > 0 ? FILLED.leave : FILLED.enter) ? [0] : []);
  },
  tell: (state, begun) => {
    const survey = surveyOf(state);
    if (!survey) return [];
    const { step, coverage } = survey;
    return [{ step, code: begun.length > 0 ? "priorFilled" : "priorLeft", coverage }];
  },
};

/** Posteriors that are narrow beside the spread of their means. */
export const clouds: HappeningRule = {
  name: "clouds",
  holding: (state, stood) => {
    const measured = widthsOf(state);
    if (!measured) return undefined;
    const share = stood.length > 0 ? NARROW.leave : NARROW.enter;
    return measured.medianSigma <= share * measured.spread ? [0] : [];
  },
  tell: (state, begun) => {
    const measured = widthsOf(state);
    return measured ? [{ code: begun.length > 0 ? "cloudsNarrow" : "cloudsWide", ...measured }] : [];
  },
};

/** The median σ and the spread of the means; null where σ is not learned. */
function widthsOf(state: State) {
  const survey = surveyOf(state);
  if (!survey || state.experiment.objective.noise !== "learned") return null;
  const { mu, logVar } = firstPosteriors(survey);
  const medianSigma = median(sigmasOf(logVar, "learned"));
  return { step: survey.step, medianSigma, spread: spreadOfMeans(mu, survey.mu.length / survey.count) };
}

/** The survey, unless it is of a moment that the run has gone back from. */
function surveyOf({ views, step }: State): State["views"]["survey"] {
  return views.survey && views.survey.step <= step ? views.survey : undefined;
}
