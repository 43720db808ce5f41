import type { MetricName } from "../experiment/metrics";
import type { Beat, Bet, Lecture, MeasureName } from "../lessons/lesson";
import type { MetCondition } from "../state/lessons/figures";
import type { BetValue, LessonNotes } from "../state/lessons/notebook";
import type { LessonRun } from "../state/lessons/player";
import { amountText, countText, decimal, lossText, percentText, significant, wholeText } from "./numbers";

/** A measure as lessons write it: what it is called, its number with its unit, and the term whose colour it has. */
export interface MeasureWords {
  readonly name: string;
  readonly write: (value: number | null | undefined) => string;
  readonly tone: "reconstruction" | "kl" | "total" | null;
}

const nats = (value: number | null | undefined) => `${lossText(value)} nats`;
const bits = (value: number | null | undefined) => `${lossText(value)} bits`;
const decibels = (value: number | null | undefined) => `${decimal(value, 1)} dB`;
const area = (value: number | null | undefined) => decimal(value, 2);

/** Those that a model has to be asked for. */
const metricWords: Readonly<Record<MetricName, MeasureWords>> = {
  pngBits: { name: "bits as a PNG", write: bits, tone: null },
  areaInverted: { name: "AUROC, inverted", write: area, tone: null },
  areaQuarterTurn: { name: "AUROC, turned by a quarter", write: area, tone: null },
  areaHalfTurn: { name: "AUROC, upside down", write: area, tone: null },
  areaHalfErased: { name: "AUROC, half erased", write: area, tone: null },
  areaBlank: { name: "AUROC, blank", write: area, tone: null },
  neighboursMu10: { name: "kNN on μ, 10 labels", write: percentText, tone: null },
  neighboursMu100: { name: "kNN on μ, 100 labels", write: percentText, tone: null },
  neighboursPixels10: { name: "kNN on pixels, 10 labels", write: percentText, tone: null },
  neighboursPixels100: { name: "kNN on pixels, 100 labels", write: percentText, tone: null },
  regressionMu100: { name: "logistic regression on μ, 100 labels", write: percentText, tone: null },
  regressionPixels100: { name: "logistic regression on pixels, 100 labels", write: percentText, tone: null },
  corruptedPsnr: { name: "PSNR of noisy images", write: decibels, tone: null },
  denoisedPsnr: { name: "PSNR of x̂ from noisy images", write: decibels, tone: null },
  denoisedLoss: { name: "reconstruction from noisy images", write: nats, tone: "reconstruction" },
  priorLoss10: { name: "−log p(x), 10 codes from the prior", write: nats, tone: "total" },
  priorLoss100: { name: "−log p(x), 100 codes from the prior", write: nats, tone: "total" },
  priorLoss1000: { name: "−log p(x), 1,000 codes from the prior", write: nats, tone: "total" },
  posteriorLoss1: { name: "−ELBO of eight images", write: nats, tone: "total" },
  posteriorLoss1000: { name: "−log p(x), 1,000 codes from q", write: nats, tone: "total" },
  priorEffective: { name: "effective draws from the prior", write: significant, tone: null },
  posteriorEffective: { name: "effective draws from q", write: significant, tone: null },
  drawnKl: { name: "KL by draws", write: nats, tone: "kl" },
  drawnKlDeviation: { name: "deviation of KL by one draw", write: nats, tone: "kl" },
  closedKl: { name: "KL in closed form", write: nats, tone: "kl" },
  sigmaWithError: { name: "rank correlation of σ and reconstruction", write: area, tone: null },
  sigmaWithDistance: { name: "rank correlation of σ and ‖μ‖", write: area, tone: null },
  endsFar: { name: "distance of decoded digits from the nearest image", write: area, tone: null },
  middlesFar: { name: "distance of decoded middles from the nearest image", write: area, tone: null },
  blendsFar: { name: "distance of blended images from the nearest image", write: area, tone: null },
  farFromSamples: { name: "distance of held-out images from the nearest sample", write: area, tone: null },
  farFromTraining: { name: "distance of held-out images from the nearest training image", write: area, tone: null },
  ordersObeyed: { name: "images of the class ordered", write: percentText, tone: null },
  slantBySlant: { name: "slant along its own arrow, in deviations", write: area, tone: null },
  thicknessBySlant: { name: "thickness along the slant's arrow, in deviations", write: area, tone: null },
  heightBySlant: { name: "height along the slant's arrow, in deviations", write: area, tone: null },
  slantByThickness: { name: "slant along the thickness's arrow, in deviations", write: area, tone: null },
  thicknessByThickness: { name: "thickness along its own arrow, in deviations", write: area, tone: null },
  heightByThickness: { name: "height along the thickness's arrow, in deviations", write: area, tone: null },
  slantByHeight: { name: "slant along the height's arrow, in deviations", write: area, tone: null },
  thicknessByHeight: { name: "thickness along the height's arrow, in deviations", write: area, tone: null },
  heightByHeight: { name: "height along its own arrow, in deviations", write: area, tone: null },
  slantSideEffect: { name: "greatest side effect of the slant's arrow", write: percentText, tone: null },
  thicknessSideEffect: { name: "greatest side effect of the thickness's arrow", write: percentText, tone: null },
  heightSideEffect: { name: "greatest side effect of the height's arrow", write: percentText, tone: null },
  forwardProduct: { name: "⟨Kx, y⟩", write: (value) => decimal(value, 4), tone: null },
  backwardProduct: { name: "⟨x, Kᵀy⟩", write: (value) => decimal(value, 4), tone: null },
  roundTripError: { name: "error of KᵀKx, scaled, of x", write: percentText, tone: null },
  deviationBeforeLeast: { name: "least deviation of a channel before batch norm", write: area, tone: null },
  deviationBeforeGreatest: { name: "greatest deviation of a channel before batch norm", write: area, tone: null },
  deviationAfterLeast: { name: "least deviation of a channel after batch norm", write: area, tone: null },
  deviationAfterGreatest: { name: "greatest deviation of a channel after batch norm", write: area, tone: null },
  gammaLeast: { name: "least γ", write: area, tone: null },
  gammaGreatest: { name: "greatest γ", write: area, tone: null },
  betaLeast: { name: "least β of batch norm", write: area, tone: null },
  betaGreatest: { name: "greatest β of batch norm", write: area, tone: null },
};

/** All measures of lessons in words. */
export const measureWords: Readonly<Record<MeasureName, MeasureWords>> = {
  step: { name: "steps taken", write: countText, tone: null },
  lossStep: { name: "the step that the held-out losses are of", write: countText, tone: null },
  surveyStep: { name: "the step that the map is of", write: countText, tone: null },
  total: { name: "held-out total", write: nats, tone: "total" },
  reconstruction: { name: "held-out reconstruction", write: nats, tone: "reconstruction" },
  reconstructionAtMean: { name: "reconstruction at μ", write: nats, tone: "reconstruction" },
  kl: { name: "KL", write: nats, tone: "kl" },
  klBits: { name: "KL in bits", write: bits, tone: "kl" },
  elbo: { name: "reconstruction + KL", write: nats, tone: "total" },
  mistakenKl: { name: "the slide's formula", write: nats, tone: "kl" },
  effectiveBeta: { name: "weight of KL as β", write: amountText, tone: "kl" },
  untrained: { name: "loss of even odds", write: nats, tone: "reconstruction" },
  floor: { name: "loss of a perfect copy", write: nats, tone: "reconstruction" },
  meanImage: { name: "loss of the mean image", write: nats, tone: "reconstruction" },
  classMeans: { name: "loss of the class means", write: nats, tone: "reconstruction" },
  medianSigma: { name: "median σ", write: significant, tone: null },
  largestMean: { name: "largest |μ|", write: significant, tone: null },
  spread: { name: "spread of μ", write: significant, tone: null },
  sigmaToSpread: { name: "σ / spread of μ", write: significant, tone: null },
  coverage: { name: "prior covered", write: significant, tone: null },
  activeUnits: { name: "active units", write: wholeText, tone: null },
  neighbourAccuracy: { name: "kNN accuracy on μ", write: percentText, tone: null },
  mostUncertainClass: { name: "class of the widest posteriors", write: wholeText, tone: null },
  mostUncertainSigma: { name: "median σ of that class", write: significant, tone: null },
  leastUncertainSigma: { name: "median σ of the surest class", write: significant, tone: null },
  decoderGradient: { name: "‖∇‖ of the decoder", write: significant, tone: null },
  encoderGradient: { name: "‖∇‖ of the encoder", write: significant, tone: null },
  bellHeight: { name: "height of the median bell", write: significant, tone: null },
  drawsWithinSigma: { name: "draws within μ ± σ", write: percentText, tone: null },
  drawsWithinEllipse: { name: "draws within the ellipse", write: percentText, tone: null },
  swappedKl: { name: "D(p ‖ q)", write: nats, tone: "kl" },
  rawBits: { name: "bits of the pixels", write: bits, tone: null },
  floatBits: { name: "bits of μ as floats", write: bits, tone: null },
  correctionBits: { name: "bits to mend x̂", write: bits, tone: "reconstruction" },
  sigma0: { name: "median σ of the zeros", write: significant, tone: null },
  sigma1: { name: "median σ of the ones", write: significant, tone: null },
  sigma4: { name: "median σ of the fours", write: significant, tone: null },
  sigma7: { name: "median σ of the sevens", write: significant, tone: null },
  leastSigma: { name: "smallest σ", write: significant, tone: null },
  leastLogVar: { name: "least log σ²", write: area, tone: null },
  slopeBySigma: { name: "slope of KL by σ, at the smallest", write: area, tone: "kl" },
  slopeByLogVar: { name: "slope of KL by log σ², at the smallest σ", write: area, tone: "kl" },
  parameters: { name: "parameters", write: countText, tone: null },
  normalizations: { name: "layers of batch norm", write: countText, tone: null },
  flatLength: { name: "numbers laid in a row", write: countText, tone: null },
  headOutputs: { name: "outputs of both heads", write: countText, tone: null },
  weightsFirstConvolution: { name: "weights of the first convolution", write: countText, tone: null },
  weightsSecondConvolution: { name: "weights of the second convolution", write: countText, tone: null },
  weightsEncoderDense: { name: "weights of the encoder's dense layer", write: countText, tone: null },
  weightsDecoderDense: { name: "weights of the decoder's dense layer", write: countText, tone: null },
  weightsFirstTransposed: { name: "weights of the first transposed convolution", write: countText, tone: null },
  ...metricWords,
};

/** Who gave each lecture, and what it is called. */
export const lectureNames: Readonly<Record<Lecture, string>> = {
  "000": "Ahmed Hisham, Variational autoencoder",
  "001": "CS3232, Fundamental of Deep learning",
  "002": "William Hu, Variational Autoencoder",
  "003": "Notes on variational autoencoders",
  "004": "Variational Auto-Encoders, Part 1",
};

/** What each beat of a lesson is called. */
export const beatNames: Readonly<Record<Beat, string>> = {
  slide: "The slide",
  bet: "Your bet",
  run: "The run",
  reveal: "What came out",
  puzzle: "Break it",
};

/** The beats on their buttons; each is part of the beat's name, as whoever speaks to the page says what is to be read. */
export const beatWords: Readonly<Record<Beat, string>> = {
  slide: "Slide",
  bet: "Bet",
  run: "Run",
  reveal: "Came out",
  puzzle: "Break it",
};

/** A piece of prose: words as they are, or a number with the term that it belongs to. */
export interface ProsePiece {
  readonly text: string;
  readonly tone: MeasureWords["tone"];
  readonly isNumber: boolean;
}

/** What the numbers of prose are read from. */
export interface ProseSource {
  /** What a model measures now. */
  readonly live: (measure: MeasureName) => number | null;
  /** A lesson's figures by their keys: what they measure, and what that came to. */
  readonly figures: ReadonlyMap<string, { readonly measure: MeasureName; readonly value: number | null }>;
}

/** Prose as pieces, its numbers written out. @throws RangeError where it names a number that there is none of */
export function piecesOf(prose: string, { live, figures }: ProseSource): readonly ProsePiece[] {
  return prose.split(/(\{[^}]*\})/).flatMap((text): readonly ProsePiece[] => {
    if (!text.startsWith("{")) return text === "" ? [] : [{ text, tone: null, isNumber: false }];
    const name = text.slice(1, -1);
    const figure = name.startsWith("figure:") ? figures.get(name.slice(7)) : undefined;
    const measure = figure ? figure.measure : name;
    if (!isMeasure(measure)) throw new RangeError(`A lesson names ${text}.`);
    const { write, tone } = measureWords[measure];
    return [{ text: write(figure ? figure.value : live(measure)), tone, isNumber: true }];
  });
}

function isMeasure(name: string): name is MeasureName {
  return name in measureWords;
}

/** Where a lesson's run is, for the line below its button. */
export function runText(run: LessonRun | null, phases: number): string {
  if (!run) return "Nothing is changed before you press Run.";
  const part = phases > 1 ? `, part ${Math.min(run.phase + 1, phases)} of ${phases}` : "";
  switch (run.status) {
    case "building":
      return "The lesson's model is being set up.";
    case "training":
      return `Training: step ${countText(run.step)} of ${countText(run.until)}${part}.`;
    case "paused":
      return `Paused at step ${countText(run.step)} of ${countText(run.until)}${part}. Run goes on.`;
    case "measuring":
      return "Measuring all held-out images.";
    case "finished":
      return `Done at step ${countText(run.step)}. The outcome is measured, losses on all held-out images; other panels show those of fewer.`;
    case "left":
      return "The lesson's model is no longer on the page. Run begins it again.";
  }
}

/** How far a guess on an axis was from what came out. */
export function axisGapText(guess: number, outcome: number, write: MeasureWords["write"]): string {
  const gap = guess - outcome;
  const share = Math.abs(gap) / Math.max(Math.abs(outcome), 1e-9);
  if (share < 0.05) return `You bet ${write(guess)}. It is ${write(outcome)}: as good as right.`;
  return `You bet ${write(guess)}. It is ${write(outcome)}: your bet was ${write(Math.abs(gap))} too ${gap > 0 ? "high" : "low"}.`;
}

/** How a choice came out. */
export function choiceGapText(guess: string, right: string): string {
  return guess === right ? `You chose “${guess}”. So it is.` : `You chose “${guess}”. It is “${right}”.`;
}

/** How many places of an order were right. */
export function orderGapText(guess: readonly string[], right: readonly string[]): string {
  const hits = guess.filter((name, place) => name === right[place]).length;
  if (hits === right.length) return "Your order is right throughout.";
  return `In its place: ${hits} of ${right.length}.`;
}

/** Where in the reader's own order something stood, counted from 0. */
export function yourPlaceText(place: number): string {
  return `yours: ${countText(place + 1)}`;
}

/** A guess that has been made, in a word or two. */
export function betText(bet: Bet, value: BetValue | null, write: MeasureWords["write"]): string {
  if (value === null) return "No bet yet.";
  if (value === "skipped") return "You skipped the bet.";
  if (bet.kind === "axis") return `Your bet: ${typeof value === "number" ? write(value) : ""}`;
  const places = typeof value === "number" ? [value] : value;
  return `Your bet: ${places.map((place) => bet.choices[place]?.name ?? "").join(", ")}`;
}

/** How one condition of a puzzle stands. */
export function conditionText({ condition, value, isMet }: MetCondition): string {
  const { name, write } = measureWords[condition.measure];
  const wanted = `${condition.is === "atLeast" ? "at least" : "at most"} ${write(condition.value)}`;
  if (value === null) return `${name}: ${wanted} is wanted; not measured yet.`;
  return isMet
    ? `${name}: ${write(value)}, ${wanted} was wanted.`
    : `${name}: ${write(value)}, not yet ${wanted}. ${missingText(Math.abs(value - condition.value), write)} to go.`;
}

function missingText(gap: number, write: MeasureWords["write"]): string {
  return gap < 1 && write(gap) === write(0) ? "A little" : write(gap);
}

/** How far a reader is in a lesson, for the list of the course. */
export function lessonStandingText(notes: LessonNotes | undefined, beat: string): string {
  if (!notes) return "";
  if (notes.solved) return "solved";
  return `at “${beat}”`;
}

/** How long a lesson takes. */
export function minutesText(minutes: number): string {
  return `${decimal(minutes, 0)} min`;
}
