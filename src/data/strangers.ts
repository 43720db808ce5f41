import { sizeOf } from "../experiment/architecture";
import { altered } from "../model/alterations";
import { Purpose } from "../model/random";
import { canDrawShapes, type Stranger } from "../model/strangers";
import type { Dataset } from "./dataset";
import { someShapes } from "./sources/shapes";

/** Images of two kinds that a score is to tell apart, levels [count, pixels] each. */
export interface UsualAndStrange {
  readonly usual: Uint8Array;
  readonly strange: Uint8Array;
}

/**
 * At most `count` held-out images and as many strangers, none of these an altered copy of one of those; one alone where all
 * are alike, as blank ones are, and none where the data set has none such.
 */
export async function usualAndStrange(dataset: Dataset, stranger: Stranger, count: number): Promise<UsualAndStrange> {
  const { test, imageShape } = dataset;
  const pixels = sizeOf(imageShape);
  const each = Math.min(count, test.count >> 1);
  const usual = test.images.subarray(0, each * pixels);
  if (stranger === "leftOut") return { usual, strange: (dataset.leftOut?.images ?? none).subarray(0, count * pixels) };
  if (stranger === "shapes") return { usual, strange: await shapesLike(dataset, count) };
  const others = test.images.subarray(each * pixels, 2 * each * pixels);
  const strange = altered(others, imageShape, stranger, { seed: 0, counter: 0, purpose: Purpose.images });
  return { usual, strange: stranger === "blank" ? strange.subarray(0, pixels) : strange };
}

const none = new Uint8Array();

async function shapesLike(dataset: Dataset, count: number): Promise<Uint8Array> {
  const [side, , channels] = dataset.imageShape;
  return canDrawShapes(dataset.imageShape) ? someShapes(side, channels === 1 ? "grey" : "colour", count) : none;
}
