import { writeLink } from "../experiment/link";
import type { SightTexts } from "../experiment/sight";
import { type Model, stateOf } from "./model";
import type { Workspace } from "./workspace";

/** The models of a workspace: those that are shown, and the one that rests meanwhile. */
export function everyModel({ models }: Workspace): readonly [Model, ...Model[]] {
  const { shown, resting } = models.getState();
  return resting ? [...shown, resting] : shown;
}

/**
 * The hash of the link to what is shown, and how: an experiment, or one and the models that are compared on it; and `sight`,
 * what is looked at, where it is to hold that.
 */
export function linkOf({ models, page }: Workspace, sight?: SightTexts): string {
  const { shown, resting } = models.getState();
  const { experiment } = stateOf(resting ?? shown[0]);
  return writeLink(
    experiment,
    resting ? shown.map((model) => stateOf(model).experiment.objective) : [],
    page.getState(),
    sight,
  );
}
