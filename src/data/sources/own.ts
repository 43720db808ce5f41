import { descriptionOf, type OwnChoice } from "../../experiment/dataSets";
import { readDataSet } from "../../library/dataSets";
import { LibraryError } from "../../library/libraryError";
import { DataError, type Dataset } from "../dataset";

/**
 * Somebody's own images out of what this browser keeps: their title and the names of their classes are those kept with
 * them, never a link's.
 * @throws DataError where this browser does not keep them
 */
export async function loadOwn(choice: OwnChoice): Promise<Dataset> {
  const notHere = (options?: ErrorOptions) => new DataError({ code: "notHere", choice }, options);
  const kept = await readDataSet(choice.digest).catch((cause) => {
    throw cause instanceof LibraryError ? notHere({ cause }) : cause;
  });
  const described = descriptionOf(choice);
  if (!kept || !described) throw notHere();
  const { dataSet, images } = kept;
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
