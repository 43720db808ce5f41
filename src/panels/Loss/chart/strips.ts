import { TEXT_SCALE } from "../../../pictures/textScale";
import { type LossView, type Term, terms } from "../view/view";
import { valueAxis } from "./axes";
import type { Frame } from "./frame";
import type { Row } from "./rows";

/** A part of the chart with an axis of losses of its own; all parts share the axis of steps. */
export interface Strip {
  readonly frame: Frame;
  /** What is drawn in it. */
  readonly terms: readonly Term[];
}

/** CSS pixels between two strips, so that their numbers keep apart. */
const STRIP_GAP = 12 * TEXT_SCALE;
/** CSS pixels of a plot from which on it has room for two strips. */
const ROOM_FOR_TWO = 72 * TEXT_SCALE;
/** Share of the height that the upper of two strips has. */
const UPPER_SHARE = 0.6;

/** Which terms each strip shows, from the top: KL beside others lies by itself, as it is far smaller than they are. */
function termsOfStrips(view: LossView, height: number): readonly (readonly Term[])[] {
  const shown = terms.filter((term) => view.terms[term]);
  const others = shown.filter((term) => term !== "kl");
  const isSplit = height >= ROOM_FOR_TWO && view.layout === "strips" && view.terms.kl && others.length > 0;
  return isSplit ? [others, ["kl"]] : [shown];
}

/** Where the strips lie within a chart's plot, from the top, each with the axis that its curves need. */
export function stripsOf(
  plot: Omit<Frame, "low" | "high" | "logarithmic">,
  rows: readonly Row[],
  view: LossView,
  meanImageLevel: number,
): Strip[] {
  const height = plot.bottom - plot.top;
  const parts = termsOfStrips(view, height);
  const split = plot.top + UPPER_SHARE * (height - STRIP_GAP);
  return parts.map((shown, index) => {
    const top = index === 0 ? plot.top : split + STRIP_GAP;
    const bottom = index === parts.length - 1 ? plot.bottom : split;
    const { low, high } = valueAxis(rows, withTerms(view, shown), meanImageLevel);
    return { frame: { ...plot, top, bottom, low, high, logarithmic: view.logarithmic }, terms: shown };
  });
}

function withTerms(view: LossView, shown: readonly Term[]): LossView {
  const has = (term: Term) => shown.includes(term);
  return { ...view, terms: { total: has("total"), reconstruction: has("reconstruction"), kl: has("kl") } };
}
