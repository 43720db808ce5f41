import {
  concat,
  grad,
  mul,
  scalar,
  sigmoid,
  stack,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor2d,
  tidy,
  zeros,
} from "@tensorflow/tfjs";
import { conditionSize, sizeOf } from "../../experiment/architecture";
import type { Likelihood, Losses, Objective } from "../../experiment/objective";
import { corruptedImages } from "../../model/corruption";
import { clampLogVar, type Posteriors } from "../../model/posterior";
import { type DrawKey, drawNormals } from "../../model/random";
import type { ModelState } from "../../model/state";
import { Answers, type Patience } from "../answers";
import { acceptedRows, type Batch, type BatchAbilities } from "../batch";
import { labelledCount, labelsAt } from "../classes";
import { type Activations, type Engine, type EngineSetup, EngineUnavailable, type Labels } from "../engine";
import { messageOf } from "../errorMessage";
import type { Hardware } from "../reasons";
import { type Backend, startBackend, type TensorFlowName } from "./backend";
import { type Chunk, computeInChunks, readByName } from "./chunks";
import { classTensor, gatheredLevels, imageTensor, levelTensor } from "./images";
import { type BatchTensors, disposeOf, everyKindOfObjective, lossesOf, pixelLosses } from "./losses";
import { lossesAt, meanOfChunks } from "./lossNumbers";
import { TrainedModel } from "./model";
import { ROWS_AT_ONCE, tensorFlowBytes } from "./needs";

/** Checks a back end by engines that are made on it; throws where it computes wrongly. */
export type BackEndCheck = (engineFor: (setup: EngineSetup) => Promise<Engine>) => Promise<void>;

/**
 * The reference: layers and autodiff of TensorFlow.js. It holds nothing of use until a state is written.
 * @throws EngineUnavailable where the back end does not start or answer, or the network does not fit on its device
 * @throws ArchitectureError where layers do not fit together
 */
export async function createTensorFlowEngine(
  name: TensorFlowName,
  setup: EngineSetup,
  patience?: Patience,
  check?: BackEndCheck,
): Promise<Engine> {
  setup.onProgress({ activity: { code: "startingEngine", name }, fraction: 0 });
  const backend = await startBackend(name, setup, new Answers(patience, setup.signal));
  const engine = await backend.run(() => construct(name, backend, setup));
  try {
    await engine.compile();
    // On the same back end, whose shaders are compiled by now; it stays when the engines for it are freed.
    const borrowed: Backend = {
      ...backend,
      get isLost() {
        return backend.isLost;
      },
      dispose: () => {},
    };
    await check?.((asked) => backend.run(() => new TensorFlowEngine(name, borrowed, asked)));
  } catch (error) {
    engine.dispose();
    if (setup.signal?.aborted || error instanceof EngineUnavailable) throw error;
    throw new EngineUnavailable({ code: "networkUnprepared", name, message: messageOf(error) }, { cause: error });
  }
  setup.onProgress({ activity: { code: "engineReady", name }, fraction: 1 });
  return engine;
}

function construct(name: TensorFlowName, backend: Backend, setup: EngineSetup): TensorFlowEngine {
  try {
    return new TensorFlowEngine(name, backend, setup);
  } catch (error) {
    backend.dispose();
    throw error;
  }
}

const abilities: BatchAbilities = {
  corruption: { none: true, gaussian: true, saltAndPepper: true, square: true, half: true, blur: true },
  targets: { inputs: true },
  condition: { none: true, class: true },
};

class TensorFlowEngine implements Engine {
  readonly name: TensorFlowName;
  readonly byteLength: number;
  readonly #backend: Backend;
  readonly #setup: EngineSetup;
  readonly #model: TrainedModel;
  readonly #pixels: number;
  readonly #latentDim: number;
  #pendingLosses: { readonly losses: Tensor1D; readonly labelled: number }[] = [];
  #disposed = false;

  constructor(name: TensorFlowName, backend: Backend, setup: EngineSetup) {
    this.name = name;
    this.byteLength = tensorFlowBytes(setup.architecture, setup.batchSize);
    this.#backend = backend;
    this.#setup = setup;
    this.#model = new TrainedModel(setup.architecture);
    this.#pixels = sizeOf(setup.architecture.imageShape);
    this.#latentDim = setup.architecture.latentDim;
  }

  get hardware(): Hardware {
    return this.#backend.hardware;
  }

  /** Compiles the shaders of every objective; what it leaves in the weights means nothing. */
  async compile(): Promise<void> {
    const { batchSize, onProgress } = this.#setup;
    const tell = (fraction: number) => onProgress({ activity: { code: "compilingShaders" }, fraction });
    await this.#backend.compile(() => {
      tell(0);
      const batch = this.#blankBatch(batchSize);
      for (const objective of everyKindOfObjective) this.#model.train(batch, objective, 0).dispose();
      disposeOf(batch);
      for (const rows of [1, ROWS_AT_ONCE]) this.#passForward(rows);
    }, tell);
  }

  async writeState(state: ModelState): Promise<void> {
    await this.#backend.run(() => this.#model.write(state));
  }

  readState(): Promise<ModelState> {
    return this.#backend.run(() => this.#model.read(this.#backend.read));
  }

  async trainStep(batch: Batch, objective: Objective, learningRate: number): Promise<void> {
    await this.#backend.run(() => {
      const tensors = this.#batchTensors(batch);
      const { labelled = 0 } = tensors;
      this.#pendingLosses.push({ losses: this.#model.train(tensors, objective, learningRate), labelled });
      disposeOf(tensors);
    });
  }

  async readLosses(): Promise<Losses[]> {
    const pending = this.#pendingLosses;
    if (pending.length === 0) return [];
    this.#pendingLosses = [];
    const numbers = await this.#backend.run(() => {
      const stacked = stack(pending.map(({ losses }) => losses));
      for (const { losses } of pending) losses.dispose();
      return this.#read(stacked);
    });
    return pending.map(({ labelled }, row) => lossesAt(numbers, row, labelled));
  }

  async gradients(batch: Batch, objective: Objective): Promise<Float32Array> {
    return this.#backend.run(() => {
      const tensors = this.#batchTensors(batch);
      const { losses, gradient } = this.#model.gradientOf(tensors, objective);
      disposeOf(tensors);
      losses.dispose();
      return this.#read(gradient);
    });
  }

  async encode(images: Uint8Array, labels?: Labels): Promise<Posteriors> {
    const count = images.length / this.#pixels;
    const code = await this.#inChunks(count, (chunk) => {
      const { mu, logVar } = this.#model.network.encode(
        this.#imagesOf(images, chunk),
        false,
        this.#told(labels, chunk),
      );
      return concat([mu, logVar], 1);
    });
    const mu = new Float32Array(count * this.#latentDim);
    const logVar = new Float32Array(count * this.#latentDim);
    for (let row = 0; row < count; row++) {
      const start = row * this.#latentDim;
      mu.set(code.subarray(2 * start, 2 * start + this.#latentDim), start);
      logVar.set(code.subarray(2 * start + this.#latentDim, 2 * (start + this.#latentDim)), start);
    }
    return { mu, logVar: logVar.map(clampLogVar) };
  }

  decode(z: Float32Array, labels?: Labels, images?: Uint8Array): Promise<Float32Array> {
    const { network } = this.#model;
    return this.#inChunks(z.length / this.#latentDim, (chunk) => {
      const classes = this.#told(labels, chunk);
      const skipped = images && network.skippedOf(this.#imagesOf(images, chunk));
      return sigmoid(network.decode(this.#codesOf(z, chunk), false, classes, skipped));
    });
  }

  async evaluate(images: Uint8Array, objective: Objective, epsilon: DrawKey, labels?: Labels): Promise<Losses> {
    const count = images.length / this.#pixels;
    const noise = drawNormals(count * this.#latentDim, epsilon);
    const sums = await this.#inChunks(count, (chunk) => {
      const [classes, known] = [this.#told(labels, chunk), this.#known(labels, chunk)];
      const batch = { x: this.#imagesOf(images, chunk), epsilon: this.#codesOf(noise, chunk), classes, labels: known };
      const { reconstruction, kl, crossEntropy } = lossesOf(this.#model.network, batch, objective, false);
      const means = [reconstruction, kl].map((each) => mul(each, chunk.end - chunk.start));
      return stack([...means, crossEntropy ?? scalar(0)]);
    });
    return meanOfChunks(sums, count, labelledCount(labels, this.#setup.architecture));
  }

  latentGradients(images: Uint8Array, z: Float32Array, likelihood: Likelihood, labels?: Labels): Promise<Float32Array> {
    const { network } = this.#model;
    return this.#inChunks(z.length / this.#latentDim, (chunk) => {
      const x = this.#imagesOf(images, chunk);
      const classes = this.#told(labels, chunk);
      const skipped = network.skippedOf(x);
      const loss = (codes: Tensor) =>
        sum(pixelLosses(likelihood, network.decode(codes as Tensor2D, false, classes, skipped), x));
      return grad(loss)(this.#codesOf(z, chunk));
    });
  }

  activations(image: Uint8Array, z: Float32Array, labels?: Labels): Promise<Activations> {
    const only = { start: 0, end: 1 };
    const compute = () =>
      this.#model.network.activations(this.#imagesOf(image, only), this.#codesOf(z, only), this.#told(labels, only));
    return this.#backend.run(() => readByName(compute, this.#backend.read));
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    // Of a device that is lost nothing can be freed.
    if (!this.#backend.isLost) {
      for (const { losses } of this.#pendingLosses) losses.dispose();
      this.#model.dispose();
    }
    this.#backend.dispose();
  }

  /** A tensor's numbers, after which it is disposed of. */
  async #read(tensor: Tensor): Promise<Float32Array> {
    const numbers = await this.#backend.read(tensor);
    tensor.dispose();
    return numbers;
  }

  #inChunks(rows: number, compute: (chunk: Chunk) => Tensor): Promise<Float32Array> {
    return this.#backend.run(() => computeInChunks(rows, compute, this.#backend.read));
  }

  #batchTensors(batch: Batch): BatchTensors {
    const rows = acceptedRows(batch, abilities, this.#setup);
    const noise = drawNormals(rows.length * this.#latentDim, batch.epsilon);
    const { corruption } = batch.inputs;
    const { trainImages, trainLabels, architecture } = this.#setup;
    const x = gatheredLevels(trainImages, rows, this.#pixels);
    const labels = trainLabels ? labelsAt(trainLabels, rows) : null;
    const all = { start: 0, end: rows.length };
    const seen =
      corruption.kind === "none" ? null : corruptedImages(x, architecture.imageShape, corruption, corruption.key);
    return {
      x: levelTensor(x, this.#pixels),
      ...(seen && { seen: levelTensor(Float32Array.from(seen), this.#pixels) }),
      epsilon: this.#codesOf(noise, all),
      classes: this.#told(labels, all),
      labels: this.#known(labels, all),
      labelled: labelledCount(labels, architecture),
    };
  }

  #blankBatch(rows: number): BatchTensors {
    const of = [new Uint8Array(rows), { start: 0, end: rows }] as const;
    const told = { classes: this.#told(...of), labels: this.#known(...of), labelled: rows };
    return { x: zeros([rows, this.#pixels]), epsilon: zeros([rows, this.#latentDim]), ...told };
  }

  /** The classes of some images, [images, classes], where the network is told any. */
  #told(labels: Labels | undefined, chunk: Chunk): Tensor2D | undefined {
    return classTensor(labels, chunk, conditionSize(this.#setup.architecture));
  }

  /** The classes that a label head is to tell, [images, classes], where there is one. */
  #known(labels: Labels | undefined, chunk: Chunk): Tensor2D | undefined {
    return classTensor(labels, chunk, this.#setup.architecture.labelHead?.classes ?? 0);
  }

  #passForward(rows: number): void {
    tidy(() => {
      const batch = this.#blankBatch(rows);
      sigmoid(this.#model.network.decode(batch.epsilon, false, batch.classes));
      for (const objective of everyKindOfObjective) lossesOf(this.#model.network, batch, objective, false);
    });
  }

  #imagesOf(images: Uint8Array, { start, end }: Chunk): Tensor2D {
    return imageTensor(images.subarray(start * this.#pixels, end * this.#pixels), this.#pixels);
  }

  #codesOf(codes: Float32Array, { start, end }: Chunk): Tensor2D {
    const rows = codes.slice(start * this.#latentDim, end * this.#latentDim);
    return tensor2d(rows, [end - start, this.#latentDim]);
  }
}
