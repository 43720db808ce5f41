import type { State } from "../../../state/state";
import { inUnit, type LossView } from "../view/view";

/** Reconstruction loss of decoders that know no code, nats per image. */
export type Levels = NonNullable<State["data"]>["levels"]["bernoulli"];

/** A level that curves are held against. */
export interface NamedLevel {
  readonly name: string;
  /** The name where there is little room. */
  readonly short: string;
  /** What it is the loss of, in a sentence. */
  readonly meaning: string;
  /** In the unit that is shown. */
  readonly value: number;
}

/** The levels that a view shows: none where neither reconstruction nor total is. */
export function namedLevels(levels: Levels | null, { terms, unit }: LossView): NamedLevel[] {
  if (!levels || !(terms.total || terms.reconstruction)) return [];
  const { meanImage, classMeans, floor } = levels;
  return [
    level("collapse: mean image", "mean image", meanImage, meanings.meanImage),
    ...(classMeans === null ? [] : [level("class means", "class means", classMeans, meanings.classMeans)]),
    level("floor: perfect x̂", "perfect x̂", floor, floor > 0 ? meanings.greyFloor : meanings.floor),
  ];

  function level(name: string, short: string, nats: number, meaning: string): NamedLevel {
    return { name, short, meaning, value: inUnit(nats, unit) };
  }
}

const meanings = {
  meanImage:
    "Always drawing the average of all images: what is left where z says nothing of x, which is posterior collapse.",
  classMeans:
    "Always drawing the average of the right class: what a code would reach that told the class, and no more.",
  greyFloor:
    "x̂ = x, as good as can be. It is not 0: grey pixels have an entropy of their own, and this is BCE(x, x) of the held-out images.",
  floor: "x̂ = x, as good as can be: no error is left.",
} as const;
