import type { Architecture } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { type MetricName, metricNames } from "../experiment/metrics";
import type { Objective } from "../experiment/objective";
import type { HideablePart } from "../experiment/presentation";
import type { SightTexts } from "../experiment/sight";

/** What can be measured of a model that the page knows without asking; `state/lessons/measures.ts` does. */
export const knownMeasures = [
  "step",
  "lossStep",
  "surveyStep",
  "total",
  "reconstruction",
  "reconstructionAtMean",
  "kl",
  "klBits",
  "elbo",
  "mistakenKl",
  "effectiveBeta",
  "untrained",
  "floor",
  "meanImage",
  "classMeans",
  "medianSigma",
  "largestMean",
  "spread",
  "sigmaToSpread",
  "coverage",
  "activeUnits",
  "neighbourAccuracy",
  "mostUncertainClass",
  "mostUncertainSigma",
  "leastUncertainSigma",
  "decoderGradient",
  "encoderGradient",
  "bellHeight",
  "drawsWithinSigma",
  "drawsWithinEllipse",
  "swappedKl",
  "rawBits",
  "floatBits",
  "correctionBits",
  "sigma0",
  "sigma1",
  "sigma4",
  "sigma7",
  "leastSigma",
  "leastLogVar",
  "slopeBySigma",
  "slopeByLogVar",
  "parameters",
  "normalizations",
  "flatLength",
  "headOutputs",
  "weightsFirstConvolution",
  "weightsSecondConvolution",
  "weightsEncoderDense",
  "weightsDecoderDense",
  "weightsFirstTransposed",
] as const;
export type KnownMeasure = (typeof knownMeasures)[number];

/** What can be measured of a model, in the units that the page shows it in. */
export type MeasureName = KnownMeasure | MetricName;
export const measureNames: readonly MeasureName[] = [...knownMeasures, ...metricNames];

/** A lecture that a slide is quoted from. */
export const lectures = ["000", "001", "002", "003", "004"] as const;
export type Lecture = (typeof lectures)[number];

/** The five beats of a lesson, in order; links count them from 1. */
export const beats = ["slide", "bet", "run", "reveal", "puzzle"] as const;
export type Beat = (typeof beats)[number];

/**
 * A sentence or more, of at most 25 words each; words of the glossary are explained where they come first. `{reconstruction}` is a measure of the model as it is now, and `{figure:end}` a
 * figure of the lesson by its key, as it was measured in the run; both are drawn in the colour of their term.
 */
export type ProseText = string;

/** What a lesson's run does at a time: changes the objective of the models, where it says so, and trains them to a step. */
export interface RunPhase {
  readonly change?: Partial<Objective>;
  readonly until: number;
}

/** A number that the run measures at the end of a phase, so that no text has to hold it. */
export interface LessonFigure {
  /** What texts and bets call it. */
  readonly key: string;
  readonly measure: MeasureName;
  /** The phase at whose end it is measured, counted from 0. */
  readonly phase: number;
  /** Which of the models that are compared it is of, counted from 0; the first where left out. */
  readonly model?: number;
  /** Where it lies over seeds: `npm run lessons` fails where it does not. */
  readonly expected: readonly [least: number, greatest: number];
}

/** A guess before the run; it may be skipped. */
export type Bet =
  /** A point on an axis, held against a figure. */
  | {
      readonly kind: "axis";
      readonly question: ProseText;
      /** What stands at the axis. */
      readonly name: string;
      readonly least: number;
      readonly greatest: number;
      readonly scale: "linear" | "logarithmic";
      readonly figure: string;
    }
  /** One of several, the right one being that whose figure is greatest or least. */
  | {
      readonly kind: "choice";
      readonly question: ProseText;
      readonly choices: readonly BetChoice[];
      readonly right: "greatest" | "least";
    }
  /** An order, from the least figure to the greatest. */
  | { readonly kind: "order"; readonly question: ProseText; readonly choices: readonly BetChoice[] };

/** Something to be chosen or ordered, and the figure that tells how it came out. */
export interface BetChoice {
  readonly name: string;
  readonly figure: string;
}

/** What must hold of the first model that is shown for a puzzle to be solved. */
export interface GoalCondition {
  readonly measure: MeasureName;
  readonly is: "atLeast" | "atMost";
  readonly value: number;
}

/** A goal on the live model, and a way to it, which `npm run lessons` goes. */
export interface Puzzle {
  readonly text: ProseText;
  readonly conditions: readonly GoalCondition[];
  /** Folded away until asked for. */
  readonly hint: ProseText;
  /** A network that the way out begins anew with, its steps counted from 0; where left out it goes on from where the run ends. */
  readonly network?: Architecture;
  /** What reaches the goal. */
  readonly solution: readonly RunPhase[];
}

/** What the run of a lesson begins with. */
export interface Setup {
  readonly experiment: Experiment;
  /** The objectives of models side by side; none where one model is trained. */
  readonly compared?: readonly Objective[];
  /** What is looked at, as links write it. */
  readonly sight?: SightTexts;
}

/** A widget that a beat shows; `panels/Learn/teaching.ts` knows where each is. */
export const widgetNames = [
  "bell",
  "curves",
  "fiveOutcomes",
  "samplingLayer",
  "slideCodes",
] as const satisfies readonly string[];
export type WidgetName = (typeof widgetNames)[number];

/** Parts of the page that a lesson points at: those that links can leave out, and the map. */
export type PointedPart = HideablePart | "map";

/** A lesson as data: what it tells, what it trains, what it asks. */
export interface Lesson {
  /** Rows of the curriculum that it covers. */
  readonly rows: readonly string[];
  readonly setup: Setup;
  /** What of the page it is about. */
  readonly parts: readonly PointedPart[];
  readonly slide: {
    /** The lecture's own words. */
    readonly quote: string;
    readonly lecture: Lecture;
    /** What they mean, a paragraph each. */
    readonly text: readonly ProseText[];
    readonly widget?: WidgetName;
  };
  readonly bet: Bet;
  readonly run: {
    /** What the one press does. */
    readonly text: ProseText;
    readonly phases: readonly RunPhase[];
    /** What to look at meanwhile, with live measures. */
    readonly watch: readonly ProseText[];
  };
  readonly figures: readonly LessonFigure[];
  readonly reveal: {
    readonly text: readonly ProseText[];
    readonly widget?: WidgetName;
  };
  readonly puzzle: Puzzle;
}

/** A lesson's line in the list of the course; the rest of it is fetched when it is opened. */
export interface CourseEntry {
  /** 1 to 28, as the plan of the course counts them; links name it by this. */
  readonly number: number;
  readonly question: string;
  /** How long it takes, waiting included. */
  readonly minutes: number;
  readonly load: () => Promise<Lesson>;
}
