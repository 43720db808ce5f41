import type { Plan, PlanTensor, TensorId } from "./plan/plan";

/** Where the executor has put what instructions refer to, in bytes from the beginning of its memory. */
export interface Addresses {
  readonly arena: number;
  /** The training images, resident. */
  readonly resident: number;
  /** Their classes, one-hot, where the network is told or learns them. */
  readonly classes: number;
  /** The batch's rows of them. */
  readonly rows: number;
  /** As many zeros as the deepest pixel has channels. */
  readonly zeros: number;
}

/** The addresses of a plan's tensors, and of parameters within theirs. */
export class Places {
  constructor(
    private readonly plan: Plan,
    readonly addresses: Addresses,
  ) {}

  at(id: TensorId): number {
    return this.addresses.arena + this.#tensor(id).offset;
  }

  /** The addresses of tensors by the names of their fields. */
  all<Name extends string>(tensors: Readonly<Record<Name, TensorId>>): Record<Name, number> {
    const addresses = Object.entries<TensorId>(tensors).map(([name, id]) => [name, this.at(id)]);
    return Object.fromEntries(addresses) as Record<Name, number>;
  }

  parameter(offset: number): number {
    return this.at(this.plan.ports.parameters) + 4 * offset;
  }

  gradient(offset: number): number {
    return this.at(this.plan.ports.gradients) + 4 * offset;
  }

  running(offset: number): number {
    return this.at(this.plan.ports.runningStatistics) + 4 * offset;
  }

  /** Where partial sums begin, and bytes of one task's. */
  partials(id: TensorId): { readonly partials: number; readonly partialBytes: number } {
    const { bytes, shape } = this.#tensor(id);
    return { partials: this.at(id), partialBytes: bytes / (shape[0] ?? 1) };
  }

  #tensor(id: TensorId): PlanTensor {
    const tensor = this.plan.tensors[id];
    if (!tensor) throw new RangeError(`The plan has no tensor ${id}.`);
    return tensor;
  }
}
