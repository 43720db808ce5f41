import type { State } from "../../../state/state";
import { inUnit, type LossView } from "../view/view";

/** Reconstruction loss of decoders that know no code, nats per image. */
export type Levels = NonNullable<State["data"]>["levels"]["bernoulli"];

/** A level that curves are held against. */
export interface NamedLevel {
  readonly name: string;
  /** The name where there is little room. */
  readonly short: string;
  /** In the unit that is shown. */
  readonly value: number;
}

/** The levels that a view shows: none where neither reconstruction nor total is. */
export function namedLevels(levels: Levels | null, { terms, unit }: LossView): NamedLevel[] {
  if (!levels || !(terms.total || terms.reconstruction)) return [];
  const { meanImage, classMeans, floor } = levels;
  return [
    { name: "collapse: mean image", short: "mean image", value: inUnit(meanImage, unit) },
    ...(classMeans === null ? [] : [{ name: "class means", short: "class means", value: inUnit(classMeans, unit) }]),
    { name: "floor: perfect x̂", short: "perfect x̂", value: inUnit(floor, unit) },
  ];
}
