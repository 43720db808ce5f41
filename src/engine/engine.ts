import type { Architecture } from "../experiment/architecture";
import type { Likelihood, Losses, Objective } from "../experiment/objective";
import type { Posteriors } from "../model/posterior";
import type { DrawKey } from "../model/random";
import type { ModelState } from "../model/state";
import type { Batch } from "./batch";
import type { EngineName } from "./engineReport";
import { messageOf } from "./errorMessage";
import type { EngineActivity, EngineLoss, Hardware, Obstacle, Unforeseen } from "./reasons";

/** What an engine is built for. */
export interface EngineSetup {
  readonly architecture: Architecture;
  /** Most images of a training step. */
  readonly batchSize: number;
  /** The training images, resident: grey levels 0 to 255, [count, height × width × channels]. */
  readonly trainImages: Uint8Array;
  /** The class of each of them, [count]: what a conditional network is told, or a label head, to which 255 is no class. */
  readonly trainLabels?: Uint8Array | null;
  readonly onProgress: (progress: EngineProgress) => void;
  /** The device is gone; the engine is of no more use, its last state lost. */
  readonly onLost: (loss: EngineLoss) => void;
  /** It goes on by itself on other hardware, such as fewer threads; nothing is lost. */
  readonly onHardware?: (hardware: Hardware) => void;
  /** Aborted where nobody wants the engine any more before it has started. */
  readonly signal?: AbortSignal;
}

export interface EngineProgress {
  readonly activity: EngineActivity;
  /** 0 to 1. */
  readonly fraction: number;
}

/** What each layer gives that computes something, in the order of its output's shape, by its name in `parameterLayout`. */
export type Activations = Readonly<Record<string, Float32Array>>;

/** Most training steps between two calls of `readLosses`. */
export const LOSSES_KEPT = 64;

/**
 * The class of each image or code, [count]: a conditional network has to be told it, and a label head where it is evaluated; any
 * other passes it over.
 */
export type Labels = Uint8Array | null;

/**
 * What computes a step. Holds the weights and the training images on its device; its caller owns steps, order and
 * seeds. Calls are not concurrent: each is awaited before the next. Pixel values are bytes, read as x = byte / 255.
 */
export interface Engine {
  readonly name: EngineName;
  /** What it runs on. */
  readonly hardware: Hardware;
  /** Bytes that it has asked its device for, which never grow; of TensorFlow.js, an estimate of the most that it asks for. */
  readonly byteLength: number;

  /** Loads weights, running statistics and Adam's state; the arrays are copied. */
  writeState(state: ModelState): Promise<void>;
  /** A copy of weights, running statistics and Adam's state. */
  readState(): Promise<ModelState>;

  /**
   * One update by Adam on the objective's gradient, batch norm with the batch's own statistics; running statistics
   * move along. May return before the device is done. An engine that holds its thread for long awaits `between` now and
   * then in the midst of the step; in it codes may be decoded alone, which sees the weights from before the step.
   */
  trainStep(batch: Batch, objective: Objective, learningRate: number, between?: () => Promise<void>): Promise<void>;
  /** Losses of the training steps since the last call, oldest first, each before its update. Waits for the device. */
  readLosses(): Promise<Losses[]>;
  /** The objective's gradient in the order of `ModelState.parameters`; changes nothing. `between` as in `trainStep`. */
  gradients(batch: Batch, objective: Objective, between?: () => Promise<void>): Promise<Float32Array>;

  /** Posteriors of `images` [count, pixels], logVar clamped; running statistics. */
  encode(images: Uint8Array, labels?: Labels): Promise<Posteriors>;
  /**
   * Decoded means, 0 to 1, [count, pixels], of z [count, latentDim], running statistics. Skip connections bring what the
   * encoder makes of `images` [count, pixels], zeros where there are none; a network without them passes images over.
   */
  decode(z: Float32Array, labels?: Labels, images?: Uint8Array): Promise<Float32Array>;
  /** Mean losses of `images` [count, pixels], running statistics, z drawn with `epsilon` under the objective's noise. */
  evaluate(images: Uint8Array, objective: Objective, epsilon: DrawKey, labels?: Labels): Promise<Losses>;

  /**
   * Gradient of −log p(x | z) with respect to z [count, latentDim], one for each of `images` [count, pixels], running
   * statistics: nats per prior standard deviation, [count, latentDim].
   */
  latentGradients(images: Uint8Array, z: Float32Array, likelihood: Likelihood, labels?: Labels): Promise<Float32Array>;

  /**
   * What every layer gives: the encoder and its heads of an image [pixels], the decoder of a code z [latentDim]; running
   * statistics, logVar not clamped, logits from the last.
   */
  activations(image: Uint8Array, z: Float32Array, labels?: Labels): Promise<Activations>;

  /** Leaves a core to the page for so many ms, where the engine had them all; may be called at any time. */
  yieldCore?(ms: number): void;

  /** Frees all that the engine holds; no call may follow. */
  dispose(): void;
}

/** An engine that cannot run; `obstacle` says why. */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle, options?: ErrorOptions) {
    super(JSON.stringify(obstacle), options);
    this.obstacle = obstacle;
  }
}

/** What stood in the way of an engine, as its error knows it. */
export function obstacleOf(error: unknown): Obstacle | Unforeseen {
  return error instanceof EngineUnavailable ? error.obstacle : unforeseen(error);
}

/** A fault that nobody foresaw. */
export function unforeseen(error: unknown): Unforeseen {
  return { code: "unforeseen", message: messageOf(error) };
}
