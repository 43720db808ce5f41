import { descriptionOf, type OwnChoice } from "../../experiment/dataSets";
import { readDataSet } from "../../library/dataSets";
import { borrowDataSet } from "../../library/lending";
import { LibraryError } from "../../library/libraryError";
import { DataError, type Dataset } from "../dataset";

/**
 * Somebody's own images out of what this browser keeps, or a page holds in its place: their title and the names of their
 * classes are those kept with them, never a link's.
 * @throws DataError where they are not here
 */
export async function loadOwn(choice: OwnChoice): Promise<Dataset> {
  let refusal: LibraryError | undefined;
  const kept = await readDataSet(choice.digest).catch((error: unknown) => {
    if (!(error instanceof LibraryError)) throw error;
    refusal = error;
  });
  const found = kept ?? (await borrowDataSet(choice.digest));
  const described = descriptionOf(choice);
  if (!found || !described) throw new DataError({ code: "notHere", choice }, refusal && { cause: refusal });
  const { dataSet, images } = found;
  const { title, classNames, imageShape, trainCount, testCount } = dataSet;
  return {
    ...described,
    title,
    classNames,
    imageShape,
    trainCount,
    testCount,
    train: { count: trainCount, images: images.trainImages, labels: images.trainLabels },
    test: { count: testCount, images: images.testImages, labels: images.testLabels },
  };
}
