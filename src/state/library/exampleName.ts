import type { State } from "../state";

/** What the example counts as kept as: a file of the site, which this browser keeps no run of. */
export const EXAMPLE = "example";

/** Whether a model is the example, which was not trained here. */
export function isExample({ keptAs }: Pick<State, "keptAs">): boolean {
  return keptAs === EXAMPLE;
}
