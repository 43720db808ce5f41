import type { Answers } from "../answers";
import type { Graph } from "../graph/graph";
import { type BufferSizes, Buffers, bytesOf, shapeSize, sizesOf, Usage } from "./buffers";
import type { GraphicsDevice } from "./device";
import type { BufferName, Dispatch, Lowered, RunName } from "./dispatch";
import { STEP_WORDS } from "./kernels/kernel";
import { lower } from "./lower";
import { compilePipelines, type Pipeline } from "./pipelines";
import { type Pool, pool } from "./pool";

/** What a run depends on besides its buffers: the fields of the kernels' `Step`. */
export interface RunArguments {
  /** How many images, at most the program's. */
  readonly images: number;
  readonly seed: number;
  readonly counter: number;
  readonly purpose: number;
  /** Row of the noise's stream that belongs to the first image. */
  readonly firstRow: number;
  /** 0 none, 1 learned, 2 one. */
  readonly noise: number;
  /** 0 Bernoulli, 1 Gaussian. */
  readonly likelihood: number;
  /** Place of the losses among those that are kept. */
  readonly slot: number;
  /** Weights of the terms, divided by the number of images. */
  readonly reconstructionWeight: number;
  readonly squaresWeight: number;
  readonly logsWeight: number;
  /** Of a label head's cross-entropy, divided by the number of labelled images. */
  readonly labelWeight: number;
  readonly learningRate: number;
  readonly firstCorrection: number;
  readonly secondCorrection: number;
  /** Whether parameters and running statistics move. */
  readonly updates: boolean;
  /** 0 none, or a number of `CORRUPTION`; the key of its draws, how strong it is and how far it goes. */
  readonly corruption: number;
  readonly corruptionSeed: number;
  readonly corruptionCounter: number;
  readonly corruptionPurpose: number;
  readonly corruptionStrength: number;
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  readonly turnedShare: number;
  readonly blurReach: number;
  /** Rows of the resident images. */
  readonly rows: Uint32Array;
}

/** Numbers copied out of a buffer once a run is done. */
export interface Copy {
  readonly from: BufferName;
  readonly to: GPUBuffer;
  /** First number in `to`. */
  readonly at: number;
  readonly count: number;
}

/** One dispatch with all that it is encoded from. */
interface Ready {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: Dispatch["workgroups"];
}

/** A graph as kernels and buffers that no device holds yet. */
export interface LoweredGraph {
  readonly lowered: Lowered;
  readonly places: Pool;
  readonly sizes: BufferSizes;
}

/** Lowers a graph for so many bytes of resident images. */
export function lowerWhole(graph: Graph, imageBytes: number, splitFrom?: number): LoweredGraph {
  const lowered = lower(graph, splitFrom);
  const places = pool(graph, lowered);
  return { lowered, places, sizes: sizesOf(graph, lowered, places, imageBytes) };
}

/** What an executor is built for. */
export interface ExecutorTask {
  readonly device: GraphicsDevice;
  readonly graph: LoweredGraph;
  readonly trainImages: Uint8Array;
  /** Their classes one-hot, [count, classes]; empty where the network is told none. */
  readonly trainClasses: Uint8Array;
  /** Waits for the device. */
  readonly answers: Answers;
  readonly onCompiled: (fraction: number) => void;
}

/** A graph's buffers and kernels on a graphics device: runs its programs, each as one submit. */
export class WebGpuExecutor {
  readonly device: GraphicsDevice;
  readonly sizes: BufferSizes;
  readonly #buffers: Buffers;
  readonly #ready: Readonly<Record<RunName, readonly Ready[]>>;

  private constructor(device: GraphicsDevice, sizes: BufferSizes, buffers: Buffers, ready: WebGpuExecutor["runs"]) {
    this.device = device;
    this.sizes = sizes;
    this.#buffers = buffers;
    this.#ready = ready;
  }

  /** @throws EngineUnavailable where the device has not enough memory, or does not answer */
  static async create({
    device,
    graph,
    trainImages,
    trainClasses,
    answers,
    onCompiled,
  }: ExecutorTask): Promise<WebGpuExecutor> {
    const { lowered, places, sizes } = graph;
    const buffers = await Buffers.create(device.gpu, sizes, places, answers);
    const all = Object.values(lowered.dispatches).flat();
    const kernels = all.map(({ kernel }) => kernel);
    const pipelines = await compilePipelines(device, kernels, answers, onCompiled);
    let shapeAt = 0;
    const prepare = (dispatches: readonly Dispatch[]) =>
      dispatches.map((dispatch) => {
        const ready = readyFrom(device.gpu, dispatch, buffers, pipelines, shapeAt);
        shapeAt += shapeSize(dispatch);
        return ready;
      });
    const { train, encode, decode, reconstruct, evaluate, latentGradients, activations } = lowered.dispatches;
    const executor = new WebGpuExecutor(device, sizes, buffers, {
      train: prepare(train),
      encode: prepare(encode),
      decode: prepare(decode),
      reconstruct: prepare(reconstruct),
      evaluate: prepare(evaluate),
      latentGradients: prepare(latentGradients),
      activations: prepare(activations),
    });
    executor.writeBytes("resident", trainImages);
    executor.writeBytes("classes", trainClasses);
    return executor;
  }

  /** Bytes of its buffers. */
  get byteLength(): number {
    return bytesOf(this.sizes);
  }

  get runs(): Readonly<Record<RunName, readonly Ready[]>> {
    return this.#ready;
  }

  /** Writes the step's block and submits a program, with copies of what it leaves. */
  run(name: RunName, step: RunArguments, copies: readonly Copy[] = []): void {
    const { queue } = this.device.gpu;
    queue.writeBuffer(this.#buffers.step, 0, blockOf(step));
    const label = name === "train" && !step.updates ? "gradients" : name;
    const encoder = this.device.gpu.createCommandEncoder({ label });
    const pass = encoder.beginComputePass();
    for (const { pipeline, group, workgroups } of this.#ready[name]) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...workgroups(step.images));
    }
    pass.end();
    for (const { from, to, at, count } of copies) {
      encoder.copyBufferToBuffer(this.#buffers.of(from), 0, to, 4 * at, 4 * count);
    }
    queue.submit([encoder.finish()]);
  }

  /** Settles once the device has done all that was submitted. */
  done(): Promise<unknown> {
    return this.device.answer("onSubmittedWorkDone", () => this.device.gpu.queue.onSubmittedWorkDone());
  }

  /** Writes numbers from number `at` of a buffer on. */
  writeNumbers(name: BufferName, numbers: Float32Array, at = 0): void {
    this.device.gpu.queue.writeBuffer(this.#buffers.of(name), 4 * at, Float32Array.from(numbers));
  }

  /** Writes bytes from the beginning of a buffer on. */
  writeBytes(name: BufferName, bytes: Uint8Array): void {
    const whole = new Uint8Array(4 * Math.ceil(bytes.length / 4));
    whole.set(bytes);
    this.device.gpu.queue.writeBuffer(this.#buffers.of(name), 0, whole);
  }

  /** A buffer that `count` numbers can be copied to and read from. */
  readable(count: number): GPUBuffer {
    return this.device.gpu.createBuffer({ size: Math.max(4, 4 * count), usage: Usage.mapRead | Usage.copyTarget });
  }

  /** The first `count` numbers of a buffer. */
  async read(name: BufferName, count: number): Promise<Float32Array> {
    const target = this.readable(count);
    const encoder = this.device.gpu.createCommandEncoder();
    encoder.copyBufferToBuffer(this.#buffers.of(name), 0, target, 0, 4 * count);
    this.device.gpu.queue.submit([encoder.finish()]);
    return this.take(target);
  }

  /** The numbers of a readable buffer, which is freed. */
  async take(buffer: GPUBuffer): Promise<Float32Array> {
    await this.device.answer("mapAsync", () => buffer.mapAsync(MAP_READ));
    const numbers = new Float32Array(buffer.getMappedRange().slice(0));
    buffer.destroy();
    return numbers;
  }

  /** Frees its buffers; the device stays. */
  dispose(): void {
    this.#buffers.destroy();
  }
}

/** GPUMapMode.READ. */
const MAP_READ = 1;

function readyFrom(
  device: GPUDevice,
  { kernel, buffers: names, workgroups }: Dispatch,
  buffers: Buffers,
  pipelines: ReadonlyMap<string, Pipeline>,
  shapeAt: number,
): Ready {
  const found = pipelines.get(kernel.code);
  if (!found) throw new RangeError(`The kernel ${kernel.name} was not compiled.`);
  device.queue.writeBuffer(buffers.shapes, shapeAt, Uint32Array.from(kernel.shape));
  const shape = { buffer: buffers.shapes, offset: shapeAt, size: 4 * kernel.shape.length };
  const resources = [{ buffer: buffers.step }, shape, ...names.map((name) => ({ buffer: buffers.of(name) }))];
  const entries = resources.map((resource, binding) => ({ binding, resource }));
  const group = device.createBindGroup({ label: kernel.name, layout: found.layout, entries });
  return { pipeline: found.pipeline, group, workgroups };
}

function blockOf(step: RunArguments): ArrayBuffer {
  const block = new ArrayBuffer(4 * (STEP_WORDS + step.rows.length));
  const whole = new Uint32Array(block);
  const { images, seed, counter, purpose, firstRow, noise, likelihood, slot } = step;
  whole.set([images, seed, counter, purpose, firstRow, noise, likelihood, slot]);
  const { reconstructionWeight, squaresWeight, logsWeight, learningRate, firstCorrection, secondCorrection } = step;
  const weights = [reconstructionWeight, squaresWeight, logsWeight, learningRate, firstCorrection, secondCorrection];
  const floats = new Float32Array(block);
  floats.set(weights, 8);
  whole[14] = step.updates ? 1 : 0;
  const { corruption, corruptionSeed, corruptionCounter, corruptionPurpose } = step;
  whole.set([corruption, corruptionSeed, corruptionCounter, corruptionPurpose], 15);
  floats[19] = step.corruptionStrength;
  whole.set([step.hiddenRows, step.hiddenColumns, step.turnedShare], 20);
  floats[23] = step.labelWeight;
  whole[24] = step.blurReach;
  whole.set(step.rows, STEP_WORDS);
  return block;
}
