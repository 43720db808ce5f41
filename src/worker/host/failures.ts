import { ClassMisfit, DataError, ImageMisfit } from "../../data/dataset";
import { obstacleOf } from "../../engine/engine";
import { type Obstacle, tooLargeOf, type Unforeseen } from "../../engine/reasons";
import type { Failure } from "../failure";

/** Nothing could be built. */
export function impossibleFailure(error: unknown): Failure {
  if (error instanceof ImageMisfit || error instanceof ClassMisfit) return misfitFailure(error, "impossible");
  const consequence = "impossible";
  if (error instanceof DataError) return { code: "dataMissing", consequence, reason: error.problem };
  return { code: "nothingBuilt", consequence, reason: reasonOf(error) };
}

/** Data that cannot be had, or that a network does not fit. */
export type DataFault = DataError | ImageMisfit | ClassMisfit;

/** Whether what went wrong is the data's. */
export function isOfData(error: unknown): error is DataFault {
  return error instanceof DataError || error instanceof ImageMisfit || error instanceof ClassMisfit;
}

/** What a network and its data do not agree in. */
export function misfitFailure(error: ImageMisfit | ClassMisfit, consequence: "refused" | "impossible"): Failure {
  const { title } = error;
  if (error instanceof ImageMisfit) {
    return { code: "imagesMisfit", consequence, title, found: error.found, wanted: error.wanted };
  }
  return { code: "classesMisfit", consequence, title, found: error.found, wanted: error.wanted };
}

/** What stood in the way of all engines, as its error knows it: of a network too large, what it needs. */
export function reasonOf(error: unknown): Obstacle | Unforeseen {
  const obstacle = obstacleOf(error);
  return tooLargeOf(obstacle) ?? obstacle;
}
