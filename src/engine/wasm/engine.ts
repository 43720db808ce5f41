import { sizeOf } from "../../experiment/architecture";
import type { LossSizes } from "../../experiment/conventions";
import { type Likelihood, type Losses, negativeElboObjective, type Objective } from "../../experiment/objective";
import { clampLogVar, type Posteriors } from "../../model/posterior";
import type { DrawKey } from "../../model/random";
import type { ModelState } from "../../model/state";
import { acceptedRows, type Batch, type BatchAbilities } from "../batch";
import { labelledCount, labelsAt } from "../classes";
import type { Activations, Engine, EngineSetup, Labels } from "../engine";
import { addedSums, meanLosses, noSums } from "../meanLosses";
import { MessageYield } from "../messageYield";
import type { Hardware } from "../reasons";
import type { InstructionTime, Slice, WasmExecutor } from "./executor";
import { Inputs } from "./inputs";
import { lossSumsOf } from "./lossSums";
import type { WasmCircumstances } from "./options";
import type { PlanProgramName, Ports, TensorId } from "./plan/plan";
import { type Thread, ThreadLost } from "./threads";
import { adamUniforms, corruptionUniforms, noUniforms, objectiveUniforms, type Uniforms } from "./uniforms";

/** Images that one thread decodes as fast as all would. */
const FEW_IMAGES = 2;

const abilities: BatchAbilities = {
  corruption: { none: true, gaussian: true, saltAndPepper: true, square: true, half: true, blur: true },
  targets: { inputs: true },
  condition: { none: true, class: true },
};

/** Decodes in the midst of a step. */
type Between = () => Promise<void>;

/** A plan on kernels of our own: the engine that `createWasmEngine` starts. */
export class WasmEngine implements Engine {
  readonly name = "WASM";
  readonly hardware: Extract<Hardware, { kind: "threads" }>;
  readonly #setup: EngineSetup;
  readonly #executor: WasmExecutor;
  readonly #threads: readonly Thread[];
  readonly #ports: Ports;
  readonly #inputs: Inputs;
  readonly #pixels: number;
  readonly #latentDim: number;
  readonly #circumstances: WasmCircumstances;
  readonly #yield = new MessageYield();
  /** Milliseconds that each phase of training took the last time. */
  readonly #phaseTimes: Float64Array;
  #losses: Losses[] = [];
  #updates = 0;
  #packed = false;
  #disposed = false;
  #yieldsUntil = Number.NEGATIVE_INFINITY;

  constructor(
    setup: EngineSetup,
    executor: WasmExecutor,
    threads: readonly Thread[],
    circumstances: WasmCircumstances,
  ) {
    const { relaxed, fewer } = circumstances;
    const count = threads.length + 1;
    this.hardware = { kind: "threads", count, relaxedSimd: relaxed, ...(fewer && { fewer }) };
    this.#setup = setup;
    this.#circumstances = circumstances;
    this.#executor = executor;
    this.#threads = threads;
    this.#ports = executor.plan.ports;
    this.#inputs = new Inputs(executor, setup);
    this.#pixels = sizeOf(setup.architecture.imageShape);
    this.#latentDim = setup.architecture.latentDim;
    this.#phaseTimes = new Float64Array(executor.plan.programs.train.phases.length);
  }

  #sizes(batchSize: number): LossSizes {
    return { pixels: this.#pixels, latentDim: this.#latentDim, batchSize };
  }

  get byteLength(): number {
    return this.#executor.byteLength;
  }

  async writeState(state: ModelState): Promise<void> {
    const { parameters, runningStatistics, firstMoments, secondMoments } = this.#ports;
    this.#executor.floats(parameters).set(state.parameters);
    this.#executor.floats(runningStatistics).set(state.runningStatistics);
    this.#executor.floats(firstMoments).set(state.firstMoments);
    this.#executor.floats(secondMoments).set(state.secondMoments);
    this.#updates = state.updates;
    this.#packed = false;
  }

  async readState(): Promise<ModelState> {
    const { parameters, runningStatistics, firstMoments, secondMoments } = this.#ports;
    return {
      parameters: this.#copy(parameters),
      runningStatistics: this.#copy(runningStatistics),
      firstMoments: this.#copy(firstMoments),
      secondMoments: this.#copy(secondMoments),
      updates: this.#updates,
    };
  }

  async trainStep(batch: Batch, objective: Objective, learningRate: number, between?: Between): Promise<void> {
    const losses = await this.#differentiate(batch, objective, learningRate, between);
    if (this.#disposed) return;
    this.#run("update");
    this.#losses.push(losses);
    this.#updates++;
    this.#packed = false;
  }

  async readLosses(): Promise<Losses[]> {
    const losses = this.#losses;
    this.#losses = [];
    return losses;
  }

  async gradients(batch: Batch, objective: Objective, between?: Between): Promise<Float32Array> {
    // A small batch tells nothing of how long the phases of a training step take.
    const times = this.#phaseTimes.slice();
    await this.#differentiate(batch, objective, 0, between);
    this.#phaseTimes.set(times);
    return this.#copy(this.#ports.gradients);
  }

  async encode(images: Uint8Array, labels?: Labels): Promise<Posteriors> {
    const { ports, programs } = this.#executor.plan;
    const count = images.length / this.#pixels;
    const mu = new Float32Array(count * this.#latentDim);
    const logVar = new Float32Array(count * this.#latentDim);
    for (let first = 0; first < count; first += programs.encode.images) {
      const rows = this.#inputs.images(ports.encode.images, images, first, programs.encode.images);
      this.#inputs.classes(ports.encode.classes, labels, first, rows);
      this.#writeUniforms({ images: rows });
      this.#run("encode");
      const numbers = rows * this.#latentDim;
      mu.set(this.#executor.floats(ports.encode.mu).subarray(0, numbers), first * this.#latentDim);
      logVar.set(this.#executor.floats(ports.encode.logVar).subarray(0, numbers), first * this.#latentDim);
    }
    return { mu, logVar: logVar.map(clampLogVar) };
  }

  async decode(z: Float32Array, labels?: Labels, images?: Uint8Array): Promise<Float32Array> {
    const { ports, programs } = this.#executor.plan;
    const skipping = images ? ports.reconstruct : null;
    const [program, port] = skipping ? [programs.reconstruct, skipping] : [programs.decode, ports.decode];
    const count = z.length / this.#latentDim;
    const reconstruction = new Float32Array(count * this.#pixels);
    for (let first = 0; first < count; first += program.images) {
      const rows = Math.min(program.images, count - first);
      const codes = z.subarray(first * this.#latentDim, (first + rows) * this.#latentDim);
      this.#executor.floats(port.z).set(codes);
      if (skipping && images) this.#inputs.images(skipping.images, images, first, rows);
      this.#inputs.classes(port.classes, labels, first, rows);
      this.#writeUniforms({ images: rows });
      this.#run(program.name, undefined, rows <= FEW_IMAGES);
      const decoded = this.#executor.floats(port.reconstruction).subarray(0, rows * this.#pixels);
      reconstruction.set(decoded, first * this.#pixels);
    }
    return reconstruction;
  }

  async evaluate(images: Uint8Array, objective: Objective, epsilon: DrawKey, labels?: Labels): Promise<Losses> {
    const { ports, programs } = this.#executor.plan;
    const count = images.length / this.#pixels;
    let sums = noSums;
    for (let first = 0; first < count; first += programs.evaluate.images) {
      const rows = this.#inputs.images(ports.evaluate.images, images, first, programs.evaluate.images);
      this.#inputs.classes(ports.evaluate.classes, labels, first, rows);
      const ofObjective = objectiveUniforms(objective, this.#sizes(1));
      this.#writeUniforms({ images: rows, firstRow: first, ...ofObjective, ...epsilon });
      this.#run("evaluate");
      sums = addedSums(sums, lossSumsOf(this.#executor, ports.evaluate, rows));
    }
    return meanLosses(sums, count, labelledCount(labels, this.#setup.architecture));
  }

  async latentGradients(
    images: Uint8Array,
    z: Float32Array,
    likelihood: Likelihood,
    labels?: Labels,
  ): Promise<Float32Array> {
    const { ports, programs } = this.#executor.plan;
    const gradients = new Float32Array(z.length);
    const objective = objectiveUniforms({ ...negativeElboObjective, likelihood }, this.#sizes(1));
    for (let first = 0; first * this.#latentDim < z.length; first += programs.latentGradients.images) {
      const rows = this.#inputs.images(ports.latentGradients.images, images, first, programs.latentGradients.images);
      this.#inputs.classes(ports.latentGradients.classes, labels, first, rows);
      const [from, to] = [first * this.#latentDim, (first + rows) * this.#latentDim];
      this.#executor.floats(ports.latentGradients.z).set(z.subarray(from, to));
      this.#writeUniforms({ images: rows, ...objective });
      this.#run("latentGradients");
      gradients.set(this.#executor.floats(ports.latentGradients.gradient).subarray(0, to - from), from);
    }
    return gradients;
  }

  async activations(image: Uint8Array, z: Float32Array, labels?: Labels): Promise<Activations> {
    const { images, z: code, classes, layers } = this.#ports.activations;
    this.#inputs.images(images, image, 0, 1);
    this.#inputs.classes(classes, labels, 0, 1);
    this.#executor.floats(code).set(z);
    this.#writeUniforms({ images: 1 });
    this.#run("activations", undefined, true);
    return Object.fromEntries(layers.map(({ layer, output }) => [layer, this.#copy(output)]));
  }

  /** Takes times by operation from now on, from zero, or no longer. */
  measure(measuring: boolean): void {
    this.#executor.measure(measuring);
  }

  /** Time that the first thread spent in each operation since `measure`. */
  get times(): InstructionTime[] {
    return this.#executor.times;
  }

  yieldCore(ms: number): void {
    if (this.#threads.length + 1 >= this.#circumstances.cores) this.#yieldsUntil = performance.now() + ms;
  }

  dispose(): void {
    this.#disposed = true;
    this.#yield.close();
    this.#executor.stop();
    for (const thread of this.#threads) thread.end();
  }

  /** Leaves the batch's gradient; its losses. */
  async #differentiate(batch: Batch, objective: Objective, learningRate: number, between?: Between): Promise<Losses> {
    const rows = acceptedRows(batch, abilities, this.#setup);
    const count = rows.length;
    const { map, memory } = this.#executor;
    new Uint32Array(memory.buffer, map.rows, count).set(rows);
    const { architecture, trainLabels } = this.#setup;
    const ofBatch = { ...batch.epsilon, ...corruptionUniforms(batch.inputs.corruption, architecture.imageShape) };
    const labelled = labelledCount(labelsAt(trainLabels, rows), architecture);
    const weights = objectiveUniforms(objective, this.#sizes(count), labelled);
    const ofAdam = adamUniforms(learningRate, this.#updates + 1);
    this.#writeUniforms({ images: count, ...ofAdam, ...weights, ...ofBatch }, "train");
    await this.#runSlices(between);
    return meanLosses(lossSumsOf(this.#executor, this.#ports.train, count), count, labelled);
  }

  #writeUniforms(uniforms: Partial<Uniforms>, which: "train" | "other" = "other"): void {
    this.#executor.writeUniforms(which, { ...noUniforms, ...uniforms });
  }

  /** Runs the training program, a few milliseconds at a time. */
  async #runSlices(between?: Between): Promise<void> {
    const { slice } = this.#circumstances;
    let began = performance.now();
    for (const [phase, tasks] of this.#executor.tasksOf("train").entries()) {
      const step = Math.ceil(tasks / Math.max(1, Math.round((this.#phaseTimes[phase] ?? 0) / slice)));
      this.#phaseTimes[phase] = 0;
      for (let first = 0; first < tasks; first += step) {
        const started = performance.now();
        this.#run("train", { phase, first, end: Math.min(tasks, first + step) });
        this.#phaseTimes[phase] += performance.now() - started;
        if (performance.now() - began < slice) continue;
        await this.#yield.toMessages();
        if (!this.#disposed) await between?.();
        if (this.#disposed) return;
        began = performance.now();
      }
    }
  }

  /** How many threads compute: all, or one less while a core is yielded. */
  get #threadCount(): number {
    const threads = this.#threads.length + 1;
    return performance.now() < this.#yieldsUntil ? Math.max(1, threads - 1) : threads;
  }

  /**
   * Runs a program or a slice of it, alone where waiting for other threads would take longer than their share.
   * @throws ThreadLost
   */
  #run(program: PlanProgramName, slice?: Slice, alone = false): void {
    if (!this.#packed && program !== "update") {
      this.#packed = true;
      this.#run("pack");
    }
    if (!this.#executor.run(program, slice, alone ? 1 : this.#threadCount)) {
      throw new ThreadLost(this.#circumstances.faults);
    }
  }

  #copy(id: TensorId): Float32Array {
    return Float32Array.from(this.#executor.floats(id));
  }
}
