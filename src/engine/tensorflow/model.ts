import { concat, type Tensor1D, tidy } from "@tensorflow/tfjs";
import type { Architecture } from "../../experiment/architecture";
import type { Objective } from "../../experiment/objective";
import { parameterLayout } from "../../experiment/parameters";
import type { ModelState } from "../../model/state";
import { Adam } from "./adam";
import type { ReadTensor } from "./backend";
import { type BatchGradient, gradientOfBatch } from "./gradient";
import type { BatchTensors } from "./losses";
import { Network, writeVariables } from "./network";

/** A network in training: its weights twice, as Adam's flat block and as the layers' variables. */
export class TrainedModel {
  readonly network: Network;
  readonly #adam: Adam;

  /** @throws ArchitectureError where layers do not fit together */
  constructor(architecture: Architecture) {
    this.network = new Network(architecture);
    this.#adam = new Adam(parameterLayout(architecture).trainableCount);
  }

  write(state: ModelState): void {
    this.#adam.write(state);
    this.#adam.copyTo(this.network.trainable);
    writeVariables(this.network.statistics, state.runningStatistics);
  }

  async read(readTensor: ReadTensor): Promise<ModelState> {
    const { parameters, firstMoments, secondMoments, updates } = this.#adam;
    const blocks = [parameters, firstMoments, secondMoments];
    const all = tidy(() => concat([...blocks, ...this.network.statistics] as Tensor1D[]));
    const numbers = await readTensor(all);
    all.dispose();
    const count = parameters.size;
    const block = (index: number) => numbers.slice(index * count, (index + 1) * count);
    return {
      parameters: block(0),
      firstMoments: block(1),
      secondMoments: block(2),
      runningStatistics: numbers.slice(3 * count),
      updates,
    };
  }

  /** One update; the losses before it, [3], are the caller's to dispose of. */
  train(batch: BatchTensors, objective: Objective, learningRate: number): Tensor1D {
    const { losses, gradient } = gradientOfBatch(this.network, batch, objective);
    this.#adam.update(gradient, learningRate);
    this.#adam.copyTo(this.network.trainable);
    gradient.dispose();
    return losses;
  }

  /** Losses and gradient of a batch; running statistics are put back. */
  gradientOf(batch: BatchTensors, objective: Objective): BatchGradient {
    const kept = this.network.statistics.map((variable) => variable.clone());
    const computed = gradientOfBatch(this.network, batch, objective);
    for (const [index, variable] of this.network.statistics.entries()) {
      const before = kept[index];
      if (before) variable.assign(before);
      before?.dispose();
    }
    return computed;
  }

  dispose(): void {
    this.network.dispose();
    this.#adam.dispose();
  }
}
