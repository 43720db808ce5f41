import { useDeferredValue } from "react";
import { usePlayground } from "../state/store";
import type { Survey } from "../state/view/viewState";
import { latentDimOf } from "./plane/places";

/**
 * The latest survey, where it is wanted, for all that draw or count it: they follow it together, in tasks of their own
 * after the one in which it came; until then they keep to the survey before it, unless that is of another latent size.
 */
export function useSurvey(wanted = true): Survey | null {
  const latest = usePlayground((state) => (wanted ? (state.views.survey ?? null) : null));
  const followed = useDeferredValue(latest);
  if (!latest || !followed) return null;
  return latentDimOf(followed) === latentDimOf(latest) ? followed : latest;
}
