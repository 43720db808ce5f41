import { plainPng } from "../../../formats/plainPng";
import type { Look, Subject } from "../view";
import { type MetricsOf, meanOf } from "./group";

const COUNT = 100;

/** Bits of a held-out image as a PNG, the mean over the first 100. */
export async function* lengthMetrics({ trainer, dataset }: Subject): Look<MetricsOf<"lengths">> {
  const bits: number[] = [];
  for (let row = 0; row < Math.min(COUNT, dataset.test.count); row++) {
    bits.push(8 * (await plainPng(trainer.heldOut(row, row + 1), dataset.imageShape)).length);
    if (row % 10 === 9) yield;
  }
  return { pngBits: meanOf(bits) };
}
