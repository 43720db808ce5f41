import { labelSize, sizeOf } from "../../experiment/architecture";
import { toldClasses } from "../classes";
import type { EngineSetup, Labels } from "../engine";
import type { WasmExecutor } from "./executor";
import type { TensorId } from "./plan/plan";

/** Copies what a program is to look at to where it reads that. */
export class Inputs {
  readonly #executor: WasmExecutor;
  /** Bytes of an image, and classes that the network is told or learns. */
  readonly #pixels: number;
  readonly #classes: number;

  constructor(executor: WasmExecutor, { architecture }: Pick<EngineSetup, "architecture">) {
    this.#executor = executor;
    this.#pixels = sizeOf(architecture.imageShape);
    this.#classes = labelSize(architecture);
  }

  /** Gives a program images from `first` on, at most `most` of them; how many. */
  images(target: TensorId, images: Uint8Array, first: number, most: number): number {
    const rows = Math.min(most, images.length / this.#pixels - first);
    this.#executor.bytes(target).set(images.subarray(first * this.#pixels, (first + rows) * this.#pixels));
    return rows;
  }

  /**
   * Tells a program the classes of `rows` images from `first` on, where it is told any.
   * @throws RangeError where there is not one label an image
   */
  classes(target: TensorId | null, labels: Labels | undefined, first: number, rows: number): void {
    if (target === null) return;
    this.#executor.bytes(target).set(toldClasses(labels?.subarray(first, first + rows), this.#classes, rows));
  }

  /**
   * Writes the training images, and their classes where the network is told or learns those, to where they stay.
   * @throws RangeError where there is not one label an image
   */
  resident({ trainImages, trainLabels }: EngineSetup): void {
    const { memory, map } = this.#executor;
    new Uint8Array(memory.buffer, map.resident).set(trainImages);
    if (this.#classes === 0) return;
    const told = toldClasses(trainLabels, this.#classes, trainImages.length / this.#pixels);
    new Uint8Array(memory.buffer, map.classes).set(told);
  }
}
