import { ImportError } from "../formats/importError";
import type { FileKind } from "../formats/sniff";
import { arraysMaterial } from "./arrays";
import { type ChosenFile, type Entry, findEntries, type OnLooked } from "./entries";
import type { ImportProblem, LeftOut } from "./importProblem";
import type { Material } from "./material";
import { titleOf } from "./paths";
import { type Decoder, findPictures, picturesMaterial, sheetMaterial } from "./pictures";
import { tablesMaterial } from "./table";

const pictureKinds: ReadonlySet<FileKind> = new Set(["png", "jpeg", "gif", "webp", "bmp"]);

/** What is said of files that images do not come in. */
const wrongKinds: Readonly<Partial<Record<FileKind, ImportProblem["code"]>>> = {
  empty: "emptyFile",
  lfsPointer: "lfsPointer",
  html: "htmlPage",
  json: "jsonFile",
  pickle: "pickleFile",
  svg: "svgPicture",
  tiff: "tiffPicture",
  heic: "heicPicture",
  avif: "avifPicture",
  hdf5: "hdf5File",
  parquet: "parquetFile",
  pdf: "pdfFile",
  otherArchive: "otherArchive",
  gzip: "gzipOfGzip",
  zip: "nestedArchive",
  text: "textFile",
  unknown: "unknownFile",
};

/**
 * What some files are material for: arrays of numbers where there are any, or else pictures, or else tables. The rest is
 * left out.
 * @throws ImportError where there are no images among them
 */
export async function materialOf(
  files: readonly ChosenFile[],
  decoder: Decoder,
  onLooked: OnLooked,
): Promise<Material> {
  const { entries, leftOut } = await findEntries(files, onLooked);
  const title = titleOf(commonName(files));
  const arrays = entries.filter(({ kind }) => kind === "npy" || kind === "idx");
  const pictures = entries.filter(({ kind }) => pictureKinds.has(kind));
  if (arrays.length > 0) {
    const used = entries.filter((entry) => arrays.includes(entry) || entry.path.endsWith("class_names.json"));
    return arraysMaterial(used, title, [...leftOut, ...besides(entries, used)], onLooked);
  }
  if (pictures.length > 0) {
    const found = await findPictures(pictures, onLooked);
    const left = [...leftOut, ...besides(entries, pictures), ...found.leftOut];
    const [only] = found.pictures;
    if (!only) throw reasonOf(left, title);
    return found.pictures.length === 1
      ? sheetMaterial(only, title, left, decoder)
      : picturesMaterial(found.pictures, title, left, decoder);
  }
  const tables = entries.filter(({ kind }) => kind === "text");
  if (tables.length > 0) return tablesMaterial(tables, title, [...leftOut, ...besides(entries, tables)]);
  throw reasonOf([...leftOut, ...besides(entries, [])], title);
}

/** Why there are no images at all: what the first file is, or that there are none. */
function reasonOf(leftOut: readonly LeftOut[], title: string): ImportError<ImportProblem> {
  const [first] = leftOut;
  return new ImportError<ImportProblem>(first?.problem ?? { code: "noImages" }, first?.where ?? title);
}

/** The files that are not used. */
function besides(entries: readonly Entry[], used: readonly Entry[]): readonly LeftOut[] {
  const known = new Set(used);
  return entries
    .filter((entry) => !known.has(entry))
    .map(({ path, kind }) => ({ where: path, problem: { code: wrongKinds[kind] ?? "besideImages" } as ImportProblem }));
}

/** The name of the one file, or of the folder that all lie in. */
function commonName(files: readonly ChosenFile[]): string {
  const [first] = files;
  if (!first || files.length === 1) return first?.path ?? "";
  const folder = first.path.split("/")[0] ?? "";
  return files.every(({ path }) => path.startsWith(`${folder}/`)) ? folder : "";
}
