import type { Losses } from "../../experiment/objective";
import { type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { drawUniforms, Purpose } from "../../model/random";
import { corruptedBatch } from "../batch";
import type { Engine } from "../engine";
import type { KnownQuestion } from "./question";

/** All numbers that a question asks for. */
export interface Answer {
  /** By running statistics: posteriors of the encoded images, decoded codes, alone and beside images, losses under each objective. */
  readonly mu: ArrayLike<number>;
  readonly logVar: ArrayLike<number>;
  readonly decoded: ArrayLike<number>;
  readonly decodedBeside: ArrayLike<number>;
  readonly evaluated: ArrayLike<number>;
  /** At the codes, by running statistics, one for each likelihood. */
  readonly latentGradients: readonly ArrayLike<number>[];
  /** Of the parameters, one for each objective. */
  readonly gradients: readonly ArrayLike<number>[];
  /** Of a step: its losses, by how much it moves each parameter, and the rest of the state after it. */
  readonly losses: ArrayLike<number>;
  readonly moves: ArrayLike<number>;
  readonly firstMoments: ArrayLike<number>;
  readonly secondMoments: ArrayLike<number>;
  readonly runningStatistics: ArrayLike<number>;
}

/** The answer of an engine that was built for the question; its state is spent. */
export async function askEngine(engine: Engine, question: KnownQuestion): Promise<Answer> {
  const { state, encoded, z, towards, batch, objective, encodedLabels, codeLabels } = question;
  const objectives = [objective, ...question.others];
  await engine.writeState(state);
  const posterior = await engine.encode(encoded, encodedLabels);
  const decoded = await engine.decode(z, codeLabels);
  const decodedBeside = await engine.decode(z, codeLabels, towards);
  const evaluated: number[] = [];
  const gradients: Float32Array[] = [];
  for (const each of objectives) {
    evaluated.push(...lossesInOrder(await engine.evaluate(encoded, each, question.epsilon, encodedLabels)));
    gradients.push(await engine.gradients(corruptedBatch(batch, each.corruption), each));
  }
  const latentGradients: Float32Array[] = [];
  for (const each of question.likelihoods) {
    latentGradients.push(await engine.latentGradients(towards, z, each, codeLabels));
  }
  await engine.trainStep(batch, objective, question.learningRate);
  const losses = (await engine.readLosses()).flatMap(lossesInOrder);
  const { parameters, firstMoments, secondMoments, runningStatistics } = await engine.readState();
  const moves = parameters.map((value, index) => value - (state.parameters[index] ?? 0));
  const after = { moves, firstMoments, secondMoments, runningStatistics };
  return { ...posterior, decoded, decodedBeside, evaluated, latentGradients, gradients, losses, ...after };
}

/** Losses as numbers, always in the same order. */
export function lossesInOrder({ reconstruction, kl, crossEntropy }: Losses): number[] {
  return [reconstruction, kl, ...(crossEntropy === undefined ? [] : [crossEntropy])];
}

/** Numbers of an answer that are held against what is known of them, by what they are. */
export interface Quantity {
  readonly name: string;
  readonly numbers: Float64Array;
}

/** An answer as quantities, always in the same order: the first gradient by its tensors, all else whole. */
export function quantitiesOf({ latentGradients, gradients, ...rest }: Answer, question: KnownQuestion): Quantity[] {
  const layout = parameterLayout(question.architecture);
  const [gradient = [], ...others] = gradients;
  const whole = (name: string, numbers: ArrayLike<number>) => ({ name, numbers: Float64Array.from(numbers) });
  const part = ({ name, offset, size }: ParameterTensor) =>
    whole(
      `gradient:${name}`,
      Array.from({ length: size }, (_, index) => gradient[offset + index] ?? Number.NaN),
    );
  return [
    ...Object.entries(rest).map(([name, numbers]) => whole(name, numbers)),
    ...latentGradients.map((each, index) => whole(`latentGradients:${question.likelihoods[index]}`, each)),
    ...layout.trainable.map(part),
    ...others.map((each, index) => whole(`wholeGradient:${index + 2}`, each)),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * A quantity as one number: its numbers times weights of either sign, from ½ to 1, added up. An error anywhere in it shows,
 * and next to nothing has to be kept.
 */
export function weightedSum({ name, numbers }: Quantity): number {
  const counter = [...name].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65521, 7);
  const uniforms = drawUniforms(numbers.length, { seed: 0, counter, purpose: Purpose.prior });
  return numbers.reduce((sum, value, index) => {
    const uniform = uniforms[index] ?? 0;
    return sum + value * (uniform < 0.5 ? uniform - 1 : uniform);
  }, 0);
}
