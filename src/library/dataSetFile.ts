import { writeNpz } from "../../../formats/npz";
import type { NumberArray } from "../../../formats/numberArray";
import type { KeptDataSet, KeptImages } from "../../../library/dataSets";

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

/** What the file of a data set is called: lower-case letters, digits and hyphens. */
export function npzName(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain || "images"}.npz`;
}
