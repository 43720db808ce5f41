import type { Architecture } from "../../experiment/architecture";
import { sizeOf } from "../../experiment/architecture";
import { type LabelHead, UNKNOWN_CLASS } from "../../experiment/labelHead";
import { readLayers } from "../../experiment/notation";
import { type Likelihood, negativeElboObjective, type Objective } from "../../experiment/objective";
import { type DrawKey, drawNormals, drawUniforms, Purpose } from "../../model/random";
import { initialState, type ModelState } from "../../model/state";
import { type Batch, conditionOf, plainBatch } from "../batch";
import type { EngineSetup } from "../engine";

/** A network and all that an engine is asked about it: the answers are known. */
export interface KnownQuestion {
  readonly name: "smallHeads" | "largeHeads";
  readonly architecture: Architecture;
  readonly batchSize: number;
  readonly batch: Batch;
  /** What a step is taken on, and what the losses and the gradient are asked of besides. */
  readonly objective: Objective;
  readonly others: readonly Objective[];
  readonly learningRate: number;
  /** The training images, grey levels [IMAGES, pixels]; the first of them are encoded, too. */
  readonly images: Uint8Array;
  readonly encoded: Uint8Array;
  /** The classes of the training images, of those that are encoded, and those that codes are decoded as; null where none are told. */
  readonly labels: Uint8Array | null;
  readonly encodedLabels: Uint8Array | null;
  readonly codeLabels: Uint8Array | null;
  readonly epsilon: DrawKey;
  /** Codes that are decoded, [CODES, latentDim], and the images that gradients at them are taken towards. */
  readonly z: Float32Array;
  readonly towards: Uint8Array;
  readonly likelihoods: readonly Likelihood[];
  readonly state: ModelState;
}

/** Images in all, those of a step, those that are encoded, and codes. */
const IMAGES = 24;
const OF_STEP = 18;
const ENCODED = 7;
const CODES = 5;

/** A network that says no more than its architecture, and the seed that its numbers are drawn with. */
interface Described {
  readonly name: KnownQuestion["name"];
  readonly imageShape: readonly [number, number, number];
  readonly latentDim: number;
  readonly conditionClasses?: number;
  readonly skipConnections?: true;
  readonly labelHead?: LabelHead;
  readonly encoder: string;
  readonly decoder: string;
  readonly objective: Objective;
  readonly others: readonly Objective[];
  /** Chosen so that no ReLU meets a number next to 0, where rounding would decide the gradient. */
  readonly seed: number;
}

/**
 * Together the two networks need every kernel of every engine: convolutions both ways and with both strides, large and
 * small dense layers, batch norm before and after, ReLU with and without it, heads that are computed with the sample and
 * apart from it, both likelihoods, every kind of noise, every corruption, a class that is told and one that a label head learns,
 * and a skip connection.
 */
const described: readonly Described[] = [
  {
    name: "smallHeads",
    imageShape: [6, 10, 1],
    latentDim: 2,
    labelHead: { classes: 3, labels: IMAGES },
    encoder: "conv8s2r.bn.conv16s2r.bn.flat.dense20r.bn",
    decoder: "dense120r.bn.to3x5x8.convT8s2r.bn.convT1s1",
    objective: negativeElboObjective,
    others: [
      {
        ...negativeElboObjective,
        likelihood: "gaussian",
        noise: "one",
        labelWeight: 3,
        corruption: { kind: "gaussian", strength: 0.2 },
      },
      { ...negativeElboObjective, corruption: { kind: "half", strength: 0.4 } },
    ],
    seed: 111,
  },
  {
    name: "largeHeads",
    imageShape: [5, 9, 3],
    latentDim: 32,
    conditionClasses: 3,
    skipConnections: true,
    encoder: "conv6s1r.bn.conv9s2.flat.dense130r",
    decoder: "bn.dense270r.to5x9x6.bn.convT3s1r.conv3s1",
    objective: { ...negativeElboObjective, likelihood: "gaussian", lambda: 2 },
    others: [
      { ...negativeElboObjective, noise: "zero", corruption: { kind: "saltAndPepper", strength: 0.3 } },
      { ...negativeElboObjective, corruption: { kind: "square", strength: 0.6 } },
      { ...negativeElboObjective, corruption: { kind: "blur", strength: 0.5 } },
    ],
    seed: 6,
  },
];

/** The questions that an engine has to answer before its first step. */
export function knownQuestions(): readonly KnownQuestion[] {
  return described.map(questionFrom);
}

/** What an engine is built for to answer a question. */
export function knownSetup({ architecture, batchSize, images, labels }: KnownQuestion): EngineSetup {
  const nothing = () => undefined;
  return { architecture, batchSize, trainImages: images, trainLabels: labels, onProgress: nothing, onLost: nothing };
}

function questionFrom({
  name,
  imageShape,
  latentDim,
  conditionClasses,
  skipConnections,
  labelHead,
  encoder,
  decoder,
  seed,
  ...objectives
}: Described): KnownQuestion {
  const classes = conditionClasses ?? labelHead?.classes;
  const told = conditionClasses === undefined ? null : { conditionClasses };
  const layers = { encoder: readLayers(encoder), decoder: readLayers(decoder) };
  const beside = { ...(skipConnections && { skipConnections }), ...(labelHead && { labelHead }) };
  const architecture = { imageShape, latentDim, ...layers, ...told, ...beside };
  const pixels = sizeOf(imageShape);
  const levels = drawUniforms(IMAGES * pixels, { seed, counter: 1, purpose: Purpose.prior });
  const images = Uint8Array.from(levels, (uniform) => Math.floor(uniform * 256));
  const rows = Uint32Array.from({ length: OF_STEP }, (_, row) => (row * 7 + 3) % IMAGES);
  return {
    ...objectives,
    name,
    architecture,
    batchSize: OF_STEP + 2,
    batch: plainBatch(rows, { seed, counter: 2, purpose: Purpose.epsilon }, conditionOf(architecture)),
    learningRate: 0.01,
    images,
    encoded: images.subarray(0, ENCODED * pixels),
    labels: labelsOf(IMAGES, 1, classes, labelHead && UNKNOWN_CLASS),
    encodedLabels: labelsOf(ENCODED, 1, classes),
    codeLabels: labelsOf(CODES, 2, classes),
    epsilon: { seed, counter: 3, purpose: Purpose.heldOutEpsilon },
    z: drawNormals(CODES * latentDim, { seed, counter: 4, purpose: Purpose.prior }),
    towards: images.subarray(ENCODED * pixels, (ENCODED + CODES) * pixels),
    likelihoods: ["bernoulli", "gaussian"],
    state: stateOf(architecture, seed),
  };
}

/** A class for each of `count` images, each class about as often as the others; every third is unknown where that can be said. */
function labelsOf(count: number, first: number, classes: number | undefined, unknown?: number): Uint8Array | null {
  if (classes === undefined) return null;
  return Uint8Array.from({ length: count }, (_, image) =>
    unknown !== undefined && image % 3 === 0 ? unknown : (first + 5 * image) % classes,
  );
}

/** A state in the midst of training, where nothing is 0 or 1 and Adam does not divide by next to nothing. */
function stateOf(architecture: Architecture, seed: number): ModelState {
  const state = initialState(architecture, seed);
  const drawn = (counter: number, count: number) => drawUniforms(count, { seed, counter, purpose: Purpose.prior });
  const count = state.parameters.length;
  const shifts = drawn(5, count);
  return {
    parameters: state.parameters.map((value, index) => value + 0.2 * (shifts[index] ?? 0) - 0.1),
    runningStatistics: drawn(6, state.runningStatistics.length).map((value) => value + 0.1),
    firstMoments: drawn(7, count).map((value) => value - 0.5),
    secondMoments: drawn(8, count).map((value) => value + 0.1),
    updates: 9,
  };
}
