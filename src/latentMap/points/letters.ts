import { classMedians } from "../../model/latent/means";
import { countText, decimal } from "../../words/numbers";
import { shortened } from "../drawing/glyphs";
import { type MapScale, type Pixel, toPixel } from "../plane/coordinates";
import { type Group, rowBaseline, type StackRows } from "../plane/places";
import { pushedApart } from "./apart";

/** CSS pixels, here and below at the usual text size: letters that all lie within so little are not drawn. */
const HEAP_SIZE = 28;
/** Letters of more classes would cover the map. */
const MOST_LETTERS = 40;
/** CSS pixels between the middles of two letters. */
const LETTER_GAP = 21;
/** Letters of a name that a disc holds, and CSS pixels that each further one takes. */
const SHORT_NAME = 2;
const WIDTH_OF_LETTER = 8;

/** A class's name and where on the map, in CSS pixels, it stands for its images. */
export interface Letter {
  readonly label: number;
  readonly text: string;
  readonly place: Pixel;
}

/** The middle of a class's images along each direction of the map, in prior standard deviations. */
export interface ClassMedian {
  readonly label: number;
  readonly text: string;
  readonly at: readonly [number, number];
}

/** Medians of places `at` [count, 2] class by class; those of hidden classes and of ones without images are left out. */
export function mediansOf(
  at: Float32Array,
  labels: Uint8Array,
  classNames: readonly string[],
  hiddenClasses: readonly number[],
): ClassMedian[] {
  const up = classMedians(at, 2, 1, labels);
  return classMedians(at, 2, 0, labels)
    .map((across, label): ClassMedian => ({ label, text: classNames[label] ?? "?", at: [across, up[label] ?? 0] }))
    .filter(({ label, at: place }) => place.every(Number.isFinite) && !hiddenClasses.includes(label));
}

/**
 * The letters of classes at their medians, side by side; those of one dimension at the left end of their rows of stacks.
 * More than the map has room for are not drawn. `textScale`: the text size over the usual 16 pixels.
 */
export function lettersAt(
  medians: readonly ClassMedian[],
  scale: MapScale,
  stacks: StackRows | null,
  textScale = 1,
): Letter[] {
  if (medians.length > MOST_LETTERS || (stacks && !stacks.labels)) return [];
  const letters = medians.map(({ label, text, at }): Letter => {
    const place: Pixel = stacks
      ? [14 * textScale, rowBaseline(label, stacks.rows, scale) - 8 * textScale]
      : toPixel(scale, at);
    return { label, text, place };
  });
  return stacks ? letters : withRoom(letters, textScale);
}

/** The map in words. */
export function summaryOf(
  drawn: readonly Group[],
  medians: readonly ClassMedian[],
  points: "means" | "samples",
): string {
  const count = drawn.reduce((sum, { rows }) => sum + rows.length, 0);
  const places = points === "means" ? "at their posterior mean" : "at one draw from their posterior";
  const named = medians.map(({ text, at }) => `${text} around ${at.map((value) => decimal(value, 1)).join(", ")}`);
  const images = `${countText(count)} held-out images ${places}.`;
  return named.length > 0 ? `${images} Class medians: ${named.join("; ")}.` : images;
}

/** About how much a name's disc is drawn out, in CSS pixels. */
function drawnOut(name: string): number {
  return WIDTH_OF_LETTER * Math.max(0, shortened(name).length - SHORT_NAME);
}

/** The letters side by side, or none where they would lie on one heap and hide the points: a collapsed code. */
function withRoom(letters: readonly Letter[], textScale: number): Letter[] {
  const spans = [0, 1].map((side) => {
    const along = letters.map(({ place }) => place[side] ?? 0);
    return Math.max(...along) - Math.min(...along);
  });
  if (letters.length > 1 && Math.max(...spans) < HEAP_SIZE * textScale) return [];
  const places = pushedApart(
    letters.map(({ place }) => place),
    LETTER_GAP * textScale,
    letters.map(({ text }) => drawnOut(text) * textScale),
  );
  return letters.map((letter, index) => ({ ...letter, place: places[index] ?? letter.place }));
}
