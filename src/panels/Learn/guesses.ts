import type { Bet, Lesson, LessonFigure } from "../../lessons/lesson";
import type { BetValue } from "../../state/lessons/notebook";
import { linearScale, logarithmicScale, type Scale } from "../../widgets/scale";
import { type MeasureWords, measureWords } from "../../words/lessons";

/** A bet on an axis. */
export type AxisOfBet = Extract<Bet, { kind: "axis" }>;
/** A bet on one of some choices, or on their order. */
export type BetOnChoices = Exclude<Bet, { kind: "axis" }>;

/** Positions of a linear axis. */
const POSITIONS = 200;

/** What a bet begins with: the one that was kept, the middle of an axis, the choices as they stand; null of one that is to be chosen. */
export function firstGuess(bet: Bet, kept: BetValue | null): Exclude<BetValue, "skipped"> | null {
  if (kept !== null && kept !== "skipped" && (typeof kept === "number") === (bet.kind !== "order")) return kept;
  if (bet.kind === "choice") return null;
  if (bet.kind === "order") return bet.choices.map((_, place) => place);
  const { least, greatest } = bet;
  return bet.scale === "linear" ? (least + greatest) / 2 : Math.sqrt(least * greatest);
}

/** The scale of a bet's axis. */
export function scaleOfBet({ least, greatest, scale }: AxisOfBet): Scale {
  const ends = { least, greatest };
  return scale === "linear"
    ? linearScale(ends, (greatest - least) / POSITIONS)
    : logarithmicScale(ends, "without zero");
}

/** How a lesson writes one of its figures. */
export function writerOf({ figures }: Lesson, key: string): MeasureWords["write"] {
  const name = figures.find((figure: LessonFigure) => figure.key === key)?.measure;
  return name ? measureWords[name].write : String;
}

/** How a lesson writes what is bet on. */
export function writerOfBet(lesson: Lesson): MeasureWords["write"] {
  const { bet } = lesson;
  return bet.kind === "axis" ? writerOf(lesson, bet.figure) : String;
}

/** Places of choices from the least figure to the greatest; null where one is not measured yet. */
export function outcomeOrder(
  { choices }: BetOnChoices,
  figures: Readonly<Record<string, number>>,
): readonly number[] | null {
  if (!choices.every(({ figure }) => figure in figures)) return null;
  const valueAt = (place: number) => figures[choices[place]?.figure ?? ""] ?? 0;
  return choices.map((_, place) => place).sort((one, other) => valueAt(one) - valueAt(other));
}
