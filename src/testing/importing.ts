import type { ChosenFile } from "../importing/entries";
import { Importer } from "../importing/importer";
import type { KeptDataSet, KeptImages } from "../library/dataSets";

/** A data set that an importer has kept. */
export interface KeptOnce {
  readonly dataSet: KeptDataSet;
  readonly images: KeptImages;
}

/** An importer whose pictures are all of the one level that their last byte tells; 0 cannot be decoded. */
export function importerOf(kept: KeptOnce[] = []): Importer {
  return new Importer({
    decode: async (bytes) => {
      const level = bytes.at(-1) ?? 0;
      if (level === 0) throw new Error("damaged");
      const [width = 0, height = 0] = [bytes[19], bytes[23]];
      const levels = Uint8Array.from({ length: 4 * width * height }, (_, at) => (at % 4 === 3 ? 255 : level));
      return { width, height, channels: 4, levels };
    },
    onProgress: () => undefined,
    keep: async (dataSet, images) => {
      kept.push({ dataSet, images });
    },
    now: () => 0,
  });
}

/** The header of a PNG, and behind it a level. */
export function png(level: number, width = 32, height = width, isGrey = true): Uint8Array {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([8, isGrey ? 0 : 2], 24);
  bytes[39] = level;
  return bytes;
}

/** A file as it is chosen. */
export function file(path: string, bytes: Uint8Array | string): ChosenFile {
  return { path, blob: new Blob([bytes as BlobPart]) };
}

/** So many pictures in a folder, each of another level. */
export function folder(path: string, count: number, from = 1): Record<string, Uint8Array> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${path}/${index}.png`, png(from + index)]));
}
