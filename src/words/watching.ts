import type { Terms } from "../experiment/objective";
import { changedSettings, type Mark } from "../state/run/marks";
import { countText } from "./numbers";
import { changeText } from "./settings";

/** What to do before a run has begun. */
export function beginText(many: string): string {
  return `Press Train, then watch the map: each dot is one of the ${many}.`;
}

/** What to look at while nothing has happened yet under an objective. */
export function watchText(terms: Terms, many: string): string {
  switch (terms) {
    case "reconstruction":
      return `Watch the map: the dots of ${many} that look alike draw together, and nothing holds them near the middle.`;
    case "kl":
      return "KL alone learns no image: all dots come to lie in the middle, with one and the same cloud for all.";
    case "combined":
      return `Watch the map: the dots of ${many} that look alike draw together, while the loss falls.`;
  }
}

/** How long ago it is that something happened, in hundreds of steps; empty where it is of now. */
export function agoText(steps: number): string {
  const hundreds = Math.floor(steps / 100);
  return hundreds > 0 ? `${countText(100 * hundreds)} steps ago` : "";
}

/** What was changed in the midst of a run, and what that does. */
export function changedText(mark: Mark): string {
  const change = changeText(mark).replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const effect = effectOf(mark);
  return `${change}${effect === "" ? "." : `: ${effect}`}`;
}

/** What follows from the most telling of the settings that a mark changed; empty where that is open. */
function effectOf(mark: Mark): string {
  const changed = changedSettings(mark);
  const { before, after } = mark;
  if (changed.includes("terms")) return effects[after.objective.terms];
  if (changed.includes("lambda") && changed.length === 1 && after.objective.terms === "combined") {
    return after.objective.lambda > before.objective.lambda
      ? "KL weighs more, so watch it fall and reconstruction rise."
      : "KL weighs less, so watch it rise and reconstruction fall.";
  }
  if (changed.includes("likelihood")) return "pixels are compared otherwise now, so that losses are other numbers.";
  return "";
}

const effects: Readonly<Record<Terms, string>> = {
  reconstruction: "nothing holds the codes near the prior now. Watch how far they go.",
  kl: "no image counts now. Watch the means fall to 0 and all clouds become alike.",
  combined: "reconstruction wants codes apart and sharp, KL wants them at the prior.",
};
