import type { State } from "../../state";
import { latestSettings } from "../history";
import type { Happening, HappeningRule, Told } from "./happening";

/** Share of a reference level that the loss must be below, and above, to have passed it. */
const MARGIN = { enter: 0.99, leave: 1.01 };

type OfLevel = Extract<Told, { readonly reference: number }>["code"];

/** Passing the level of a decoder that draws the mean image for all. */
export const meanImage = passing("meanImage", "beatsMeanImage", "losesToMeanImage");

/** Passing the level of a decoder that draws the mean of the right class. */
export const classMeans = passing("classMeans", "beatsClassMeans", "losesToClassMeans");

function passing(name: "meanImage" | "classMeans", below: OfLevel, above: OfLevel): HappeningRule {
  return {
    name,
    holding: (state, stood) => {
      const measured = measuredOf(state, name);
      if (!measured) return undefined;
      const share = stood.length > 0 ? MARGIN.leave : MARGIN.enter;
      return measured.reconstruction < share * measured.reference ? [0] : [];
    },
    tell: (state, begun): readonly Happening[] => {
      const measured = measuredOf(state, name);
      return measured ? [{ code: begun.length > 0 ? below : above, ...measured }] : [];
    },
  };
}

/** The held-out reconstruction and a level of the same likelihood; null of losses from before it was changed. */
function measuredOf({ heldOut, data, step, history }: State, name: "meanImage" | "classMeans") {
  const { likelihood } = latestSettings(history).objective;
  const reference = data?.levels[likelihood][name] ?? null;
  if (!heldOut || reference === null || heldOut.step > step) return null;
  const changed = history.marks.findLast(
    ({ before, after }) => before.objective.likelihood !== after.objective.likelihood,
  );
  if (changed && heldOut.step <= changed.until) return null;
  return { step: heldOut.step, reconstruction: heldOut.losses.reconstruction, reference };
}
