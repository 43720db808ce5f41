import { type DataChoice, isOwn } from "../experiment/dataSets";
import { DataError, type Dataset } from "./dataset";
import type { Loading, Source } from "./source";
import { faces } from "./sources/faces";
import { mnist } from "./sources/mnist";
import { loadOwn } from "./sources/own";
import { doodles, emoji, fashionMnist } from "./sources/packed";
import { colouredShapes, shapes } from "./sources/shapes";

/** Where data sets come from, each under a name of its own. */
export const sources: readonly Source[] = [mnist, fashionMnist, doodles, emoji, shapes, colouredShapes, faces];

/**
 * Loads the data set that an experiment chose.
 * @throws DataError where its source is unknown or it cannot be had
 */
export async function loadDataset(choice: DataChoice, loading: Loading): Promise<Dataset> {
  if (isOwn(choice)) return loadOwn(choice);
  const source = sources.find(({ name }) => name === choice.source);
  if (!source) throw new DataError({ code: "unknownSource", source: choice.source });
  return source.load(choice, loading);
}
