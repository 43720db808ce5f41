import type { LossSums } from "../meanLosses";
import type { WasmExecutor } from "./executor";
import type { LossPorts, TensorId } from "./plan/plan";

/** What a program has left of the losses of its first `count` images, summed. */
export function lossSumsOf(executor: WasmExecutor, ports: LossPorts, count: number): LossSums {
  const sum = (id: TensorId | null) =>
    id === null
      ? 0
      : executor
          .floats(id)
          .subarray(0, count)
          .reduce((all, loss) => all + loss, 0);
  return { reconstruction: sum(ports.reconstruction), kl: sum(ports.kl), crossEntropy: sum(ports.crossEntropy) };
}
