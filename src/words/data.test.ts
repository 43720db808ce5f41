import { expect, test } from "vitest";
import type { DataProblem } from "../data/problem";
import { dataProblemText } from "./data";

const file = "labels.bin";
const path = "/data/labels.bin";
const title = "The tiles";

test.each<[DataProblem, string]>([
  [{ code: "unknownSource", source: "yours" }, "There is no data set called “yours” here."],
  [
    {
      code: "notHere",
      choice: {
        source: "own",
        digest: "0123456789abcdef",
        shape: [48, 48, 3],
        trainCount: 1234,
        testCount: 200,
        classCount: 0,
      },
    },
    "These images are not on this machine: 1,234 and 200 held out, 48 × 48, colour, no classes, digest 0123456789abcdef.",
  ],
  [{ code: "notFetched", path }, "/data/labels.bin could not be fetched: is the server still running?"],
  [{ code: "connectionBroken", path }, "The connection broke while /data/labels.bin was fetched."],
  [{ code: "refusedByServer", path, status: 404 }, "/data/labels.bin answered 404."],
  [{ code: "manifestUnreadable" }, "The manifest of the data set cannot be read: prepare the data again."],
  [{ code: "notInManifest", title, file }, "The manifest of The tiles lacks labels.bin."],
  [{ code: "imagesAndLabelsDiffer", title, images: 60, labels: 59 }, "The tiles has 60 images but 59 labels."],
  [{ code: "labelOutOfRange", title, label: 12, classCount: 12 }, "The tiles has a label 12; they go from 0 to 11."],
  [{ code: "noInflater" }, "This browser cannot expand gzip files."],
  [{ code: "otherFile", file }, "labels.bin is not the file that this page was built with."],
  [{ code: "damaged", file, length: 7 }, "labels.bin is damaged: after 7 bytes it cannot be expanded any further."],
  [{ code: "expandsTooFar", file, expected: 8 }, "labels.bin expands to more than 8 bytes."],
  [{ code: "expandsTooLittle", file, found: 7, expected: 8 }, "labels.bin expands to 7 bytes instead of 8."],
  [{ code: "fileUnreadable", file, problem: { code: "notIdx" } }, "labels.bin is not an IDX file."],
  [
    { code: "fileUnreadable", file, problem: { code: "wrongArrayLength", shape: [2, 3], expected: 6, found: 5 } },
    "labels.bin should hold 6 bytes for 2 × 3 numbers and holds 5 bytes.",
  ],
])("the problem %j with data is told in a sentence", (problem, sentence) => {
  expect(dataProblemText(problem)).toBe(sentence);
});
