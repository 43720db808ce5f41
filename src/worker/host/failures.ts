import { DataError, ImageMisfit } from "../../data/dataset";
import { obstacleOf } from "../../engine/engine";
import { type Obstacle, tooLargeOf, type Unforeseen } from "../../engine/reasons";
import type { Failure } from "../failure";

/** Nothing could be built. */
export function impossibleFailure(error: unknown): Failure {
  if (error instanceof ImageMisfit) {
    const { title, found, wanted } = error;
    return { code: "imagesMisfit", consequence: "impossible", title, found, wanted };
  }
  const consequence = "impossible";
  if (error instanceof DataError) return { code: "dataMissing", consequence, reason: error.problem };
  return { code: "nothingBuilt", consequence, reason: reasonOf(error) };
}

/** What stood in the way of all engines, as its error knows it: of a network too large, what it needs. */
export function reasonOf(error: unknown): Obstacle | Unforeseen {
  const obstacle = obstacleOf(error);
  return tooLargeOf(obstacle) ?? obstacle;
}
