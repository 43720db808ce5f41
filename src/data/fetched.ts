import { sizeOf } from "../experiment/architecture";
import type { DataDescription } from "../experiment/dataSets";
import { joined } from "../formats/joined";
import { DataError, type Dataset, type ImageSet } from "./dataset";
import { bytesOfIdx } from "./idxFile";
import { inflate } from "./inflate";
import { type DataFile, readManifest } from "./manifest";
import { partOf } from "./part";
import type { OnProgress, Source } from "./source";
import { BrokenStream, readStream } from "./stream";

/** What the manifest calls the files of a data set. */
export interface FileNames {
  readonly trainImages: string;
  readonly trainLabels: string;
  readonly testImages: string;
  readonly testLabels: string;
}

/** A data set out of the files that the site serves, in the folder of its name. */
export function fetchedSource(description: DataDescription, names: FileNames): Source {
  const { name } = description;
  return {
    name,
    load: async (choice, { site, onProgress, signal }) => {
      const folder = new URL(`data/${name}/`, site);
      return partOf(description, await fetchDataset(description, names, folder, onProgress, signal), choice);
    },
  };
}

/**
 * A data set of four gzipped IDX files, fetched from `folder` and checked against the manifest there. An aborted signal
 * ends the fetching.
 * @throws DataError where a file is missing, cut short or altered
 */
export async function fetchDataset(
  description: DataDescription,
  names: FileNames,
  folder: URL,
  onProgress: OnProgress = () => undefined,
  cancelled?: AbortSignal,
): Promise<Dataset> {
  const loading = new AbortController();
  const { signal } = loading;
  cancelled?.addEventListener("abort", () => loading.abort());
  if (cancelled?.aborted) loading.abort();
  const manifest = readManifest(await fetchBytes(new URL("manifest.json", folder), signal, () => undefined));
  const progress = new Progress(manifest, (fraction) => signal.aborted || onProgress(fraction));
  const read = async (name: string) => {
    const file = manifest.find((candidate) => candidate.name === name);
    if (!file) throw new DataError({ code: "notInManifest", title: description.title, file: name });
    const compressed = await fetchBytes(new URL(file.path, folder), signal, (bytes) => progress.add(bytes));
    return bytesOfIdx(await verified(file, compressed), name);
  };
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    read(names.trainImages),
    read(names.trainLabels),
    read(names.testImages),
    read(names.testLabels),
  ]).catch((error) => {
    // One file is lost: the others are not waited for, and nothing more is said of them.
    loading.abort();
    throw error;
  });
  const train = labelled(description, trainImages, trainLabels);
  return { ...description, train, test: labelled(description, testImages, testLabels) };
}

function labelled(
  { imageShape, classNames, title }: DataDescription,
  images: Uint8Array,
  labels: Uint8Array,
): ImageSet {
  const pixels = sizeOf(imageShape);
  if (images.length !== labels.length * pixels) {
    throw new DataError({
      code: "imagesAndLabelsDiffer",
      title,
      images: images.length / pixels,
      labels: labels.length,
    });
  }
  const greatest = labels.reduce((most, label) => Math.max(most, label), 0);
  if (greatest >= classNames.length) {
    throw new DataError({ code: "labelOutOfRange", title, label: greatest, classCount: classNames.length });
  }
  return { count: labels.length, images, labels };
}

/** Inflates a file and compares its digest, where the page may compute one. */
async function verified(file: DataFile, compressed: Uint8Array): Promise<Uint8Array> {
  const inflated = await inflate(compressed, file.bytes, file.name);
  if (!globalThis.crypto?.subtle) return inflated;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", inflated as BufferSource));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== file.sha256) throw new DataError({ code: "otherFile", file: file.name });
  return inflated;
}

async function fetchBytes(url: URL, signal: AbortSignal, onChunk: (bytes: number) => void): Promise<Uint8Array> {
  const path = url.pathname;
  const response = await fetch(url, { signal }).catch((cause) => {
    throw new DataError({ code: "notFetched", path }, { cause });
  });
  const { ok, body, status } = response;
  if (!ok || !body) throw new DataError({ code: "refusedByServer", path, status });
  const chunks: Uint8Array[] = [];
  try {
    await readStream(body, (chunk) => {
      chunks.push(chunk);
      onChunk(chunk.length);
    });
  } catch (error) {
    if (!(error instanceof BrokenStream)) throw error;
    throw new DataError({ code: "connectionBroken", path }, { cause: error });
  }
  return joined(chunks);
}

/** Bytes fetched of all that the manifest lists. */
class Progress {
  readonly #expected: number;
  readonly #onProgress: OnProgress;
  #fetched = 0;

  constructor(files: readonly DataFile[], onProgress: OnProgress) {
    this.#expected = files.reduce((sum, file) => sum + file.gzippedBytes, 0);
    this.#onProgress = onProgress;
  }

  add(bytes: number): void {
    this.#fetched += bytes;
    this.#onProgress(Math.min(1, this.#fetched / this.#expected));
  }
}
