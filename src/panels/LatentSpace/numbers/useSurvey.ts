import { useDeferredValue } from "react";
import type { State } from "../../../state/state";
import { usePlayground } from "../../../state/store";

/** The latest survey for those who count rather than draw: they follow the map in a task of their own. */
export function useSurvey(): State["survey"] {
  return useDeferredValue(usePlayground((state) => state.survey));
}
