import { labelSize, sizeOf } from "../../experiment/architecture";
import type { Objective } from "../../experiment/objective";
import { corruptedImages } from "../../model/corruption";
import { drawNormals } from "../../model/random";
import { ADAM } from "../../model/state";
import { corruptedBatch } from "../batch";
import { oneHotBytes } from "../classes";
import { type Answer, lossesInOrder, type Quantity, quantitiesOf, weightedSum } from "../knownAnswer/answer";
import { type KnownQuestion, knownQuestions } from "../knownAnswer/question";
import type { ReferenceState } from "./layers";
import {
  type ReferenceBatch,
  type ReferenceValues,
  referenceDecoding,
  referenceEvaluation,
  referenceValues,
} from "./reference";

/** The reference's answer to a known question, and how near to 0 anything that a ReLU meets lies. */
function referenceAnswer(question: KnownQuestion): { readonly answer: Answer; readonly nearestKink: number } {
  const { architecture, objective, others, likelihoods } = question;
  const state = widened(question);
  const [step, evaluation] = [stepInputs(question), evaluationInputs(question)];
  const [z, towards] = [Float64Array.from(question.z), levelsOf(question.towards)];
  const ofCodes = classesOf(question.codeLabels, question);
  const valuesUnder = (each: Objective) => {
    return referenceValues(architecture, state, corruptedInputs(step, question, each), each);
  };
  const evaluatedUnder = (each: Objective) => referenceEvaluation(architecture, state, evaluation, each);
  const [ofStep, ofEvaluation] = [valuesUnder(objective), evaluatedUnder(objective)];
  const values = [ofStep, ...others.map(valuesUnder)];
  const evaluated = [ofEvaluation, ...others.map(evaluatedUnder)];
  const decodings = likelihoods.map((each) => referenceDecoding(architecture, state, z, towards, each, ofCodes));
  const alone = referenceDecoding(architecture, state, z, towards, objective.likelihood, ofCodes, false);
  const answer = {
    mu: ofEvaluation.mu,
    logVar: ofEvaluation.logVar,
    decoded: alone.decoded,
    decodedBeside: decodings[0]?.decoded ?? [],
    evaluated: evaluated.flatMap(lossesInOrder),
    latentGradients: decodings.map(({ latentGradients }) => latentGradients),
    gradients: values.map(({ gradient }) => gradient),
    losses: lossesInOrder(ofStep),
    ...updated(question, ofStep),
    runningStatistics: ofStep.runningStatistics,
  };
  const kinks = [...values, ...evaluated, ...decodings, alone].map(({ nearestKink }) => nearestKink);
  return { answer, nearestKink: Math.min(...kinks) };
}

/** What is kept of the answers to all known questions: of each quantity its weighted sum and its length. */
export function answersToKeep(): Readonly<Record<string, readonly (readonly number[])[]>> {
  return Object.fromEntries(
    knownQuestions().map((question) => {
      const quantities = quantitiesOf(referenceAnswer(question).answer, question);
      return [question.name, quantities.map((each) => [weightedSum(each), lengthOf(each, quantities)])];
    }),
  );
}

/**
 * The length of a quantity as a vector; of a tensor's gradient at least a tenth of what it would be were its numbers as
 * great as those of all gradients, since it may be all rounding.
 */
function lengthOf({ name, numbers }: Quantity, all: readonly Quantity[]): number {
  const squares = (of: Float64Array) => of.reduce((sum, value) => sum + value ** 2, 0);
  if (!name.startsWith("gradient:")) return Math.sqrt(squares(numbers));
  const gradients = all.filter((each) => each.name.startsWith("gradient:"));
  const count = gradients.reduce((sum, each) => sum + each.numbers.length, 0);
  const mean = gradients.reduce((sum, each) => sum + squares(each.numbers), 0) / count;
  return Math.sqrt(Math.max(squares(numbers), 0.01 * mean * numbers.length));
}

/** Adam's update (Kingma and Ba 2015, algorithm 1), in 64 bits. */
function updated({ state, learningRate }: KnownQuestion, { gradient }: ReferenceValues) {
  const { beta1, beta2, epsilon } = ADAM;
  const t = state.updates + 1;
  const firstMoments = gradient.map((slope, at) => beta1 * (state.firstMoments[at] ?? 0) + (1 - beta1) * slope);
  const secondMoments = gradient.map((slope, at) => beta2 * (state.secondMoments[at] ?? 0) + (1 - beta2) * slope ** 2);
  const moves = firstMoments.map((m, at) => {
    const spread = Math.sqrt((secondMoments[at] ?? 0) / (1 - beta2 ** t)) + epsilon;
    return (-learningRate * m) / (1 - beta1 ** t) / spread;
  });
  return { moves, firstMoments, secondMoments };
}

function stepInputs(question: KnownQuestion): ReferenceBatch {
  const { architecture, batch, images, labels } = question;
  const pixels = sizeOf(architecture.imageShape);
  const levels = levelsOf(images);
  const { rows } = batch.inputs;
  const x = Float64Array.from({ length: rows.length * pixels }, (_, at) => {
    return levels[(rows[Math.floor(at / pixels)] ?? 0) * pixels + (at % pixels)] ?? 0;
  });
  const classes = classesOf(labels && Uint8Array.from(rows, (row) => labels[row] ?? Number.NaN), question);
  return { x, epsilon: Float64Array.from(drawNormals(rows.length * architecture.latentDim, batch.epsilon)), classes };
}

/** The inputs of a step as an objective has them corrupted. */
function corruptedInputs(
  inputs: ReferenceBatch,
  { architecture, batch }: KnownQuestion,
  { corruption }: Objective,
): ReferenceBatch {
  const { corruption: drawn } = corruptedBatch(batch, corruption).inputs;
  if (drawn.kind === "none") return inputs;
  return { ...inputs, seen: corruptedImages(inputs.x, architecture.imageShape, drawn, drawn.key) };
}

function evaluationInputs(question: KnownQuestion): ReferenceBatch {
  const { architecture, encoded, epsilon, encodedLabels } = question;
  const x = levelsOf(encoded);
  const count = x.length / sizeOf(architecture.imageShape);
  const classes = classesOf(encodedLabels, question);
  return { x, epsilon: Float64Array.from(drawNormals(count * architecture.latentDim, epsilon)), classes };
}

/** Labels one-hot, [images, classes]. */
function classesOf(labels: Uint8Array | null, { architecture }: KnownQuestion): Float64Array {
  return levelsOf(oneHotBytes(labels ?? new Uint8Array(), labelSize(architecture)));
}

function levelsOf(bytes: Uint8Array): Float64Array {
  return Float64Array.from(bytes, (byte) => byte / 255);
}

function widened({ state }: KnownQuestion): ReferenceState {
  const { parameters, runningStatistics } = state;
  return { parameters: Float64Array.from(parameters), runningStatistics: Float64Array.from(runningStatistics) };
}

/** How near to 0 anything lies that a ReLU meets in each known question. */
export function nearestKinks(): readonly number[] {
  return knownQuestions().map((question) => referenceAnswer(question).nearestKink);
}
