import { DataError, ImageMisfit } from "../../data/dataset";
import { obstacleOf } from "../../engine/engine";
import type { Failure } from "../failure";

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
