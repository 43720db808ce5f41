import { labelSize, sizeOf } from "../../experiment/architecture";
import type { Answers } from "../answers";
import { EngineUnavailable, LOSSES_KEPT } from "../engine";
import type { Graph } from "../graph/graph";
import type { Value } from "../graph/operation";
import type { BufferName, Dispatch, Lowered } from "./dispatch";
import { STEP_WORDS } from "./kernels/kernel";
import type { Pool } from "./pool";

/** Bytes of every buffer of an engine. */
export interface BufferSizes {
  readonly step: number;
  /** All kernels' shapes. */
  readonly shapes: number;
  readonly always: Readonly<Record<Exclude<BufferName, Value>, number>>;
  readonly pooled: readonly number[];
}

/** GPUBufferUsage's numbers, which are not everywhere where a device is. */
export const Usage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const;

export function sizesOf(
  graph: Graph,
  { partials, dispatches }: Lowered,
  { bytes }: Pool,
  imageBytes: number,
): BufferSizes {
  const { trainableCount, statisticsCount } = graph.layout;
  const { imageShape } = graph.architecture;
  return {
    step: 4 * (STEP_WORDS + graph.batchSize),
    shapes: shapeBytes(Object.values(dispatches).flat()),
    always: {
      state: padded(4 * (3 * trainableCount + statisticsCount)),
      resident: padded(imageBytes),
      classes: padded((imageBytes / sizeOf(imageShape)) * labelSize(graph.architecture)),
      partials: padded(4 * partials),
      gradients: padded(4 * trainableCount),
      statistics: padded(4 * statisticsCount),
      losses: (graph.architecture.labelHead ? 12 : 8) * (LOSSES_KEPT + 1),
    },
    pooled: bytes.map(padded),
  };
}

/** Bytes of the greatest buffer. */
export function greatestOf({ always, pooled }: BufferSizes): number {
  return Math.max(...Object.values(always), ...pooled);
}

/** Bytes of all buffers together. */
export function bytesOf({ step, shapes, always, pooled }: BufferSizes): number {
  return [step, shapes, ...Object.values(always), ...pooled].reduce((sum, bytes) => sum + bytes, 0);
}

/** The buffers of an engine, by name. */
export class Buffers {
  readonly step: GPUBuffer;
  readonly shapes: GPUBuffer;
  readonly #always: ReadonlyMap<BufferName, GPUBuffer>;
  readonly #pooled: readonly GPUBuffer[];
  readonly #placeOf: Pool["placeOf"];

  private constructor(device: GPUDevice, sizes: BufferSizes, { placeOf }: Pool) {
    const create = (label: string, size: number) => {
      return device.createBuffer({ label, size, usage: Usage.storage | Usage.copySource | Usage.copyTarget });
    };
    this.step = create("step", sizes.step);
    this.shapes = device.createBuffer({
      label: "shapes",
      size: sizes.shapes,
      usage: Usage.uniform | Usage.copyTarget,
    });
    const names = Object.keys(sizes.always) as (keyof BufferSizes["always"])[];
    this.#always = new Map(names.map((name) => [name, create(name, sizes.always[name])]));
    this.#pooled = sizes.pooled.map((size, place) => create(`pool ${place}`, size));
    this.#placeOf = placeOf;
  }

  /** @throws EngineUnavailable where the device has not enough memory, or does not say so */
  static async create(device: GPUDevice, sizes: BufferSizes, pool: Pool, answers: Answers): Promise<Buffers> {
    device.pushErrorScope("out-of-memory");
    device.pushErrorScope("validation");
    const buffers = new Buffers(device, sizes, pool);
    const pop = () => answers.to("popErrorScope", () => device.popErrorScope());
    const errors = await Promise.all([pop(), pop()]);
    const error = errors.find((each) => each !== null);
    if (!error) return buffers;
    buffers.destroy();
    throw new EngineUnavailable({ code: "deviceMemoryFull", message: error.message });
  }

  of(name: BufferName): GPUBuffer {
    const buffer =
      typeof name === "object" ? this.#pooled[this.#placeOf.get(name) ?? Number.NaN] : this.#always.get(name);
    if (!buffer) throw new RangeError(`There is no buffer ${typeof name === "object" ? name.name : name}.`);
    return buffer;
  }

  destroy(): void {
    for (const buffer of [this.step, this.shapes, ...this.#always.values(), ...this.#pooled]) buffer.destroy();
  }
}

/** Every uniform binding may begin at a multiple of this, in bytes. */
const SHAPE_ALIGNMENT = 256;

/** Bytes that a kernel's shape takes among all shapes. */
export function shapeSize({ kernel }: Dispatch): number {
  return Math.ceil((4 * kernel.shape.length) / SHAPE_ALIGNMENT) * SHAPE_ALIGNMENT;
}

function shapeBytes(dispatches: readonly Dispatch[]): number {
  return dispatches.reduce((bytes, dispatch) => bytes + shapeSize(dispatch), 0);
}

/** Whole vectors of four, with room for one more: what is read past a row's end lies inside. */
function padded(bytes: number): number {
  return Math.ceil(bytes / 16) * 16 + 16;
}
