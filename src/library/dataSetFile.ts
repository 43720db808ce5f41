import type { ImageShape } from "../experiment/architecture";
import { readNpz, writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import type { KeptDataSet, KeptImages } from "./dataSets";
import { digestOf } from "./digest";
import type { WholeDataSet } from "./lending";

/** A kept data set as an NPZ archive with Keras' names, which is imported as the same data set again. */
export function npzOf({ imageShape, classNames }: KeptDataSet, images: KeptImages): Uint8Array<ArrayBuffer> {
  const { trainImages, trainLabels, testImages, testLabels } = images;
  const names = new TextEncoder().encode(JSON.stringify(classNames));
  const [height, width, channels] = imageShape;
  const imagesOf = (values: Uint8Array): NumberArray => ({
    shape: [values.length / (height * width * channels), height, width, ...(channels === 1 ? [] : [channels])],
    type: "uint8",
    values,
  });
  const labelsOf = (values: Uint8Array): NumberArray => ({ shape: [values.length], type: "uint8", values });
  return writeNpz(
    [
      ["x_train", imagesOf(trainImages)],
      ...(trainLabels ? [["y_train", labelsOf(trainLabels)] as const] : []),
      ["x_test", imagesOf(testImages)],
      ...(testLabels ? [["y_test", labelsOf(testLabels)] as const] : []),
    ],
    [["class_names.json", names]],
  );
}

/**
 * The data set in such an archive, known by the digest of what is in it, under a title; null where there is none.
 * @param classCount How many classes its images have; 0 where they have none.
 * @throws ImportError where it is no archive
 */
export async function dataSetIn(npz: Uint8Array, title: string, classCount: number): Promise<WholeDataSet | null> {
  const { arrays, others } = readNpz(npz, title);
  const [train, test] = [arrays.get("x_train"), arrays.get("x_test")];
  const [count = 0, height = 0, width = 0, channels = 1] = train?.shape ?? [];
  const levels = ({ type, values }: NumberArray) =>
    type === "uint8" && values instanceof Uint8Array ? values.slice() : null;
  const [trainImages, testImages] = [train && levels(train), test && levels(test)];
  if (!trainImages || !testImages || (channels !== 1 && channels !== 3)) return null;
  const labelsOf = (name: string) => {
    const found = arrays.get(name);
    return (found && levels(found)) ?? null;
  };
  const images = { trainImages, testImages, trainLabels: labelsOf("y_train"), testLabels: labelsOf("y_test") };
  const imageShape: ImageShape = [height, width, channels];
  const classNames = namesIn(others.get("class_names.json"), classCount);
  const parts = [trainImages, testImages, images.trainLabels, images.testLabels];
  const dataSet: KeptDataSet = {
    digest: await digestOf(imageShape, images),
    title,
    imageShape,
    classNames,
    trainCount: count,
    testCount: test?.shape[0] ?? 0,
    bytes: parts.reduce((sum, part) => sum + (part?.length ?? 0), 0),
    keptAt: Date.now(),
  };
  return { dataSet, images };
}

/** Most letters of a class's name. */
const MOST_LETTERS = 80;

/** The names of classes; numbers where they are not told as they should be. */
function namesIn(json: Uint8Array | undefined, count: number): readonly string[] {
  const told: unknown[] = [];
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(json));
    if (Array.isArray(parsed)) told.push(...parsed);
  } catch {
    // Numbers stand in.
  }
  return Array.from({ length: count }, (_, label) => {
    const name = told[label];
    return typeof name === "string" ? name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, MOST_LETTERS) : String(label);
  });
}
