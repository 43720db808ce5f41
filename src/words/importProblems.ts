import type { ImportProblem, LeftOut } from "../importing/importProblem";
import { formatProblemText } from "./formatProblems";
import { bytesText, countText } from "./numbers";

/** Why a file was left out, or nothing could be made of it, as a sentence that begins with its name. */
export function leftOutText({ where, problem }: LeftOut): string {
  const text = importProblemText(problem);
  return where === "" ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : `${where} ${text}.`;
}

/** What is to be said of a file after its name, up to the full stop. */
function importProblemText(problem: ImportProblem): string {
  switch (problem.code) {
    case "pictureEmpty":
      return `says that it has ${problem.width} × ${problem.height} pixels`;
    case "pictureTooLarge":
      return `has ${countText(problem.width)} × ${countText(problem.height)} pixels, which would fill the memory: make it smaller than ${countText(problem.greatest / 1e6)} million`;
    case "notImages":
      return `has the shape ${problem.shape.join(" × ")}, which is none of images: these are [N, height, width], with 1, 3 or 4 channels before or behind, or [N, pixels] of squares`;
    case "notFinite":
      return `has a number that is not finite in image ${countText(problem.image)}`;
    case "labelsDiffer":
      return `has ${countText(problem.labels)} labels for ${countText(problem.images)} images: none of them is used`;
    case "tooManyClasses":
      return `has ${countText(problem.count)} classes; up to ${countText(problem.greatest)} are used, and so there are none`;
    case "shapesDiffer":
      return `has images of ${problem.found.join(" × ")} beside others of ${problem.expected.join(" × ")}`;
    case "noPixelColumns":
      return `has ${countText(problem.columns)} columns, which are not the pixels of a square, with or without a class`;
    case "tooFewImages":
      return `has ${countText(problem.count)} images that can be used; ${countText(problem.least)} are needed, to train on and to hold out`;
    case "fileTooLarge":
      return `has ${bytesText(problem.bytes)}; up to ${bytesText(problem.greatest)} are read`;
    case "timedOut":
      return `the importer said nothing for ${problem.seconds} seconds and was ended: a file may be too large or made to do this. Nothing was kept`;
    default:
      return isBare(problem) ? bareTexts[problem.code] : formatProblemText(problem);
  }
}

type BareProblem = Extract<ImportProblem, { readonly code: keyof typeof bareTexts }>;

function isBare(problem: ImportProblem): problem is BareProblem {
  return Object.hasOwn(bareTexts, problem.code);
}

/** What is told by its code alone. */
const bareTexts = {
  emptyFile: "is empty",
  lfsPointer: "is only a pointer of Git LFS to the true file: fetch that with “git lfs pull”",
  htmlPage: "is a web page, perhaps one that says why the download failed: fetch the file again",
  jsonFile: "is JSON, which holds no images",
  pickleFile: "is a Python pickle, which can run programs and is never read: save its arrays by numpy.savez",
  torchFile: "is saved by torch.save, which can run programs and is never read: save its tensors by numpy.savez",
  svgPicture: "is SVG, which has no pixels: export it as PNG",
  tiffPicture: "is TIFF, which browsers do not decode: save it as PNG",
  heicPicture: "is HEIC, which most browsers do not decode: save it as JPEG or PNG",
  avifPicture: "is AVIF, which not every browser decodes: save it as PNG",
  hdf5File: "is HDF5: save its arrays by numpy.savez",
  parquetFile: "is Parquet: save its images as files in folders, or by numpy.savez",
  pdfFile: "is PDF: export its pictures as PNG",
  otherArchive: "is an archive of another kind than zip: expand it and choose the folder, or make a zip",
  nestedArchive: "is an archive within an archive: expand it once and choose it by itself",
  unknownFile: "is nothing that is known here",
  textFile: "is text",
  besideImages: "is not needed beside the images",
  fileNotRead: "cannot be read: it may have been moved or changed since it was chosen",
  pictureHeaderUnreadable: "is damaged: its size cannot be read",
  pictureUndecodable: "is damaged, or of a kind that this browser does not decode",
  labelsNotWhole: "has labels that are not whole numbers: none of them is used",
  noImages: "holds no images",
  importerEnded: "the importer ended, perhaps for want of memory. Nothing was kept: choose fewer or smaller files",
  storageRefused: "this browser keeps nothing for this page, as in a private window",
  storageFull: "there is no more room in this browser: delete data sets or runs that are no longer needed",
  libraryOfNewerPage: "what this browser keeps is of a newer page: reload this one",
} as const;
