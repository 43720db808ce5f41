import type { State } from "../../../state/state";
import { floorDefinition, levelDefinitions } from "../../../words/levels";
import type { Name } from "../../../words/wording";
import { inUnit, type LossView } from "../view/view";

/** Reconstruction loss of decoders that know no code, nats per image. */
export type Levels = NonNullable<State["data"]>["levels"]["bernoulli"];

/** A level that curves are held against. */
export interface NamedLevel {
  readonly name: Name;
  /** Its key in the glossary. */
  readonly more: string;
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
    level("collapse: mean image", "mean image", meanImage, levelDefinitions.meanImage),
    ...(classMeans === null ? [] : [level("class means", "class means", classMeans, levelDefinitions.classMeans)]),
    level("floor: perfect x̂", "perfect x̂", floor, floorDefinition(floor)),
  ];

  function level(name: Name, short: string, nats: number, meaning: string): NamedLevel {
    return { name, more: name.replace(/^collapse: |: .*$/g, ""), short, meaning, value: inUnit(nats, unit) };
  }
}
