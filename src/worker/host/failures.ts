import { DataError, ImageMisfit } from "../../data/dataset";
import { EngineUnavailable } from "../../engine/engine";
import type { Obstacle } from "../../engine/reasons";
import type { Failure, Unforeseen } from "../failure";

/** Nothing could be built. */
export function impossibleFailure(error: unknown): Failure {
  if (error instanceof ImageMisfit) {
    const { title, found, wanted } = error;
    return { code: "imagesMisfit", consequence: "impossible", title, found, wanted };
  }
  const consequence = "impossible";
  if (error instanceof DataError) return { code: "dataMissing", consequence, reason: error.problem };
  return { code: "nothingBuilt", consequence, reason: obstacleOf(error) };
}

/** What stood in the way of an engine, as its error knows it. */
export function obstacleOf(error: unknown): Obstacle | Unforeseen {
  return error instanceof EngineUnavailable ? error.obstacle : unforeseen(error);
}

/** A fault that nobody foresaw. */
export function unforeseen(error: unknown): Unforeseen {
  return { code: "unforeseen", message: error instanceof Error ? error.message : String(error) };
}
