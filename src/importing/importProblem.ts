import type { FormatProblem } from "../formats/importError";
import type { LibraryProblem } from "../library/libraryError";

/** A file that is something else than what images come in. */
type KindProblem = {
  readonly code:
    | "emptyFile"
    | "lfsPointer"
    | "htmlPage"
    | "jsonFile"
    | "pickleFile"
    | "torchFile"
    | "svgPicture"
    | "tiffPicture"
    | "heicPicture"
    | "avifPicture"
    | "hdf5File"
    | "parquetFile"
    | "pdfFile"
    | "otherArchive"
    | "nestedArchive"
    | "unknownFile"
    | "textFile"
    /** What lies beside images and is none of them. */
    | "besideImages"
    | "fileNotRead";
};

/** A picture that cannot be taken in; lengths in pixels. */
type PictureProblem =
  | { readonly code: "pictureHeaderUnreadable" | "pictureUndecodable" }
  | { readonly code: "pictureEmpty"; readonly width: number; readonly height: number }
  | { readonly code: "pictureTooLarge"; readonly width: number; readonly height: number; readonly greatest: number };

/** Numbers that are no images, or no labels of these. */
type NumbersProblem =
  | { readonly code: "notImages"; readonly shape: readonly number[] }
  | { readonly code: "notFinite"; readonly image: number }
  | { readonly code: "labelsDiffer"; readonly images: number; readonly labels: number }
  | { readonly code: "labelsNotWhole" }
  | { readonly code: "tooManyClasses"; readonly count: number; readonly greatest: number }
  | { readonly code: "shapesDiffer"; readonly found: readonly number[]; readonly expected: readonly number[] }
  | { readonly code: "noPixelColumns"; readonly columns: number };

/** What no data set can be made of, or no more can be done with. */
type WholeProblem =
  | { readonly code: "noImages" }
  | { readonly code: "tooFewImages"; readonly count: number; readonly least: number }
  | { readonly code: "fileTooLarge"; readonly bytes: number; readonly greatest: number }
  | { readonly code: "timedOut"; readonly seconds: number }
  | { readonly code: "importerEnded" }
  | { readonly code: LibraryProblem };

/** Why a file, or all that was chosen, could not be taken into a data set. */
export type ImportProblem = FormatProblem | KindProblem | PictureProblem | NumbersProblem | WholeProblem;

/** A file that was left out, or what else is to be known of one. */
export interface LeftOut {
  /** The file's name, with its folders. */
  readonly where: string;
  readonly problem: ImportProblem;
}
