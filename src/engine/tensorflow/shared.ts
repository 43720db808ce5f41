import * as tf from "@tensorflow/tfjs";
import type { EngineLoss } from "../reasons";
import { type BackendDevice, type DeviceEvents, deviceOf } from "./device";

/** A back end as TensorFlow.js calls it. */
export type BackendId = "webgpu" | "webgl" | "cpu";

/** A back end that runs, for all who use it. */
class SharedBackend {
  readonly id: BackendId;
  readonly device: BackendDevice;
  /** What to do once nobody uses it any more. */
  readonly #onUnused: () => void;
  readonly #users = new Set<DeviceEvents>();
  #loss: EngineLoss | null = null;

  constructor(id: BackendId, instance: object, onUnused: () => void) {
    this.id = id;
    this.#onUnused = onUnused;
    this.device = deviceOf(instance, { onLost: (loss) => this.#lose(loss) });
  }

  get isLost(): boolean {
    return this.#loss !== null;
  }

  /** Uses it until released; its loss is told to each user. */
  use(user: DeviceEvents): void {
    this.#users.add(user);
    if (this.#loss) user.onLost(this.#loss);
  }

  release(user: DeviceEvents): void {
    if (this.#users.delete(user) && this.#users.size === 0) this.#onUnused();
  }

  #lose(loss: EngineLoss): void {
    if (this.#loss) return;
    this.#loss = loss;
    for (const user of [...this.#users]) user.onLost(loss);
  }
}

/**
 * The back ends of this thread. TensorFlow.js has one of each kind, one of them at work at a time, and one set of flags:
 * whoever computes shares them with all others of the thread, so they are counted here, and taken in turns.
 */
class SharedBackends {
  readonly #running = new Map<BackendId, Promise<SharedBackend>>();
  /** The instances that TensorFlow.js has been given, and what it made them with before. */
  readonly #registered = new Map<BackendId, tf.KernelBackend>();
  readonly #factories = new Map<BackendId, () => tf.KernelBackend | Promise<tf.KernelBackend>>();
  #exclusive: Promise<unknown> | null = null;

  /** The running back end of that kind, or one that is made now; one that was lost makes way. */
  async take(id: BackendId, make: () => Promise<tf.KernelBackend>, user: DeviceEvents): Promise<SharedBackend> {
    for (;;) {
      const running = this.#running.get(id);
      if (!running) break;
      // What another one waited for in vain is tried again.
      const shared = await running.catch(() => null);
      if (shared && !shared.isLost) {
        shared.use(user);
        return shared;
      }
      if (this.#running.get(id) === running) this.#running.delete(id);
    }
    const starting = this.#start(id, make);
    this.#running.set(id, starting);
    try {
      const shared = await starting;
      shared.use(user);
      return shared;
    } catch (error) {
      if (this.#running.get(id) === starting) this.#running.delete(id);
      throw error;
    }
  }

  /** Computes on a back end, as soon as nobody has TensorFlow.js to himself; what is synchronous of it is not interrupted. */
  async run<Result>(id: BackendId, compute: () => Result | Promise<Result>): Promise<Result> {
    while (this.#exclusive) await this.#exclusive;
    this.#select(id);
    return compute();
  }

  /** Computes with nobody else at work, for as long as it takes. */
  async runAlone(id: BackendId, compute: () => Promise<void>): Promise<void> {
    while (this.#exclusive) await this.#exclusive;
    this.#select(id);
    const computing = compute();
    const settled = computing.catch(() => undefined);
    this.#exclusive = settled;
    try {
      await computing;
    } finally {
      if (this.#exclusive === settled) this.#exclusive = null;
    }
  }

  async #start(id: BackendId, make: () => Promise<tf.KernelBackend>): Promise<SharedBackend> {
    // What was lost may be registered still.
    this.#restore(id);
    const instance = await make();
    tf.removeBackend(id);
    // TensorFlow.js would take up an instance that comes too late, in the place of whatever runs by then.
    tf.registerBackend(id, () => instance);
    this.#registered.set(id, instance);
    const shared: SharedBackend = new SharedBackend(id, instance, () => {
      shared.device.release();
      if (this.#registered.get(id) !== instance) return;
      this.#running.delete(id);
      this.#restore(id);
    });
    return shared;
  }

  /** Removes a back end with its memory, but leaves the way to start it anew. */
  #restore(id: BackendId): void {
    const factory = this.#factories.get(id) ?? tf.findBackendFactory(id);
    if (!factory) return;
    this.#factories.set(id, factory);
    this.#registered.delete(id);
    tf.removeBackend(id);
    tf.registerBackend(id, factory);
  }

  #select(id: BackendId): void {
    if (tf.getBackend() !== id) void tf.setBackend(id);
  }
}

/** Those of this thread. */
export const sharedBackends = new SharedBackends();
